import type { Milestone, Phase, Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatRange } from '../ui/dates.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { MilestoneList } from './MilestoneList.tsx'
import { phaseState, TimelineBar } from './TimelineBar.tsx'

/** The phases and milestones in time, each phase with its goal and what is due in it. A plan may have either, both or neither. */
export function PhaseCard({ plan }: { plan: Plan }) {
  const { today } = useMe()
  const { phases, milestones } = plan
  if (phases.length === 0 && milestones.length === 0) return null
  // phases with much to reach in them stand one under the other, not side by side
  const isLong = milestones.reduce((sum, milestone) => sum + milestone.lines.length, 0) > phases.length * 2
  const loose = milestones.filter((milestone) => !phases.some((phase) => phase.key === milestone.phase))
  return (
    <Card
      id="phases"
      title={phases.length > 0 ? zh.plan.phases : zh.planParts.milestones}
      aside={zh.plan.todayOn(formatDate(today, true))}
    >
      <TimelineBar phases={phases} milestones={milestones} today={today} />
      {phases.length > 0 ? (
        <ol className={isLong ? 'phases phases-long' : 'phases'}>
          {phases.map((phase) => (
            <PhaseEntry
              key={phase.key}
              phase={phase}
              milestones={milestones.filter((milestone) => milestone.phase === phase.key)}
              today={today}
            />
          ))}
        </ol>
      ) : null}
      {loose.length > 0 ? <MilestoneList milestones={loose} today={today} /> : null}
    </Card>
  )
}

interface PhaseEntryProps {
  phase: Phase
  milestones: readonly Milestone[]
  today: string
}

function PhaseEntry({ phase, milestones, today }: PhaseEntryProps) {
  const state = phaseState(phase, today)
  return (
    <li className={`phase phase-${state}`}>
      <p className="phase-head">
        <strong>{phase.title}</strong>
        <span className="number">{formatRange(phase.start, phase.end).join('—')}</span>
        <span className={state === 'current' ? 'tag tag-blue' : 'tag'}>{zh.plan[state]}</span>
      </p>
      {phase.goal ? <p className="muted">{phase.goal}。</p> : null}
      <SourceSentence source={phase.source} />
      {milestones.length > 0 ? (
        <MilestoneList milestones={milestones} today={today} {...(phase.source && { said: phase.source.text })} />
      ) : null}
    </li>
  )
}
