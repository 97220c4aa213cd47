import { alongWith, type NamedField, type Place, type PlanField, valueAt } from '@duzhan/plan/edit'
import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { ChoicesField, ReferencesField } from './ChoicesField.tsx'
import { ConditionField } from './ConditionField.tsx'
import { QuestionsField } from './checklist/QuestionsField.tsx'
import { ElementList } from './ElementList.tsx'
import { type FieldViewProps, pathOf, useEditPlan } from './editPlan.ts'
import { GroupField, KindsField } from './GroupField.tsx'
import { LeftOutParts } from './LeftOutParts.tsx'
import { LinesField } from './LinesField.tsx'
import { NamedValues } from './NamedValues.tsx'
import { PlainField } from './PlainField.tsx'

/** One field of the plan with its label and what is wrong with it. */
export function FieldView({ named, at: above, isTitled = true }: FieldViewProps) {
  const { document, change, faults, superior } = useEditPlan()
  const id = useId()
  const at = [...above, named.name]
  const value = valueAt(document, at)
  const own = faults.filter(({ path }) => path === pathOf(at))
  const onChange = (next: unknown) => change({ act: 'set', at, value: next }, ...alongWith(document, at, next))
  const { field, words } = named
  const props = { named, at, value, onChange, id }
  if (field.kind === 'leftOut' && !superior) return null
  const isAlone =
    ['group', 'kinds', 'named', 'condition', 'questions', 'leftOut'].includes(field.kind) ||
    (field.kind === 'list' && !isPlain(named))
  return (
    <div className={isAlone ? 'edit-field edit-field-wide' : 'edit-field'} data-path={pathOf(at)}>
      {field.kind === 'mark' || !isTitled ? null : (
        <span className="edit-label">
          {isAlone || field.kind === 'list' ? words.zh : <label htmlFor={id}>{words.zh}</label>}
          {named.isRequired || field.kind === 'leftOut' ? null : <span className="faint"> {zh.planEdit.optional}</span>}
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
  if (field.kind === 'group') return <GroupField {...props} named={named} field={field} />
  if (field.kind === 'kinds') return <KindsField {...props} named={named} field={field} />
  if (field.kind === 'named') return <NamedValues {...props} named={named} field={field} />
  if (field.kind === 'condition') return <ConditionField {...props} named={named} field={field} />
  if (field.kind === 'questions') return <QuestionsField at={props.at} value={props.value} onChange={props.onChange} />
  if (field.kind === 'leftOut') return <LeftOutParts />
  if (field.kind === 'list') return <ListInput {...props} named={named} of={field.of} />
  if (field.kind === 'key' || field.kind === 'apart') return null
  return <PlainField {...props} named={named} field={field} />
}

/** How several of something are filled. */
function ListInput({ of, ...props }: InputProps & { of: PlanField }) {
  if (of.kind === 'choice') return <ChoicesField {...props} choices={of.choices} />
  if (of.kind === 'reference') return <ReferencesField {...props} part={of.part} />
  if (of.kind === 'attribute') return <ReferencesField {...props} part="attributes" />
  return of.kind === 'group' || of.kind === 'kinds' ? (
    <ElementList named={props.named} at={props.at} />
  ) : (
    <LinesField {...props} />
  )
}
