interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  /** What is wrong with what stands there; null for nothing. */
  fault?: string | null
  type?: 'text' | 'date' | 'number'
  required?: boolean
  maxLength?: number
  pattern?: string
  title?: string
}

/** A line of text or a day under its label, with a hint or what is wrong below. */
export function TextField({ label, hint, fault = null, value, onChange, type = 'text', ...rules }: TextFieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        type={type}
        value={value}
        aria-invalid={fault !== null || undefined}
        onChange={(event) => onChange(event.target.value)}
        {...rules}
      />
      {fault === null ? null : <span className="field-error">{fault}</span>}
      {hint ? <span className="field-hint">{hint}</span> : null}
    </label>
  )
}
