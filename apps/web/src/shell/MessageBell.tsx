import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useUnread } from '../message/useUnread.ts'
import { Icon } from '../ui/Icon.tsx'

/** The way to the messages, with how many of them are unread. */
export function MessageBell() {
  const unread = useUnread()
  return (
    <Link className="shell-bell" to="/messages">
      <Icon name="bell" />
      <span className="visually-hidden">{unread > 0 ? zh.shell.unreadMessages(unread) : zh.shell.messages}</span>
      {unread > 0 ? (
        <span className="nav-count is-late" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  )
}
