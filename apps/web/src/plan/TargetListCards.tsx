import { conditionSentence } from '@duzhan/checklist'
import type { TargetListView } from '@duzhan/contracts'
import type { Plan, TargetKind, TargetList } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../shell/me.ts'
import { Card } from '../ui/Card.tsx'
import { Figures } from '../ui/Figures.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { TargetTable } from './TargetTable.tsx'

/** Every target list: who belongs on it by rule, who stands on it, and what they add up to. */
export function TargetListCards({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const me = useMe()
  const lists = useQuery(
    api.assignments.targetList.byPlan.queryOptions({ plan: code }, { enabled: may(me, 'targetList.byPlan') }),
  )
  return (
    <div id="lists" className="stack">
      {lists.error ? <ProblemNotice error={lists.error} onRetry={() => void lists.refetch()} /> : null}
      {plan.targetLists.map((list) => (
        <TargetListCard key={list.key} plan={plan} list={list} view={lists.data?.find((entry) => entry.key === list.key)} />
      ))}
    </div>
  )
}

interface TargetListCardProps {
  plan: Plan
  list: TargetList
  view: TargetListView | undefined
}

function TargetListCard({ plan, list, view }: TargetListCardProps) {
  const kinds = plan.targetKinds.filter((kind) => list.targetKinds.includes(kind.key))
  const excluded = plan.targetLists.filter((other) => list.excludes?.includes(other.key)).map((other) => other.title)
  return (
    <Card
      title={list.title}
      aside={view ? (view.frozenOn ? zh.plan.frozenOn(formatDate(view.frozenOn, true)) : zh.plan.notFrozen) : null}
    >
      {view ? <Figures figures={figuresOf(view, kinds)} /> : null}
      <div className="rules">
        <h3>{zh.plan.rules}</h3>
        <ul>
          {(list.rules ?? []).map((rule) => (
            <li key={rule.key}>
              <p>{sentenceOf(rule.where, kinds)}</p>
              <SourceSentence source={rule.source} />
            </li>
          ))}
          {list.rest ? <li>{zh.plan.rest}</li> : null}
        </ul>
        <p className="faint">
          {[
            excluded.length > 0 ? zh.plan.excludes(excluded.join('、')) : null,
            list.asOf ? zh.plan.asOf(formatDate(list.asOf, true)) : null,
          ]
            .filter(Boolean)
            .join('；')}
        </p>
        <SourceSentence source={list.source} />
      </div>
      {view && view.targets.length > 0 ? <TargetTable view={view} kinds={kinds} plan={plan} /> : null}
    </Card>
  )
}

function figuresOf(view: TargetListView, kinds: TargetKind[]) {
  const sums = kinds.flatMap((kind) =>
    Object.entries(kind.attributes.properties).flatMap(([key, attribute]) => {
      const sum = view.totals[key]
      return sum === undefined ? [] : [{ title: attribute.title, value: sum, unit: attribute['x-unit'] }]
    }),
  )
  return [{ title: zh.plan.targets, value: view.targets.length, unit: zh.plan.unit }, ...sums]
}

function sentenceOf(where: NonNullable<TargetList['rules']>[number]['where'], kinds: TargetKind[]): string {
  return conditionSentence(where, kinds[0]?.attributes ?? {})
}
