import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Outlet, Route, Routes, useParams } from 'react-router'
import { api } from './api/api.ts'
import { useMe } from './person/me.ts'
import { landingPlan } from './plans/landingPlan.ts'
import { lastPlan } from './plans/lastPlan.ts'
import { usePlan } from './plans/usePlan.ts'
import { landing } from './shell/landing.ts'
import { Shell } from './shell/Shell.tsx'
import { LeadOn } from './ui/LeadOn.tsx'
import { AbsentNotice } from './ui/ProblemNotice.tsx'
import { QueryView } from './ui/QueryView.tsx'
import { Skeleton } from './ui/Skeleton.tsx'

const NoPlan = lazy(() => import('./shell/NoPlan.tsx').then((page) => ({ default: page.NoPlan })))
const PlanPage = lazy(() => import('./plan/PlanPage.tsx').then((page) => ({ default: page.PlanPage })))
const PlanChooserPage = lazy(() => import('./plan/PlanChooserPage.tsx').then((page) => ({ default: page.PlanChooserPage })))
const TargetListPage = lazy(() => import('./plan/TargetListPage.tsx').then((page) => ({ default: page.TargetListPage })))
const RevisionsPage = lazy(() => import('./difference/RevisionsPage.tsx').then((page) => ({ default: page.RevisionsPage })))
const DraftPage = lazy(() => import('./difference/DraftPage.tsx').then((page) => ({ default: page.DraftPage })))
const FilingBoardPage = lazy(() => import('./filing/FilingBoardPage.tsx').then((page) => ({ default: page.FilingBoardPage })))
const FilingPage = lazy(() => import('./filing/FilingPage.tsx').then((page) => ({ default: page.FilingPage })))
const FilePlanPage = lazy(() => import('./filing/FilePlanPage.tsx').then((page) => ({ default: page.FilePlanPage })))
const DueBoardPage = lazy(() => import('./due/DueBoardPage.tsx').then((page) => ({ default: page.DueBoardPage })))
const DuePage = lazy(() => import('./due/DuePage.tsx').then((page) => ({ default: page.DuePage })))
const VisitsPage = lazy(() => import('./visit/VisitsPage.tsx').then((page) => ({ default: page.VisitsPage })))
const TargetPage = lazy(() => import('./target/TargetPage.tsx').then((page) => ({ default: page.TargetPage })))
const FillPage = lazy(() => import('./checklist/FillPage.tsx').then((page) => ({ default: page.FillPage })))
const ReceiptPage = lazy(() => import('./submission/ReceiptPage.tsx').then((page) => ({ default: page.ReceiptPage })))
const SubmissionPage = lazy(() => import('./submission/SubmissionPage.tsx').then((page) => ({ default: page.SubmissionPage })))
const CorrectPage = lazy(() => import('./checklist/CorrectPage.tsx').then((page) => ({ default: page.CorrectPage })))
const AsidesPage = lazy(() => import('./submission/AsidesPage.tsx').then((page) => ({ default: page.AsidesPage })))
const AsidePage = lazy(() => import('./submission/AsidePage.tsx').then((page) => ({ default: page.AsidePage })))
const LedgerPage = lazy(() => import('./finding/LedgerPage.tsx').then((page) => ({ default: page.LedgerPage })))
const FindingPage = lazy(() => import('./finding/FindingPage.tsx').then((page) => ({ default: page.FindingPage })))
const TemplatesPage = lazy(() => import('./template/TemplatesPage.tsx').then((page) => ({ default: page.TemplatesPage })))
const TemplatePage = lazy(() => import('./template/TemplatePage.tsx').then((page) => ({ default: page.TemplatePage })))
const SummaryPage = lazy(() => import('./summary/SummaryPage.tsx').then((page) => ({ default: page.SummaryPage })))

const LogPage = lazy(() => import('./operator/LogPage.tsx').then((page) => ({ default: page.LogPage })))
const SyncPage = lazy(() => import('./operator/SyncPage.tsx').then((page) => ({ default: page.SyncPage })))

/** Which page stands at which address. */
export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<Landing />} />
      <Route path="/plans" element={<Shell />}>
        <Route index element={<PlanChooserPage />} />
        <Route path="new" element={<TemplatesPage />} />
        <Route path="new/:template" element={<TemplatePage />} />
      </Route>
      <Route path="/operator" element={<Shell />}>
        <Route path="log" element={<LogPage />} />
        <Route path="sync" element={<SyncPage />} />
        <Route path="*" element={<Absent />} />
      </Route>
      <Route path="/:plan" element={<Shell />}>
        <Route index element={<PlanPage />} />
        <Route path="start" element={<PlanStart />} />
        <Route path="lists/:list" element={<TargetListPage />} />
        <Route path="revisions" element={<RevisionsPage />} />
        <Route path="revisions/new" element={<DraftPage />} />
        <Route path="filings" element={<FilingBoardPage />} />
        <Route path="filings/:jurisdiction" element={<FilingPage />} />
        <Route path="filings/:jurisdiction/file" element={<FilePlanPage />} />
        <Route path="dues" element={<DueBoardPage />} />
        <Route path="dues/:due" element={<DuePage />} />
        <Route path="visits" element={<VisitsPage />} />
        <Route path="targets/:target" element={<TargetPage />} />
        <Route path="targets/:target/visits/:visit/fill" element={<FillPage />} />
        <Route path="targets/:target/checklists/:checklist/fill" element={<FillPage />} />
        <Route path="targets/:target/visits/:visit/parts/:part/fill" element={<FillPage />} />
        <Route path="targets/:target/checklists/:checklist/parts/:part/fill" element={<FillPage />} />
        <Route path="receipts/:submission" element={<ReceiptPage />} />
        <Route path="submissions/:submission" element={<SubmissionPage />} />
        <Route path="submissions/:submission/correct" element={<CorrectPage />} />
        <Route path="asides" element={<AsidesPage />} />
        <Route path="asides/:aside" element={<AsidePage />} />
        <Route path="findings" element={<LedgerPage />} />
        <Route path="findings/:finding" element={<FindingPage />} />
        <Route path="summary" element={<SummaryHome />} />
        <Route path="summary/:region" element={<SummaryHome />} />
        <Route path="*" element={<Absent />} />
      </Route>
    </Routes>
  )
}

function Landing() {
  const me = useMe()
  const plans = useQuery(api.forms.plan.list.queryOptions())
  return (
    <QueryView query={plans}>
      {(found) => {
        const plan = landingPlan(me, found, lastPlan(me.account))
        return plan !== null ? (
          <LeadOn to={`/${plan}/start`} />
        ) : (
          <Suspense>
            <NoPlan />
          </Suspense>
        )
      }}
    </QueryView>
  )
}

/** Leads on to where the person's work in the plan begins; of a plan that cannot be read, its own page says so. */
function PlanStart() {
  const { plan = '' } = useParams()
  const me = useMe()
  const { data, isPending } = usePlan(plan)
  if (isPending)
    return (
      <div className="page">
        <Skeleton />
      </div>
    )
  return <LeadOn to={data ? landing(me, data.document) : `/${plan}`} />
}

function SummaryHome() {
  const { plan = '', region } = useParams()
  return <SummaryPage key={plan} {...(region ? { region } : {})} />
}

function Absent() {
  return (
    <div className="page">
      <AbsentNotice />
      <Outlet />
    </div>
  )
}
