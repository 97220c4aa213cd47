import { useState } from 'react'
import { decimalsOf, unitOf } from '../numberSchema.ts'
import { parseNumber, typedNumber } from '../reading/parseNumber.ts'
import type { ControlProps } from '../scalar.ts'

/** A number as it is typed, with its unit beside it. What is no number stands as it was typed until it is mended. */
export function NumberInput(props: ControlProps) {
  const { id, schema, value, isRequired, labelledBy, describedBy, isInvalid, change, leave } = props
  const [typed, setTyped] = useState<string | null>(null)
  const unit = unitOf(schema)
  const kept = typeof value === 'number' ? typedNumber(value) : typeof value === 'string' ? value : ''
  return (
    <span className="number-input">
      <input
        id={id}
        className="input"
        type="text"
        inputMode={keypad(schema)}
        autoComplete="off"
        value={typed ?? kept}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-required={isRequired}
        aria-invalid={isInvalid || undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          change(target.value.trim() === '' ? undefined : (parseNumber(target.value, unit) ?? target.value))
        }}
        onBlur={() => {
          setTyped(null)
          leave()
        }}
      />
      {unit ? <span className="unit">{unit}</span> : null}
    </span>
  )
}

/** The pads for numbers have no minus on some phones. */
function keypad(schema: ControlProps['schema']): 'numeric' | 'decimal' | 'text' {
  if ((schema.minimum ?? 0) < 0) return 'text'
  return decimalsOf(schema) === 0 ? 'numeric' : 'decimal'
}
