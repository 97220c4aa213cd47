import { type Bound, type FindingAsks, type FindingLimit, type FindingSetting, limitUnits } from '@duzhan/checklist/edit'
import { zh } from '../../locales/zh.ts'
import { Boxes } from '../ChoicesField.tsx'
import type { PlanParts } from './planParts.ts'

const words = zh.planEdit.questions
const more = zh.checklistEdit

interface FindingFieldsProps {
  finding: FindingSetting | null
  /** What the rule begins with when one is wanted. */
  begun: Pick<FindingSetting, 'when' | 'title'>
  /** Of what the rule can be written; null for a judgement, and where it is only kept. */
  asks: FindingAsks | null
  parts: PlanParts
  /** Whether it can be written here, or is only told in a few words. */
  isOpen: boolean
  onChange: (finding: FindingSetting | null) => void
}

/** The choice of a limit that the checklist leaves to the plan. */
const byPlan = 'plan'
const usualLimit: FindingLimit = { within: 15, unit: 'day' }

/** Whose a finding can be by its level; a unit of the plan is one of the county. */
const levels = ['township', 'county', 'city'] as const

/** When an answer is a finding, how serious, of which part of the plan, whose, and within how long. */
export function FindingFields({ finding, begun, asks, parts, isOpen, onChange }: FindingFieldsProps) {
  const { focusAreas: areas, units } = parts
  const first: FindingSetting = {
    ...begun,
    category: areas[0]?.key ?? '',
    severity: 'general',
    responsible: { level: 'township' },
    limit: usualLimit,
  }
  return (
    <div className="edit-finding">
      <label className="edit-check">
        <input
          type="checkbox"
          checked={finding !== null}
          disabled={areas.length === 0 && finding === null}
          onChange={({ target }) => onChange(target.checked ? first : null)}
        />
        {areas.length === 0 && finding === null ? words.noAreas : begun.when.kind === 'bad' ? words.finding : more.asksFinding}
      </label>
      {finding === null ? null : !isOpen ? (
        <span className="faint">
          {more.findingTold(words.severities[finding.severity], whose(finding, parts), limitTold(finding.limit))}
        </span>
      ) : (
        <>
          <When when={finding.when} asks={asks} onChange={(when) => onChange({ ...finding, when })} />
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
            value={
              finding.responsible.unit === undefined ? `level ${finding.responsible.level}` : `unit ${finding.responsible.unit}`
            }
            onChange={({ target }) => onChange({ ...finding, responsible: responsibleOf(target.value) })}
          >
            {levels.map((level) => (
              <option key={level} value={`level ${level}`}>
                {zh.plan.levels[level]}
              </option>
            ))}
            {units.map(({ key, title }) => (
              <option key={key} value={`unit ${key}`}>
                {title}
              </option>
            ))}
          </select>
          <Limit limit={finding.limit} onChange={(limit) => onChange({ ...finding, limit })} />
          <input
            className="input edit-finding-title"
            aria-label={more.findingTitle}
            maxLength={300}
            value={finding.title}
            onChange={({ target }) => onChange({ ...finding, title: target.value })}
          />
        </>
      )}
    </div>
  )
}

/** Whose a finding is: a unit by its title, else a level. */
function whose({ responsible: { level, unit } }: FindingSetting, { units }: PlanParts): string {
  if (unit !== undefined) return units.find(({ key }) => key === unit)?.title ?? zh.planEdit.gone(unit)
  return zh.plan.levels[level as keyof typeof zh.plan.levels] ?? level // a level, or one that no plan knows
}

function responsibleOf(text: string): FindingSetting['responsible'] {
  const [kind = '', key = ''] = text.split(' ')
  return kind === 'unit' ? { level: 'county', unit: key } : { level: key }
}

const limitTold = (limit: FindingLimit | null): string =>
  limit === null ? words.byPlan : `${limit.within} ${words.units[limit.unit]}`

/** Within how long: a number and its unit, or as the plan says it for all findings of the kind. */
function Limit({ limit, onChange }: { limit: FindingLimit | null; onChange: (limit: FindingLimit | null) => void }) {
  const { within } = limit ?? usualLimit
  return (
    <span className="edit-test-value">
      {limit === null ? null : (
        <input
          className="input"
          type="number"
          min={1}
          max={366}
          aria-label={words.within}
          value={limit.within}
          onChange={({ target }) => onChange({ ...limit, within: Number(target.value) })}
        />
      )}
      <select
        className="input"
        aria-label={words.unit}
        value={limit?.unit ?? byPlan}
        onChange={({ target }) => {
          const unit = limitUnits.find((one) => one === target.value)
          onChange(unit ? { within, unit } : null)
        }}
      >
        {limitUnits.map((unit) => (
          <option key={unit} value={unit}>
            {words.units[unit]}
          </option>
        ))}
        <option value={byPlan}>{words.byPlan}</option>
      </select>
    </span>
  )
}

type When = FindingSetting['when']
const bounds = ['least', 'above', 'most', 'below'] as const satisfies readonly Bound[]

interface WhenProps {
  when: When
  asks: FindingAsks | null
  onChange: (when: When) => void
}

/** Which answers open a finding; of some words or reasons at least one stays chosen. */
function When({ when, asks, onChange }: WhenProps) {
  const some = (next: unknown, standing: string[]) => (Array.isArray(next) && next.length > 0 ? next.map(String) : standing)
  switch (when.kind) {
    case 'bad':
      return null
    case 'kept':
      return <span className="faint">{more.findingKept}</span>
    case 'words':
      return (
        <Boxes
          label={more.findingWords}
          isRequired
          value={when.words}
          options={(asks?.of === 'words' ? asks.words : []).map((word) => ({ value: word, title: word }))}
          onChange={(next) => onChange({ kind: 'words', words: some(next, when.words) })}
        />
      )
    case 'reasons':
      return (
        <Boxes
          label={more.findingReasons}
          isRequired
          value={when.reasons}
          options={(asks?.of === 'reasons' ? asks.reasons : []).map(({ key, title }) => ({ value: key, title }))}
          onChange={(next) => onChange({ kind: 'reasons', reasons: some(next, when.reasons) })}
        />
      )
    case 'rows': {
      const columns = asks?.of === 'rows' ? asks.columns : []
      const column = columns.find(({ key }) => key === when.column)
      return (
        <>
          <select
            className="input"
            aria-label={more.findingColumn}
            value={when.column}
            onChange={({ target }) => {
              const next = columns.find(({ key }) => key === target.value)
              if (next) onChange({ kind: 'rows', column: next.key, words: next.words.slice(-1) })
            }}
          >
            {column ? null : <option value={when.column}>{zh.planEdit.gone(when.column)}</option>}
            {columns.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
          <Boxes
            label={more.findingWords}
            isRequired
            value={when.words}
            options={(column?.words ?? []).map((word) => ({ value: word, title: word }))}
            onChange={(next) => onChange({ ...when, words: some(next, when.words) })}
          />
        </>
      )
    }
    case 'number':
      return (
        <span className="edit-test-value">
          <select
            className="input"
            aria-label={more.findingBound}
            value={when.bound}
            onChange={({ target }) => onChange({ ...when, bound: bounds.find((one) => one === target.value) ?? when.bound })}
          >
            {bounds.map((bound) => (
              <option key={bound} value={bound}>
                {more.bounds[bound]}
              </option>
            ))}
          </select>
          <input
            className="input"
            type="number"
            step="any"
            aria-label={more.findingLimit}
            value={when.limit}
            onChange={({ target }) => onChange({ ...when, limit: Number(target.value) })}
          />
        </span>
      )
  }
}
