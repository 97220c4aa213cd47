import type { MessageRow } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { messageAddress } from './messageAddress.ts'
import { messageWords } from './messageWords.ts'

interface MessageRowsProps {
  rows: readonly MessageRow[]
  /** What plans are called, by their codes. */
  titles: ReadonlyMap<string, string>
  /** Called with a message that has not been read, when it is followed. */
  onFollow: (id: string) => void
}

/** The messages of a day, each a way to what it is about. */
export function MessageRows({ rows, titles, onFollow }: MessageRowsProps) {
  return (
    <ul className="message-rows">
      {rows.map((row) => {
        const { sentence, reason } = messageWords(row)
        return (
          <li key={row.id}>
            <Link
              to={messageAddress(row)}
              className={row.isRead ? 'message-row' : 'message-row is-unread'}
              onClick={() => {
                if (!row.isRead) onFollow(row.id)
              }}
            >
              <span className={`message-kind is-${row.kind}`}>{zh.message.kinds[row.kind]}</span>
              <span className="message-words">
                {row.isRead ? null : <span className="visually-hidden">{zh.message.isUnread}</span>}
                <span className="message-sentence">{sentence}</span>
                {reason === null ? null : <span className="message-reason">{reason}</span>}
                <span className="message-foot">
                  {formatInstant(row.at).slice(11)} · {titles.get(row.plan) ?? row.plan}
                </span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
