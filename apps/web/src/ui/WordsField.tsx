import { useId } from 'react'

interface WordsFieldProps {
  label: string
  /** What the words should say, beside the label. */
  hint?: string | undefined
  /** Whether the form cannot be sent without; the platform refuses what is shorter than five letters. */
  isRequired?: boolean
  most?: number
  rows?: number
  text: string
  onChange: (text: string) => void
}

/** A few words that a person writes with a step that they take. */
export function WordsField({ label, hint, isRequired = false, most = 2_000, rows, text, onChange }: WordsFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {hint === undefined ? null : <span className="field-hint"> {hint}</span>}
      </label>
      <textarea
        id={id}
        className="input"
        required={isRequired}
        minLength={isRequired ? 5 : undefined}
        maxLength={most}
        rows={rows}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
