import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { MenuLinks } from './MenuLinks.tsx'
import { SignOut } from './SignOut.tsx'
import type { ShownEntry } from './useMenu.ts'
import '../styles/personPanel.css'

interface PersonPanelProps {
  /** The entries of the menu that the bar of a phone has no room for. */
  entries: readonly ShownEntry[]
  onClose: () => void
}

/** What is the person's own: the post and the way out; on a phone also the pages that its bar has no room for. */
export function PersonPanel({ entries, onClose }: PersonPanelProps) {
  const me = useMe()
  return (
    <SidePanel title={me.title} lead={zh.shell.account(me.account)} onClose={onClose}>
      {entries.length > 0 ? (
        <nav className="person-pages" aria-label={zh.shell.otherPages}>
          <MenuLinks entries={entries} onFollow={onClose} />
        </nav>
      ) : null}
      <SignOut />
    </SidePanel>
  )
}
