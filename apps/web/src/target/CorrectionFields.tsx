import type { TargetCard, TargetCorrection } from '@duzhan/contracts'
import type { TargetKind } from '@duzhan/plan'
import { cellValue } from '@duzhan/sheet/cell'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'

/** What is typed into the fields of a correction: every figure as text, as in a table. */
export interface Correction {
  name: string
  regionCode: string
  position: TargetCard['position']
  cells: Record<string, string>
}
type Attribute = TargetKind['attributes']['properties'][string]

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? zh.target.yes : zh.target.no
  return String(value)
}

/** The fields as the register has them now. */
export const correctionOf = (card: TargetCard, kind: TargetKind): Correction => ({
  name: card.name,
  regionCode: card.regionCode,
  position: card.position,
  cells: Object.fromEntries(Object.keys(kind.attributes.properties).map((key) => [key, cellOf(card.attributes[key])])),
})

/** The fields as they are sent: cells are read as those of a table are, blank ones left out. */
export const sentAs = (
  { name, regionCode, position, cells }: Correction,
  kind: TargetKind,
): Pick<TargetCorrection, 'name' | 'regionCode' | 'position' | 'attributes'> => ({
  name,
  regionCode,
  position: position ?? null,
  attributes: Object.fromEntries(
    Object.entries(kind.attributes.properties).flatMap(([key, attribute]) => {
      const cell = cells[key]?.trim() ?? ''
      return cell === '' ? [] : [[key, cellValue(attribute, cell)] as const]
    }),
  ),
})

interface CorrectionFieldsProps {
  kind: TargetKind
  correction: Correction
  onChange: (correction: Correction) => void
}

/** A target's name, code and figures, to be corrected. */
export function CorrectionFields({ kind, correction, onChange }: CorrectionFieldsProps) {
  const { cells } = correction
  return (
    <div className="correction-fields">
      <Field
        title={zh.register.column.name}
        value={correction.name}
        isRequired
        onChange={(name) => onChange({ ...correction, name })}
      />
      <Field
        title={zh.register.column.regionCode}
        value={correction.regionCode}
        isRequired
        onChange={(regionCode) => onChange({ ...correction, regionCode })}
      />
      {Object.entries(kind.attributes.properties).map(([key, attribute]) => (
        <Field
          key={key}
          title={attribute.title}
          unit={attribute['x-unit']}
          value={cells[key] ?? ''}
          choices={choicesOf(attribute)}
          isRequired={kind.attributes.required?.includes(key) ?? false}
          onChange={(cell) => onChange({ ...correction, cells: { ...cells, [key]: cell } })}
        />
      ))}
    </div>
  )
}

const choicesOf = ({ type, enum: offered }: Attribute): readonly string[] | undefined =>
  type === 'boolean' ? [zh.target.yes, zh.target.no] : offered

interface FieldProps {
  title: string
  unit?: string | undefined
  value: string
  choices?: readonly string[] | undefined
  isRequired: boolean
  onChange: (value: string) => void
}

function Field({ title, unit, value, choices, isRequired, onChange }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {unit ? <span className="field-hint"> {unit}</span> : null}
      </label>
      {choices ? (
        <select id={id} className="input" required={isRequired} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{zh.register.blank}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} className="input" required={isRequired} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  )
}
