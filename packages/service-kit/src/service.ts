import type { ServiceName } from '@duzhan/contracts'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Express } from 'express'
import { serviceApp } from './app.ts'
import type { Clock } from './clock.ts'
import type { Inbox } from './inbox.ts'
import type { Logger } from './logger.ts'
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
}

/** Milliseconds from signing in to its end, and from the last request to it where no work away from the network is to be expected. */
export interface SessionTimes {
  lifetime: number
  idle: number
}

export interface RunningService {
  name: ServiceName
  router: AnyTRPCRouter
  app: Express
  nudge(): void
  /** Whether it and its store answer, told within a second. */
  isReady(): Promise<boolean>
  /** Waits until its inboxes have applied what was pending. */
  settle(): Promise<void>
  close(): Promise<void>
}
export type OpenService = (context: ServiceContext) => Promise<RunningService>

interface Parts {
  name: ServiceName
  router: AnyTRPCRouter
  context: ServiceContext
  rest?: (app: Express) => void
  inboxes?: Inbox[]
  /** Asks the store for a sign of life. */
  ping?(): Promise<unknown>
  close(): Promise<void>
}

/** Puts a service's parts together behind one face. */
export function runService({ name, router, context, rest, inboxes = [], ping = async () => true, close }: Parts): RunningService {
  const nudge = () => {
    for (const one of inboxes) one.nudge()
  }
  const isReady = answersWithin(1_000, ping)
  const { secret, clock, log } = context
  const app = serviceApp({ name, router, secret, clock, log, isReady, nudge, ...(rest && { rest }) })
  return {
    name,
    router,
    app,
    nudge,
    isReady,
    settle: async () => {
      for (const one of inboxes) await one.settle()
    },
    close: async () => {
      await Promise.all(inboxes.map((one) => one.stop()))
      await close()
    },
  }
}
