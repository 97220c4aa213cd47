import { randomUUID } from 'node:crypto'
import type { Actor } from '@duzhan/contracts'
import { Problem, type ProblemDetails, type ProblemKind } from '@duzhan/problems'
import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Logger } from './logger.ts'
import { principalHeader, signPrincipal } from './principal.ts'
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

/** A peer in a process of its own, at `url`. */
export function remotePeer(options: { url: string; actor: Actor; secret: string }): Peer {
  const headers = () => ({
    [principalHeader]: signPrincipal({ actor: options.actor, requestId: randomUUID() }, options.secret),
  })
  const client = createTRPCUntypedClient({ links: [httpLink({ url: `${options.url}/trpc`, headers })] })
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
    nudge: () => void fetch(`${options.url}/nudge`, { method: 'POST', headers: headers() }).catch(() => undefined), // polling makes up for it
  }
}

function remoteProblem(error: unknown): unknown {
  if (!(error instanceof TRPCClientError)) return error
  const told = (error.data as { problem?: { code: string; kind: string; details: ProblemDetails } } | undefined)?.problem // our own formatter's shape
  if (!told || told.kind === 'failed') return new Problem('unavailable', 'service.unavailable')
  return new Problem(told.kind as ProblemKind, told.code, told.details) // kinds are closed, and the sender is ours
}
