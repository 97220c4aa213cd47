import type { TaskProgress } from '@duzhan/contracts'
import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { stateOf } from './taskProgress.ts'

interface TaskCellButtonProps {
  cells: readonly TaskProgress[]
  label: string
  onOpen: () => void
  children: ReactNode
}

/** A cell with its state by symbol and word; it opens on what was reported. */
export function TaskCellButton({ cells, label, onOpen, children }: TaskCellButtonProps) {
  const words = zh.planParts.tasks
  const state = stateOf(cells)
  const done = cells.filter((cell) => cell.state === 'done').length
  const told = cells.length > 1 ? `${words.states[state]} ${done}/${cells.length}` : words.states[state]
  return (
    <button type="button" className="task-cell" title={`${label} · ${told}`} onClick={onOpen}>
      <span className="visually-hidden">{`${label} · ${told}`}</span>
      <span className="visual-only" aria-hidden="true">
        {children}
        <span className={`task-state task-${state}`}>
          {words.symbols[state]} {told}
        </span>
      </span>
    </button>
  )
}
