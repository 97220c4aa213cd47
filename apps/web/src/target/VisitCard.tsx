import type { TargetCard, VisitView } from '@duzhan/contracts'
import { checklistsFor } from '@duzhan/plan'
import { Link } from 'react-router'
import { fillPath } from '../device/fillPath.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { PartRows } from '../submission/PartRows.tsx'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatRange } from '../ui/dates.ts'
import { CovertTag, DoneTag, DueTag, PartCount } from '../visit/VisitTags.tsx'
import { LookedBackAt } from './LookedBackAt.tsx'
import { startsOf } from './startsOf.ts'
import '../styles/recordRows.css'

/** The visits that a target is owed and the records of those that were made, each one click from its record. */
export function VisitCard({ card, plan }: { card: TargetCard; plan: string }) {
  const me = useMe()
  const document = usePlan(plan).data?.document
  const isUnserved = document && card.list !== null && checklistsFor(document, { kind: card.kind, list: card.list }).length === 0
  // what an earlier release kept does not say what its duty is called
  const titleOf = ({ duty, title }: VisitView) => title || document?.duties.visits?.find(({ key }) => key === duty)?.title
  const dutyOf = (visit: VisitView) => (visit.duty === null ? zh.target.unscheduled : titleOf(visit))
  const offered = new Set(startsOf(card).map(({ visit }) => visit))
  const fillable = new Set(card.checklists.map(({ key }) => key))
  // the newest of each duty begins at the head of the page; what was missed before is made up for here
  const mayMakeUp = ({ id, status, isYours, checklist }: VisitView) =>
    status === 'due' && isYours && fillable.has(checklist) && !offered.has(id)
  return (
    <Card title={zh.target.visits} flush>
      {card.visits.length === 0 && !isUnserved ? <p className="card-body muted">{zh.target.noVisits}</p> : null}
      {card.visits.length > 0 ? (
        <ul className="record-rows">
          {card.visits.map((visit) => (
            <li key={visit.id}>
              <span>
                <strong>{zh.windowTitle(visit.window, formatRange(visit.start, visit.until).join('—'))}</strong>
                <span className="faint">{[dutyOf(visit), zh.visit.by(visit)].filter(Boolean).join(' · ')}</span>
                <LookedBackAt visit={visit} />
              </span>
              <span>
                {visit.status === 'done' ? (
                  <>
                    <DoneTag isLate={visit.isLate} /> <CovertTag isCovert={visit.isCovert} />
                  </>
                ) : visit.status === 'cancelled' ? (
                  <span className="tag">{zh.visit.cancelled}</span>
                ) : (
                  <DueTag dueOn={visit.dueOn} today={card.today} />
                )}{' '}
                <span className="faint">{dayOf(visit)}</span> <PartCount parts={visit.parts} />
              </span>
              {visit.parts.length > 1 ? (
                <PartRows parts={visit.parts} plan={plan} />
              ) : visit.submission && (visit.under?.mayRead ?? true) && may(me, 'submission.byId') ? (
                <Link className="button button-small" to={`/${visit.under?.plan ?? plan}/submissions/${visit.submission}`}>
                  {zh.target.seeSubmission}
                </Link>
              ) : mayMakeUp(visit) ? (
                <Link
                  className="button button-small"
                  to={fillPath({ plan, target: card.id, visit: visit.id, checklist: visit.checklist, part: null })}
                >
                  {zh.target.makeUp}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {isUnserved ? <p className="card-body muted">{zh.target.onlyChecklist}</p> : null}
    </Card>
  )
}

/** When a visit was made, or by when it is owed. */
function dayOf({ doneOn, dueOn, status }: VisitView): string | null {
  if (status === 'cancelled') return zh.visit.cancelledWhy
  if (doneOn) return zh.visit.doneOn(formatDate(doneOn))
  return dueOn && zh.visit.dueBy(formatDate(dueOn))
}
