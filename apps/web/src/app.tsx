import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { sessionQuery } from './api/api.ts'
import { MeContext } from './person/me.ts'
import { Pages } from './routes.tsx'
import { PageBoundary } from './shell/PageBoundary.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { Skeleton } from './ui/Skeleton.tsx'

const SignInPage = lazy(() => import('./signIn/SignInPage.tsx').then((page) => ({ default: page.SignInPage })))

const SetupPage = lazy(() => import('./signIn/SetupPage.tsx').then((page) => ({ default: page.SetupPage })))

const InvitationPage = lazy(() => import('./signIn/InvitationPage.tsx').then((page) => ({ default: page.InvitationPage })))

const SignOnPage = lazy(() => import('./signIn/SignOnPage.tsx').then((page) => ({ default: page.SignOnPage })))

const FirstPasswordPage = lazy(() =>
  import('./signIn/FirstPasswordPage.tsx').then((page) => ({ default: page.FirstPasswordPage })),
)

const SecondFactorPage = lazy(() => import('./me/SecondFactorPage.tsx').then((page) => ({ default: page.SecondFactorPage })))

/** The whole page: where a link invites somebody, whoever is signed in, that; signed out, the sign-in; with a first password, its change; without a second step that is wanted, the way to it; signed in, the person's plans. */
export function App() {
  const session = useQuery(sessionQuery)
  const { pathname } = useLocation()
  if (session.isPending) {
    return (
      <div className="page">
        <Skeleton />
      </div>
    )
  }
  if (pathname === '/invitation') {
    return (
      <Suspense>
        <InvitationPage />
      </Suspense>
    )
  }
  if (session.data?.mustChangePassword) {
    return (
      <Suspense>
        <FirstPasswordPage isDemonstration={session.data.isDemonstration} />
      </Suspense>
    )
  }
  if (session.data?.mustTurnOnSecondFactor) {
    return (
      <Suspense>
        <SecondFactorPage isDemonstration={session.data.isDemonstration} />
      </Suspense>
    )
  }
  if (session.data) {
    return (
      <PageBoundary>
        <MeContext value={session.data}>
          <Pages />
        </MeContext>
      </PageBoundary>
    )
  }
  if (session.error) {
    return (
      <div className="page">
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </div>
    )
  }
  return (
    <Suspense>
      <Routes>
        <Route path="/setup" element={<SetupPage />} />
        <Route path="/sign-on" element={<SignOnPage />} />
        <Route path="*" element={<SignInPage />} />
      </Routes>
    </Suspense>
  )
}
