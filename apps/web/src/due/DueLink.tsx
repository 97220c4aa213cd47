import type { DueSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import { may, useMe } from '../person/me.ts'
import { duePath } from './dueText.ts'

/** A due by its title, leading to its page: its own, or where it is reported or filed. Who may not read that reads the title alone. */
export function DueLink({ plan, due }: { plan: string; due: Pick<DueSummary, 'key' | 'title' | 'elsewhere'> }) {
  const me = useMe()
  const places = { tasks: `/${plan}#tasks`, filings: may(me, 'filing.board') ? `/${plan}/filings` : null }
  const to = due.elsewhere ? places[due.elsewhere] : duePath(plan, due.key)
  return to === null ? <span>{due.title}</span> : <Link to={to}>{due.title}</Link>
}
