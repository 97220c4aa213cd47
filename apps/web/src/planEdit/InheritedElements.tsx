import { adjustingEdit, type InheritedElement, leavingEdit, type NamedField, type Place, type PlanField } from '@duzhan/plan/edit'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Act } from './Act.tsx'
import { Element } from './Element.tsx'
import { EditPlanContext, type Superior, useEditPlan } from './editPlan.ts'
import { titleOf } from './elementTitle.ts'

const words = zh.planEdit.inherited

interface InheritedElementsProps {
  named: NamedField
  of: PlanField
  at: readonly string[]
  superior: Superior
  elements: readonly InheritedElement[]
}

/** What a plan takes from its superior's: greyed, with where it comes from and what may be done about it. */
export function InheritedElements({ named, of, at, superior, elements }: InheritedElementsProps) {
  const [open, setOpen] = useState<string | null>(null)
  const { document, change } = useEditPlan()
  const shown = elements.filter(({ is }) => is !== 'adjusted')
  if (shown.length === 0) return null
  return (
    <section className="edit-inherited" aria-label={words.title(superior.title)}>
      <h3>{words.title(superior.title)}</h3>
      <ol>
        {shown.map((inherited) => {
          const title = titleOf(inherited.element, of) || inherited.key
          const isLeft = inherited.is === 'left'
          return (
            <li key={inherited.key} data-left={isLeft ? true : undefined}>
              <div className="edit-element-head">
                <button
                  type="button"
                  className="edit-element-title"
                  aria-expanded={open === inherited.key}
                  onClick={() => setOpen(open === inherited.key ? null : inherited.key)}
                >
                  <span className="edit-element-name">{title}</span>
                  <span className="tag">{isLeft ? words.left : words.holds[inherited.hold]}</span>
                </button>
                <span className="edit-element-acts">
                  {inherited.hold === 'fixed' || isLeft ? null : (
                    <Act label={words.adjust} of={title} onAct={() => change(adjustingEdit(document, at, inherited))} />
                  )}
                  {isLeft ? (
                    <Act label={words.takeIn} of={title} onAct={() => change(leavingEdit(document, inherited.path, false))} />
                  ) : inherited.hold === 'open' ? (
                    <Act label={words.leave} of={title} onAct={() => change(leavingEdit(document, inherited.path, true))} />
                  ) : null}
                </span>
              </div>
              {open === inherited.key ? <ReadOnly {...{ named, of, at, superior, inherited }} /> : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** An element as the superior wrote it, in the same fields, none of which can be changed. */
function ReadOnly({
  named,
  of,
  at,
  superior,
  inherited,
}: Omit<InheritedElementsProps, 'elements'> & { inherited: InheritedElement }) {
  const edited = useEditPlan()
  const { document } = superior
  const place: Place = [...at, placeOf(document, at, inherited.key)]
  return (
    <EditPlanContext
      value={{ ...edited, document, whole: document, superior: null, findings: [], faults: [], change: () => undefined }}
    >
      <fieldset className="edit-read" disabled aria-label={words.asWritten}>
        <Element named={named} of={of} at={place} value={inherited.element} />
      </fieldset>
    </EditPlanContext>
  )
}

function placeOf(document: unknown, at: readonly string[], key: string): number {
  let list: unknown = document
  for (const name of at) list = (list as Record<string, unknown>)[name] // the list that the element was found in
  return (list as { key: string }[]).findIndex((one) => one.key === key)
}
