import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { MenuLinks } from './MenuLinks.tsx'
import { phoneEntries } from './PhoneBar.tsx'
import { SignOut } from './SignOut.tsx'
import { TextSizeSwitch } from './TextSizeSwitch.tsx'
import { type MenuProps, useMenu } from './useMenu.ts'
import '../styles/personPanel.css'

/** What is the person's own: the post and the way out; on a phone also the pages that its bar has no room for. */
export function PersonPanel({ plan, isFilling, onClose }: MenuProps & { onClose: () => void }) {
  const all = useMenu(plan, isFilling)
  const inBar = new Set(phoneEntries(all).map(({ key }) => key))
  const entries = all.filter(({ key }) => !inBar.has(key))
  const me = useMe()
  return (
    <SidePanel title={me.title} lead={zh.shell.account(me.account)} onClose={onClose}>
      {entries.length > 0 ? (
        <nav className="person-pages" aria-label={zh.shell.otherPages}>
          <MenuLinks entries={entries} onFollow={onClose} />
        </nav>
      ) : null}
      <Link className="button" to="/me" onClick={onClose}>
        {zh.shell.myAccount}
      </Link>
      <TextSizeSwitch />
      <SignOut />
    </SidePanel>
  )
}
