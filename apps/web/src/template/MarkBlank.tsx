import { type BlankKind, blankKinds, type MarkedBlank, proposedKind, wordsIn } from '@duzhan/plan/edit'
import { type FormEvent, useMemo, useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { placeOf } from './placeOf.ts'
import '../styles/filing.css'

const words = zh.makeTemplate

interface MarkBlankProps {
  document: unknown
  /** Whether no blank that is marked already shares these words. */
  isFree: (words: string) => boolean
  onMark: (blank: Omit<MarkedBlank, 'key'>) => void
}

/** Marks words of the plan as a blank: they are found wherever they stand, and each place can be left as it is. */
export function MarkBlank({ document, isFree, onMark }: MarkBlankProps) {
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [hint, setHint] = useState('')
  const [kind, setKind] = useState<BlankKind | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const found = useMemo(() => wordsIn(document, text.trim()), [document, text])
  const pathOf = (at: readonly (string | number)[]) => at.join('.')
  const chosen = found.filter(({ at }) => !left.has(pathOf(at)))
  const isTaken = text.trim() !== '' && !isFree(text.trim())
  const write = (next: string) => {
    setText(next)
    setKind(null)
    setLeft(new Set())
  }
  const mark = (event: FormEvent) => {
    event.preventDefault()
    const [said, chosenKind] = [text.trim(), kind ?? proposedKind(text.trim())]
    onMark({ title: title.trim(), hint: hint.trim(), kind: chosenKind, words: said, places: chosen.map(({ at }) => at) })
    write('')
    setTitle('')
    setHint('')
  }
  const toggle = (path: string) => {
    const next = new Set(left)
    if (!next.delete(path)) next.add(path)
    setLeft(next)
  }
  return (
    <Card title={words.mark} aside={words.markHint}>
      <form className="stack mark-blank" onSubmit={mark}>
        <TextField
          label={words.words}
          hint={words.wordsHint}
          fault={isTaken ? words.overlaps : null}
          value={text}
          onChange={write}
          required
        />
        {text.trim() === '' ? null : found.length === 0 ? (
          <p className="muted" role="status">
            {words.notFound}
          </p>
        ) : (
          <fieldset className="mark-places" aria-label={words.places}>
            <p className="muted" role="status">
              {words.found(found.length, chosen.length)}
            </p>
            <ul>
              {found.map(({ at, text: whole }) => (
                <li key={pathOf(at)}>
                  <label className="edit-check">
                    <input type="checkbox" checked={!left.has(pathOf(at))} onChange={() => toggle(pathOf(at))} />
                    <span>
                      <span className="faint">{placeOf(at)}：</span>
                      {around(whole, text.trim())}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <TextField
          label={words.blankTitle}
          hint={words.blankTitleHint}
          value={title}
          onChange={setTitle}
          required
          maxLength={100}
        />
        <div className="filing-fields">
          <div className="field">
            <span className="field-label">{words.kind}</span>
            <SelectField
              label={words.kind}
              options={blankKinds.map((value) => ({ value, title: words.kinds[value] }))}
              value={kind ?? proposedKind(text.trim())}
              onChange={(next) => setKind(blankKinds.find((one) => one === next) ?? null)}
            />
          </div>
          <TextField label={words.hint} value={hint} onChange={setHint} maxLength={500} />
        </div>
        <button type="submit" className="button" disabled={chosen.length === 0 || isTaken}>
          {words.doMark}
        </button>
      </form>
    </Card>
  )
}

/** The words with as much of their text as shows where they stand. */
function around(whole: string, words: string): string {
  const at = whole.indexOf(words)
  const [from, to] = [Math.max(0, at - 16), at + words.length + 16]
  return `${from > 0 ? '…' : ''}${whole.slice(from, to)}${to < whole.length ? '…' : ''}`
}
