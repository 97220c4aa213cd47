import { zh } from '../../locales/zh.ts'
import type { RowHandlers } from './RowEntry.tsx'

interface RowActionsProps {
  index: number
  count: number
  isFull: boolean
  on: RowHandlers
}

/** What can be done to the row that is open. */
export function RowActions({ index, count, isFull, on }: RowActionsProps) {
  return (
    <div className="row-actions">
      <button type="button" className="button button-small" onClick={() => on.toggle(index)}>
        {zh.kinds.done}
      </button>
      <button type="button" className="button button-quiet button-small" disabled={isFull} onClick={() => on.copy(index)}>
        {zh.kinds.copy}
      </button>
      <button
        type="button"
        className="button button-quiet button-small"
        disabled={index === 0}
        onClick={() => on.move(index, index - 1)}
      >
        {zh.kinds.up}
      </button>
      <button
        type="button"
        className="button button-quiet button-small"
        disabled={index >= count - 1}
        onClick={() => on.move(index, index + 1)}
      >
        {zh.kinds.down}
      </button>
      <button type="button" className="button button-quiet button-small row-remove" onClick={() => on.remove(index)}>
        {zh.kinds.remove}
      </button>
    </div>
  )
}
