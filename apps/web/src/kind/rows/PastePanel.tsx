import type { OutlineColumn } from '@duzhan/checklist'
import { useId, useMemo } from 'react'
import { zh } from '../../locales/zh.ts'
import { dayOf } from '../../ui/dates.ts'
import type { Row } from './columns.ts'
import { type Pasted, readPasted } from './readPasted.ts'

interface PastePanelProps {
  text: string
  columns: readonly OutlineColumn[]
  /** How many rows there are already, and how many there may be. */
  held: number
  most: number
  now(): Date
  onText(text: string): void
  onTake(rows: readonly Row[]): void
  onClose(): void
}

/** More misfits than these are counted and not listed. */
const mostListed = 20

/** What was copied out of a spreadsheet, with what it comes to, before anything of it is taken. */
export function PastePanel({ text, columns, held, most, now, onText, onTake, onClose }: PastePanelProps) {
  const id = useId()
  const pasted = useMemo(
    () => readPasted(text, columns, { room: most - held, today: dayOf(now()) }),
    [text, columns, most, held, now],
  )
  const { rows, misfits } = pasted
  return (
    <fieldset className="paste" aria-label={zh.kinds.paste}>
      <label htmlFor={id} className="field-label">
        {zh.kinds.pasteHint(columns.map(({ title }) => title).join('、'))}
      </label>
      <textarea
        id={id}
        className="input"
        rows={4}
        value={text}
        placeholder={zh.kinds.pasteHere}
        onChange={({ target }) => onText(target.value)}
      />
      {text.trim() === '' ? null : <PastePreview pasted={pasted} held={held} most={most} />}
      <div className="row-tools">
        <button type="button" className="button button-primary" disabled={rows.length === 0} onClick={() => onTake(rows)}>
          {misfits.length > 0 ? zh.kinds.takeAnyway(rows.length, misfits.length) : zh.kinds.take(rows.length)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {zh.kinds.cancel}
        </button>
      </div>
    </fieldset>
  )
}

function PastePreview({ pasted, held, most }: { pasted: Pasted; held: number; most: number }) {
  const { rows, hasHeading, misfits, strange, missing, excess } = pasted
  if (excess > 0) {
    return (
      <p className="field-error" role="alert">
        {zh.kinds.tooManyRows(excess + most - held, most, held)}
      </p>
    )
  }
  return (
    <div role="status">
      <p>{zh.kinds.pasted(rows.length, hasHeading)}</p>
      {strange.length > 0 ? <p className="field-error">{zh.kinds.strangeColumns(strange)}</p> : null}
      {missing.length > 0 && rows.length > 0 ? <p className="field-hint">{zh.kinds.missingColumns(missing)}</p> : null}
      {misfits.length > 0 ? (
        <>
          <p className="field-error">{zh.kinds.misfits(misfits.length)}</p>
          <ul className="misfits">
            {misfits.slice(0, mostListed).map(({ row, column, sentence }) => (
              <li key={`${row} ${column}`}>{zh.kinds.misfit(row, column, sentence)}</li>
            ))}
          </ul>
          {misfits.length > mostListed ? <p className="field-hint">{zh.kinds.moreMisfits(misfits.length - mostListed)}</p> : null}
        </>
      ) : null}
    </div>
  )
}
