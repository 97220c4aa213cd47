import type { OutlineItem } from '@duzhan/checklist'
import type { FieldProps } from '@rjsf/utils'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { PhotoField } from '../evidence/PhotoField.tsx'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { ClauseChoice } from './ClauseChoice.tsx'
import { ItemText } from './ItemText.tsx'
import { type Item, tidyItem } from './itemAnswers.ts'
import type { ItemContext } from './itemContext.ts'
import { itemId } from './itemId.ts'
import { type Answer, toneOf } from './polarity.ts'

/** One checklist item as a single field of the form: its questions, the note that a bad answer calls for, and photos. */
export function ChecklistItem(props: FieldProps) {
  const { fieldPathId, errorSchema, onChange, registry, name } = props
  const context = registry.formContext as ItemContext // set by SectionForm, the only place that uses this field
  const [section] = [...context.items.keys()][0]?.split('.') ?? []
  const path = `${section}.${name}`
  const item = context.items.get(path)
  const held = useSyncExternalStore(context.answers.subscribe, () => context.answers.held(path))
  const formHolds = useRef(held)
  const [isNoteOpen, setNoteOpen] = useState(false)
  const [isNoteLeft, setNoteLeft] = useState(false)
  // the answers lead and the engine's form follows, so that whatever changes them, and whenever, is checked and shown
  useEffect(() => {
    if (formHolds.current === held) return
    formHolds.current = held
    onChange(held, fieldPathId.path)
  }, [held, onChange, fieldPathId.path])
  if (!item) return null

  const change = (part: Item) => context.answers.change(path, (now) => ({ ...now, ...part }))
  const errorOf = (field: string) => (errorSchema as Record<string, { __errors?: string[] }> | undefined)?.[field]?.__errors?.[0]
  // the question stands right above: no need to repeat it, as the validator's sentence must
  const isDemanded = (clause: string) => item.schema.required?.includes(clause) ?? false
  const isOpen = !item.isRequired && Object.keys(held).length === 0 // nobody asked, and nothing was begun
  const clauseError = (clause: string) => {
    if (answerOf(held, clause)) return errorOf(clause)
    return isDemanded(clause) && !isOpen ? zh.checklist.choose : undefined
  }
  const ownError = context.isStrict ? (errorSchema?.__errors?.[0] ?? null) : null
  const isBad = item.clauses.some((clause) => {
    const answer = answerOf(held, clause.key)
    return answer !== undefined && toneOf(answer, clause.good) === 'bad'
  })
  const note = typeof held['note'] === 'string' ? held['note'] : ''
  const photos = photosOf(held)
  const isText = item.kind === 'text'
  const asks = (field: string) => Object.hasOwn(item.schema.properties ?? {}, field)
  const showsNote = asks('note') && (isBad || isNoteOpen || note !== '')
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
          isOptional={!item.isRequired || !isDemanded(clause.key)}
          clause={clause}
          legend={item.clauses.length === 1 ? <ItemTitle item={item} /> : clause.title}
          options={optionsOf(item, clause.key)}
          answer={answerOf(held, clause.key)}
          error={context.isStrict ? clauseError(clause.key) : undefined}
          onChange={(answer) => change({ [clause.key]: answer })}
        />
      ))}
      {isText ? (
        <ItemText
          label={item.title}
          isLabelHidden
          placeholder={zh.checklist.textPlaceholder}
          value={typeof held['text'] === 'string' ? held['text'] : ''}
          error={context.isStrict ? errorOf('text') : undefined}
          onChange={(text) => change({ text })}
          onBlur={() => context.answers.change(path, tidyItem)}
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
          onBlur={() => {
            context.answers.change(path, tidyItem)
            setNoteLeft(true)
          }}
        />
      ) : null}
      {ownError ? <p className="field-error">{ownError}</p> : null}
      <div className="item-extras">
        {showsNote || !asks('note') ? null : (
          <button type="button" className="button button-quiet button-small" onClick={() => setNoteOpen(true)}>
            <Icon name="edit" />
            {zh.checklist.addNote}
          </button>
        )}
        {asks('photos') ? (
          <PhotoField
            hashes={photos}
            owner={context.owner}
            place={{ plan: context.plan, target: context.target }}
            onChange={(by) => context.answers.change(path, (now) => ({ ...now, photos: by(photosOf(now)) }))}
          />
        ) : null}
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

function answerOf(held: Item, clause: string): Answer | undefined {
  const answer = held[clause]
  return answer === 'yes' || answer === 'no' || answer === 'na' ? answer : undefined
}

function optionsOf(item: OutlineItem, clause: string): Answer[] {
  const allowed = item.schema.properties?.[clause]?.enum ?? ['yes', 'no', 'na']
  return (['yes', 'no', 'na'] as const).filter((option) => allowed.includes(option))
}

function photosOf({ photos }: Item): string[] {
  return Array.isArray(photos) ? photos.map(String) : []
}
