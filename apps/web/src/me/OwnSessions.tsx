import type { OwnAccess } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, reseat } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'

/** Where one is signed in, and the ends of it: one by one, or everywhere but here. */
export function OwnSessions({ sessions }: Pick<OwnAccess, 'sessions'>) {
  const queryClient = useQueryClient()
  const [hasEnded, setEnded] = useState(false)
  const end = useMutation(
    api.session.endOwn.mutationOptions({ onSettled: () => queryClient.invalidateQueries(api.session.own.queryFilter()) }),
  )
  const endOthers = useMutation(
    api.session.endOthers.mutationOptions({
      onSuccess: (me) => {
        setEnded(true)
        return reseat(me)
      },
    }),
  )
  const isPending = end.isPending || endOthers.isPending
  const error = end.error ?? endOthers.error
  return (
    <Card title={zh.me.sessions} flush>
      <ul className="body-rows own-sessions">
        {sessions.map(({ id, client, openedAt, lastSeenAt, method, isHere }) => (
          <li key={id} className="body-row body-row-head">
            <div>
              <strong>{client === '' ? zh.me.unknownClient : client}</strong>{' '}
              {isHere ? <span className="tag">{zh.me.here}</span> : null}
              <p className="muted">{zh.me.session(formatInstant(openedAt), formatInstant(lastSeenAt), method)}</p>
            </div>
            {isHere ? null : (
              <button
                type="button"
                className="button button-small"
                aria-label={zh.me.endSessionOf(client === '' ? zh.me.unknownClient : client, formatInstant(openedAt))}
                disabled={isPending}
                onClick={() => end.mutate({ session: id })}
              >
                {zh.me.endSession}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="card-body stack own-sessions-end">
        {hasEnded ? (
          <p className="notice" role="status">
            {zh.me.ended}
          </p>
        ) : null}
        {error ? <ProblemNotice error={error} /> : null}
        <p className="muted">{zh.me.sessionsLead}</p>
        {sessions.length > 1 ? (
          <button type="button" className="button own-act" disabled={isPending} onClick={() => endOthers.mutate()}>
            {zh.me.endOthers}
          </button>
        ) : null}
      </div>
    </Card>
  )
}
