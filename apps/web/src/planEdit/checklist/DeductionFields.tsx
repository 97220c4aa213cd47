import { type EditedDeduction, freshDeduction } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'

const words = zh.checklistEdit

interface DeductionFieldsProps {
  reasons: readonly EditedDeduction[]
  onChange: (reasons: EditedDeduction[]) => void
}

/** The reasons for which points are taken off: what each is, what it costs, how often it counts. */
export function DeductionFields({ reasons, onChange }: DeductionFieldsProps) {
  const write = (at: number, change: Partial<EditedDeduction>) =>
    onChange(reasons.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <>
      <ol className="builder-rows">
        {reasons.map((reason, at) => (
          <li key={reason.key} className="builder-row">
            <input
              className="input builder-row-title"
              aria-label={words.reason(at + 1)}
              maxLength={300}
              value={reason.title}
              onChange={({ target }) => write(at, { title: target.value })}
            />
            <input
              className="input builder-short"
              type="number"
              min={0.5}
              step="any"
              aria-label={words.reasonPoints(at + 1)}
              value={reason.points}
              onChange={({ target }) => write(at, { points: Number(target.value) })}
            />
            <span className="faint">{words.pointsEach}</span>
            <input
              className="input builder-short"
              type="number"
              min={1}
              aria-label={words.reasonMost(at + 1)}
              value={reason.most}
              onChange={({ target }) => write(at, { most: Number(target.value) })}
            />
            <span className="faint">{words.times}</span>
            <Act
              label={zh.planEdit.remove}
              of={reason.title}
              isDisabled={reasons.length === 1}
              onAct={() => onChange(reasons.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="button button-quiet button-small builder-add"
        onClick={() => onChange([...reasons, freshDeduction(reasons, words.newReason)])}
      >
        {words.addReason}
      </button>
    </>
  )
}
