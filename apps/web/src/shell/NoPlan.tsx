import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, seat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { StartPlanLink } from '../plans/StartPlanLink.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** What a person sees whose grants reach no plan. */
export function NoPlan() {
  const me = useMe()
  const signOut = useMutation(api.session.signOut.mutationOptions({ onSettled: () => seat(null) }))
  return (
    <div className="page page-narrow">
      <div className="card">
        <EmptyState title={zh.states.noPlanTitle} text={zh.states.noPlanText} icon="plan">
          <p className="faint">{me.title}</p>
          <StartPlanLink />
          {may(me, 'log.list') ? (
            <Link className="button" to="/operator/log">
              {zh.shell.log}
            </Link>
          ) : null}
          <button type="button" className="button" onClick={() => signOut.mutate()}>
            {zh.shell.signOut}
          </button>
        </EmptyState>
      </div>
    </div>
  )
}
