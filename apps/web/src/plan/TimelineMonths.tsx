import type { TimeAxis } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import '../styles/timelineMonths.css'

/** The months that begin on a line of time, each below the place where it does. */
export function TimelineMonths({ months }: Pick<TimeAxis, 'months'>) {
  return (
    <div className="timeline-months">
      {months.map(({ title, left }) => (
        <span key={left} style={{ left: `${left}%` }}>
          {title}
          <small>{zh.plan.month}</small>
        </span>
      ))}
    </div>
  )
}
