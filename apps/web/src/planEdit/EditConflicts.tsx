import { type EditConflict, type Place, standingPlace, valueAt } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'

interface EditConflictsProps {
  conflicts: readonly EditConflict[]
  document: unknown
  onDecide: (conflict: EditConflict, isMine: boolean, at: Place) => void
}

/** What two people changed, each in another way: nothing is kept until it is decided whose it is to be. */
export function EditConflicts({ conflicts, document, onDecide }: EditConflictsProps) {
  if (conflicts.length === 0) return null
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{zh.planEdit.conflicts(conflicts.length)}</strong>
        <ul className="edit-conflicts">
          {conflicts.map((conflict) => (
            <li key={conflict.at.join('.')}>
              <p>{zh.planEdit.conflict(shown(conflict.mine), shown(conflict.theirs))}</p>
              <button type="button" className="button button-small" onClick={() => onDecide(conflict, true, [])}>
                {zh.planEdit.mine}
              </button>
              <button
                type="button"
                className="button button-small"
                onClick={() => onDecide(conflict, false, standingPlace(document, conflict.at))}
              >
                {zh.planEdit.theirs}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function shown(value: unknown): string {
  if (value === undefined) return zh.planEdit.removed
  if (typeof value !== 'object') return String(value)
  return String(valueAt(value, ['title']) ?? zh.planEdit.something)
}
