import { useId } from 'react'
import { zh } from '../locales/zh.ts'

interface ItemTextProps {
  label: string
  isLabelHidden?: boolean
  isRequired?: boolean
  placeholder: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
  onBlur?: () => void
}

/** A few written lines under an item. */
export function ItemText(props: ItemTextProps) {
  const { label, isLabelHidden = false, isRequired = false, placeholder, value, error, onChange, onBlur } = props
  const id = useId()
  return (
    <div className="field item-text">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
        {isRequired ? <span className="required-mark">{zh.checklist.noteRequired}</span> : null}
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        value={value}
        placeholder={placeholder}
        aria-required={isRequired}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
