import { type ChecklistNote, type EditedSection, type ItemPlace, isCompound, sectionsOf, withSplit } from '@duzhan/checklist/edit'
import { memo, useMemo } from 'react'
import { zh } from '../../locales/zh.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { ActOn } from './ItemEditor.tsx'

const words = zh.checklistEdit

interface NotesProps {
  schema: unknown
  notes: readonly ChecklistNote[]
  /** Whether the platform has looked at the checklist as it stands. */
  isChecked: boolean
  sections: readonly EditedSection[]
  act: ActOn
  onGo: (section: string, item: string | null) => void
}

/** What the platform would refuse and what its author should look at again, each with the way to its item. */
export const Notes = memo(function Notes({ schema, notes, isChecked, sections, act, onGo }: NotesProps) {
  const must = notes.filter(({ isRefused }) => isRefused).length
  const compound = useMemo(
    () =>
      sectionsOf(schema)
        .flatMap(({ key, items }) => items.map(({ key: item }): ItemPlace => ({ section: key, item })))
        .filter((place) => isCompound(schema, place)),
    [schema],
  )
  const placeOf = ({ section, item }: ChecklistNote): string => {
    const found = sections.find(({ key }) => key === section)
    const asked = found?.items.find(({ key }) => key === item)
    return found === undefined ? words.whole : asked ? `${found.no}、${asked.no}` : words.section(found.no, found.title)
  }
  if (notes.length === 0)
    return (
      <p className="builder-notes faint" role="status">
        {isChecked ? words.noNotes : words.notChecked}
      </p>
    )
  return (
    <details className="builder-notes" open={must > 0}>
      <summary>
        <Icon name="warning" /> {words.checks}：{words.notes(must, notes.length - must)}
      </summary>
      {compound.length > 1 ? (
        <button
          type="button"
          className="button button-small"
          onClick={() => act((now) => compound.reduce<unknown>((so, place) => withSplit(so, place), now))}
        >
          {words.splitAll(compound.length)}
        </button>
      ) : null}
      <ul className="edit-faults">
        {notes.map((note) => (
          <li key={`${note.section} ${note.item} ${note.rule} ${note.message}`} data-must={note.isRefused ? '' : undefined}>
            {note.section === null ? (
              words.noteAt(words.whole)
            ) : (
              <button type="button" className="link-button" onClick={() => onGo(note.section ?? '', note.item)}>
                {words.noteAt(placeOf(note))}
              </button>
            )}
            {note.message}
          </li>
        ))}
      </ul>
    </details>
  )
})
