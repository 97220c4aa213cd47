import type { OutlineColumn } from '@duzhan/checklist'
import { useId } from 'react'
import { ScalarControl } from '../control/ScalarControl.tsx'
import { scalars } from '../scalars.ts'
import type { Row } from './columns.ts'

interface CellFieldsProps {
  columns: readonly OutlineColumn[]
  row: Row
  errorOf(key: string): string | undefined
  now(): Date
  onChange(key: string, value: unknown): void
  onLeave(): void
}

/** The values of one row, one below the other or side by side as the screen allows, each with its title. */
export function CellFields({ columns, row, errorOf, now, onChange, onLeave }: CellFieldsProps) {
  const id = useId()
  return (
    <div className="cells">
      {columns.map(({ key, title, kind, schema, isRequired }) => (
        <div className="field cell" key={key}>
          <span className="field-label" id={`${id}-${key}`}>
            {title}
            {isRequired ? <span className="required-mark">*</span> : null}
          </span>
          <ScalarControl
            scalar={scalars[kind]}
            schema={schema}
            value={row[key]}
            isRequired={isRequired}
            labelledBy={`${id}-${key}`}
            error={errorOf(key)}
            now={now}
            change={(value) => onChange(key, value)}
            leave={onLeave}
          />
        </div>
      ))}
    </div>
  )
}
