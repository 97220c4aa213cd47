import type { TaskProgress } from '@duzhan/contracts'
import { useEffect, useRef } from 'react'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/formatDate.ts'
import { Icon } from '../ui/Icon.tsx'
import { TaskReportForm } from './TaskReportForm.tsx'
import '../styles/summary.css'

interface TaskPanelProps {
  plan: string
  title: string
  cells: readonly TaskProgress[]
  titleOf: (cell: TaskProgress) => string
  onClose: () => void
}

/** How far a task is with one body, or with each of a group's: what was last reported, when and by whom, and the way to report. */
export function TaskPanel({ plan, title, cells, titleOf, onClose }: TaskPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const words = zh.planParts.tasks
  return (
    <dialog ref={dialog} className="panel" aria-labelledby="task-title" onClose={onClose}>
      <div className="panel-head">
        <h2 id="task-title">{title}</h2>
        <button
          type="button"
          className="button button-quiet"
          aria-label={zh.states.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="panel-body stack">
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
      </div>
    </dialog>
  )
}
