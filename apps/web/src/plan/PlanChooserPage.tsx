import { type PlanSummary, planOrders, planStatuses } from '@duzhan/contracts'
import { Link } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { NoPlan } from '../plans/NoPlan.tsx'
import { StartPlanLink } from '../plans/StartPlanLink.tsx'
import { usePlans } from '../plans/usePlans.ts'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { periodText } from '../ui/periodText.ts'
import { QueryView } from '../ui/QueryView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { usePages } from '../ui/usePages.ts'
import '../styles/planParts.css'

const words = zh.planParts.chooser
const shares = ['all', ...planStatuses] as const
/** So many plans are chosen among at a glance; of more some are looked for. */
const few = 6
/** How many stand on a page. */
const mostOnPage = 40

/** Every plan that a person may see, to choose the one to work in. */
export function PlanChooserPage() {
  return (
    <div className="page">
      <QueryView query={usePlans()}>
        {(plans) => {
          const count = currentPlans(plans).length
          return count === 0 ? (
            <NoPlan />
          ) : (
            <>
              <PageHead title={words.title} lead={words.lead(count)}>
                <StartPlanLink />
              </PageHead>
              <Choices count={count} />
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function Choices({ count }: { count: number }) {
  const address = useAddress()
  const status = address.choice('status', shares, 'all')
  const order = address.choice('order', planOrders, 'code')
  const text = address.get('text').slice(0, 80)
  const input = { text, order, limit: mostOnPage, ...(status !== 'all' && { status }) }
  const pages = usePages([...api.forms.plan.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.forms.plan.list.query({ ...input, ...(cursor && { cursor }) }),
  )
  const counts = pages.pages?.at(-1)?.counts
  return (
    <>
      {count > few ? (
        <div className="filters">
          <SearchField label={words.search} text={text} onSearch={(next) => address.put({ text: next })} />
          <ChipGroup
            label={words.filter}
            value={status}
            options={shares.map((value) => ({
              value,
              title: words.share(value === 'all' ? words.all : zh.plan.status[value], counts?.[value]),
            }))}
            onChange={(value) => address.put({ status: value === 'all' ? '' : value })}
          />
          <SelectField
            label={words.order}
            options={planOrders.map((value) => ({ value, title: words.orders[value] }))}
            value={order}
            onChange={(value) => address.put({ order: value === 'code' ? '' : value })}
          />
        </div>
      ) : null}
      <PagesView pages={pages} rowsOn={({ plans }) => plans.length}>
        {(found) =>
          found.every(({ total }) => total === 0) ? (
            <div className="card">
              <EmptyState text={words.nothing} icon="plan" />
            </div>
          ) : (
            <div className="plan-choices">
              {currentPlans(found.flatMap(({ plans }) => plans)).map((plan) => (
                <Choice key={plan.plan} plan={plan} />
              ))}
            </div>
          )
        }
      </PagesView>
    </>
  )
}

function Choice({ plan }: { plan: PlanSummary }) {
  return (
    <Link className="card plan-choice" to={`/${plan.plan}/start`}>
      <strong>{plan.title}</strong>
      <span className="muted">{periodText(plan.period)}</span>
      <span>
        <span className={plan.status === 'published' ? 'tag tag-good' : 'tag'}>{zh.plan.status[plan.status]}</span>
      </span>
    </Link>
  )
}
