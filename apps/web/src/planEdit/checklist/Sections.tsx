import { type Fields, type ItemPlace, movedSection, titledSection, withItems } from '@duzhan/checklist/edit'
import { memo } from 'react'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'
import { type ActOn, ItemEditor } from './ItemEditor.tsx'
import { NewItems } from './NewItems.tsx'
import type { PlanParts } from './planParts.ts'
import { ShownIfField } from './ShownIfField.tsx'

const words = zh.planEdit.questions
const more = zh.checklistEdit

interface SectionEditorProps {
  sectionKey: string
  /** The section as the checklist has it; the same object until it is changed. */
  raw: Fields
  /** The same section of the superior's plan; undefined where there is none. */
  above: Fields | undefined
  at: number
  count: number
  parts: PlanParts
  act: ActOn
  /** The item of this section that is open; null where none is. */
  open: string | null
  /** The checklist; only of a section with an open item, or of which it is asked when it is shown. */
  schema: unknown
  /** Whether its author is asked when the whole of it is shown. */
  asksShown: boolean
  onOpen: (place: ItemPlace | null) => void
}

/** One section of the form with its items. */
export const SectionEditor = memo(function SectionEditor(props: SectionEditorProps) {
  const { sectionKey, raw, above, at, count, parts, act, open, schema, asksShown, onOpen } = props
  const no = String((raw['x-item'] as Fields | undefined)?.['no'] ?? '') // an annotation is a group
  const title = String(raw['title'] ?? '')
  const items = Object.entries((raw['properties'] ?? {}) as Readonly<Record<string, Fields>>) // items are groups
  const required = demandedIn(raw)
  const demanded = demandedIn(above)
  return (
    <fieldset className="edit-question-section" aria-label={words.sectionNamed(title)} id={`edit-${sectionKey}`}>
      <div className="edit-element-head">
        <span className="faint">{no}</span>
        <input
          className="input"
          aria-label={words.section(no)}
          maxLength={300}
          value={title}
          onChange={({ target }) => act((now) => titledSection(now, sectionKey, target.value))}
        />
        <span className="edit-element-acts">
          <Act
            label={zh.planEdit.up}
            of={title}
            isDisabled={at === 0}
            onAct={() => act((now) => movedSection(now, at, at - 1))}
          />
          <Act
            label={zh.planEdit.down}
            of={title}
            isDisabled={at === count - 1}
            onAct={() => act((now) => movedSection(now, at, at + 1))}
          />
          <Act label={zh.planEdit.remove} of={title} onAct={() => act((now) => movedSection(now, at, null))} />
        </span>
      </div>
      {asksShown && schema !== undefined ? (
        <ShownIfField schema={schema} place={{ section: sectionKey }} onChange={(next) => act(() => next)} />
      ) : null}
      {items.length === 0 ? <p className="muted">{more.empty}</p> : null}
      <ol className="edit-question-items">
        {items.map(([key, item], index) => (
          <li key={key}>
            <ItemEditor
              {...{ section: sectionKey, itemKey: key, raw: item, index, count: items.length, parts, act, onOpen }}
              isRequired={required.includes(key)}
              isDemandedAbove={demanded.includes(key)}
              isOpen={open === key}
              schema={open === key ? schema : undefined}
            />
          </li>
        ))}
      </ol>
      <NewItems onAdd={(added) => act((now) => withItems(now, sectionKey, added))} />
    </fieldset>
  )
})

const demandedIn = (section: Fields | undefined): readonly unknown[] => {
  const required = section?.['required']
  return Array.isArray(required) ? required : []
}
