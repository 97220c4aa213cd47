import type { OutlineColumn } from '@duzhan/checklist'
import { memo, useEffect, useRef } from 'react'
import { zh } from '../../locales/zh.ts'
import { Icon } from '../../ui/Icon.tsx'
import { scalars } from '../scalars.ts'
import { CellFields } from './CellFields.tsx'
import type { Row } from './columns.ts'
import { RowActions } from './RowActions.tsx'

/** Whether rows are read across, as in a table, or one by one. */
export type RowShape = 'table' | 'household'

/** What can be done to a row, by its place. */
export interface RowHandlers {
  toggle(index: number): void
  cell(index: number, key: string, value: unknown): void
  copy(index: number): void
  move(index: number, to: number): void
  remove(index: number): void
  leave(): void
  now(): Date
}

interface RowEntryProps {
  index: number
  row: Row
  count: number
  columns: readonly OutlineColumn[]
  /** By column. */
  errors: readonly (string | undefined)[]
  ownError: string | undefined
  isOpen: boolean
  shape: RowShape
  each: string
  isFull: boolean
  on: RowHandlers
}

/** One row: closed a line to be read, open a form. */
export const RowEntry = memo(function RowEntry(props: RowEntryProps) {
  const { index, row, columns, errors, ownError, isOpen, shape, each, on } = props
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [isOpen])
  const wrong = errors.filter(Boolean).length + (ownError ? 1 : 0)
  const [first, ...others] = columns
  const cell = ({ key, kind, schema }: OutlineColumn) => (row[key] === undefined ? '' : scalars[kind].words(row[key], schema))
  const toneOf = ({ key, kind, schema }: OutlineColumn) =>
    row[key] === undefined ? 'open' : scalars[kind].tone(row[key], schema)
  const title = first ? cell(first) : ''
  return (
    <li className={wrong > 0 ? 'row row-wrong' : 'row'}>
      <button type="button" className="row-head" aria-expanded={isOpen} onClick={() => on.toggle(index)}>
        <span className="row-no">{zh.kinds.rowNo(index + 1, each)}</span>
        <span className="row-title">{title || zh.kinds.untitled}</span>
        {isOpen ? null : (
          <span className="row-rest">
            {others.map((column) => (
              <span key={column.key} className={`row-cell row-cell-${toneOf(column)}`}>
                {shape === 'table' ? <span className="row-label">{column.title} </span> : null}
                {cell(column) || '—'}
              </span>
            ))}
          </span>
        )}
        {wrong > 0 ? <span className="row-fault">{zh.kinds.faults(wrong)}</span> : null}
        <Icon name="chevron" />
      </button>
      {isOpen ? (
        <div className="row-form" ref={form}>
          <CellFields
            columns={columns}
            row={row}
            errorOf={(key) => errors[columns.findIndex((column) => column.key === key)]}
            now={on.now}
            onChange={(key, value) => on.cell(index, key, value)}
            onLeave={on.leave}
          />
          {ownError ? <p className="field-error">{ownError}</p> : null}
          <RowActions {...props} />
        </div>
      ) : null}
    </li>
  )
}, isSame)

function isSame(one: RowEntryProps, other: RowEntryProps): boolean {
  const { errors, ...rest } = one
  const names = Object.keys(rest) as (keyof typeof rest)[] // its own keys
  return (
    names.every((name) => Object.is(rest[name], other[name])) && one.columns.every((_, at) => errors[at] === other.errors[at])
  )
}
