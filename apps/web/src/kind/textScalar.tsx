import { kindTitle, textOf } from './options.ts'
import type { Scalar } from './scalar.ts'

/** A text in a cell. */
export const textScalar: Scalar = {
  Control: ({ id, value, isRequired, labelledBy, describedBy, isInvalid, change, leave }) => (
    <input
      id={id}
      className="input"
      type="text"
      value={textOf(value)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={isRequired}
      aria-invalid={isInvalid || undefined}
      onChange={({ target }) => change(target.value === '' ? undefined : target.value)}
      onBlur={leave}
    />
  ),
  isChosen: false,
  words: String,
  tone: () => 'plain',
  fault: () => undefined,
  read: (text) => text.trim(),
  tag: () => kindTitle('text'),
}
