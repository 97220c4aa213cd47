import { judgedSchema, type Plan, secretLists, type TargetKind, type TargetList } from '@duzhan/plan'
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
    list.draw ? drawText(plan, list.draw, titleIn(kinds)) : null,
    list.atLeast ? zh.planParts.list.atLeast(list.atLeast, titleIn(kinds)(list.atLeast.by)) : null,
    excluded.length > 0 ? zh.plan.excludes(excluded.join('、')) : null,
    list.asOf ? zh.plan.asOf(formatDate(list.asOf, true)) : null,
    secretLists(plan).includes(list.key) ? zh.planParts.list.fromSeat : null,
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
        {list.names ? <li>{zh.planParts.list.named(list.names.length)}</li> : null}
        {list.everyone ? <li>{zh.planParts.list.everyone(kinds.map(({ title }) => title).join('、'))}</li> : null}
        {list.rest && rules.length === 0 && !list.names && !list.everyone ? <li>{zh.plan.rest}</li> : null}
      </ul>
      {remarks.length > 0 ? <p className="faint">{remarks.join('；')}</p> : null}
      {rules.some((rule) => rule.source?.text === list.source?.text) ? null : <SourceSentence source={list.source} />}
    </div>
  )
}

/** What an attribute or a ratio is called. */
const titleIn =
  (kinds: readonly TargetKind[]) =>
  (name: string): string =>
    kinds.flatMap((kind) => judgedSchema(kind).properties?.[name]?.title ?? [])[0] ?? name

function drawText(plan: Plan, draw: NonNullable<TargetList['draw']>, titleOf: (name: string) => string): string {
  const every = plan.cycles.find(({ key }) => key === draw.cycle)?.every
  return zh.planParts.list.draw({
    size: draw.count === undefined ? `${draw.percent}%` : `${draw.count} 个`,
    by: draw.stratify === undefined ? '' : titleOf(draw.stratify),
    every: every ? zh.planParts.list.everyWindow[every] : '',
  })
}

function headingOf({ rest, rules = [], names, everyone, atLeast }: TargetList): string {
  if (everyone || (rules.length === 0 && (names || atLeast))) return zh.planParts.list.restAll
  if (rest) return rules.length === 0 ? zh.planParts.list.restAll : zh.planParts.list.restOf
  return rules.length > 1 ? zh.planParts.list.any : zh.planParts.list.one
}
