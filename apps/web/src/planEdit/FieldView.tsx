import { type NamedField, type Place, valueAt } from '@duzhan/plan/edit'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { ChoicesField, ReferencesField } from './ChoicesField.tsx'
import { ConditionField } from './ConditionField.tsx'
import { ElementList } from './ElementList.tsx'
import { pathOf, useEditPlan } from './editPlan.ts'
import { GroupField, KindsField } from './GroupField.tsx'
import { LinesField } from './LinesField.tsx'
import { NamedValues } from './NamedValues.tsx'
import { PlainField } from './PlainField.tsx'
import { QuestionsField } from './QuestionsField.tsx'

interface FieldViewProps {
  named: NamedField
  at: Place
  /** Whether its words stand above it; not where a heading says them already. */
  isTitled?: boolean
}

/** One field of the plan with its label and what is wrong with it. */
export function FieldView({ named, at: above, isTitled = true }: FieldViewProps) {
  const { document, change, faults } = useEditPlan()
  const id = useId()
  const at = [...above, named.name]
  const value = valueAt(document, at)
  const own = faults.filter(({ path }) => path === pathOf(at))
  const onChange = (next: unknown) => change({ act: 'set', at, value: next })
  const { field, words } = named
  const props = { named, at, value, onChange, id }
  const isAlone =
    ['group', 'kinds', 'named', 'condition', 'questions'].includes(field.kind) || (field.kind === 'list' && !isPlain(named))
  return (
    <div className={isAlone ? 'edit-field edit-field-wide' : 'edit-field'} data-path={pathOf(at)}>
      {field.kind === 'mark' || !isTitled ? null : (
        <span className="edit-label">
          {isAlone || field.kind === 'list' ? words.zh : <label htmlFor={id}>{words.zh}</label>}
          {named.isRequired ? null : <span className="faint"> {zh.planEdit.optional}</span>}
        </span>
      )}
      <Input {...props} />
      {own.map(({ message }) => (
        <p key={message} className="field-error" role="alert">
          {message}
        </p>
      ))}
    </div>
  )
}

const isPlain = ({ field }: NamedField): boolean =>
  field.kind === 'list' && ['choice', 'reference', 'text', 'region'].includes(field.of.kind)

interface InputProps {
  named: NamedField
  at: Place
  value: unknown
  onChange: (value: unknown) => void
  id: string
}

/** How a field is filled, by its kind. */
function Input({ named, ...props }: InputProps) {
  const { field } = named
  switch (field.kind) {
    case 'group':
      return <GroupField {...props} named={named} field={field} />
    case 'kinds':
      return <KindsField {...props} named={named} field={field} />
    case 'named':
      return <NamedValues {...props} named={named} field={field} />
    case 'condition':
      return <ConditionField {...props} named={named} field={field} />
    case 'list':
      switch (field.of.kind) {
        case 'choice':
          return <ChoicesField {...props} named={named} choices={field.of.choices} />
        case 'reference':
          return <ReferencesField {...props} named={named} part={field.of.part} />
        case 'attribute':
          return <ReferencesField {...props} named={named} part="attributes" />
        case 'group':
        case 'kinds':
          return <ElementList named={named} at={props.at} />
        default:
          return <LinesField {...props} named={named} />
      }
    case 'questions':
      return <QuestionsField value={props.value} onChange={props.onChange} />
    case 'apart':
    case 'key':
      return null
    default:
      return <PlainField {...props} named={named} field={field} />
  }
}
