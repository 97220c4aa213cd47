import { type DatedEnd, type DatedPart, datedParts, movingEdit, phaseMeetings, roomyAxis } from '@duzhan/plan'
import { useMemo, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { TimelineMonths } from '../plan/TimelineMonths.tsx'
import { formatDate, formatRange } from '../ui/dates.ts'
import { useEditPlan } from './editPlan.ts'
import { TimelineEnd } from './TimelineEnd.tsx'
import '../styles/planTimeline.css'

const words = zh.planEdit.timeline

/**
 * The phases and the milestones of the plan on one line of time, each in a row of its own: their dates are dragged, or moved by
 * the arrow keys. While one is dragged only this shows it; the plan is changed when it is let go.
 */
export function PlanTimeline() {
  const { document, whole, change } = useEditPlan()
  const { today } = useMe()
  const phases = useMemo(() => datedParts(document, whole, 'phases'), [document, whole])
  const milestones = useMemo(() => datedParts(document, whole, 'milestones'), [document, whole])
  const axis = useMemo(
    () => roomyAxis([...phases, ...milestones].flatMap(({ start, end }) => [start, end])),
    [phases, milestones],
  )
  const [dragged, setDragged] = useState<DatedPart | null>(null)
  if (axis === null) return null
  const isDragged = (part: DatedPart) => dragged !== null && dragged.at.join() === part.at.join() && dragged.key === part.key
  const asDragged = (part: DatedPart) => (isDragged(part) && dragged ? dragged : part)
  const drop = (moved: DatedPart | null, end: DatedEnd) => {
    setDragged(null)
    if (moved) change(movingEdit(document, moved, end))
  }
  const now = axis.at(today)
  const row = (part: DatedPart, isPhase: boolean) => {
    const shown = asDragged(part)
    const left = axis.share(axis.daysTo(shown.start))
    const right = axis.share(axis.daysTo(shown.end) + 1)
    return (
      <li key={part.key}>
        <span className="plan-time-words">
          <span>{part.title}</span>
          <span className="faint number">
            {isPhase ? formatRange(shown.start, shown.end, true).join('—') : formatDate(shown.end, true)}
          </span>
        </span>
        <div className="plan-time-track">
          {now === null ? null : <i className="plan-time-today" style={{ left: `${now}%` }} />}
          {isPhase ? <i className="plan-time-bar" style={{ left: `${left}%`, width: `${right - left}%` }} /> : null}
          {isPhase || part.ends.length > 0 ? null : <i className="plan-time-due" style={{ left: `${(left + right) / 2}%` }} />}
          {part.ends.map((end) => (
            <TimelineEnd
              key={end}
              {...{ part, end, shown, axis }}
              left={end === 'start' ? left : end === 'end' ? right : (left + right) / 2}
              onDrag={setDragged}
              onDrop={(moved) => drop(moved, end)}
            />
          ))}
        </div>
      </li>
    )
  }
  return (
    <section className="plan-time" aria-label={words.title}>
      <p className="faint">{words.hint}</p>
      <ol>
        {phases.map((part) => row(part, true))}
        {milestones.map((part) => row(part, false))}
      </ol>
      <div className="plan-time-months" aria-hidden="true">
        <TimelineMonths months={axis.months} />
      </div>
      <ul className="plan-time-meetings">
        {phaseMeetings(phases.map(asDragged)).map((meeting) => (
          <li key={`${meeting.kind} ${meeting.before} ${meeting.after} ${meeting.from}`}>
            {words[meeting.kind](meeting.before, meeting.after, meeting.days, formatRange(meeting.from, meeting.to, true))}
          </li>
        ))}
      </ul>
    </section>
  )
}
