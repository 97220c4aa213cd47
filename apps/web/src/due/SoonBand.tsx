import type { DueSoon } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import '../styles/soonBand.css'

/** A quiet word on the page that a person's work begins on: what falls due in the next days, and what is late. */
export function SoonBand({ soon: { plan, days, count, late, dues } }: { soon: DueSoon }) {
  const said = [late > 0 ? zh.due.soonLate(late) : null, count > late ? zh.due.soon(count - late, days) : null].filter(Boolean)
  return (
    <aside className="soon-band" aria-label={zh.due.soonTitle}>
      <p>
        <strong>{said.join('，')}</strong>
        <span>{dues.map(({ title, dueOn }) => zh.due.soonRow(title, formatDate(dueOn))).join('、')}</span>
        <Link to={`/${plan}/dues`}>{zh.due.seeAll}</Link>
      </p>
    </aside>
  )
}
