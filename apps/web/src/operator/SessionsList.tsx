import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'

/** A person's open sessions, each of which can be ended, or all at once. */
export function SessionsList({ account, title }: { account: string; title: string }) {
  const query = useQuery(api.identity.session.list.queryOptions({ account }))
  const queryClient = useQueryClient()
  const end = useMutation(
    api.identity.session.end.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(api.identity.session.list.queryFilter({ account })),
    }),
  )
  return (
    <section className="inline-form" aria-label={zh.people.sessionsOf(title)}>
      <QueryView query={query}>
        {(sessions) =>
          sessions.length === 0 ? (
            <p className="muted">{zh.people.noSessions}</p>
          ) : (
            <>
              <ul className="body-rows">
                {sessions.map(({ id, openedAt, lastSeenAt, client, method }) => (
                  <li key={id} className="body-row-head">
                    <span>
                      {zh.people.session(client, zh.me.session(formatInstant(openedAt), formatInstant(lastSeenAt), method))}
                    </span>
                    <button
                      type="button"
                      className="button button-small"
                      disabled={end.isPending}
                      onClick={() => end.mutate({ account, session: id })}
                    >
                      {zh.people.endSession}
                    </button>
                  </li>
                ))}
              </ul>
              <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate({ account })}>
                {zh.people.endAll}
              </button>
            </>
          )
        }
      </QueryView>
      {end.error ? <ProblemNotice error={end.error} /> : null}
    </section>
  )
}
