import type { DueSoon } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigationType, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, ownTarget, useMe } from '../person/me.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { rememberPlan } from '../plans/landingPlan.ts'
import { usePlanAreas } from '../plans/usePlanAreas.ts'
import { DemoMark } from '../ui/DemoMark.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { landing } from './landing.ts'
import { SignOut } from './SignOut.tsx'

const SoonBand = lazy(() => import('../due/SoonBand.tsx').then((part) => ({ default: part.SoonBand })))

const areas = [
  { path: '', verb: 'plan.byId', title: zh.shell.plan, icon: 'plan' },
  { path: 'visits', verb: 'visit.list', title: zh.shell.visits, icon: 'visits' },
  { path: 'findings', verb: 'finding.list', title: zh.shell.findings, icon: 'findings' },
  { path: 'dues', verb: 'due.board', title: zh.shell.dues, icon: 'dues' },
  { path: 'filings', verb: 'filing.board', title: zh.shell.filings, icon: 'filings' },
  { path: 'summary', verb: 'summary.byRegion', title: zh.shell.summary, icon: 'summary' },
] as const satisfies readonly { path: string; verb: Parameters<typeof may>[1]; title: string; icon: IconName }[]

/** What an operator has beyond any plan; outside of one, the way back to them stands beside it. */
const toPlans = { path: 'plans', to: '/plans', verb: 'log.list', title: zh.shell.plan, icon: 'plan' } as const
const toLog = { path: 'log', to: '/operator/log', verb: 'log.list', title: zh.shell.log, icon: 'log' } as const

const toBegin = { path: 'begin', to: '/operator/begin', verb: 'person.create', title: zh.shell.begin, icon: 'begin' } as const
const toPeople = { path: 'people', to: '/operator/people', verb: 'person.list', title: zh.shell.people, icon: 'people' } as const
const toRegions = {
  path: 'regions',
  to: '/operator/regions',
  verb: 'region.create',
  title: zh.shell.regions,
  icon: 'place',
} as const
const toBodies = { path: 'bodies', to: '/operator/bodies', verb: 'body.list', title: zh.shell.bodies, icon: 'bodies' } as const

/** The frame around every page of a plan: its name, the areas the person may enter, and the way out. */
export function Shell() {
  const me = useMe()
  const { plan = '' } = useParams()
  const { pathname } = useLocation()
  const plans = useQuery(api.forms.plan.list.queryOptions())
  const current = plans.data?.find((entry) => entry.plan === plan)
  const title = current?.title ?? zh.shell.product
  const given = usePlanAreas(plan)
  const isKnown = plans.data?.some((entry) => entry.plan === plan) ?? false
  useEffect(() => {
    if (isKnown) rememberPlan(me.account, plan)
  }, [isKnown, me.account, plan])
  useScrollToTop()
  const document = useQuery(api.forms.plan.byId.queryOptions({ plan }, { enabled: plan !== '', staleTime: 300_000 })).data
    ?.document
  const isInForce = current !== undefined && current.status !== 'draft'
  const owes = may(me, 'due.handIn') && given.has('dues') && isInForce
  const { data: soon } = useQuery(api.assignments.due.soon.queryOptions({ plan }, { enabled: owes, refetchInterval: 300_000 }))
  const isFirst = document !== undefined && landing(me, document) === pathname
  const isFilling = pathname.endsWith('/fill') || pathname.endsWith('/correct')
  const ofPlan = areas
    .filter((area) => plan !== '' && may(me, area.verb) && (area.path === '' || given.has(area.path)))
    .filter((area) => area.path === '' || current?.status !== 'draft') // nothing is done under a plan that is not in force
    .map((area) => ({ ...area, to: area.path === '' ? `/${plan}` : `/${plan}/${area.path}` }))
  const own = ownTarget(me, plan)
  const toOwn = { path: 'own', to: `/${plan}/targets/${own}`, title: zh.shell.own, icon: 'visits' as const }
  const shown = [
    ...(own === null || current?.status === 'draft' ? [] : [toOwn]),
    ...ofPlan,
    ...(plan === '' ? [toPlans, toBegin, toPeople, toRegions, toBodies, toLog] : [toPeople, toBodies, toLog]).filter((area) =>
      may(me, area.verb),
    ),
  ]
  return (
    <div className={isFilling ? 'shell-focused' : undefined}>
      <a className="skip-link" href="#main">
        {zh.shell.skip}
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <Link className="brand" to="/" aria-label={zh.states.home}>
            <span className="seal">{zh.shell.seal}</span>
            <span className="brand-name" title={title}>
              {title}
              <small>{me.title}</small>
            </span>
          </Link>
          {me.isDemonstration ? <DemoMark /> : null}
          {plan !== '' && currentPlans(plans.data ?? []).length > 1 ? (
            <Link className="switch-plan" to="/plans" aria-label={zh.shell.switchPlan}>
              <Icon name="plans" />
              <span>{zh.shell.switchPlan}</span>
            </Link>
          ) : null}
          {shown.length > 0 ? (
            <nav className="shell-nav" aria-label={zh.shell.mainMenu}>
              {shown.map((area) => (
                <NavLink key={area.path} to={area.to} end={area.path === ''}>
                  <Icon name={area.icon} />
                  {area.title}
                  {area.path === 'dues' && owes && soon && soon.count > 0 ? <DueCount soon={soon} /> : null}
                </NavLink>
              ))}
            </nav>
          ) : null}
          <div className="shell-person">
            <span title={me.title}>{me.title}</span>
            <SignOut />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="page">
              <Skeleton />
            </div>
          }
        >
          {isFirst && owes && soon && soon.count > 0 ? <SoonBand soon={soon} /> : null}
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

/** A new page begins at its top; going back returns to where one was, which the browser sees to. */
function useScrollToTop(): void {
  const { pathname } = useLocation()
  const kind = useNavigationType()
  // runs anew for each path: the path is what makes a page a new one
  useEffect(() => {
    if (kind !== 'POP') window.scrollTo({ top: 0 })
  }, [pathname, kind])
}

/** How much the person's own bodies owe soon, beside the entry that leads there. */
function DueCount({ soon: { count, late } }: { soon: DueSoon }) {
  return (
    <span className={late > 0 ? 'nav-count is-late' : 'nav-count'}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{zh.shell.duesSoon(count)}</span>
    </span>
  )
}
