import { useId } from 'react'
import { MomentInput } from './MomentInput.tsx'

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
  const id = useId()
  const field = { id, value, 'aria-invalid': fault !== null || undefined, ...rules }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {type === 'date' ? (
        <MomentInput {...field} kind="date" onChange={onChange} />
      ) : (
        <input {...field} className="input" type={type} onChange={(event) => onChange(event.target.value)} />
      )}
      {fault === null ? null : <span className="field-error">{fault}</span>}
      {hint ? <span className="field-hint">{hint}</span> : null}
    </div>
  )
}
