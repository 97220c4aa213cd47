import type { OutlineItem } from '@duzhan/checklist'
import type { FieldProps } from '@rjsf/utils'
import { useState } from 'react'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { ClauseChoice } from './ClauseChoice.tsx'
import { ItemText } from './ItemText.tsx'
import type { ItemContext } from './itemContext.ts'
import { itemId } from './itemId.ts'
import { type Answer, toneOf } from './polarity.ts'

type Item = Record<string, unknown>

/** One checklist item as a single field of the form: its questions, the note that a bad answer calls for, and photos. */
export function ChecklistItem(props: FieldProps) {
  const { fieldPathId, errorSchema, onChange, registry, name } = props
  const formData: Item = props.formData ?? {}
  const context = registry.formContext as ItemContext // set by SectionForm, the only place that uses this field
  const [section] = [...context.items.keys()][0]?.split('.') ?? []
  const item = context.items.get(`${section}.${name}`)
  const [isNoteOpen, setNoteOpen] = useState(false)
  const [isNoteLeft, setNoteLeft] = useState(false)
  if (!item) return null

  const change = (part: Item) => {
    const next = Object.fromEntries(Object.entries({ ...formData, ...part }).filter(([, value]) => !isEmpty(value)))
    onChange(next, fieldPathId.path)
  }
  const errorOf = (field: string) => (errorSchema as Record<string, { __errors?: string[] }> | undefined)?.[field]?.__errors?.[0]
  // the question stands right above: no need to repeat it, as the validator's sentence must
  const clauseError = (clause: string) => (answerOf(formData, clause) ? errorOf(clause) : zh.checklist.choose)
  const ownError = context.isStrict ? (errorSchema?.__errors?.[0] ?? null) : null
  const isBad = item.clauses.some((clause) => {
    const answer = answerOf(formData, clause.key)
    return answer !== undefined && toneOf(answer, clause.good) === 'bad'
  })
  const note = typeof formData['note'] === 'string' ? formData['note'] : ''
  const photos = Array.isArray(formData['photos']) ? (formData['photos'] as string[]) : [] // the checklist types them
  const isText = item.kind === 'text'
  const showsNote = !isText && (isBad || isNoteOpen || note !== '')
  const noteError = context.isStrict || isNoteLeft || note !== '' ? errorOf('note') : undefined
  return (
    <section
      className={isBad ? 'item item-bad' : 'item'}
      id={itemId(item.path)}
      tabIndex={-1}
      aria-label={`${item.no}. ${item.title}`}
    >
      {item.clauses.length === 1 && item.clauses[0] ? null : <ItemTitle item={item} />}
      {item.clauses.map((clause) => (
        <ClauseChoice
          key={clause.key}
          clause={clause}
          legend={item.clauses.length === 1 ? <ItemTitle item={item} /> : clause.title}
          options={optionsOf(item, clause.key)}
          answer={answerOf(formData, clause.key)}
          error={context.isStrict ? clauseError(clause.key) : undefined}
          onChange={(answer) => change({ [clause.key]: answer })}
        />
      ))}
      {isText ? (
        <ItemText
          label={item.title}
          isLabelHidden
          placeholder={zh.checklist.textPlaceholder}
          value={typeof formData['text'] === 'string' ? formData['text'] : ''}
          error={context.isStrict ? errorOf('text') : undefined}
          onChange={(text) => change({ text })}
        />
      ) : null}
      {showsNote ? (
        <ItemText
          label={isBad ? zh.checklist.note : zh.checklist.noteOptional}
          isRequired={isBad}
          placeholder={isBad ? zh.checklist.notePlaceholder : ''}
          value={note}
          error={noteError}
          onChange={(text) => change({ note: text })}
          onBlur={() => setNoteLeft(true)}
        />
      ) : null}
      {ownError ? <p className="field-error">{ownError}</p> : null}
      <div className="item-extras">
        {isText || showsNote ? null : (
          <button type="button" className="button button-quiet button-small" onClick={() => setNoteOpen(true)}>
            <Icon name="edit" />
            {zh.checklist.addNote}
          </button>
        )}
        <PhotoField
          hashes={photos}
          owner={context.owner}
          place={{ plan: context.plan, target: context.target }}
          onChange={(hashes) => change({ photos: hashes })}
        />
      </div>
    </section>
  )
}

function ItemTitle({ item }: { item: OutlineItem }) {
  return (
    <span className="item-title">
      <span className="item-no">{item.no}.</span> {item.title}
    </span>
  )
}

function answerOf(formData: Item, clause: string): Answer | undefined {
  const answer = formData[clause]
  return answer === 'yes' || answer === 'no' || answer === 'na' ? answer : undefined
}

function optionsOf(item: OutlineItem, clause: string): Answer[] {
  const allowed = item.schema.properties?.[clause]?.enum ?? ['yes', 'no', 'na']
  return (['yes', 'no', 'na'] as const).filter((option) => allowed.includes(option))
}

/** An emptied field is absent, not an empty answer. */
function isEmpty(value: unknown): boolean {
  return value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
}
