import { gate, hiddenIn, outlineOf, type SubSchema } from '@duzhan/checklist'
import { memo, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { answersInMemory } from '../../checklist/answersInMemory.ts'
import { SectionForm } from '../../checklist/SectionForm.tsx'
import { AboutTarget } from '../../evidence/AboutTarget.ts'
import { loadKinds } from '../../kind/kindViews.ts'
import { zh } from '../../locales/zh.ts'
import { useMe } from '../../person/me.ts'
import { platformNow } from '../../ui/dates.ts'
import { sampleAnswers } from './sampleAnswers.ts'
import '../../styles/checklist.css'

const words = zh.checklistEdit.preview

interface PhonePreviewProps {
  schema: unknown
  /** The section that is shown. */
  section: string
}

/** The form as inspectors will see it on their phones, filled with answers that are made up; nothing is kept or sent. */
export const PhonePreview = memo(function PhonePreview({ schema, section }: PhonePreviewProps) {
  const [seed, setSeed] = useState(1)
  const checked = useMemo(() => (gate(schema).length === 0 ? outlineOf(schema as SubSchema) : null), [schema])
  const [isLoaded, setLoaded] = useState(false)
  const kinds = [...new Set(checked?.items.map(({ kind }) => kind))].join(' ')
  useEffect(() => {
    let isThere = true
    setLoaded(false)
    void loadKinds(kinds.split(' ')).then(() => {
      if (isThere) setLoaded(true)
    })
    return () => {
      isThere = false
    }
  }, [kinds])
  if (checked === null) return <p className="muted">{words.waits}</p>
  const shown = checked.sections.find(({ key }) => key === section)
  if (shown === undefined || shown.items.length === 0) return <p className="muted">{words.empty}</p>
  return (
    <>
      <p className="faint">{words.lead}</p>
      <span className="builder-row">
        <button type="button" className="button button-small" onClick={() => setSeed((now) => Math.abs(now) + 1)}>
          {words.again}
        </button>
        <button type="button" className="button button-quiet button-small" onClick={() => setSeed((now) => -Math.abs(now))}>
          {words.clear}
        </button>
      </span>
      <div className="builder-screen">
        <h3>
          {shown.no}、{shown.title}
        </h3>
        {isLoaded ? (
          <Filled key={`${seed} ${section} ${JSON.stringify(shown.schema)}`} outline={checked} section={shown} seed={seed} />
        ) : null}
      </div>
    </>
  )
})

interface FilledProps {
  outline: ReturnType<typeof outlineOf>
  section: ReturnType<typeof outlineOf>['sections'][number]
  seed: number
}

/** The real form over answers that only this page knows. */
function Filled({ outline, section, seed }: FilledProps) {
  const { clockAhead } = useMe()
  const [answers] = useState(() => answersInMemory(seed < 0 ? {} : sampleAnswers(outline, seed)))
  const held = useSyncExternalStore(answers.subscribe, answers.all)
  const hidden = useMemo(() => hiddenIn(outline.root, held), [outline, held])
  const about = useMemo(() => ({ plan: 'preview', target: 'preview' }), [])
  const context = useMemo(
    () => ({ outline, hidden, isStrict: false, now: () => platformNow(clockAhead), owner: 'preview', ...about }),
    [outline, hidden, clockAhead, about],
  )
  return (
    <AboutTarget value={about}>
      <SectionForm
        checklist={outline.root as Record<string, unknown>} // a checklist that the gate let in
        section={section}
        answers={answers}
        context={context}
        serverErrors={undefined}
      />
    </AboutTarget>
  )
}
