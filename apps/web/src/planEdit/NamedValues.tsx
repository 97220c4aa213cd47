import { type NamedField, newKey, newValue, type Place, type PlanField, valueAt } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { useEditPlan } from './editPlan.ts'
import { Fields, Removable } from './GroupField.tsx'

interface NamedValuesProps {
  named: NamedField
  field: Extract<PlanField, { kind: 'named' }>
  at: Place
  value: unknown
  onChange: (value: unknown) => void
}

/** Values under names of the author's own: figures by region, or the attributes that targets are registered with. */
export function NamedValues({ named, field, at, value, onChange }: NamedValuesProps) {
  const { whole, change } = useEditPlan()
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {})
  const names = entries.map(([name]) => name)
  const isGroup = field.of.kind === 'group'
  const rename = (from: string, to: string) => {
    if (to === from || to === '' || names.includes(to)) return
    onChange(Object.fromEntries(entries.map(([name, one]) => [name === from ? to : name, one])))
  }
  const add = () =>
    change({
      act: 'set',
      at: [...at, newKey(isGroup ? 'attribute' : 'value', names)],
      value: newValue(field.of, whole, named.name),
    })
  return (
    <Removable {...{ named, field, value, onChange }}>
      <ul className="edit-named" aria-label={named.words.zh}>
        {entries.map(([name]) => (
          <li key={name}>
            {isGroup ? null : (
              <NameInput name={name} label={zh.planEdit.nameIn(named.words.zh)} onRename={(to) => rename(name, to)} />
            )}
            {field.of.kind === 'group' ? (
              <fieldset className="edit-group" aria-label={String(valueAt(value, [name, 'title']) || name)}>
                <Fields fields={field.of.fields} at={[...at, name]} />
              </fieldset>
            ) : (
              <input
                className="input"
                type="number"
                step="any"
                aria-label={zh.planEdit.valueOf(name)}
                value={String(valueAt(value, [name]) ?? '')}
                onChange={({ target }) => change({ act: 'set', at: [...at, name], value: Number(target.value) })}
              />
            )}
            <button
              type="button"
              className="button button-quiet button-small"
              onClick={() => change({ act: 'set', at: [...at, name], value: undefined })}
            >
              {zh.planEdit.removeOf(String(valueAt(value, [name, 'title']) || name))}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-small" onClick={add}>
        {zh.planEdit.addTo(named.words.zh)}
      </button>
    </Removable>
  )
}

/** A name is taken when the field is left: half a name would be another's. */
function NameInput({ name, label, onRename }: { name: string; label: string; onRename: (to: string) => void }) {
  const [typed, setTyped] = useState(name)
  return (
    <input
      className="input"
      aria-label={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        onRename(typed.trim())
        setTyped((now) => now.trim() || name)
      }}
    />
  )
}
