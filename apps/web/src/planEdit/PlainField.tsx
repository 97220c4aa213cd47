import {
  type AskedAttribute,
  attributesOf,
  isOfWeeks,
  type NamedField,
  namedElements,
  type Place,
  type PlanField,
  valueAt,
} from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { DateField } from './DateField.tsx'
import { useEditPlan } from './editPlan.ts'

type Plain = Exclude<
  PlanField,
  { kind: 'group' | 'kinds' | 'named' | 'condition' | 'list' | 'questions' | 'leftOut' | 'apart' | 'key' }
>

interface PlainFieldProps {
  named: NamedField
  field: Plain
  at: Place
  value: unknown
  onChange: (value: unknown) => void
  id: string
}

/** A field of one value. An emptied field that the plan can do without is taken out of it. */
export function PlainField({ named, field, at, value, onChange, id }: PlainFieldProps) {
  const { document, whole } = useEditPlan()
  const text = value === undefined || value === null ? '' : String(value)
  const write = (next: string) => onChange(next === '' && !named.isRequired ? undefined : next)
  switch (field.kind) {
    case 'text':
      return field.isLong ? (
        <textarea
          id={id}
          className="input"
          rows={3}
          value={text}
          maxLength={field.most}
          onChange={({ target }) => write(target.value)}
        />
      ) : (
        <input id={id} className="input" value={text} maxLength={field.most} onChange={({ target }) => write(target.value)} />
      )
    case 'date':
      return <DateField {...{ id, at }} title={named.words.zh} value={text} onChange={write} />
    case 'hour':
      return <MomentInput id={id} kind="time" value={text} onChange={write} />
    case 'yearDay':
    case 'region':
      return (
        <input
          id={id}
          className="input"
          value={text}
          inputMode="numeric"
          placeholder={field.kind === 'region' ? zh.planEdit.regionHint : zh.planEdit.yearDayHint}
          maxLength={field.kind === 'region' ? 12 : 5}
          onChange={({ target }) => write(target.value)}
        />
      )
    case 'number':
      return (
        <input
          id={id}
          className="input"
          type="number"
          step={field.isWhole ? 1 : 'any'}
          min={field.least}
          max={field.most}
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
        />
      )
    case 'flag':
      return (
        <label className="edit-check">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={({ target }) => onChange(target.checked || (named.isRequired ? false : undefined))}
          />
          {zh.planEdit.yes}
        </label>
      )
    case 'mark':
      return named.isRequired ? null : (
        <label className="edit-check">
          <input
            id={id}
            type="checkbox"
            checked={value === field.value}
            onChange={({ target }) => onChange(target.checked ? field.value : undefined)}
          />
          {named.words.zh}
        </label>
      )
    case 'choice': {
      const { numbers, choices } = field
      // of weeks a day is one of seven
      const isOfWeek = named.name === 'endsOn' && isOfWeeks(valueAt(document, [...at.slice(0, -1), 'every']))
      const most = isOfWeek ? zh.planEdit.weekdays.length : (numbers?.most ?? 0)
      const days = numbers ? Array.from({ length: most - numbers.least + 1 }, (_, index) => numbers.least + index) : []
      const options = [
        ...days.map((day) => ({
          value: day as string | number,
          title: (isOfWeek && zh.planEdit.weekdays[day - 1]) || zh.planEdit.day(day),
        })),
        ...choices.map((one) => ({ value: one.value, title: one.words.zh })),
      ]
      return <Select {...{ id, options, value, isRequired: named.isRequired, onChange }} />
    }
    case 'reference': {
      const options = namedElements(whole, field.part).map(({ key, title }) => ({ value: key, title }))
      return <Select {...{ id, options, value, isRequired: named.isRequired, onChange }} />
    }
    case 'attribute': {
      const options = attributesOf(kindAt(at) === undefined ? whole : document, named.path, kindAt(at)).map(titled)
      return <Select {...{ id, options, value, isRequired: named.isRequired, onChange }} />
    }
  }
}

/** Which kind of target a place lies in; undefined elsewhere. */
export const kindAt = ([part, index]: Place): number | undefined =>
  part === 'targetKinds' && typeof index === 'number' ? index : undefined

export const titled = ({ name, title, unit }: AskedAttribute): { value: string; title: string } => ({
  value: name,
  title: unit === undefined ? title : zh.planEdit.withUnit(title, unit),
})

interface SelectProps {
  id: string
  options: readonly { value: string | number; title: string }[]
  value: unknown
  isRequired: boolean
  onChange: (value: unknown) => void
}

/** One of several; a value that the plan does not have any more is shown as it stands. */
function Select({ id, options, value, isRequired, onChange }: SelectProps) {
  const at = options.findIndex((option) => option.value === value)
  const isKnown = at >= 0 || value === undefined || value === ''
  return (
    <select
      id={id}
      className="input"
      value={isKnown ? (at >= 0 ? String(at) : '') : 'unknown'}
      onChange={({ target }) => onChange(target.value === '' ? undefined : options[Number(target.value)]?.value)}
    >
      {isRequired && at >= 0 ? null : <option value="">{isRequired ? zh.planEdit.choose : zh.planEdit.none}</option>}
      {isKnown ? null : <option value="unknown">{zh.planEdit.gone(String(value))}</option>}
      {options.map((option, index) => (
        <option key={option.value} value={String(index)}>
          {option.title}
        </option>
      ))}
    </select>
  )
}
