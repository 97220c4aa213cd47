import type { TargetCard } from '@duzhan/contracts'
import { type Plan, readRegister, registerFaultText, type Target, type TargetKind } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { cellValue } from '@duzhan/sheet/cell'
import { type ReactNode, useId } from 'react'
import { zh } from '../locales/zh.ts'
import '../styles/register.css'

/** What is typed of a target: every figure and its position as text, as in a table. */
export interface TypedTarget {
  name: string
  regionCode: string
  position: string
  cells: Record<string, string>
}
type Attribute = TargetKind['attributes']['properties'][string]

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? zh.target.yes : zh.target.no
  return String(value)
}

/** The fields as the register has them now. */
export const typedOf = ({ name, regionCode, position, attributes }: TargetCard, kind: TargetKind): TypedTarget => ({
  name,
  regionCode,
  position: position ? `${position.latitude}, ${position.longitude}` : '',
  cells: Object.fromEntries(Object.keys(kind.attributes.properties).map((key) => [key, cellOf(attributes[key])])),
})

/**
 * What was typed as a target of the plan: cells are read as those of a table are, blank ones left out; without an id it is named by
 * where it lies. Throws `register.invalid` with what the plan does not take.
 */
export function readTyped(plan: Plan, of: { id: string | null; kind: TargetKind }, typed: TypedTarget): Target {
  const { name, regionCode, position, cells } = typed
  const attributes = Object.entries(of.kind.attributes.properties).flatMap(([key, attribute]) => {
    const cell = cells[key]?.trim() ?? ''
    return cell === '' ? [] : [[key, cellValue(attribute, cell)] as const]
  })
  const row = { line: 1, id: of.id, kind: of.kind.key, name, regionCode: regionCode.trim(), position }
  const { targets, faults } = readRegister(plan, [{ ...row, attributes: Object.fromEntries(attributes) }])
  const [target] = targets
  if (target) return target
  const told = faults.map((fault) => ({ ...fault, message: registerFaultText(fault, 'zh') }))
  throw new Problem('invalid', 'register.invalid', { count: faults.length, faults: told })
}

interface TargetFieldsProps {
  kind: TargetKind
  typed: TypedTarget
  onChange: (typed: TypedTarget) => void
  /** Where it lies, where that is asked otherwise than by its code. */
  place?: ReactNode
}

/** A target's name, place and figures. */
export function TargetFields({ kind, typed, onChange, place }: TargetFieldsProps) {
  const { cells } = typed
  return (
    <div className="target-fields">
      <Field title={zh.register.column.name} value={typed.name} isRequired onChange={(name) => onChange({ ...typed, name })} />
      {place ?? (
        <Field
          title={zh.register.column.regionCode}
          value={typed.regionCode}
          isRequired
          onChange={(regionCode) => onChange({ ...typed, regionCode })}
        />
      )}
      {Object.entries(kind.attributes.properties).map(([key, attribute]) => (
        <Field
          key={key}
          title={attribute.title}
          unit={attribute['x-unit']}
          value={cells[key] ?? ''}
          choices={choicesOf(attribute)}
          isRequired={kind.attributes.required?.includes(key) ?? false}
          onChange={(cell) => onChange({ ...typed, cells: { ...cells, [key]: cell } })}
        />
      ))}
      <Field
        title={zh.register.position}
        unit={zh.register.positionHint}
        value={typed.position}
        isRequired={false}
        onChange={(position) => onChange({ ...typed, position })}
      />
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
