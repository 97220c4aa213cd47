import { evidenceAsked, isValid, type OutlineItem, type SubSchema } from '@duzhan/checklist'
import type { FieldProps } from '@rjsf/utils'
import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { LaterPhotoField } from '../evidence/LaterPhotoField.ts'
import { ItemText } from '../kind/ItemText.tsx'
import { ItemTitle } from '../kind/ItemTitle.tsx'
import { itemResultOf } from '../kind/itemResult.ts'
import type { KindView } from '../kind/kindView.ts'
import { textOf } from '../kind/options.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { errorAt, partAt } from './errorAt.ts'
import { type Item, tidyItem } from './itemAnswers.ts'
import { type ItemContext, itemId } from './itemContext.ts'

interface ItemFrameProps {
  item: OutlineItem
  view: KindView
  field: FieldProps
}

/** One checklist item as a single field of the form: what its kind asks, the note that a bad answer calls for, and photos. */
export function ItemFrame({ item, view, field }: ItemFrameProps) {
  const { fieldPathId, errorSchema, onChange, registry } = field
  const { path } = item
  const { Field } = view
  const context = registry.formContext as ItemContext // set by SectionForm, the only place that uses this field
  const held = useSyncExternalStore(context.answers.subscribe, () => context.answers.held(path))
  const { root } = context.outline
  const asked = useMemo(() => evidenceAsked(item.schema, held, root), [item.schema, held, root])
  const formHolds = useRef(held)
  const [isNoteOpen, setNoteOpen] = useState(false)
  const [isNoteLeft, setNoteLeft] = useState(false)
  const [typing, setTyping] = useState<string | null>(null)
  // the answers lead and the engine's form follows, so that whatever changes them, and whenever, is checked and shown;
  // it follows before the page is drawn, which is then drawn once for a change
  useLayoutEffect(() => {
    if (formHolds.current === held) return
    formHolds.current = held
    onChange(held, fieldPathId.path)
  }, [held, onChange, fieldPathId.path])

  const changeBy = (by: (now: Item) => Item) => context.answers.change(path, by)
  const change = (part: Item, at = Object.keys(part)[0] ?? null) => {
    setTyping(at)
    changeBy((now) => ({ ...now, ...part }))
  }
  /** What is missing is said once the person tried to submit, what is wrong as soon as its field is left. */
  const errorOf = (at: string) => {
    const error = errorAt(errorSchema, at)
    const isSaid = error !== undefined && (context.isStrict || (typing !== at && partAt(held, at) !== undefined))
    return isSaid ? error : undefined
  }
  const onLeave = () => changeBy(tidyItem)
  const ownError = context.isStrict ? errorSchema?.__errors?.[0] : undefined
  const isBad = itemResultOf(context.outline, item, held) === 'bad'
  const note = textOf(held['note'])
  const asks = (name: string) => Object.hasOwn(item.schema.properties ?? {}, name)
  const isNoteAsked = asks('note') && demandsNote(item.schema, held, root)
  const showsNote = asks('note') && (isNoteAsked || isBad || isNoteOpen || note !== '')
  const noteError = context.isStrict || isNoteLeft || note !== '' ? errorAt(errorSchema, 'note') : undefined
  const titleId = `${itemId(path)}-title`
  const isTitleWithin = item.clauses.length === 1
  return (
    <section
      className={isBad ? 'item item-bad' : 'item'}
      id={itemId(path)}
      tabIndex={-1}
      aria-label={zh.checklist.numbered(item.no, item.title)}
      onBlur={() => setTyping(null)}
    >
      {isTitleWithin ? null : <ItemTitle item={item} id={titleId} />}
      {item.schema.description ? <p className="item-description">{item.schema.description}</p> : null}
      <Field
        item={item}
        held={held}
        change={change}
        changeBy={changeBy}
        errorOf={errorOf}
        onLeave={onLeave}
        titleId={titleId}
        now={context.now}
        owner={context.owner}
        place={{ plan: context.plan, target: context.target }}
        outline={context.outline}
        answers={context.answers}
      />
      {showsNote ? (
        <ItemText
          label={isBad || isNoteAsked ? zh.checklist.note : zh.checklist.noteOptional}
          isRequired={isNoteAsked}
          placeholder={isNoteAsked ? zh.checklist.notePlaceholder : ''}
          value={note}
          error={noteError}
          onChange={(text) => change({ note: text })}
          onBlur={() => {
            onLeave()
            setNoteLeft(true)
          }}
        />
      ) : null}
      {ownError ? <p className="field-error">{ownError}</p> : null}
      {asked.position ? (
        <p className="item-asked">
          <Icon name="place" />
          {zh.checklist.positionAsked}
        </p>
      ) : null}
      <div className="item-extras">
        {showsNote || !asks('note') ? null : (
          <button type="button" className="button button-quiet button-small" onClick={() => setNoteOpen(true)}>
            <Icon name="edit" />
            {zh.checklist.addNote}
          </button>
        )}
        {asks('photos') && item.kind !== 'photo' ? (
          <LaterPhotoField
            hashes={photosOf(held)}
            owner={context.owner}
            place={{ plan: context.plan, target: context.target }}
            onChange={(by) => changeBy((now) => ({ ...now, photos: by(photosOf(now)) }))}
            least={asked.photos}
            most={item.schema.properties?.['photos']?.maxItems}
            error={errorOf('photos')}
          />
        ) : null}
      </div>
    </section>
  )
}

function photosOf({ photos }: Item): string[] {
  return Array.isArray(photos) ? photos.map(String) : []
}

/** Whether an item's schema demands a note beside what the item holds: always, or by a condition that is met. */
export function demandsNote(schema: SubSchema, held: Item, root: SubSchema): boolean {
  if (schema.required?.includes('note')) return true
  const branch = schema.if && (isValid(schema.if, held, root) ? schema.then : schema.else)
  return [branch, ...(schema.allOf ?? [])].some((part) => part !== undefined && demandsNote(part, held, root))
}
