import type { Me } from '@duzhan/contracts'
import type { AppRouter } from '@duzhan/gateway'
import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, type OperationLink, type TRPCLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { takeDevice } from '../device/devicePerson.ts'
import { problemOf } from './problemOf.ts'
import { untilAgain } from './untilAgain.ts'

/** The header that a form on a foreign site cannot send; the gateway refuses a request without it. */
export const ownRequest = { 'x-duzhan': '1' } as const

/** A call that answers only when something happens: in a batch it would hold up the others. */
const waits = 'aggregation.summary.changed'

/** A batch goes to one service: calls are gathered by the first segment of their path. What is about a session or the set-up goes alone, and so does what waits. */
const byService: TRPCLink<AppRouter> = (runtime) => {
  const links = new Map<string, OperationLink<AppRouter>>()
  return ({ op, next }) => {
    const group = op.path === waits ? waits : op.path.slice(0, op.path.indexOf('.'))
    let link = links.get(group)
    if (!link) {
      const maxItems =
        group === 'session' || group === 'signOn' || group === 'setup' || group === 'invitation' || group === waits ? 1 : 10
      link = httpBatchLink<AppRouter>({ url: '/trpc', headers: ownRequest, maxItems })(runtime)
      links.set(group, link)
    }
    return link({ op, next })
  }
}

/** Whether a query that failed so often is tried again because the connection was lost. */
export const isLost = (count: number, error: unknown): boolean => count < 2 && problemOf(error).code === 'network.lost'

/**
 * The server's cache: expected failures are shown at once, only a lost connection is tried again before. What is shown of a failure
 * goes by itself where the answer said when to come again.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askToSignIn }),
  mutationCache: new MutationCache({ onError: askToSignIn }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: isLost, refetchInterval: ({ state }) => untilAgain(state.error) },
  },
})

/** Calls to the platform outside of a component. */
export const client = createTRPCClient<AppRouter>({ links: [byService] })

/** Query and mutation options for every procedure, typed by the gateway's router. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })

/** The person signed in, with how far the platform's clock is ahead of the device's, in milliseconds. */
export type SeatedPerson = Me & { clockAhead: number }

/** From now on the device's own store is this person's. */
function seated(me: Me): SeatedPerson {
  takeDevice(me.account)
  return { ...me, clockAhead: Date.parse(me.now) - Date.now() }
}

/** Who is signed in on this device; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<SeatedPerson | null> =>
    client.session.current.query().then(seated, (error: unknown) => {
      if (problemOf(error).kind === 'unauthenticated') return null
      throw error
    }),
  staleTime: 60_000,
})

/**
 * Puts a person, or nobody, in the seat: what the one before was shown, has asked for or sent is forgotten, and what the
 * device holds of their work is out of reach until they are back.
 */
export function seat(me: Me | null): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  queryClient.getMutationCache().clear()
  if (!me) takeDevice('')
  queryClient.setQueryData(sessionQuery.queryKey, me && seated(me))
}

/** The same person goes on under another session, which took the place of theirs: what they were shown stays. */
export function reseat(me: Me): Promise<void> {
  queryClient.setQueryData(sessionQuery.queryKey, seated(me))
  return queryClient.invalidateQueries(api.session.own.queryFilter())
}

/** A session may end in the middle of the work: the sign-in takes the page's place, the address stays. */
function askToSignIn(error: unknown): void {
  if (problemOf(error).code === 'session.expired' || problemOf(error).code === 'session.required') seat(null)
}
