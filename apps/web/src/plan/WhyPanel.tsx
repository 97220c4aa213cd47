import type { TargetView } from '@duzhan/contracts'
import { figuresOf, listPrecedence, type Plan } from '@duzhan/plan'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { Figures } from '../ui/Figures.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { listColumns } from './listColumns.ts'
import { type ListOutcome, shownFigure, whyOf } from './whyOf.ts'

interface WhyPanelProps {
  target: TargetView
  plan: Plan
  onClose: () => void
}

/** Why a target is on its list: every rule it met with its figures, every list that gave way, and which goes first. */
export function WhyPanel({ target, plan, onClose }: WhyPanelProps) {
  const { plan: code = '' } = useParams()
  const kinds = plan.targetKinds.filter((kind) => kind.key === target.kind)
  const figures = figuresOf(target, kinds)
  const shown = listColumns(kinds).flatMap((column) => {
    const value = figures[column.key]
    if (value === undefined) return []
    return [{ title: column.title, value: shownFigure(value), unit: column.isNumeric ? column.unit : undefined }]
  })
  const outcomes = whyOf(target, plan)
  const ordered = listPrecedence(plan.targetLists.filter((list) => list.targetKinds.includes(target.kind)))
  const words = zh.planParts.list
  return (
    <SidePanel
      title={words.whyTitle(target.name)}
      lead={[target.place, target.designatedOn ? words.decided(formatDate(target.designatedOn, true)) : null]
        .filter(Boolean)
        .join(' · ')}
      isWide
      onClose={onClose}
    >
      {outcomes.map((outcome) => (
        <Outcome key={outcome.list.key} outcome={outcome} />
      ))}
      {ordered.length > 1 ? (
        <section>
          <h3>{words.precedence}</h3>
          <p className="muted">{words.precedenceText(ordered.map((list) => list.title).join(' → '))}</p>
        </section>
      ) : null}
      {shown.length > 0 ? (
        <section>
          <h3>{words.figures}</h3>
          <Figures figures={shown} />
        </section>
      ) : null}
      <p>
        <Link className="button button-small" to={`/${code}/targets/${target.id}`}>
          {words.seeTarget}
        </Link>
      </p>
    </SidePanel>
  )
}

const tags = { stands: 'tag tag-good', gaveWay: 'tag tag-blue', notOn: 'tag' } as const

function Outcome({ outcome }: { outcome: ListOutcome }) {
  const { list, standing, wentTo, rules, isRest } = outcome
  const words = zh.planParts.list
  return (
    <section className={`why why-${standing}`}>
      <h3>
        {list.title} <span className={tags[standing]}>{standing === 'stands' ? words.stands : words.notOn}</span>
      </h3>
      <ul className="why-rules">
        {rules.map((rule) => (
          <li key={rule.key} className={rule.isMet ? 'is-met' : 'is-unmet'}>
            <Icon name={rule.isMet ? 'check' : 'close'} />
            <div>
              <p>
                <strong>{rule.isMet ? words.met : words.notMet}</strong>：{rule.sentence}
              </p>
              <SourceSentence source={rule.source} />
            </div>
          </li>
        ))}
        {isRest ? (
          <li className={standing === 'stands' ? 'is-met' : 'is-unmet'}>
            <Icon name={standing === 'stands' ? 'check' : 'close'} />
            <p>{standing === 'stands' ? words.restMet : words.restNotMet}</p>
          </li>
        ) : null}
      </ul>
      {wentTo ? <p className="muted">{words.gaveWay(wentTo.title)}</p> : null}
    </section>
  )
}
