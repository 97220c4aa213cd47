import { answersAbove, flatCondition, nestedCondition, shownIfAt, withShownIf } from '@duzhan/checklist/edit'
import { conditionOf, conditionTerm } from '@duzhan/plan/edit'
import { zh } from '../../locales/zh.ts'
import { firstTest, Term } from '../ConditionField.tsx'

const words = zh.checklistEdit

interface ShownIfFieldProps {
  schema: unknown
  place: { section: string; item?: string }
  onChange: (schema: unknown) => void
}

/** When something is shown at all, as sentences over the answers above it; always where nothing is said. */
export function ShownIfField({ schema, place, onChange }: ShownIfFieldProps) {
  const isSection = place.item === undefined
  const label = isSection ? words.shownIfSection : words.shownIf
  const condition = shownIfAt(schema, place)
  const answers = answersAbove(schema, place)
  const first = firstTest(answers)
  const flat = condition === undefined ? undefined : flatCondition(condition)
  const term = flat && conditionTerm(flat)
  const write = (next: Parameters<typeof conditionOf>[0] | undefined) =>
    onChange(withShownIf(schema, place, next && nestedCondition(conditionOf(next))))
  return (
    <div className="builder-setting builder-setting-wide">
      <span className="edit-label">{label}</span>
      {condition === undefined ? (
        <span className="builder-row">
          <span className="faint">{words.alwaysShown}</span>
          <button
            type="button"
            className="button button-quiet button-small"
            disabled={first === undefined}
            onClick={() => write(first)}
          >
            {first ? (isSection ? words.shownIfSomeSection : words.shownIfSome) : words.nothingAbove}
          </button>
        </span>
      ) : (
        <>
          {term ? (
            <Term term={term} attributes={answers} label={label} onChange={write} />
          ) : (
            <p className="muted">{zh.planEdit.unusualCondition}</p>
          )}
          <button type="button" className="button button-quiet button-small" onClick={() => write(undefined)}>
            {isSection ? words.shownAlwaysSection : words.shownAlways}
          </button>
        </>
      )}
    </div>
  )
}
