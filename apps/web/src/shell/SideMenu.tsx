import { Fragment } from 'react'
import { zh } from '../locales/zh.ts'
import { MenuLinks } from './MenuLinks.tsx'
import { type MenuProps, useMenu } from './useMenu.ts'

/** The menu at the desk: every area that the person may enter, in groups. */
export function SideMenu({ plan, isFilling }: MenuProps) {
  const entries = useMenu(plan, isFilling)
  const groups = [...new Set(entries.map(({ group }) => group))]
  return (
    <nav className="side-menu" aria-label={zh.shell.mainMenu}>
      {groups.map((group) => (
        <Fragment key={group}>
          {group === null ? null : <p className="side-group">{zh.shell.groups[group]}</p>}
          <MenuLinks entries={entries.filter((entry) => entry.group === group)} />
        </Fragment>
      ))}
    </nav>
  )
}
