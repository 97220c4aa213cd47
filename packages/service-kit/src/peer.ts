import { randomUUID } from 'node:crypto'
import type { Actor } from '@duzhan/contracts'
import { Problem, type ProblemDetails, type ProblemKind } from '@duzhan/problems'
import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { Agent, fetch } from 'undici'
import type { Logger } from './logger.ts'
import { principalHeader, type Seal, signPrincipal } from './principal.ts'
import { trusted } from './tls.ts'
import { problemOf } from './trpc.ts'

/** Another service, called by contract: the caller knows its procedures by name and the types by `contracts`. */
export interface Peer {
  query<Output>(path: string, input: unknown): Promise<Output>
  mutate<Output>(path: string, input: unknown): Promise<Output>
  /** Says that there is news in a feed; losing this costs latency, never data. */
  nudge(): void
}
export type ServiceName = 'identity' | 'forms' | 'assignments' | 'aggregation'
export type Peers = (name: ServiceName) => Peer

/** A peer in the same process: same procedures, same checks, no socket. */
export function localPeer(options: { router: AnyTRPCRouter; actor: Actor; log: Logger; nudge(): void }): Peer {
  const call = async <Output>(path: string, input: unknown): Promise<Output> => {
    const caller = options.router.createCaller({ actor: options.actor, requestId: randomUUID(), log: options.log })
    const procedure = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller) // a caller is a tree of proxies
    try {
      return await (procedure as (input: unknown) => Promise<Output>)(input) // typed by the contract that names the path
    } catch (error) {
      throw problemOf(error) ?? new Problem('unavailable', 'service.unavailable') // a bug over there: logged there, as from afar
    }
  }
  return { query: call, mutate: call, nudge: options.nudge }
}

interface RemoteOptions extends Seal {
  name: ServiceName
  url: string
  actor: Actor
  /** The certificates of whoever may vouch for the peer, beside those that Node knows. */
  ca?: string
}

/** A peer in a process of its own, at `url`, over HTTP or, for an `https` address, over TLS. */
export function remotePeer(options: RemoteOptions): Peer {
  const dispatcher = dispatcherFor(options.ca)
  const headers = (method: string, path: string) => {
    const call = { service: options.name, method, path }
    return { [principalHeader]: signPrincipal({ actor: options.actor, requestId: randomUUID() }, call, options) }
  }
  const client = createTRPCUntypedClient({
    links: [
      httpLink({
        url: `${options.url}/trpc`,
        headers: ({ op }) => headers(op.type === 'query' ? 'GET' : 'POST', `/trpc/${op.path}`),
        fetch: (url, init) => fetch(String(url), { ...(init as object), dispatcher }) as unknown as Promise<Response>, // undici's own, which takes our certificates
      }),
    ],
  })
  const call = async <Output>(send: () => Promise<unknown>): Promise<Output> => {
    try {
      return (await send()) as Output // typed by the contract that names the path
    } catch (error) {
      throw remoteProblem(error)
    }
  }
  return {
    query: (path, input) => call(() => client.query(path, input)),
    mutate: (path, input) => call(() => client.mutation(path, input)),
    nudge: () =>
      void fetch(`${options.url}/nudge`, { method: 'POST', headers: headers('POST', '/nudge'), dispatcher })
        .then((answer) => answer.body?.cancel())
        .catch(() => undefined), // polling makes up for it
  }
}

/** Whether a service in a process of its own, and its store, answer within a second and a half. */
export async function isReadyAt(url: string, ca?: string): Promise<boolean> {
  const signal = AbortSignal.timeout(1_500)
  return await fetch(`${url}/health`, { signal, dispatcher: dispatcherFor(ca) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

const agents = new Map<string | undefined, Agent>()

/** One agent for each set of certificates, so that connections are kept and used again. */
function dispatcherFor(ca: string | undefined): Agent {
  const agent = agents.get(ca) ?? new Agent(ca === undefined ? {} : { connect: { ca: trusted(ca) } })
  agents.set(ca, agent)
  return agent
}

function remoteProblem(error: unknown): unknown {
  if (!(error instanceof TRPCClientError)) return error
  const told = (error.data as { problem?: { code: string; kind: string; details: ProblemDetails } } | undefined)?.problem // our own formatter's shape
  if (!told || told.kind === 'failed') return new Problem('unavailable', 'service.unavailable')
  return new Problem(told.kind as ProblemKind, told.code, told.details) // kinds are closed, and the sender is ours
}
