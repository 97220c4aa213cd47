import type { VisitPart } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { formatInstant } from '../ui/dates.ts'
import '../styles/recordRows.css'

interface PartRowsProps {
  parts: readonly VisitPart[]
  plan: string
  /** The record that is open on this page, to which no link leads. */
  current?: string
}

/** The parts of a visit, each with its team, who sent it and when, or that it is still to come. */
export function PartRows({ parts, plan, current }: PartRowsProps) {
  const canOpen = may(useMe(), 'submission.byId')
  return (
    <ul className="record-rows">
      {parts.map(({ part, team, submission, by, at }) => (
        <li key={part ?? ''}>
          <span>
            <strong>{zh.parts.of(team)}</strong>
            {by && at ? <span className="faint">{zh.parts.sent(by, formatInstant(at))}</span> : null}
          </span>
          <span className={submission ? 'tag tag-good' : 'tag tag-blue'}>{submission ? zh.parts.in : zh.parts.due}</span>
          {submission && submission !== current && canOpen ? (
            <Link className="button button-small" to={`/${plan}/submissions/${submission}`}>
              {zh.target.seeSubmission}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
