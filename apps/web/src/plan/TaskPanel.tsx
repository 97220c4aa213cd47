import type { TaskProgress } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { TaskReportForm } from './TaskReportForm.tsx'

interface TaskPanelProps {
  plan: string
  title: string
  cells: readonly TaskProgress[]
  titleOf: (cell: TaskProgress) => string
  onClose: () => void
}

/** How far a task is with one body, or with each of a group's: what was last reported, when and by whom, and the way to report. */
export function TaskPanel({ plan, title, cells, titleOf, onClose }: TaskPanelProps) {
  const words = zh.planParts.tasks
  return (
    <SidePanel title={title} onClose={onClose}>
      {cells.map((cell) => (
        <section key={cell.region ?? cell.unit} className="task-part" aria-label={titleOf(cell)}>
          <h3>
            {titleOf(cell)}{' '}
            <span className={`task-state task-${cell.state}`}>
              {words.symbols[cell.state]} {words.states[cell.state]}
            </span>
          </h3>
          {cell.text === null ? <p className="muted">{words.noReport}</p> : <p className="task-text">{cell.text}</p>}
          {cell.reportedOn !== null && cell.by !== null ? (
            <p className="faint">{words.reportedBy(formatDate(cell.reportedOn, true), cell.by)}</p>
          ) : null}
          {cell.verbs.includes('report') ? <TaskReportForm plan={plan} cell={cell} title={titleOf(cell)} /> : null}
        </section>
      ))}
    </SidePanel>
  )
}
