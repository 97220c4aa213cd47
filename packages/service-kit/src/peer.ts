import { randomUUID } from 'node:crypto'
import { type Actor, type PeerCall, type PeerFunctions, peerCalls, type ServiceName, type StreamName } from '@duzhan/contracts'
import { Problem, type ProblemDetails, type ProblemKind } from '@duzhan/problems'
import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { Agent, fetch } from 'undici'
import type { z } from 'zod'
import { underWay } from './log/underWay.ts'
import type { Logger } from './logger.ts'
import { principalHeader, type Seal, signPrincipal } from './principal.ts'
import { trusted } from './tls.ts'
import { asStep, traceHeaders } from './tracing.ts'
import { problemOf } from './trpc.ts'

/** Another service as its peers meet it: what `peerCalls` says that it offers, as functions, e.g. `peers('forms').evidence.missing(photos)`. */
export type Peer<Name extends ServiceName> = PeerFunctions<Name> & {
  /** Says that there is news in a stream; losing this costs latency, never data. */
  nudge(stream: StreamName): void
}
export type Peers = <Name extends ServiceName>(name: Name) => Peer<Name>

/** How a call reaches a service, wherever that runs. Nothing of it is typed: that is what `peerOver` is for. */
interface Wire {
  send(kind: 'query' | 'mutation', path: string, input: unknown): Promise<unknown>
  nudge(stream: StreamName): void
}

/** The functions of a service over a wire to it. They throw what the service throws, and an error where it answers otherwise than agreed. */
export function peerOver<Name extends ServiceName>(name: Name, wire: Wire): Peer<Name> {
  const functionOf =
    (path: string, { kind, output }: AnyCall) =>
    async (input: unknown) => {
      const answer = output.safeParse(await wire.send(kind, path, input))
      if (!answer.success) throw new Error(`${path} answered otherwise than agreed`, { cause: answer.error })
      return answer.data
    }
  const nouns = mapped<Record<string, AnyCall>, unknown>(peerCalls[name], (verbs, noun) =>
    mapped(verbs, (call, verb) => functionOf(`${name}.${noun}.${verb}`, call)),
  )
  return { ...nouns, nudge: wire.nudge } as Peer<Name> // the table, mapped as `PeerFunctions` maps its type
}

type AnyCall = PeerCall<'query' | 'mutation', z.ZodType, z.ZodType>
const mapped = <From, To>(record: Readonly<Record<string, From>>, to: (value: From, key: string) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))

/** Peers that are made once, by name. */
export function peersBy(wireTo: (name: ServiceName) => Wire): Peers {
  const known = new Map<ServiceName, unknown>()
  return <Name extends ServiceName>(name: Name) => {
    const peer = (known.get(name) as Peer<Name> | undefined) ?? peerOver(name, wireTo(name)) // kept under the name that it is made for
    known.set(name, peer)
    return peer
  }
}

/** A call that follows from a request goes by its id, so that lines and entries of several services can be put together. */
const requestUnderWay = (): string => underWay()?.requestId ?? randomUUID()

interface LocalOptions {
  /** The service as it runs here; while the house opens some are not there yet. */
  find(): { router: AnyTRPCRouter; nudge(stream: StreamName): void } | undefined
  actor: Actor
  log: Logger
}

/** The way to a service in the same process: same procedures, same checks, no socket. */
export function localWire({ find, actor, log }: LocalOptions): Wire {
  const unavailable = () => new Problem('unavailable', 'service.unavailable')
  return {
    async send(_, path, input) {
      const service = find()
      if (!service) throw unavailable()
      const caller = service.router.createCaller({ actor, requestId: requestUnderWay(), log })
      const procedure = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller) // a caller is a tree of proxies
      try {
        return await (procedure as (input: unknown) => Promise<unknown>)(input) // the leaves of that tree are functions
      } catch (error) {
        throw problemOf(error) ?? unavailable() // a bug over there: logged there, as from afar
      }
    },
    nudge: (stream) => find()?.nudge(stream),
  }
}

/** The peers of a process that runs every service itself, as `actor` meets them. */
export const localPeers = (
  find: (name: ServiceName) => ReturnType<LocalOptions['find']>,
  { actor, log }: Pick<LocalOptions, 'actor' | 'log'>,
): Peers => peersBy((name) => localWire({ find: () => find(name), actor, log }))

interface RemoteOptions extends Seal {
  name: ServiceName
  url: string
  actor: Actor
  /** The certificates of whoever may vouch for the peer, beside those that Node knows. */
  ca?: string
}

/** The way to a service in a process of its own, at `url`, over HTTP or, for an `https` address, over TLS. */
export function remoteWire(options: RemoteOptions): Wire {
  const dispatcher = dispatcherFor(options.ca)
  const headers = (method: string, path: string) => {
    const call = { service: options.name, method, path }
    const principal = { actor: options.actor, requestId: requestUnderWay() }
    return { [principalHeader]: signPrincipal(principal, call, options), ...traceHeaders() }
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
  return {
    async send(kind, path, input) {
      const ask = () =>
        client[kind](path, input).catch((error: unknown) => {
          throw remoteProblem(error)
        })
      return await asStep({ name: path, kind: 'client' }, ask)
    },
    nudge: (stream) =>
      void fetch(`${options.url}/nudge/${stream}`, { method: 'POST', headers: headers('POST', `/nudge/${stream}`), dispatcher })
        .then((answer) => answer.body?.cancel())
        .catch(() => undefined), // polling makes up for it
  }
}

/** A peer in a process of its own, see `remoteWire`. */
export const remotePeer = <Name extends ServiceName>(options: RemoteOptions & { name: Name }): Peer<Name> =>
  peerOver(options.name, remoteWire(options))

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
