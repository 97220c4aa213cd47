import { useId } from 'react'
import { ScalarControl } from '../control/ScalarControl.tsx'
import type { Column, Row } from './columns.ts'

interface CellFieldsProps {
  columns: readonly Column[]
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
      {columns.map(({ key, title, schema, scalar, isRequired }) => (
        <div className="field cell" key={key}>
          <span className="field-label" id={`${id}-${key}`}>
            {title}
            {isRequired ? <span className="required-mark">*</span> : null}
          </span>
          <ScalarControl
            scalar={scalar}
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
