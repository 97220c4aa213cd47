import type { AskedFigure, DueHandIn, DueView, HandedFile } from '@duzhan/contracts'
import { FilesInput } from '../evidence/FileField.tsx'
import { zh } from '../locales/zh.ts'
import { DueWords } from './DueWords.tsx'

/** What is being written to hand in; figures as they are typed. */
export interface HandInDraft {
  text: string
  isNil: boolean
  files: HandedFile[]
  figures: Readonly<Record<string, string>>
}
export const emptyDraft: HandInDraft = { text: '', isNil: false, files: [], figures: {} }

/** Under what the files of a due are kept on this device until they are sent. */
export const ownerOf = ({ plan, key }: Pick<DueView, 'plan' | 'key'>): string => `due|${plan}|${key}`

/** A draft as it is sent: only what the plan asks for, and nothing but words where there is nothing to report. */
export function sentOf(
  { text, isNil, files, figures }: HandInDraft,
  view: DueView,
): Pick<DueHandIn, 'text' | 'isNil' | 'files' | 'figures'> {
  if (isNil && view.mayBeNil) return { text, isNil, files: [], figures: [] }
  const given = view.figures.map(({ key }) => ({ key, value: Number(figures[key]) }))
  return { text, isNil: false, files, figures: given }
}

interface HandInFieldsProps {
  view: DueView
  draft: HandInDraft
  onChange: (by: (draft: HandInDraft) => HandInDraft) => void
}

/** The fields that a due asks for: figures, files and words. */
export function HandInFields({ view, draft, onChange }: HandInFieldsProps) {
  const isNil = draft.isNil && view.mayBeNil
  const asks = (form: 'text' | 'file') => view.asks?.includes(form) ?? false
  const needsText = !isNil && (asks('text') || (view.asks === null && draft.files.length === 0))
  return (
    <>
      {view.mayBeNil ? (
        <label className="due-nil">
          <input
            type="checkbox"
            checked={draft.isNil}
            onChange={({ target }) => onChange((now) => ({ ...now, isNil: target.checked }))}
          />
          {zh.due.isNil}
        </label>
      ) : null}
      {isNil ? null : <FigureFields asked={view.figures} draft={draft} onChange={onChange} />}
      <DueWords
        title={zh.due.fields.handIn}
        isRequired={needsText}
        most={20_000}
        rows={8}
        text={draft.text}
        onChange={(text) => onChange((now) => ({ ...now, text }))}
      />
      {isNil ? null : (
        <div className="field">
          <span className="field-label">
            {zh.due.files}
            {asks('file') ? null : <span className="field-hint"> {zh.due.optional}</span>}
          </span>
          <FilesInput
            title={zh.due.files}
            files={draft.files}
            edit={(by) => onChange((now) => ({ ...now, files: by(now.files) }))}
            owner={ownerOf(view)}
            place={{ plan: view.plan, target: view.filesOf }}
          />
        </div>
      )}
    </>
  )
}

function FigureFields({ asked, draft, onChange }: Omit<HandInFieldsProps, 'view'> & { asked: readonly AskedFigure[] }) {
  return (
    <div className="due-figures">
      {asked.map(({ key, title, unit, kind }) => (
        <div className="field" key={key}>
          <label htmlFor={`figure-${key}`}>{zh.due.figure(title, unit)}</label>
          <input
            id={`figure-${key}`}
            className="input"
            type="number"
            inputMode={kind === 'integer' ? 'numeric' : 'decimal'}
            step={kind === 'integer' ? 1 : 'any'}
            required
            value={draft.figures[key] ?? ''}
            onChange={({ target }) => onChange((now) => ({ ...now, figures: { ...now.figures, [key]: target.value } }))}
          />
        </div>
      ))}
    </div>
  )
}
