import { type NamedField, newValue, type Place, type PlanField, valueAt } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { takenKeys, useEditPlan } from './editPlan.ts'

interface GroupProps<Kind extends PlanField['kind']> {
  named: NamedField
  field: Extract<PlanField, { kind: Kind }>
  at: Place
  value: unknown
  onChange: (value: unknown) => void
  id: string
}

/** What an element carries beside its own matter: it is folded away until it is looked for. */
const aside = new Set(['hold', 'source'])

/** Fields one after the other; those that few need stand folded at the end. */
export function Fields({ fields, at }: { fields: readonly NamedField[]; at: Place }) {
  const { document, Field } = useEditPlan()
  const shown = fields.filter(({ field }) => field.kind !== 'key' && field.kind !== 'apart')
  const own = shown.filter(({ name }) => !aside.has(name))
  const others = shown.filter(({ name }) => aside.has(name))
  const filled = others.filter(({ name }) => valueAt(document, [...at, name]) !== undefined).length
  return (
    <div className="edit-fields">
      {own.map((named) => (
        <Field key={named.name} named={named} at={at} />
      ))}
      {others.length > 0 ? (
        <details className="edit-field-wide edit-more">
          <summary>{zh.planEdit.more(filled)}</summary>
          <div className="edit-fields">
            {others.map((named) => (
              <Field key={named.name} named={named} at={at} />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  )
}

/** A group of fields; one that the plan can do without is added and taken away as a whole. */
export function GroupField({ named, field, at, value, onChange }: GroupProps<'group'>) {
  return (
    <Removable {...{ named, field, value, onChange }}>
      <fieldset className="edit-group" aria-label={named.words.zh}>
        <Fields fields={field.fields} at={at} />
      </fieldset>
    </Removable>
  )
}

/** One of several groups; what both have goes over when another is chosen. */
export function KindsField({ named, field, at, value, onChange, id }: GroupProps<'kinds'>) {
  const { document, whole } = useEditPlan()
  const kind = valueAt(value, ['kind'])
  const chosen = field.kinds.find((one) => one.value === kind)
  const choose = (next: string) => {
    const to = field.kinds.find((one) => String(one.value) === next)
    if (!to) return
    const kept = to.fields.flatMap(({ name }) => {
      const standing = valueAt(value, [name])
      return standing === undefined ? [] : [[name, standing]]
    })
    // one kind of a list's elements may have a key where another has none
    const taken = typeof at.at(-1) === 'number' ? takenKeys({ document, whole }, at.slice(0, -1)) : []
    const fresh = newValue({ kind: 'kinds', kinds: [to] }, whole, named.name, taken)
    onChange({ ...(fresh as object), ...Object.fromEntries(kept) }) // of a kind, it is a group
  }
  return (
    <Removable {...{ named, field, value, onChange }}>
      <fieldset className="edit-group" aria-label={named.words.zh}>
        <select
          id={id}
          className="input"
          aria-label={named.words.zh}
          value={String(kind)}
          onChange={({ target }) => choose(target.value)}
        >
          {field.kinds.map((one) => (
            <option key={one.value} value={String(one.value)}>
              {one.words.zh}
            </option>
          ))}
        </select>
        {chosen && chosen.fields.length > 0 ? <Fields fields={chosen.fields} at={at} /> : null}
      </fieldset>
    </Removable>
  )
}

interface RemovableProps {
  named: NamedField
  field: PlanField
  value: unknown
  onChange: (value: unknown) => void
  children: React.ReactNode
}

/** What stands in the plan or does not: a button adds it, another takes it away. */
export function Removable({ named, field, value, onChange, children }: RemovableProps) {
  const { whole } = useEditPlan()
  if (value === undefined)
    return (
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => onChange(newValue(field, whole, named.name))}
      >
        {zh.planEdit.add(named.words.zh)}
      </button>
    )
  return (
    <>
      {children}
      {named.isRequired ? null : (
        <button type="button" className="button button-quiet button-small" onClick={() => onChange(undefined)}>
          {zh.planEdit.takeAway(named.words.zh)}
        </button>
      )}
    </>
  )
}
