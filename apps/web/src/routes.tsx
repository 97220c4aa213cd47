import { type ComponentType, lazy } from 'react'
import { Outlet, Route, Routes, useParams } from 'react-router'
import { Shell } from './shell/Shell.tsx'
import { LeadOn } from './ui/LeadOn.tsx'
import { AbsentNotice } from './ui/ProblemNotice.tsx'

/** A page that is loaded when it is first opened. */
const lazyPage = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(() => load().then((found) => ({ default: found[name] })))

// pages that are mostly opened one after the other come together
const filingPages = () => import('./filing/pages.ts')
const findingPages = () => import('./finding/ledgerPages.ts')
const duePages = () => import('./due/pages.ts')
const operatorPages = () => import('./operator/pages.ts')
const templatePages = () => import('./template/pages.ts')
const asidePages = () => import('./submission/asidePages.ts')

const PlanStart = lazyPage(() => import('./shell/menus.ts'), 'PlanStart')
const HomePage = lazyPage(() => import('./home/HomePage.tsx'), 'HomePage')
const MessagesPage = lazyPage(() => import('./message/MessagesPage.tsx'), 'MessagesPage')
const PlanPage = lazyPage(() => import('./plan/PlanPage.tsx'), 'PlanPage')
const PlanChooserPage = lazyPage(() => import('./plan/PlanChooserPage.tsx'), 'PlanChooserPage')
const TargetListPage = lazyPage(() => import('./plan/TargetListPage.tsx'), 'TargetListPage')
const RevisionsPage = lazyPage(() => import('./difference/RevisionsPage.tsx'), 'RevisionsPage')
const EditPlanPage = lazyPage(() => import('./planEdit/EditPlanPage.tsx'), 'EditPlanPage')
const DraftPage = lazyPage(() => import('./difference/DraftPage.tsx'), 'DraftPage')
const FilingBoardPage = lazyPage(filingPages, 'FilingBoardPage')
const FilingPage = lazyPage(filingPages, 'FilingPage')
const FilePlanPage = lazyPage(filingPages, 'FilePlanPage')
const DueBoardPage = lazyPage(duePages, 'DueBoardPage')
const DuePage = lazyPage(duePages, 'DuePage')
const DueCalendarPage = lazyPage(duePages, 'DueCalendarPage')
const RegisterPage = lazyPage(() => import('./register/RegisterPage.tsx'), 'RegisterPage')
const VisitsPage = lazyPage(() => import('./visit/VisitsPage.tsx'), 'VisitsPage')
const VisitCalendarPage = lazyPage(() => import('./visit/VisitCalendarPage.tsx'), 'VisitCalendarPage')
const TargetPage = lazyPage(() => import('./target/TargetPage.tsx'), 'TargetPage')
const FillPage = lazyPage(() => import('./checklist/FillPage.tsx'), 'FillPage')
const ReceiptPage = lazyPage(() => import('./submission/ReceiptPage.tsx'), 'ReceiptPage')
const SubmissionPage = lazyPage(() => import('./submission/SubmissionPage.tsx'), 'SubmissionPage')
const CorrectPage = lazyPage(() => import('./checklist/CorrectPage.tsx'), 'CorrectPage')
const AsidesPage = lazyPage(asidePages, 'AsidesPage')
const AsidePage = lazyPage(asidePages, 'AsidePage')
const LedgerPage = lazyPage(findingPages, 'LedgerPage')
const FindingPage = lazyPage(findingPages, 'FindingPage')
const NoticePage = lazyPage(findingPages, 'NoticePage')
const MePage = lazyPage(() => import('./me/MePage.tsx'), 'MePage')
const NewPlanPage = lazyPage(() => import('./newPlan/NewPlanPage.tsx'), 'NewPlanPage')
const TemplatePage = lazyPage(templatePages, 'TemplatePage')
const MakeTemplatePage = lazyPage(templatePages, 'MakeTemplatePage')
const SummaryPage = lazyPage(() => import('./summary/SummaryPage.tsx'), 'SummaryPage')

const BeginPage = lazyPage(operatorPages, 'BeginPage')
const PeoplePage = lazyPage(operatorPages, 'PeoplePage')
const RegionsPage = lazyPage(operatorPages, 'RegionsPage')
const RegionChangesPage = lazyPage(operatorPages, 'RegionChangesPage')
const RegionEditionPage = lazyPage(operatorPages, 'RegionEditionPage')
const BodiesPage = lazyPage(operatorPages, 'BodiesPage')
const LogPage = lazyPage(operatorPages, 'LogPage')
const StatePage = lazyPage(operatorPages, 'StatePage')
const SyncPage = lazyPage(operatorPages, 'SyncPage')

/** Which page stands at which address. */
export function Pages() {
  return (
    <Routes>
      <Route path="/" element={<LeadOn to="/home" />} />
      <Route path="/setup" element={<LeadOn to="/home" />} />
      <Route path="/sign-on" element={<LeadOn to="/home" />} />
      <Route path="/home" element={<Shell />}>
        <Route index element={<HomePage />} />
      </Route>
      <Route path="/messages" element={<Shell />}>
        <Route index element={<MessagesPage />} />
      </Route>
      <Route path="/me" element={<Shell />}>
        <Route index element={<MePage />} />
      </Route>
      <Route path="/plans" element={<Shell />}>
        <Route index element={<PlanChooserPage />} />
        <Route path="new" element={<NewPlanPage />} />
        <Route path="new/:template" element={<TemplatePage />} />
      </Route>
      <Route path="/operator" element={<Shell />}>
        <Route path="begin" element={<BeginPage />} />
        <Route path="people" element={<PeoplePage />} />
        <Route path="regions" element={<RegionsPage />} />
        <Route path="regions/changes" element={<RegionChangesPage />} />
        <Route path="regions/edition" element={<RegionEditionPage />} />
        <Route path="bodies" element={<BodiesPage />} />
        <Route path="log" element={<LogPage />} />
        <Route path="state" element={<StatePage />} />
        <Route path="sync" element={<SyncPage />} />
        <Route path="*" element={<Absent />} />
      </Route>
      <Route path="/:plan" element={<Shell />}>
        <Route index element={<PlanPage />} />
        <Route path="start" element={<PlanStart />} />
        <Route path="lists/:list" element={<TargetListPage />} />
        <Route path="edit" element={<EditPlanPage />} />
        <Route path="template" element={<MakeTemplatePage />} />
        <Route path="revisions" element={<RevisionsPage />} />
        <Route path="revisions/new" element={<DraftPage />} />
        <Route path="filings" element={<FilingBoardPage />} />
        <Route path="filings/:jurisdiction" element={<FilingPage />} />
        <Route path="filings/:jurisdiction/file" element={<FilePlanPage />} />
        <Route path="dues" element={<DueBoardPage />} />
        <Route path="dues/calendar" element={<DueCalendarPage />} />
        <Route path="dues/:due" element={<DuePage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="visits" element={<VisitsPage />} />
        <Route path="visits/calendar" element={<VisitCalendarPage />} />
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
        <Route path="findings/:finding/notice" element={<NoticePage />} />
        <Route path="summary" element={<SummaryHome />} />
        <Route path="summary/:region" element={<SummaryHome />} />
        <Route path="*" element={<Absent />} />
      </Route>
    </Routes>
  )
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
