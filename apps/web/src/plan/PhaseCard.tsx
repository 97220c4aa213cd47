import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { useMe } from '../shell/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { timelineOf } from './timeline.ts'

/** The phases as a bar in proportion, with today's mark and the milestones, and each phase's goal below. */
export function PhaseCard({ plan }: { plan: Plan }) {
  const { today } = useMe()
  const timeline = timelineOf(plan.phases, plan.milestones)
  const stateOf = (phase: { start: string; end: string }) => {
    if (today < phase.start) return 'coming'
    return today > phase.end ? 'past' : 'current'
  }
  const now = timeline?.at(today) ?? null
  return (
    <Card id="phases" title={zh.plan.phases} aside={zh.plan.todayOn(formatDate(today, true))}>
      {timeline ? (
        <div className="timeline" aria-hidden="true">
          <div className="timeline-track" style={{ height: timeline.rows * 34 }}>
            {timeline.spans.map((span) => {
              const phase = plan.phases.find((entry) => entry.key === span.key)
              return phase ? (
                <div
                  key={span.key}
                  className={`timeline-span timeline-${stateOf(phase)}`}
                  style={{ left: `${span.left}%`, width: `${span.width}%`, top: span.row * 34 }}
                >
                  <span>{phase.title.replace(/阶段$/, '')}</span>
                </div>
              ) : null
            })}
            {plan.milestones.map((milestone) => {
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
          <div className="timeline-months">
            {timeline.months.map((month) => (
              <span key={month.left} style={{ left: `${month.left}%` }}>
                {month.title}
                <small>{zh.plan.month}</small>
              </span>
            ))}
          </div>
        </div>
      ) : null}
      <ol className="phases">
        {plan.phases.map((phase) => (
          <li key={phase.key} className={`phase phase-${stateOf(phase)}`}>
            <p className="phase-head">
              <strong>{phase.title}</strong>
              <span className="number">
                {formatDate(phase.start)}—{formatDate(phase.end)}
              </span>
              <span className={stateOf(phase) === 'current' ? 'tag tag-blue' : 'tag'}>{zh.plan[stateOf(phase)]}</span>
            </p>
            {phase.goal ? <p className="muted">{phase.goal}。</p> : null}
            {plan.milestones
              .filter((milestone) => milestone.phase === phase.key)
              .map((milestone) => (
                <p key={milestone.key} className="milestone">
                  <i className="milestone-mark" aria-hidden="true" />
                  {zh.plan.milestone} {formatDate(milestone.due)}：{milestone.title}
                </p>
              ))}
            <SourceSentence source={phase.source} />
          </li>
        ))}
      </ol>
    </Card>
  )
}
