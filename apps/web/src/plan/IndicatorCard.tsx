import type { Indicator, Plan } from '@duzhan/plan'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { goalText } from './goalText.ts'

/** As many as are read at a glance; more are shown when asked for. */
const mostUnasked = 10

/** What the plan measures itself by: each figure with its goal, by when, for whom, and under which theme. */
export function IndicatorCard({ plan }: { plan: Plan }) {
  const [theme, setTheme] = useState('')
  const [isOpen, setOpen] = useState(false)
  const { indicators } = plan
  if (indicators.length === 0) return null
  const words = zh.planParts.indicators
  const themes = [...new Set(indicators.flatMap((indicator) => indicator.theme ?? []))]
  const found = indicators.filter((indicator) => theme === '' || indicator.theme === theme)
  const shown = isOpen || found.length <= mostUnasked ? found : found.slice(0, mostUnasked)
  const goals = indicators.filter((indicator) => goalText(indicator) !== null).length
  return (
    <Card id="indicators" title={words.title} aside={words.aside(indicators.length, goals)} flush>
      {themes.length > 1 ? (
        <div className="card-body filters">
          <select className="input" value={theme} aria-label={words.theme} onChange={(event) => setTheme(event.target.value)}>
            <option value="">{words.allThemes}</option>
            {themes.map((key) => (
              <option key={key} value={key}>
                {themeTitle(key)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <table className="table table-cards indicator-table">
        <thead>
          <tr>
            <th scope="col">{words.column.title}</th>
            <th scope="col">{words.column.goal}</th>
            <th scope="col">{words.column.by}</th>
            <th scope="col">{words.column.scope}</th>
            <th scope="col">{words.column.theme}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((indicator) => (
            <Row key={indicator.key} indicator={indicator} plan={plan} />
          ))}
        </tbody>
      </table>
      {shown.length < found.length ? (
        <p className="card-body">
          <button type="button" className="button button-small" onClick={() => setOpen(true)}>
            {words.open(found.length)}
          </button>
        </p>
      ) : null}
    </Card>
  )
}

function Row({ indicator, plan }: { indicator: Indicator; plan: Plan }) {
  const words = zh.planParts.indicators
  const { goal } = indicator
  const task = plan.focusAreas.findIndex((area) => area.key === indicator.focusArea)
  const kind = plan.targetKinds.find((entry) => entry.key === indicator.of)?.title
  const scope = [goal?.scope, kind ? words.of(kind) : null].filter(Boolean).join('；')
  return (
    <tr>
      <th scope="row" className="wide">
        <div>
          {task === -1 ? null : <span className="tag">{words.task(task + 1)}</span>}
          {indicator.title}
          <SourceSentence source={indicator.source} />
        </div>
      </th>
      <td data-label={words.column.goal} className="wide indicator-goal">
        <span>{goalText(indicator) ?? <span className="muted">{words.noGoal}</span>}</span>
      </td>
      <Cell label={words.column.by} text={goal?.by ? formatDate(goal.by, true) : ''} />
      <Cell label={words.column.scope} text={scope} />
      <Cell label={words.column.theme} text={indicator.theme ? themeTitle(indicator.theme) : ''} />
    </tr>
  )
}

/** What a document does not say is an empty cell at the desk, and nothing on the phone. */
function Cell({ label, text }: { label: string; text: string }) {
  return (
    <td data-label={label} className={text === '' ? 'wide hide-phone' : 'wide'}>
      <span>{text}</span>
    </td>
  )
}

/** A theme that the product has no name for goes by its key. */
function themeTitle(key: string): string {
  const titles: Readonly<Record<string, string>> = zh.planParts.themes
  return titles[key] ?? key
}
