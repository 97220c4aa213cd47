import type { Plan, TargetList } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { ruleSentence } from './whyOf.ts'

/** Who belongs on a list, each rule as a sentence, with what goes before it and as of when. */
export function RuleList({ plan, list }: { plan: Plan; list: TargetList }) {
  const kinds = plan.targetKinds.filter((kind) => list.targetKinds.includes(kind.key))
  const excluded = plan.targetLists.filter((other) => list.excludes?.includes(other.key)).map((other) => other.title)
  const rules = list.rules ?? []
  const remarks = [
    excluded.length > 0 ? zh.plan.excludes(excluded.join('、')) : null,
    list.asOf ? zh.plan.asOf(formatDate(list.asOf, true)) : null,
  ].filter(Boolean)
  return (
    <div className="rules">
      <h3>{headingOf(list)}</h3>
      <ul>
        {rules.map((rule) => (
          <li key={rule.key}>
            <p>{ruleSentence(rule.where, kinds)}</p>
            <SourceSentence source={rule.source} />
          </li>
        ))}
        {list.rest && rules.length === 0 ? <li>{zh.plan.rest}</li> : null}
      </ul>
      {remarks.length > 0 ? <p className="faint">{remarks.join('；')}</p> : null}
      {rules.some((rule) => rule.source?.text === list.source?.text) ? null : <SourceSentence source={list.source} />}
    </div>
  )
}

function headingOf({ rest, rules = [] }: TargetList): string {
  if (rest) return rules.length === 0 ? zh.planParts.list.restAll : zh.planParts.list.restOf
  return rules.length > 1 ? zh.planParts.list.any : zh.planParts.list.one
}
