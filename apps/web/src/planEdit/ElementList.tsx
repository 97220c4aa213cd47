import { inheritedElements, type NamedField, newKey, newValue, type Place, restoringEdits, valueAt } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Act } from './Act.tsx'
import { Element } from './Element.tsx'
import { keysAt, pathOf, takenKeys, useEditPlan } from './editPlan.ts'
import { titleOf } from './elementTitle.ts'
import { InheritedElements } from './InheritedElements.tsx'
import { WritersHere } from './presence/Writers.tsx'

interface ElementListProps {
  named: NamedField
  at: Place
}

/**
 * The elements of a list, each folded to its title: opened, moved, copied, taken out; a new one is opened at once. Below them
 * those that a plan takes from its superior's.
 */
export function ElementList({ named, at }: ElementListProps) {
  const { document, whole, superior, findings, change, faults } = useEditPlan()
  const [open, setOpen] = useState<number | null>(null)
  const { field, words } = named
  if (field.kind !== 'list') return null
  const found = valueAt(document, at)
  const elements: readonly unknown[] = Array.isArray(found) ? found : []
  const keys = keysAt(document, at)
  const taken = () => takenKeys({ document, whole }, at)
  const names = at.filter((step) => typeof step === 'string')
  const inherited = superior && names.length === at.length ? inheritedElements(superior.document, document, names) : []
  const isFaulty = (index: number) => {
    const own = pathOf([...at, index])
    return faults.some(({ path }) => path === own || path.startsWith(`${own}.`))
  }
  const breaksOf = (key: string) => findings.filter(({ path }) => `${path}.`.startsWith(`${pathOf([...at, key])}.`))
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
    return { ...(element as object), ...(hasKey && { key: newKey(named.name, taken()) }) } // an element of a list of groups
  }
  return (
    <div className="edit-elements">
      {elements.length === 0 && inherited.length === 0 ? <p className="muted">{zh.planEdit.empty(words.zh)}</p> : null}
      <ol aria-label={words.zh}>
        {elements.map((element, index) => {
          const title = titleOf(element, field.of) || zh.planEdit.untitled(words.zh, index + 1)
          const key = keys[index] ?? ''
          const isAdjusted = inherited.some((one) => one.key === key)
          const breaks = isAdjusted ? breaksOf(key) : []
          return (
            // an element may have no key yet, and what stands open is told by its place
            <li
              key={key || index.toString()}
              className={isFaulty(index) ? 'is-faulty' : undefined}
              data-element={pathOf([...at, index])}
            >
              <div className="edit-element-head">
                <button
                  type="button"
                  className="edit-element-title"
                  aria-expanded={open === index}
                  onClick={() => setOpen(open === index ? null : index)}
                >
                  <span className="faint">{index + 1}</span>
                  <span className="edit-element-name">{title}</span>
                  {isFaulty(index) ? <span className="tag tag-bad">{zh.planEdit.faulty}</span> : null}
                  {names.length === at.length && key !== '' ? <WritersHere at={[names.join('.'), key]} /> : null}
                  {isAdjusted ? <span className="tag">{zh.planEdit.inherited.adjusted}</span> : null}
                  {breaks.length > 0 ? <span className="tag tag-bad">{zh.planEdit.inherited.breaks}</span> : null}
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
                    label={isAdjusted ? zh.planEdit.inherited.restore : zh.planEdit.remove}
                    of={title}
                    onAct={() => {
                      if (isAdjusted) change(...restoringEdits(document, names, key))
                      else change({ act: 'remove', at: [...at, index] })
                      setOpen(null)
                    }}
                  />
                </span>
              </div>
              {breaks.map(({ path, message }) => (
                <p key={`${path} ${message}`} className="field-error" role="alert">
                  {message}
                </p>
              ))}
              {open === index ? <Element named={named} of={field.of} at={[...at, index]} value={element} /> : null}
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => insert(elements.length, newValue(field.of, whole, named.name, taken()))}
      >
        {zh.planEdit.add(words.zh)}
      </button>
      {superior && inherited.length > 0 ? (
        <InheritedElements {...{ named, superior }} of={field.of} at={names} elements={inherited} />
      ) : null}
    </div>
  )
}
