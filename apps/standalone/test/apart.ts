import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAggregation } from '@duzhan/aggregation/main'
import { openAssignments } from '@duzhan/assignments/main'
import type { Actor, ServiceName } from '@duzhan/contracts'
import { openForms } from '@duzhan/forms/main'
import { forwardTo, gatewayApp } from '@duzhan/gateway/main'
import { openIdentity } from '@duzhan/identity/main'
import {
  type Clock,
  type IssuerSettings,
  isReadyAt,
  listen,
  logger,
  type OpenService,
  type Peers,
  remotePeer,
  serviceActor,
} from '@duzhan/service-kit'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8')
/** A certificate for localhost, good for nothing but tests, and the authority that vouches for it. */
export const certificates = () => ({ cert: fixture('service.pem'), key: fixture('service.key'), ca: fixture('authority.pem') })

const openers: Record<ServiceName, OpenService> = {
  identity: openIdentity,
  forms: openForms,
  assignments: openAssignments,
  aggregation: openAggregation,
}
const names = Object.keys(openers) as ServiceName[]

export interface ApartOptions {
  mongoUri: string
  database: string
  clock: Clock
  secret: string
  logTo: { write(line: string): void }
  isTls?: boolean
  /** By whom people may sign in beside passwords. */
  issuer?: IssuerSettings
  /** How many gateways stand before the services. */
  gateways?: number
  /** The clock of the gateways, where it is another. */
  gatewayClock?: Clock
}

/**
 * The distributed form within a test: each service behind a port of its own and joined to the others over HTTP or TLS, as
 * separate processes are, with as many gateways as are asked for.
 */
export async function startApart(options: ApartOptions): Promise<{ urls: string[]; close(): Promise<void> }> {
  const { clock, secret } = options
  const tls = options.isTls ? certificates() : undefined
  const urls = new Map<ServiceName, string>()
  const urlOf = (name: ServiceName) => urls.get(name) ?? 'http://127.0.0.1:1'
  const ca = tls?.ca
  const peersAs =
    (actor: Actor, own: Clock): Peers =>
    (name) =>
      remotePeer({ name, url: urlOf(name), actor, secret, clock: own, ...(ca !== undefined && { ca }) })
  const closers: (() => Promise<unknown>)[] = []
  for (const name of names) {
    const { mongoUri, database, issuer } = options
    const log = logger(name, 'info', options.logTo)
    const peers = peersAs(serviceActor(name), clock)
    const service = await openers[name]({ mongoUri, database, clock, secret, log, peers, issuer })
    const listening = await listen(service.app, 0, { tls })
    urls.set(name, `${tls ? 'https' : 'http'}://127.0.0.1:${listening.port}`)
    closers.push(service.close, listening.close)
  }
  const gateways: string[] = []
  for (let at = 0; at < (options.gateways ?? 1); at++) {
    const own = options.gatewayClock ?? clock
    const doorTo = (name: ServiceName) => forwardTo({ name, url: urlOf(name), ca, secret, clock: own })
    const app = gatewayApp({
      doors: {
        identity: doorTo('identity'),
        forms: doorTo('forms'),
        assignments: doorTo('assignments'),
        aggregation: doorTo('aggregation'),
      },
      sessions: peersAs(serviceActor('gateway'), own)('identity').session,
      invitation: peersAs(serviceActor('gateway'), own)('identity').invitation,
      setup: peersAs(serviceActor('gateway'), own)('identity').setup,
      signOn: peersAs(serviceActor('gateway'), own)('identity').signOn,
      isReady: (name) => isReadyAt(urlOf(name), ca),
      clock: own,
      log: logger('gateway', 'info', options.logTo),
      rate: 1_000_000,
    })
    const listening = await listen(app, 0)
    gateways.push(`http://127.0.0.1:${listening.port}`)
    closers.unshift(listening.close)
  }
  return {
    urls: gateways,
    close: async () => {
      for (const close of closers) await close()
    },
  }
}
