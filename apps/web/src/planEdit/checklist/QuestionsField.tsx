import { type Fields, type ItemPlace, withSection } from '@duzhan/checklist/edit'
import { aboveAt, type Place, valueAt } from '@duzhan/plan/edit'
import { useCallback, useRef, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { useAddress } from '../../ui/useAddress.ts'
import { useEditPlan } from '../editPlan.ts'
import { WritersOfChecklist } from '../presence/Writers.tsx'
import { IndicatorList } from './ClauseFields.tsx'
import type { ActOn } from './ItemEditor.tsx'
import { usePlanParts } from './planParts.ts'
import { SectionEditor } from './Sections.tsx'

interface QuestionsFieldProps {
  /** Where the schema stands in the plan. */
  at: Place
  /** The schema of the checklist. */
  value: unknown
  onChange: (schema: unknown) => void
}

/** The sections and items of a checklist, edited where they stand. */
export function QuestionsField({ at, value, onChange }: QuestionsFieldProps) {
  const { document, whole, superior } = useEditPlan()
  const act = useActOn(value, onChange)
  const address = useAddress()
  const key = String(valueAt(document, [...at.slice(0, -1), 'key']) ?? '')
  const [open, setOpen] = useState<ItemPlace | null>(null)
  return (
    <div className="edit-questions">
      <button type="button" className="button" onClick={() => address.put({ part: 'checklists', list: key })}>
        {zh.checklistEdit.open}
      </button>
      <WritersOfChecklist list={key}>
        <Questions
          {...{ schema: value, act, document: whole, open }}
          above={superior ? aboveAt(superior.document, document, at) : undefined}
          onOpen={setOpen}
          only={null}
        />
      </WritersOfChecklist>
      <button
        type="button"
        className="button"
        onClick={() => act((schema) => withSection(schema, zh.planEdit.questions.newSection))}
      >
        {zh.planEdit.questions.addSection}
      </button>
    </div>
  )
}

/** A way to change a checklist that stays the same from one change to the next, so that what did not change is not drawn again. */
export function useActOn(schema: unknown, onChange: (schema: unknown) => void): ActOn {
  const latest = useRef({ schema, onChange })
  latest.current = { schema, onChange }
  return useCallback((edit) => latest.current.onChange(edit(latest.current.schema)), [])
}

interface QuestionsProps {
  schema: unknown
  /** The same checklist of the superior's plan; undefined where there is none. */
  above: unknown
  act: ActOn
  document: unknown
  open: ItemPlace | null
  onOpen: (place: ItemPlace | null) => void
  /** The key of the section that is shown; all of them where it is null. */
  only: string | null
}

/** The sections of a checklist, or one of them. */
export function Questions({ schema, above, act, document, open, onOpen, only }: QuestionsProps) {
  const parts = usePlanParts(document)
  const sections = Object.entries(((schema as Fields)['properties'] ?? {}) as Readonly<Record<string, Fields>>) // a checklist of sections
  return (
    <>
      {sections.map(([key, raw], at) => {
        if (only !== null && only !== key) return null
        const isOpen = open?.section === key
        // nothing stands above the first section that it could be shown by
        const asksShown = raw['x-shown-if'] !== undefined || (only !== null && at > 0)
        return (
          <SectionEditor
            key={key}
            above={valueAt(above, ['properties', key]) as Fields | undefined} // a checklist of sections
            {...{ sectionKey: key, raw, at, count: sections.length, parts, act, onOpen }}
            open={isOpen ? open.item : null}
            asksShown={asksShown}
            schema={isOpen || asksShown ? schema : undefined}
          />
        )
      })}
      <IndicatorList parts={parts} />
    </>
  )
}
