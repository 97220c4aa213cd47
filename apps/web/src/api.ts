import type { AppRouter } from '@duzhan/gateway'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, type OperationLink, type TRPCLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { problemOf } from './problemOf.ts'

/** The header that a form on a foreign site cannot send; the gateway refuses a request without it. */
export const ownRequest = { 'x-duzhan': '1' } as const

/** A batch goes to one service: calls are gathered by the first segment of their path. */
const byService: TRPCLink<AppRouter> = (runtime) => {
  const links = new Map<string, OperationLink<AppRouter>>()
  return ({ op, next }) => {
    const service = op.path.slice(0, op.path.indexOf('.'))
    let link = links.get(service)
    if (!link) {
      link = httpBatchLink<AppRouter>({ url: '/trpc', headers: ownRequest, maxItems: 10 })(runtime)
      links.set(service, link)
    }
    return link({ op, next })
  }
}

/** The server's cache: expected failures are shown at once, only a lost connection is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => count < 2 && problemOf(error).code === 'network.lost' },
  },
})

/** Calls to the platform outside of a component. */
export const client = createTRPCClient<AppRouter>({ links: [byService] })

/** Query and mutation options for every procedure, typed by the gateway's router. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
