import { zh } from '../locales/zh.ts'

interface DueWordsProps {
  title: string
  isRequired: boolean
  most: number
  rows: number
  text: string
  onChange: (text: string) => void
}

/** The words of a step with a due. */
export function DueWords({ title, isRequired, most, rows, text, onChange }: DueWordsProps) {
  return (
    <div className="field">
      <label htmlFor="due-text">
        {title}
        <span className="field-hint"> {isRequired ? zh.due.hint : zh.due.optional}</span>
      </label>
      <textarea
        id="due-text"
        className="input"
        required={isRequired}
        minLength={isRequired || text !== '' ? 5 : undefined}
        maxLength={most}
        rows={rows}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
