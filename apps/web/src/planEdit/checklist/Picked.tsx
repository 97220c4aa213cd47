import { canMerge, type EditedSection, type ItemPlace, mergedItems, movedItems, withoutItems } from '@duzhan/checklist/edit'
import { useState } from 'react'
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
  // a section is chosen first and gone to then: keys pass by every choice on their way to one
  const [goal, setGoal] = useState('')
  if (picked.length === 0) return null
  const done = (edit: (now: unknown) => unknown) => {
    act(edit)
    onPick([])
    setGoal('')
  }
  return (
    <div className="builder-picked" role="status">
      <strong>{words.picked(picked.length)}</strong>
      <select className="input" aria-label={words.moveChosen} value={goal} onChange={({ target }) => setGoal(target.value)}>
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
        disabled={goal === ''}
        onClick={() => done((now) => movedItems(now, picked, { section: goal, before: null }))}
      >
        {words.move}
      </button>
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
