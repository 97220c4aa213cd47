import type { Milestone } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'

interface MilestoneListProps {
  milestones: readonly Milestone[]
  today: string
  /** The sentence that stands above them already. */
  said?: string
}

/** Milestones by date, each with the lines that must be reached by then. */
export function MilestoneList({ milestones, today, said }: MilestoneListProps) {
  const isOfOneYear = new Set(milestones.map(({ due }) => due.slice(0, 4))).size === 1
  const ordered = [...milestones].sort((a, b) => a.due.localeCompare(b.due))
  return (
    <ul className="milestones">
      {ordered.map((milestone) => (
        <li key={milestone.key} className={milestone.due < today ? 'milestone is-past' : 'milestone'}>
          <p>
            <i className="milestone-mark" aria-hidden="true" />
            {zh.plan.milestone} {formatDate(milestone.due, !isOfOneYear)}：{milestone.title}
          </p>
          {milestone.lines.length > 1 || milestone.lines[0] !== milestone.title ? (
            <ol className="milestone-lines">
              {milestone.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          ) : null}
          {milestone.source?.text === said ? null : <SourceSentence source={milestone.source} />}
        </li>
      ))}
    </ul>
  )
}
