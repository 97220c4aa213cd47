import type { ServiceName } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Express } from 'express'
import { type Door, serviceApp, serviceDoor } from './app.ts'
import type { Clock } from './clock.ts'
import type { ServiceLog } from './log/serviceLog.ts'
import type { Following } from './log/subscription.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { Peers } from './peer.ts'
import { answersWithin } from './readiness.ts'

/** What every service is given when it opens. `secret` signs principals and receipts. */
export interface ServiceContext {
  mongoUri: string
  /** Prefix of the database name: several installations may share one server. */
  database: string
  clock: Clock
  secret: string
  log: Logger
  peers: Peers
  /** How long a person stays signed in; identity alone asks. */
  session?: SessionTimes
  /** Whether people may or must have a second step of signing in; identity alone asks. */
  secondFactor?: SecondFactorRule
  /** By whom people may sign in beside passwords; identity alone asks. */
  issuer?: IssuerSettings | undefined
  /** The time that telephones show, where `clock` is set apart from it, as in a demonstration; identity alone asks. */
  worldClock?: Clock
  /** How long, in milliseconds, who waits for something to change is kept waiting where nothing does; aggregation alone asks. */
  patience?: number
  /** How old, in hours, the last backup of the store may be. */
  backupHours?: number
  /** Where the process counts what it does, and the token without which it tells nobody. */
  metrics?: Metrics
  metricsToken?: string
}

/** Who may turn on a second step of signing in: nobody, everybody, or everybody, and operators must. */
export type SecondFactorRule = 'off' | 'optional' | 'operators'

/** An OpenID Connect issuer by which people sign in, and what its word is worth here. */
export interface IssuerSettings {
  issuer: string
  clientId: string
  /** Null for a public client. */
  clientSecret: string | null
  /** Where browsers find this platform. */
  address: string
  /** What the button says. */
  label: string
  /** The claim that is the account here. */
  claim: string
  scope: string
  /** Whose second step counts. */
  secondFactor: 'ours' | 'issuer'
  /** Who may still sign in by a password. */
  passwords: 'everyone' | 'operators'
}

/** Milliseconds from signing in to its end, and from the last request to it where no work away from the network is to be expected. */
export interface SessionTimes {
  lifetime: number
  idle: number
}

export interface RunningService {
  name: ServiceName
  router: AnyTRPCRouter
  /** Its face to other processes. */
  app: Express
  /** Its face within this process. */
  door: Door
  /** There may be something to read in a stream: what follows it pulls. */
  nudge(stream: string): void
  /** Whether it and its store answer, told within a second. */
  isReady(): Promise<boolean>
  /** Waits until its log holds what was written, and until its subscriptions have applied what could be read. */
  settle(): Promise<void>
  /** Sets one of its subscriptions back to the beginning and waits until it has come as far as it can. Throws `procedure.absent` for none of that name. */
  replay(subscription: string): Promise<void>
  /**
   * Answers whoever waits for something to change, and follows no log any more: to be asked before its door closes, which waits for what is
   * under way, and of every service of one process before any of them closes, whose log another may be reading.
   */
  quiet(): Promise<void>
  close(): Promise<void>
}
export type OpenService = (context: ServiceContext) => Promise<RunningService>

interface Parts {
  name: ServiceName
  router: AnyTRPCRouter
  context: ServiceContext
  rest?: (app: Express) => void
  /** Its own log, where it keeps one. */
  serviceLog?: ServiceLog & { stop(): Promise<void> }
  subscriptions?: readonly Following[]
  /** Asks the store for a sign of life. */
  ping?(): Promise<unknown>
  /** Answers whoever waits for something to change, and lets nobody wait any more. */
  quiet?: () => void
  close(): Promise<void>
}

/** Puts a service's parts together behind one face. */
export function runService(parts: Parts): RunningService {
  const { name, router, context, rest, serviceLog, subscriptions = [], ping = async () => true, quiet, close } = parts
  const nudge = (stream: string) => {
    for (const one of subscriptions) if (one.from === stream) one.nudge()
  }
  const isReady = answersWithin(1_000, ping)
  const { secret, clock, log, metrics, metricsToken } = context
  metrics?.follow(name, subscriptions)
  metrics?.watch(name, isReady)
  const door = serviceDoor({ name, router, log, ...(metrics && { metrics }), ...(rest && { rest }) })
  const told = { ...(metrics && { metrics }), ...(metricsToken !== undefined && { metricsToken }) }
  const app = serviceApp({ name, door, secret, clock, log, isReady, nudge, ...told })
  const stopFollowing = async () => {
    quiet?.()
    await Promise.all(subscriptions.map((one) => one.stop()))
  }
  return {
    name,
    router,
    app,
    door,
    nudge,
    isReady,
    settle: async () => {
      await serviceLog?.flush()
      for (const one of subscriptions) await one.settle()
    },
    replay: async (subscription) => {
      const found = subscriptions.find((one) => one.name === subscription)
      if (!found) throw new Problem('absent', 'procedure.absent')
      await found.replay()
    },
    quiet: stopFollowing,
    close: async () => {
      await stopFollowing()
      await serviceLog?.stop()
      await close()
    },
  }
}
