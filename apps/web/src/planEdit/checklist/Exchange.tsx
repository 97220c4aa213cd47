import { type ChecklistSchema, gate } from '@duzhan/checklist'
import { sectionsOf } from '@duzhan/checklist/edit'
import type { LostAt } from '@duzhan/checklist/exchange'
import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, useId } from 'react'
import { zh } from '../../locales/zh.ts'
import { download } from '../../ui/download.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useComesIntoView } from '../../ui/useComesIntoView.ts'
import { type ExchangeForm, type HeldChecklist, noteWords, readExchange, refusalWords, writeExchange } from './exchangeFile.ts'
import { kindWords } from './kindWords.ts'
import '../../styles/difference.css'

const words = zh.checklistEdit
const forms = ['table', 'xlsForm', 'json'] as const satisfies readonly ExchangeForm[]

interface ExchangeProps {
  schema: unknown
  onTake: (schema: unknown) => void
}

/** A checklist as a file, out and in again; what comes in is shown before it is taken. */
export function Exchange({ schema, onTake }: ExchangeProps) {
  const id = useId()
  const here = useComesIntoView()
  const read = useMutation({ mutationFn: (file: File) => readExchange(file, schema), networkMode: 'always' })
  const write = useMutation({
    mutationFn: (form: ExchangeForm) => writeExchange(form, schema as ChecklistSchema), // offered only where the gate lets it in
    networkMode: 'always',
    onSuccess: ({ file }, form) => download(file, words.exchange.names[form](titleOf(schema))),
  })
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (file) read.mutate(file)
    target.value = '' // the same file, mended, may be chosen again
  }
  const isSound = gate(schema).length === 0
  const held = read.data
  return (
    <section ref={here} className="card builder-exchange" aria-label={words.exchange.title}>
      <p className="file-choice">
        {forms.map((form) => (
          <button
            key={form}
            type="button"
            className="button"
            disabled={!isSound || write.isPending}
            onClick={() => write.mutate(form)}
          >
            {words.exchange.out[form]}
          </button>
        ))}
      </p>
      {isSound ? null : <p className="muted">{words.exchange.unsound}</p>}
      {write.error ? <ProblemNotice error={write.error} /> : null}
      {write.data ? <LostParts lost={write.data.lost} form={write.variables} /> : null}
      <p className="file-choice">
        <input id={id} className="visually-hidden" type="file" accept=".xlsx,.csv,.json" onChange={choose} />
        <label className="button" htmlFor={id}>
          {held ? words.exchange.another : words.exchange.choose}
        </label>
        <span className="field-hint">
          {read.isPending ? words.exchange.reading : (read.variables?.name ?? words.exchange.hint)}
        </span>
      </p>
      {read.error ? <ProblemNotice error={read.error} /> : null}
      {held ? (
        <Held
          held={held}
          onTake={() => {
            onTake(held.schema)
            read.reset()
          }}
          onLeave={read.reset}
        />
      ) : null}
    </section>
  )
}

const titleOf = (schema: unknown): string => String((schema as { title?: unknown }).title ?? '') || words.exchange.title // a checklist

/** What of a checklist the file that was just written does not hold. */
function LostParts({ lost, form }: { lost: readonly LostAt[]; form: ExchangeForm }) {
  if (lost.length === 0) return <p role="status">{words.exchange.done[form]}</p>
  const names: Readonly<Record<string, string>> = { ...words.names, ...words.lostWords, ...words.exchange.lostWords }
  return (
    <div role="status">
      <p>{words.exchange.lost(lost.length)}</p>
      <ul className="builder-told">
        {lost.map(({ section, item, no, title, lost: parts }) => (
          <li key={`${section}.${item}`}>
            {words.exchange.lostAt(no, title, [...new Set(parts.map((part) => names[part] ?? part))])}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Held({
  held: { schema, notes, refusals },
  onTake,
  onLeave,
}: {
  held: HeldChecklist
  onTake: () => void
  onLeave: () => void
}) {
  const sections = refusals.length > 0 ? [] : sectionsOf(schema)
  const count = sections.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <>
      {refusals.length > 0 ? (
        <div role="alert">
          <p>{words.exchange.refused(refusals.length)}</p>
          <ul>
            {refusals.map((refusal) => (
              <li key={`${refusal.path} ${refusal.rule} ${refusal.detail}`}>{refusalWords(refusal)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p role="status">{count === 0 ? words.exchange.nothing : words.exchange.found(sections.length, count)}</p>
      )}
      {notes.length > 0 ? (
        <>
          <p>{words.exchange.notes(notes.length)}</p>
          <ul className="builder-told">
            {notes.map((note) => (
              <li key={`${note.line} ${note.rule} ${note.detail}`}>{words.exchange.noteAt(note.line, noteWords(note))}</li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="builder-pasted builder-held">
        {sections.map((section) => (
          <section key={section.key}>
            <strong>{words.section(section.no, section.title)}</strong>
            <ul className="edit-pasted">
              {section.items.map((item) => (
                <li key={item.key}>
                  <span className="tag">{kindWords(item.kind)}</span> {item.title}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <span className="builder-row">
        <button type="button" className="button button-primary" disabled={count === 0} onClick={onTake}>
          {words.exchange.take}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {zh.states.cancel}
        </button>
      </span>
    </>
  )
}
