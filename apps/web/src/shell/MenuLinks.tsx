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

/** Entries of the menu as links, each with how much waits behind it. Read aloud they have their whole title, however short it is shown. */
export function MenuLinks({ entries, isShort = false, onFollow }: MenuLinksProps) {
  return entries.map(({ key, to, icon, title, short, waits }) => (
    <NavLink key={key} to={to} end={key === 'plan'} onClick={onFollow}>
      <Icon name={icon} />
      <span>{isShort ? <ShortTitle title={title} short={short} /> : title}</span>
      {shownCount(waits) > 0 ? <Count waits={waits} /> : null}
    </NavLink>
  ))
}

/** What is late may wait for others to move first, and shows all the same. */
const shownCount = ({ count, late }: MenuCount): number => Math.max(count, late)

/** What there is room for of a title. Where that is its beginning, it is read aloud whole; another word stands for itself. */
function ShortTitle({ title, short = title }: { title: string; short?: string | undefined }) {
  if (!title.startsWith(short)) return short
  return (
    <>
      <span className="visually-hidden">{title}</span>
      <span className="visual-only" aria-hidden="true">
        {short}
      </span>
    </>
  )
}

/** How much waits; what is late shows at the glance. */
function Count({ waits }: { waits: MenuCount }) {
  const shown = shownCount(waits)
  return (
    <span className={waits.late > 0 ? 'nav-count is-late' : 'nav-count'}>
      <span aria-hidden="true">{shown > 99 ? '99+' : shown}</span>
      <span className="visually-hidden">{zh.shell.waiting(shown)}</span>
    </span>
  )
}
