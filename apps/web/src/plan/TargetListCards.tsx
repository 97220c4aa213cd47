import type { TargetListView } from '@duzhan/contracts'
import type { Plan, TargetList } from '@duzhan/plan'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { homeRegion, seesWhole } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { Figures } from '../ui/Figures.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { listFigures } from './listFigures.ts'
import { RuleList } from './RuleList.tsx'
import { TargetTable } from './TargetTable.tsx'
import { useTargetLists } from './useTargetLists.ts'
import { WithheldNotice } from './WithheldNotice.tsx'

/** Every target list: who belongs on it by rule, who stands on it, and what they add up to. */
export function TargetListCards({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const lists = useTargetLists(code)
  if (plan.targetLists.length === 0) return null
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
  const { plan: code = '' } = useParams()
  const me = useMe()
  const home = homeRegion(me, code)
  const nameOf = useRegionNames(home)
  const kinds = plan.targetKinds.filter((kind) => list.targetKinds.includes(kind.key))
  const frozen = view?.frozenOn ? zh.plan.frozenOn(formatDate(view.frozenOn, true)) : zh.plan.notFrozen
  return (
    <Card
      title={list.title}
      aside={
        view ? (
          <>
            {frozen} · <Link to={`/${code}/lists/${list.key}`}>{zh.planParts.listLink}</Link>
          </>
        ) : null
      }
    >
      {view && view.count > 0 && !view.isWithheld ? (
        <>
          {seesWhole(me, plan) ? null : <p className="muted">{zh.planParts.list.ofPart(nameOf(home))}</p>}
          <Figures figures={listFigures(view, kinds)} />
        </>
      ) : null}
      <RuleList plan={plan} list={list} />
      {view ? <WithheldNotice view={view} /> : null}
      {view?.frozenOn && view.count === 0 && !view.isWithheld ? (
        <p className="muted">{zh.planParts.list.nobody(formatDate(view.frozenOn, true))}</p>
      ) : null}
      {view && view.count > 0 ? <TargetTable view={view} kinds={kinds} plan={plan} /> : null}
    </Card>
  )
}
