import { type FormEvent, useState } from 'react'
import { zh } from '../locales/zh.ts'
import type { ColumnNames, SheetColumns } from '../sheet/sheetJob.ts'
import { SelectField } from '../ui/SelectField.tsx'

interface Props {
  columns: SheetColumns
  onSay: (names: ColumnNames) => void
}

/** Says of each column of a file what it is; no two are the same. */
export function ColumnsForm({ columns: { headings, titles }, onSay }: Props) {
  const [taken, setTaken] = useState(() => headings.map(({ takenAs }) => takenAs ?? ''))
  const take = (at: number, title: string) =>
    setTaken(taken.map((other, index) => (index === at ? title : title !== '' && other === title ? '' : other)))
  const say = (event: FormEvent) => {
    event.preventDefault()
    onSay(Object.fromEntries(headings.map(({ heading }, at) => [heading, taken[at] ?? ''])))
  }
  return (
    <form className="stack" onSubmit={say}>
      <p className="field-hint">{zh.register.columnsLead}</p>
      <ul className="sheet-columns">
        {headings.map(({ heading, example }, at) => (
          <li key={heading}>
            <span>{heading}</span>
            <SelectField
              label={zh.register.columnIs(heading)}
              value={taken[at] ?? ''}
              any={zh.register.leftOut}
              options={titles.map((title) => ({ value: title, title }))}
              onChange={(title) => take(at, title)}
            />
            {example === '' ? null : <span className="field-hint">{zh.register.example(example)}</span>}
          </li>
        ))}
      </ul>
      <p>
        <button type="submit" className="button button-primary">
          {zh.register.readAgain}
        </button>
      </p>
    </form>
  )
}
