import { NavLink } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import type { MenuCount } from './menu.ts'
import type { ShownEntry } from './useMenu.ts'

interface MenuLinksProps {
  entries: readonly ShownEntry[]
  /** Whether only the beginning of each title is shown. */
  isShort?: boolean
  onFollow?: (() => void) | undefined
}

/** Entries of the menu as links, each with how much waits behind it. */
export function MenuLinks({ entries, isShort = false, onFollow }: MenuLinksProps) {
  return entries.map(({ key, to, icon, title, short, waits }) => (
    <NavLink key={key} to={to} end={key === 'plan'} onClick={onFollow}>
      <Icon name={icon} />
      {isShort && short !== undefined ? <Short title={title} short={short} /> : <span>{title}</span>}
      {waits.count + waits.late > 0 ? <Count waits={waits} /> : null}
    </NavLink>
  ))
}

/** The beginning of a title that a phone has room for; the rest of it is read aloud all the same. */
function Short({ title, short }: { title: string; short: string }) {
  if (!title.startsWith(short)) return <span>{short}</span>
  return (
    <span>
      {short}
      <span className="visually-hidden">{title.slice(short.length)}</span>
    </span>
  )
}

/** How much waits; what is late shows at the glance. */
function Count({ waits: { count, late } }: { waits: MenuCount }) {
  const shown = Math.max(count, late)
  return (
    <span className={late > 0 ? 'nav-count is-late' : 'nav-count'}>
      <span aria-hidden="true">{shown > 99 ? '99+' : shown}</span>
      <span className="visually-hidden">{zh.shell.waiting(shown)}</span>
    </span>
  )
}
