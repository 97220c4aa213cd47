import type { ListProposal } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'

interface ProposalRowProps {
  proposal: ListProposal
  plan: Plan
  isMarked?: boolean
  /** Whether as many are marked as may be decided on together. */
  isFull?: boolean
  /** Absent for who may only look. */
  onMark?: (target: string, isMarked: boolean) => void
}

/** One target that the rules would move, with why, and what was decided about it before. */
export function ProposalRow({ proposal, plan, isMarked = false, isFull = false, onMark }: ProposalRowProps) {
  const { target, change, from, list, reasons, lost, decided } = proposal
  const titleOf = (key: string | null) => plan.targetLists.find((one) => one.key === key)?.title ?? key ?? ''
  const met = reasons.filter((reason) => reason.list === list).map(({ sentence }) => sentence)
  return (
    <li>
      {onMark ? (
        <input
          type="checkbox"
          aria-label={zh.listReview.choose(target.name)}
          checked={isMarked}
          disabled={isFull && !isMarked}
          onChange={(event) => onMark(target.id, event.target.checked)}
        />
      ) : null}
      <span className="proposal-what">
        <span>
          <Link to={`/${plan.code}/targets/${target.id}`}>{target.name}</Link> <span className="faint">{target.place}</span>{' '}
          <span className={change === 'off' ? 'tag' : 'tag tag-blue'}>{zh.listReview.changes[change]}</span>
        </span>
        {change === 'move' ? <span>{zh.listReview.move(titleOf(from), titleOf(list))}</span> : null}
        {lost.length > 0 ? <span>{zh.listReview.lost + lost.join('；')}</span> : null}
        {met.length > 0 ? <span>{zh.listReview.met + met.join('；')}</span> : null}
        {decided ? (
          <span className="muted">
            {zh.listReview.decided[decided.verb](formatDate(decided.on, true), decided.by, decided.reason)}
          </span>
        ) : null}
      </span>
    </li>
  )
}
