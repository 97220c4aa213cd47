import { type SubSchema, trimmed } from '@duzhan/checklist'
import { readCoordinates } from '@duzhan/regions'
import { useId, useState } from 'react'
import { zh } from '../locales/zh.ts'
import type { HeldPosition } from './position.ts'

const shortestReason = 2
const longestReason = 200

interface HandPositionProps {
  /** What is held so far: where it was given by hand it can be put right. */
  first: HeldPosition | null
  /** What the checklist says of the reason. */
  reasonLength: SubSchema | undefined
  onDone: (position: HeldPosition) => void
  onCancel: () => void
}

/** A place given by hand: its coordinates typed or pasted, and why. */
export function HandPosition({ first, reasonLength = {}, onDone, onCancel }: HandPositionProps) {
  const { minLength: least = shortestReason, maxLength: most = longestReason } = reasonLength
  const id = useId()
  const [text, setText] = useState(first?.by === 'hand' ? `${first.latitude}, ${first.longitude}` : '')
  const [reason, setReason] = useState(first?.by === 'hand' ? first.reason : '')
  const [isTried, setTried] = useState(false)
  const found = readCoordinates(text)
  const textError = found ? undefined : trimmed(text) === '' ? zh.evidence.coordinatesMissing : zh.evidence.coordinatesWrong
  const reasonError = [...trimmed(reason)].length < least ? zh.evidence.handReasonMissing(least) : undefined
  const done = () => {
    setTried(true)
    if (found && !reasonError) onDone({ ...found, by: 'hand', reason: trimmed(reason) })
  }
  const told = (error: string | undefined) => (isTried ? error : undefined)
  return (
    <div className="position-hand">
      <Line
        id={`${id}-place`}
        label={zh.evidence.coordinates}
        hint={zh.evidence.coordinatesHint}
        value={text}
        most={longestReason}
        error={told(textError)}
        onChange={setText}
      />
      {found ? (
        <p className="field-hint number" role="status">
          {zh.evidence.latitude(found.latitude)}，{zh.evidence.longitude(found.longitude)}
        </p>
      ) : null}
      <Line
        id={`${id}-reason`}
        label={zh.evidence.handReason}
        hint={zh.evidence.handReasonHint}
        value={reason}
        most={most}
        error={told(reasonError)}
        onChange={setReason}
      />
      <div className="position-steps">
        <button type="button" className="button button-primary button-small" onClick={done}>
          {zh.evidence.byHandDone}
        </button>
        <button type="button" className="button button-small" onClick={onCancel}>
          {zh.evidence.byHandCancel}
        </button>
      </div>
    </div>
  )
}

interface LineProps {
  id: string
  label: string
  hint: string
  value: string
  most: number
  error: string | undefined
  onChange: (value: string) => void
}

function Line({ id, label, hint, value, most, error, onChange }: LineProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="required-mark">{zh.checklist.noteRequired}</span>
      </label>
      <input
        id={id}
        className="input"
        value={value}
        maxLength={most}
        autoComplete="off"
        aria-required
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-more`}>
        {error ? <p className="field-error">{error}</p> : null}
        <p className="field-hint">{hint}</p>
      </div>
    </div>
  )
}
