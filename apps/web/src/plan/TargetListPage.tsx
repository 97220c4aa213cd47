import type { TargetListView } from '@duzhan/contracts'
import { type Plan, secretLists, type TargetList } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { homeRegion, seesWhole } from '../person/homeRegion.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Figures } from '../ui/Figures.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { AbsentNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { DrawCard } from './DrawCard.tsx'
import { ListReviewCard } from './ListReviewCard.tsx'
import { listFigures } from './listFigures.ts'
import { OpenTargetTable } from './OpenTargetTable.tsx'
import { PrintedCheckCard } from './PrintedCheckCard.tsx'
import { printedChecks } from './printedChecks.ts'
import { RuleList } from './RuleList.tsx'
import { useTargetLists } from './useTargetLists.ts'
import { WhyPanel } from './WhyPanel.tsx'
import { WithheldNotice } from './WithheldNotice.tsx'
import '../styles/plan.css'
import '../styles/targetList.css'

/** One target list: who belongs on it, who stands on it and why, and whether it comes to what the document prints. */
export function TargetListPage() {
  const { plan = '', list: key = '' } = useParams()
  const query = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={query}>
        {({ document }) => {
          const list = document.targetLists.find((entry) => entry.key === key)
          return list ? <ListParts plan={document} list={list} /> : <AbsentNotice />
        }}
      </QueryView>
    </div>
  )
}

function ListParts({ plan, list }: { plan: Plan; list: TargetList }) {
  const { plan: code = '' } = useParams()
  const lists = useTargetLists(code)
  const mayReview = may(useMe(), 'targetList.review')
  return (
    <>
      <PageHead title={list.title} crumbs={[{ title: zh.shell.plan, to: `/${code}` }]} />
      <Card title={zh.planParts.list.rule}>
        <RuleList plan={plan} list={list} />
      </Card>
      <QueryView query={lists}>
        {(found) => {
          const view = found.find((entry) => entry.key === list.key)
          if (!view) return <AbsentNotice />
          return (
            <>
              {mayReview && list.draw && !view.isWithheld ? <DrawCard code={code} list={list.key} /> : null}
              {mayReview && !view.isWithheld ? <ListReviewCard key={list.key} plan={plan} code={code} list={list.key} /> : null}
              <Standing plan={plan} list={list} view={view} isLater={found.some(({ frozenOn }) => frozenOn !== null)} />
            </>
          )
        }}
      </QueryView>
    </>
  )
}

interface StandingProps {
  plan: Plan
  list: TargetList
  view: TargetListView
  /** Whether other lists of the plan are frozen: one that is not came with a later revision. */
  isLater: boolean
}

function Standing({ plan, list, view, isLater }: StandingProps) {
  const { plan: code = '' } = useParams()
  const me = useMe()
  const nameOf = useRegionNames(homeRegion(me, code))
  const address = useAddress()
  const kinds = plan.targetKinds.filter((kind) => list.targetKinds.includes(kind.key))
  // of a list that is not told the reader nothing says whether a target stands on it
  const isKnown = ({ key }: TargetList) => key === list.key || seesWhole(me, plan) || !secretLists(plan).includes(key)
  const known = { ...plan, targetLists: plan.targetLists.filter(isKnown) }
  const why = address.get('why')
  const asked = { plan: code, list: list.key, target: why, limit: 1 }
  const found = useQuery(api.assignments.targetList.byPlan.queryOptions(asked, { enabled: why !== '' }))
  const chosen = why === '' ? undefined : found.data?.[0]?.targets[0]
  const frozen = view.frozenOn ? zh.plan.frozenOn(formatDate(view.frozenOn, true)) : zh.plan.notFrozen
  const notFrozen = isLater ? zh.planParts.list.later : zh.planParts.list.empty
  if (view.count === 0) {
    return (
      <div className="card">
        <EmptyState
          text={
            view.isWithheld
              ? zh.planParts.list.withheld
              : view.frozenOn
                ? zh.planParts.list.nobody(formatDate(view.frozenOn, true))
                : notFrozen
          }
        />
      </div>
    )
  }
  return (
    <>
      {view.isWithheld ? null : (
        <Card title={zh.planParts.list.totals} aside={frozen}>
          <Figures figures={listFigures(view, kinds)} />
        </Card>
      )}
      {/* of a part of the list nobody can say whether the document counted right */}
      {seesWhole(me, plan) ? <PrintedCheckCard checks={printedChecks(list, view, { kinds, nameOf })} /> : null}
      <Card title={zh.plan.targets}>
        <WithheldNotice view={view} />
        <OpenTargetTable view={view} kinds={kinds} plan={plan} onWhy={(target) => address.put({ why: target.id })} />
      </Card>
      {chosen ? <WhyPanel key={chosen.id} target={chosen} plan={known} onClose={() => address.put({ why: '' })} /> : null}
    </>
  )
}
