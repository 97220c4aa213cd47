import { useEffect, useId, useRef } from 'react'

interface Props {
  title: string
  hint?: string
  value: string
  onChange: (value: string) => void
  /** Whether it is what is to be typed next. */
  hasFocus?: boolean
}

/** A field for the second step of signing in: digits of an app, which a telephone may fill in, or a recovery code. */
export function CodeField({ title, hint, value, onChange, hasFocus = false }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (hasFocus) field.current?.focus()
  }, [hasFocus])
  return (
    <div className="field">
      <label htmlFor={id}>{title}</label>
      <input
        {...{ id, ref: field, className: 'input', required: true, maxLength: 40, value }}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
