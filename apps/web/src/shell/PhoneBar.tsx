import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { MenuLinks } from './MenuLinks.tsx'
import { type MenuProps, type ShownEntry, useMenu } from './useMenu.ts'

/** How many entries fit beside 我的. */
const mostEntries = 4

/** The entries that stand at the foot of a phone's screen: the first of those that have a short name. */
export const phoneEntries = (entries: readonly ShownEntry[]): ShownEntry[] =>
  entries.filter(({ short }) => short !== undefined).slice(0, mostEntries)

/** The menu at the foot of a phone's screen: what is used every day, and 我的 with all the rest. */
export function PhoneBar({ plan, isFilling, onMe }: MenuProps & { onMe: () => void }) {
  const entries = useMenu(plan, isFilling)
  return (
    <nav className="phone-bar" aria-label={zh.shell.mainMenu}>
      <MenuLinks entries={phoneEntries(entries)} isShort />
      <button type="button" onClick={onMe}>
        <Icon name="person" />
        <span>{zh.shell.me}</span>
      </button>
    </nav>
  )
}
