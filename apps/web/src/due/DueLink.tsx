import type { DueSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import { duePath } from './dueText.ts'

/** Where a due is dealt with: on its own page, on the board of tasks or where plans are filed. */
export function DueLink({ plan, due }: { plan: string; due: Pick<DueSummary, 'key' | 'title' | 'elsewhere'> }) {
  const places = { tasks: `/${plan}#tasks`, filings: `/${plan}/filings` }
  return <Link to={due.elsewhere ? places[due.elsewhere] : duePath(plan, due.key)}>{due.title}</Link>
}
