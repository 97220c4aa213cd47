import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Outlet, useLocation, useNavigationType, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { MeContext, under, useMe } from '../person/me.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { landingPlan, lastPlan, rememberPlan } from '../plans/landingPlan.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { TopBar } from './TopBar.tsx'

const menus = () => import('./menus.ts')
const SideMenu = lazy(() => menus().then((part) => ({ default: part.SideMenu })))
const Soon = lazy(() => menus().then((part) => ({ default: part.Soon })))
const PhoneBar = lazy(() => menus().then((part) => ({ default: part.PhoneBar })))
const HelpPanel = lazy(() => import('../help/HelpPanel.tsx').then((part) => ({ default: part.HelpPanel })))
const PersonPanel = lazy(() => menus().then((part) => ({ default: part.PersonPanel })))

/** The frame around every page: the region and the plan, the areas that the person may enter, and what is the person's own. */
export function Shell() {
  const me = useMe()
  const { plan: named } = useParams()
  const { pathname } = useLocation()
  const [panelAt, setPanelAt] = useState<string | null>(null)
  const [helpAt, setHelpAt] = useState<string | null>(null)
  const plans = usePlans()
  const current = currentPlans(plans.data ?? [])
  // a page outside of any plan stands beside the menu of the one that the person was in
  const code = named ?? landingPlan(me, plans.data ?? [], lastPlan(me.account))
  const plan = current.find((entry) => entry.plan === code)
  useEffect(() => {
    if (named !== undefined && plan?.plan === named) rememberPlan(me.account, named)
  }, [plan?.plan, me.account, named])
  useScrollToTop()
  // who has rights of several kinds has those of the plan's in its pages
  const inPlan = useMemo(() => (named !== undefined && plan ? under(me, plan) : me), [named, plan, me])
  const isKnown = named === undefined || me.held.length <= 1 || !plans.isPending
  const isFilling = pathname.endsWith('/fill') || pathname.endsWith('/correct')
  const shown = { plan, isFilling }
  return (
    <div className={isFilling ? 'shell shell-focused' : 'shell'}>
      <a className="skip-link" href="#main">
        {zh.shell.skip}
      </a>
      <TopBar plan={plan} hasOthers={current.length > 1} onMe={() => setPanelAt(pathname)} onHelp={() => setHelpAt(pathname)} />
      <Suspense fallback={<div className="side-menu" />}>
        <SideMenu {...shown} />
      </Suspense>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          {isKnown ? (
            <MeContext value={inPlan}>
              <Suspense>
                {named === undefined ? null : <Soon plan={named} isInForce={plan !== undefined && plan.status !== 'draft'} />}
              </Suspense>
              <Outlet />
            </MeContext>
          ) : (
            <Loading />
          )}
        </Suspense>
      </main>
      <Suspense>
        <PhoneBar {...shown} onMe={() => setPanelAt(pathname)} />
        {panelAt === pathname ? <PersonPanel {...shown} onClose={() => setPanelAt(null)} /> : null}
      </Suspense>
      {/* while its texts come, the bar stays */}
      <Suspense>{helpAt === pathname ? <HelpPanel pathname={pathname} onClose={() => setHelpAt(null)} /> : null}</Suspense>
    </div>
  )
}

function Loading() {
  return (
    <div className="page">
      <Skeleton />
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
