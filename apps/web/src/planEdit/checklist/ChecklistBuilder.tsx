import {
  checklistNotes,
  gradesOf,
  type ItemPlace,
  type PastedSection,
  type RefusedPlace,
  sectionsOf,
  withoutEmptySections,
  withPasted,
  withSection,
} from '@duzhan/checklist/edit'
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { useAddress } from '../../ui/useAddress.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { GradeFields } from './GradeFields.tsx'
import { Notes } from './Notes.tsx'
import { Outline } from './Outline.tsx'
import { PasteAll } from './PasteAll.tsx'
import { Picked } from './Picked.tsx'
import { usePlanParts } from './planParts.ts'
import { Questions, useActOn } from './QuestionsField.tsx'
import '../../styles/checklistEdit.css'

const words = zh.checklistEdit
const Exchange = lazy(() => import('./Exchange.tsx').then((part) => ({ default: part.Exchange })))
const Library = lazy(() => import('./Library.tsx').then((part) => ({ default: part.Library })))
const PhonePreview = lazy(() => import('./PhonePreview.tsx').then((part) => ({ default: part.PhonePreview })))

/** How long nothing must be changed before the checks and the phone follow. */
const pauseMs = 400
const panes = ['outline', 'form', 'phone'] as const

interface ChecklistBuilderProps {
  /** What the platform refuses of the checklist as it was last sent; the same list until it says otherwise. */
  refused: readonly RefusedPlace[]
  /** Whether the platform has looked at what is written by now. */
  isChecked: boolean
  schema: unknown
  /** The same checklist of the superior's plan, of a plan that has one. */
  above?: unknown
  document: unknown
  onChange: (schema: unknown) => void
}

/** A checklist in three panes: its outline, the form that is edited in place, and the phone as it will be; one at a time on a phone. */
export function ChecklistBuilder({ schema, above, document, refused, isChecked, onChange }: ChecklistBuilderProps) {
  const act = useActOn(schema, onChange)
  const address = useAddress()
  const parts = usePlanParts(document)
  const outlined = useDeferredValue(schema)
  const sections = useMemo(() => sectionsOf(outlined), [outlined])
  const isScored = useMemo(() => sections.some(({ items }) => items.some(({ kind }) => kind === 'score')), [sections])
  const settled = useSettled(schema, pauseMs)
  const notes = useMemo(
    () => checklistNotes(settled, { indicators: parts.indicators, refused }),
    [settled, parts.indicators, refused],
  )
  const [open, setOpen] = useState<ItemPlace | null>(null)
  const [picked, setPicked] = useState<readonly ItemPlace[]>([])
  const [beside, setBeside] = useState<'exchange' | 'library' | null>(null)
  const pane = address.choice('pane', panes, 'form')
  const chosenSection = sections.find(({ key }) => key === address.get('section')) ?? sections[0]
  const chosen = chosenSection?.key ?? ''
  const standing = useMemo(
    () =>
      picked.filter(({ section, item }) =>
        sections.some(({ key, items }) => key === section && items.some((one) => one.key === item)),
      ),
    [picked, sections],
  )
  const put = useRef(address.put)
  put.current = address.put
  const go = useCallback((section: string, item: string | null) => {
    put.current({ section, pane: '' })
    setOpen(item === null ? null : { section, item })
  }, [])
  const withAll = (now: unknown, pasted: readonly PastedSection[]) => {
    const begun = pasted.some(({ title }) => title !== null) ? withoutEmptySections(now) : now
    return withPasted(begun, pasted, { section: chosen, untitled: words.untitledSection })
  }
  // the address, and with it the section and the pane, may follow a moment after what is opened
  useEffect(() => {
    if (open) globalThis.document.getElementById(`edit-${open.section}-${open.item}`)?.scrollIntoView({ block: 'nearest' })
  }, [open, chosen, pane])
  return (
    <div className="builder" data-pane={pane}>
      <nav className="builder-tabs" aria-label={words.panes}>
        {panes.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === pane ? 'true' : undefined}
            onClick={() => address.put({ pane: one === 'form' ? '' : one })}
          >
            {words[one]}
          </button>
        ))}
      </nav>
      {beside === null ? null : (
        <Suspense>
          {beside === 'exchange' ? (
            <Exchange schema={schema} onTake={(next) => act(() => next)} />
          ) : (
            <Library
              {...{ chosen, parts, act }}
              chosenWords={words.section(chosenSection?.no ?? '', chosenSection?.title ?? '')}
            />
          )}
        </Suspense>
      )}
      <div className="builder-pane builder-pane-outline">
        <Outline {...{ sections, chosen, notes, act }} picked={standing} onPick={setPicked} onGo={go} />
        <button type="button" className="button" onClick={() => act((now) => withSection(now, zh.planEdit.questions.newSection))}>
          {zh.planEdit.questions.addSection}
        </button>
        <PasteAll
          faultsOf={(pasted) => {
            const known = new Set(notes.map(({ message }) => message))
            const found = checklistNotes(withAll(schema, pasted)).filter(
              ({ isRefused, message }) => isRefused && !known.has(message),
            )
            return [...new Set(found.map(({ message }) => message))]
          }}
          onAdd={(pasted) => act((now) => withAll(now, pasted))}
        />
        {(['library', 'exchange'] as const).map((part) => (
          <button
            key={part}
            type="button"
            className="button"
            aria-expanded={beside === part}
            onClick={() => setBeside(beside === part ? null : part)}
          >
            {beside === part ? words[part].close : words[part].title}
          </button>
        ))}
      </div>
      <section className="builder-pane builder-pane-form card edit-main" aria-label={words.form}>
        <Notes {...{ schema: settled, notes, sections, act }} isChecked={isChecked && settled === schema} onGo={go} />
        <Picked {...{ schema, sections, act }} picked={standing} onPick={setPicked} />
        <Questions {...{ schema, above, act, document, open }} onOpen={setOpen} only={chosen} />
        {isScored || gradesOf(schema).length > 0 ? <GradeFields schema={schema} act={act} /> : null}
      </section>
      <aside className="builder-pane builder-pane-phone" aria-label={words.phone}>
        <h2>{words.phone}</h2>
        <Suspense>
          <PhonePreview schema={settled} section={chosen} />
        </Suspense>
      </aside>
    </div>
  )
}
