import { rowsOf } from '@duzhan/checklist'
import { type ClipboardEvent, useMemo, useRef, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import type { KindFieldProps } from '../kindView.ts'
import { fieldOf } from '../options.ts'
import { isAsked } from '../scalarView.tsx'
import { isBlankRow, mostRows, type Row, withCell } from './columns.ts'
import { PastePanel } from './PastePanel.tsx'
import { RowEntry, type RowShape } from './RowEntry.tsx'
import { TotalsLine } from './TotalsLine.tsx'

interface RowsFieldProps extends KindFieldProps {
  shape: RowShape
  /** What one row is called: 行, 户, 人. */
  each: string
}

const none: readonly (string | undefined)[] = []

/** Rows, one of them open at a time: added, copied, moved, removed, or pasted from a spreadsheet. */
export function RowsField(props: RowsFieldProps) {
  const { item, held, change, errorOf, onLeave, now, titleId, shape, each } = props
  const columns = item.columns
  const rows = rowsOf(held)
  const most = mostRows(item)
  const isFull = rows.length >= most
  const [open, setOpen] = useState<number | null>(null)
  const [removed, setRemoved] = useState<{ row: Row; index: number } | null>(null)
  const [pasting, setPasting] = useState<string | null>(null)

  const put = (next: readonly Row[], at = '') => change({ rows: next.length > 0 ? next : undefined }, at)
  /** Opens a row, or none; a row that nothing was entered into goes when it is left. */
  const show = (index: number | null) => {
    const blank = rows.findIndex(isBlankRow)
    if (blank >= 0) put(rows.filter((row) => !isBlankRow(row)))
    setOpen(index !== null && blank >= 0 && blank < index ? index - 1 : index)
    setRemoved(null)
  }
  const insert = (row: Row, index: number) => {
    put([...rows.slice(0, index), row, ...rows.slice(index)])
    setOpen(index)
    setRemoved(null)
  }
  const handlers = {
    toggle: (index: number) => show(open === index ? null : index),
    cell: (index: number, key: string, value: unknown) =>
      put(
        index < rows.length
          ? rows.map((row, at) => (at === index ? withCell(row, key, value) : row))
          : [...rows, withCell({}, key, value)],
        `rows.${index}.${key}`,
      ),
    copy: (index: number) => insert({ ...rows[index] }, index + 1),
    move: (index: number, to: number) => {
      put(moved(rows, index, to))
      setOpen(to)
    },
    remove: (index: number) => {
      const row = rows[index]
      if (row && !isBlankRow(row)) setRemoved({ row, index })
      put(rows.filter((_, at) => at !== index))
      setOpen(null)
    },
    leave: onLeave,
    now,
  }
  // the rows are drawn anew only when they change themselves, so what they call stays the same
  const latest = useRef(handlers)
  latest.current = handlers
  const on = useMemo<typeof handlers>(
    () => ({
      toggle: (index) => latest.current.toggle(index),
      cell: (index, key, value) => latest.current.cell(index, key, value),
      copy: (index) => latest.current.copy(index),
      move: (index, to) => latest.current.move(index, to),
      remove: (index) => latest.current.remove(index),
      leave: () => latest.current.leave(),
      now: () => latest.current.now(),
    }),
    [],
  )
  const takeTable = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/\t/.test(text)) return
    event.preventDefault()
    setPasting(text)
  }
  const isEmpty = rows.length === 0
  const least = fieldOf(item.schema, 'rows').minItems ?? 0
  const isNone = Array.isArray(held['rows']) && isEmpty
  const shown: readonly Row[] = open === rows.length ? [...rows, {}] : rows
  const found = errorOf('rows') // of anything in them: where there is none, no cell need be asked
  const errors = shown.map((_, index) => (found ? columns.map(({ key }) => errorOf(`rows.${index}.${key}`)) : none))
  const error = errors.some((row) => row.some(Boolean)) ? undefined : found
  return (
    <fieldset className="rows" aria-labelledby={titleId} onPaste={takeTable}>
      {shown.length > 0 ? (
        <ol className={`row-list row-list-${shape}`}>
          {shown.map((row, index) => (
            <RowEntry
              // rows have no names of their own: a row is its place
              key={index}
              index={index}
              row={row}
              count={shown.length}
              columns={columns}
              errors={errors[index] ?? none}
              ownError={errors[index]?.some(Boolean) ? undefined : errorOf(`rows.${index}`)}
              isOpen={open === index}
              shape={shape}
              each={each}
              isFull={isFull}
              on={on}
            />
          ))}
        </ol>
      ) : null}
      <TotalsLine item={item} rows={rows} each={each} />
      {removed ? (
        <p className="notice notice-plain" role="status">
          {zh.kinds.removed(removed.index + 1, each)}
          <button
            type="button"
            className="button button-small"
            onClick={() => insert(removed.row, Math.min(removed.index, rows.length))}
          >
            {zh.kinds.undo}
          </button>
        </p>
      ) : null}
      {pasting === null ? null : (
        <PastePanel
          text={pasting}
          columns={columns}
          held={rows.length}
          most={most}
          now={on.now}
          onText={setPasting}
          onTake={(pasted) => {
            put([...rows.filter((row) => !isBlankRow(row)), ...pasted])
            setOpen(null)
            setPasting(null)
            setRemoved(null)
          }}
          onClose={() => setPasting(null)}
        />
      )}
      <div className="row-tools">
        <button type="button" className="button" disabled={isFull} onClick={() => show(rows.length)}>
          {zh.kinds.addRow(each)}
        </button>
        {pasting === null ? (
          <button type="button" className="button button-quiet" disabled={isFull} onClick={() => setPasting('')}>
            {zh.kinds.paste}
          </button>
        ) : null}
        {isEmpty && least === 0 && open === null ? (
          <button
            type="button"
            className={isNone ? 'option option-plain' : 'option'}
            aria-pressed={isNone}
            onClick={() => change({ rows: isNone ? undefined : [] })}
          >
            {zh.kinds.noRows}
          </button>
        ) : null}
        {isFull ? <span className="field-hint">{zh.kinds.full(most, each)}</span> : null}
      </div>
      {error ? (
        <p className="field-error">
          {isEmpty && !isNone && isAsked(item, 'rows')
            ? zh.kinds.rowsMissing(each, least)
            : rows.length < least
              ? zh.kinds.rowsLacking(least - rows.length, each)
              : error}
        </p>
      ) : null}
    </fieldset>
  )
}

/** A list with one entry at another place. */
function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const others = list.filter((_, index) => index !== from)
  return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)]
}
