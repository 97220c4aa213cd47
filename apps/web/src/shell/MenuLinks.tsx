import { NavLink } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import type { MenuCount } from './menu.ts'
import type { ShownEntry } from './useMenu.ts'

/** Entries of the menu as links, each with how much waits behind it. */
export function MenuLinks({ entries, isShort = false }: { entries: readonly ShownEntry[]; isShort?: boolean }) {
  return entries.map(({ key, to, icon, title, short, waits }) => (
    <NavLink key={key} to={to} end={key === 'plan'}>
      <Icon name={icon} />
      <span>{isShort ? (short ?? title) : title}</span>
      {waits.count + waits.late > 0 ? <Count waits={waits} /> : null}
    </NavLink>
  ))
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
