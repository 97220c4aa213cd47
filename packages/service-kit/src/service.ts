import type { Server } from 'node:http'
import type { AnyTRPCRouter } from '@trpc/server'
import type { Express } from 'express'
import { serviceApp } from './app.ts'
import type { Clock } from './clock.ts'
import type { Inbox } from './inbox.ts'
import type { Logger } from './logger.ts'
import type { Peers, ServiceName } from './peer.ts'

/** What every service is given when it opens. `secret` signs principals and receipts. */
export interface ServiceContext {
  mongoUri: string
  /** Prefix of the database name: several installations may share one server. */
  database: string
  clock: Clock
  secret: string
  log: Logger
  peers: Peers
}

export interface RunningService {
  name: ServiceName
  router: AnyTRPCRouter
  app: Express
  nudge(): void
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
  /** Work done at every nudge and settle after the inboxes, e.g. a recomputation. */
  close(): Promise<void>
}

/** Puts a service's parts together behind one face. */
export function runService({ name, router, context, rest, inboxes = [], close }: Parts): RunningService {
  const nudge = () => {
    for (const one of inboxes) one.nudge()
  }
  const app = serviceApp({ name, router, secret: context.secret, log: context.log, nudge, ...(rest && { rest }) })
  return {
    name,
    router,
    app,
    nudge,
    settle: async () => {
      for (const one of inboxes) await one.settle()
    },
    close: async () => {
      await Promise.all(inboxes.map((one) => one.stop()))
      await close()
    },
  }
}

/** Listens on a port of the loopback interface (0: any free one) and resolves once connections are taken. */
export function listen(
  app: Express,
  port: number,
  host = '127.0.0.1',
): Promise<{ server: Server; port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error) return reject(error)
      const address = server.address()
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          server.closeIdleConnections()
          setTimeout(() => server.closeAllConnections(), 1_500).unref()
        })
      resolve({ server, port: typeof address === 'object' && address ? address.port : port, close })
    })
  })
}
