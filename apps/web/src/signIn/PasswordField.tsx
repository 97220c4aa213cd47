interface Props {
  id: string
  title: string
  hint?: string
  /** Whether it is one to be chosen: then the device may propose one, and keeps it. */
  isNew: boolean
  value: string
  onChange: (value: string) => void
}

/** A field for a password that nobody can read over a shoulder. */
export function PasswordField({ id, title, hint, isNew, value, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        className="input"
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint ? <span className="field-hint">{hint}</span> : null}
    </div>
  )
}
