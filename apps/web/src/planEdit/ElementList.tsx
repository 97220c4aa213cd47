import { type NamedField, newKey, newValue, type Place, type PlanField, valueAt } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { pathOf, useEditPlan } from './editPlan.ts'
import { Fields, KindsField } from './GroupField.tsx'

interface ElementListProps {
  named: NamedField
  at: Place
}

/** The elements of a list, each folded to its title: opened, moved, copied, taken out; a new one is opened at once. */
export function ElementList({ named, at }: ElementListProps) {
  const { document, change, faults } = useEditPlan()
  const [open, setOpen] = useState<number | null>(null)
  const { field, words } = named
  if (field.kind !== 'list') return null
  const found = valueAt(document, at)
  const elements: readonly unknown[] = Array.isArray(found) ? found : []
  const keys = elements.map((element) => String(valueAt(element, ['key']) ?? ''))
  const isFaulty = (index: number) => {
    const own = pathOf([...at, index])
    return faults.some(({ path }) => path === own || path.startsWith(`${own}.`))
  }
  const insert = (index: number, value: unknown) => {
    change({ act: 'insert', at: [...at, index], value })
    setOpen(index)
  }
  const move = (from: number, to: number) => {
    change({ act: 'move', at, from, to })
    setOpen((now) => (now === from ? to : now))
  }
  const copyOf = (element: unknown) => {
    const hasKey = valueAt(element, ['key']) !== undefined
    return { ...(element as object), ...(hasKey && { key: newKey(named.name, keys) }) } // an element of a list of groups
  }
  return (
    <div className="edit-elements">
      {elements.length === 0 ? <p className="muted">{zh.planEdit.empty(words.zh)}</p> : null}
      <ol aria-label={words.zh}>
        {elements.map((element, index) => {
          const title = titleOf(element, field.of) || zh.planEdit.untitled(words.zh, index + 1)
          return (
            // an element may have no key yet, and what stands open is told by its place
            <li key={keys[index] || index.toString()} className={isFaulty(index) ? 'is-faulty' : undefined}>
              <div className="edit-element-head">
                <button
                  type="button"
                  className="edit-element-title"
                  aria-expanded={open === index}
                  onClick={() => setOpen(open === index ? null : index)}
                >
                  <span className="faint">{index + 1}</span>
                  {title}
                  {isFaulty(index) ? <span className="tag tag-bad">{zh.planEdit.faulty}</span> : null}
                </button>
                <span className="edit-element-acts">
                  <Act label={zh.planEdit.up} of={title} isDisabled={index === 0} onAct={() => move(index, index - 1)} />
                  <Act
                    label={zh.planEdit.down}
                    of={title}
                    isDisabled={index === elements.length - 1}
                    onAct={() => move(index, index + 1)}
                  />
                  <Act label={zh.planEdit.copy} of={title} onAct={() => insert(index + 1, copyOf(element))} />
                  <Act
                    label={zh.planEdit.remove}
                    of={title}
                    onAct={() => {
                      change({ act: 'remove', at: [...at, index] })
                      setOpen(null)
                    }}
                  />
                </span>
              </div>
              {open === index ? <Element named={named} of={field.of} at={[...at, index]} value={element} /> : null}
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => insert(elements.length, newValue(field.of, document, named.name, keys))}
      >
        {zh.planEdit.add(words.zh)}
      </button>
    </div>
  )
}

export interface ActProps {
  label: string
  of: string
  isDisabled?: boolean
  onAct: () => void
}

export function Act({ label, of, isDisabled = false, onAct }: ActProps) {
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={zh.planEdit.actOf(label, of)}
      disabled={isDisabled}
      onClick={onAct}
    >
      {label}
    </button>
  )
}

function Element({ named, of, at, value }: { named: NamedField; of: PlanField; at: Place; value: unknown }) {
  const { change, faults } = useEditPlan()
  const own = faults.filter(({ path }) => path === pathOf(at))
  return (
    <div className="edit-element">
      {own.map(({ message }) => (
        <p key={message} className="field-error" role="alert">
          {message}
        </p>
      ))}
      {of.kind === 'group' ? <Fields fields={of.fields} at={at} /> : null}
      {of.kind === 'kinds' ? (
        <KindsField
          named={{ ...named, isRequired: true, field: of }}
          field={of}
          at={at}
          value={value}
          id={`element-${pathOf(at)}`}
          onChange={(next) => change({ act: 'set', at, value: next })}
        />
      ) : null}
    </div>
  )
}

/** By what a person knows an element: its title or post, else which kind of thing it is. */
function titleOf(element: unknown, field: PlanField): string {
  const title =
    valueAt(element, ['title']) ?? valueAt(element, ['post']) ?? valueAt(element, ['about']) ?? valueAt(element, ['text'])
  if (typeof title === 'string') return title.length > 60 ? `${title.slice(0, 60)}…` : title
  if (field.kind === 'kinds') return field.kinds.find(({ value }) => value === valueAt(element, ['kind']))?.words.zh ?? ''
  if (field.kind !== 'group') return ''
  const words = field.fields.flatMap(({ name, field: one }) => {
    const value = valueAt(element, [name])
    return one.kind === 'choice' ? one.choices.filter((choice) => choice.value === value).map((choice) => choice.words.zh) : []
  })
  return words.join(' ')
}
