import { type Milestone, type Phase, timelineOf } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { TimelineMonths } from './TimelineMonths.tsx'

interface TimelineBarProps {
  phases: Phase[]
  milestones: Milestone[]
  today: string
}

const rowHeight = 34

/** Phases and milestones on one bar in true proportion, with today's mark; the words below say the same to a reader. */
export function TimelineBar({ phases, milestones, today }: TimelineBarProps) {
  const timeline = timelineOf(phases, milestones)
  // one day is a date, not a stretch of time to draw
  if (!timeline || timeline.start === timeline.end) return null
  const now = timeline.at(today)
  return (
    <div className="timeline" aria-hidden="true">
      <div className="timeline-track" style={{ height: timeline.rows === 0 ? 8 : timeline.rows * rowHeight }}>
        {timeline.spans.map((span) => {
          const phase = phases.find((entry) => entry.key === span.key)
          return phase ? (
            <div
              key={span.key}
              className={`timeline-span timeline-${phaseState(phase, today)}`}
              style={{ left: `${span.left}%`, width: `${span.width}%`, top: span.row * rowHeight }}
            >
              <span>{phase.title.replace(/阶段$/, '')}</span>
            </div>
          ) : null
        })}
        {milestones.map((milestone) => {
          const left = timeline.at(milestone.due)
          return left === null ? null : (
            <i key={milestone.key} className="timeline-milestone" style={{ left: `${left}%` }} title={milestone.title} />
          )
        })}
        {now === null ? null : (
          <div className="timeline-today" style={{ left: `${now}%` }}>
            <span>{zh.plan.today}</span>
          </div>
        )}
      </div>
      <TimelineMonths months={timeline.months} />
    </div>
  )
}

/** Whether a phase lies before, behind or around a date. */
export function phaseState({ start, end }: Pick<Phase, 'start' | 'end'>, today: string): 'coming' | 'past' | 'current' {
  if (today < start) return 'coming'
  return today > end ? 'past' : 'current'
}
