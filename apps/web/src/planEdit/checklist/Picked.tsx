import { canMerge, type EditedSection, type ItemPlace, mergedItems, movedItems, withoutItems } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'
import type { ActOn } from './ItemEditor.tsx'

const words = zh.checklistEdit

interface PickedProps {
  schema: unknown
  sections: readonly EditedSection[]
  picked: readonly ItemPlace[]
  act: ActOn
  onPick: (places: readonly ItemPlace[]) => void
}

/** What can be done with the items that were chosen: moved to a section, made one, taken out. */
export function Picked({ schema, sections, picked, act, onPick }: PickedProps) {
  if (picked.length === 0) return null
  const done = (edit: (now: unknown) => unknown) => {
    act(edit)
    onPick([])
  }
  return (
    <div className="builder-picked" role="status">
      <strong>{words.picked(picked.length)}</strong>
      <select
        className="input"
        aria-label={words.moveChosen}
        value=""
        onChange={({ target }) => {
          if (target.value !== '') done((now) => movedItems(now, picked, { section: target.value, before: null }))
        }}
      >
        <option value="">{words.moveTo}…</option>
        {sections.map(({ key, no, title }) => (
          <option key={key} value={key}>
            {words.section(no, title)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button button-small"
        disabled={!canMerge(schema, picked)}
        onClick={() => done((now) => mergedItems(now, picked))}
      >
        {words.merge}
      </button>
      <button type="button" className="button button-small" onClick={() => done((now) => withoutItems(now, picked))}>
        {zh.planEdit.remove}
      </button>
      <button type="button" className="button button-quiet button-small" onClick={() => onPick([])}>
        {words.unpick}
      </button>
    </div>
  )
}
