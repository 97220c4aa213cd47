import type { EditedFinding } from '@duzhan/checklist/edit'
import { namedElements, valueAt } from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { useEditPlan } from './editPlan.ts'

const words = zh.planEdit.questions

interface FindingFieldsProps {
  finding: EditedFinding | null
  onChange: (finding: EditedFinding | null) => void
}

/** What is found at the bad answer: how serious, of which part of the plan, whose, and within how many days. */
export function FindingFields({ finding, onChange }: FindingFieldsProps) {
  const { document } = useEditPlan()
  const areas = namedElements(document, 'focusAreas')
  const units = namedElements(document, 'units')
  const begun: EditedFinding = {
    category: areas[0]?.key ?? '',
    severity: 'general',
    responsible: { level: 'township' },
    days: 15,
  }
  const responsible = String(
    valueAt(finding?.responsible, ['unit'])
      ? `unit ${valueAt(finding?.responsible, ['unit'])}`
      : `level ${valueAt(finding?.responsible, ['level'])}`,
  )
  const choose = (text: string) => {
    const [kind = '', key = ''] = text.split(' ')
    return { [kind]: key }
  }
  return (
    <div className="edit-finding">
      <label className="edit-check">
        <input
          type="checkbox"
          checked={finding !== null}
          disabled={areas.length === 0}
          onChange={({ target }) => onChange(target.checked ? begun : null)}
        />
        {areas.length === 0 ? words.noAreas : words.finding}
      </label>
      {finding === null ? null : (
        <>
          <select
            className="input"
            aria-label={words.severity}
            value={finding.severity}
            onChange={({ target }) => onChange({ ...finding, severity: target.value === 'serious' ? 'serious' : 'general' })}
          >
            <option value="general">{words.severities.general}</option>
            <option value="serious">{words.severities.serious}</option>
          </select>
          <select
            className="input"
            aria-label={words.category}
            value={finding.category}
            onChange={({ target }) => onChange({ ...finding, category: target.value })}
          >
            {areas.some(({ key }) => key === finding.category) ? null : (
              <option value={finding.category}>{zh.planEdit.gone(finding.category)}</option>
            )}
            {areas.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={words.responsible}
            value={responsible}
            onChange={({ target }) => onChange({ ...finding, responsible: choose(target.value) })}
          >
            {Object.entries(zh.plan.levels).map(([level, title]) => (
              <option key={level} value={`level ${level}`}>
                {title}
              </option>
            ))}
            {units.map(({ key, title }) => (
              <option key={key} value={`unit ${key}`}>
                {title}
              </option>
            ))}
          </select>
          <span className="edit-test-value">
            <input
              className="input"
              type="number"
              min={1}
              max={366}
              aria-label={words.days}
              value={finding.days}
              onChange={({ target }) => onChange({ ...finding, days: Number(target.value) })}
            />
            <span className="faint">{words.daysUnit}</span>
          </span>
        </>
      )}
    </div>
  )
}
