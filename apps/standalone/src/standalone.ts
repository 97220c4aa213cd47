import { openAggregation } from '@duzhan/aggregation/main'
import { openAssignments } from '@duzhan/assignments/main'
import type { Actor, ServiceName } from '@duzhan/contracts'
import { openForms } from '@duzhan/forms/main'
import { connectionLimits, gatewayApp, isOwnHost } from '@duzhan/gateway/main'
import { openIdentity } from '@duzhan/identity/main'
import type { PlanPack } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import {
  type Clock,
  type IssuerSettings,
  listen,
  localPeers,
  logger,
  type OpenService,
  type Peers,
  processMetrics,
  type RunningService,
  type SecondFactorRule,
  type ServerCertificate,
  type SessionTimes,
  serviceActor,
} from '@duzhan/service-kit'
import { beginProper } from './beginProper.ts'
import { demoAccounts, keepTemplates, operator, seed } from './seed.ts'

export interface StandaloneOptions {
  mongoUri: string
  database: string
  clock: Clock
  secret: string
  port: number
  host?: string
  webDir?: string
  /** Loads these packs with their demo people on first start, and offers the accounts on the sign-in page; null: none. */
  demo: readonly PlanPack[] | null
  logLevel?: string
  /** Where log lines go instead of the standard output. */
  logTo?: { write(line: string): void }
  rate?: number
  proxies?: number
  /** The names that the platform answers to, see `DUZHAN_HOSTS`. */
  hosts?: string | undefined
  connections?: number
  session?: SessionTimes
  /** Who may or must have a second step of signing in; everybody may where it is left out. */
  secondFactor?: SecondFactorRule
  /** By whom people may sign in beside passwords. */
  issuer?: IssuerSettings | undefined
  /** The time that telephones show, where the clock is set apart from it. */
  worldClock?: Clock
  /** How long, in milliseconds, who waits for figures to change is kept waiting where they do not. */
  patience?: number
  tls?: ServerCertificate | undefined
  /** How old, in hours, the last backup of the embedded store may be. */
  backupHours?: number
  /** Who sends it reads at `/metrics` what the process counts of itself; nobody does without it. */
  metricsToken?: string | undefined
}
export interface Standalone {
  url: string
  port: number
  /** The code by which the first operator is made; null where somebody exists, and of a demonstration. */
  setupCode: string | null
  /** Resolves when every subscription has applied what was written and every figure is up to date. */
  settle(): Promise<void>
  /** Sets a subscription, `service.name`, back to the beginning. Throws `procedure.absent` where there is none of that name. */
  replay(subscription: string): Promise<void>
  /** The services as somebody calls them past the gateway, as services call each other. */
  peersAs(actor: Actor): Peers
  close(): Promise<void>
}

const openers: Record<ServiceName, OpenService> = {
  identity: openIdentity,
  forms: openForms,
  assignments: openAssignments,
  aggregation: openAggregation,
}

/** The whole platform in one process: every service behind the gateway on one port. Throws `port.taken`, `demo.people`. */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const level = options.logLevel ?? 'warn'
  const services = new Map<ServiceName, RunningService>()
  const quiet = () => Promise.all([...services.values()].map((service) => service.quiet()))
  const close = async () => {
    await quiet() // before any of them closes: each reads the logs of others
    await Promise.all([...services.values()].map((service) => service.close()))
  }
  const settle = async () => {
    // Twice: what one service applies may be written for another to read.
    for (let round = 0; round < 2; round++) for (const service of services.values()) await service.settle()
  }
  const metrics = processMetrics()
  const log = logger('standalone', level, options.logTo)
  const peersAs = (actor: Actor): Peers => localPeers((name) => services.get(name), { actor, log })
  try {
    await Promise.all(
      (Object.keys(openers) as ServiceName[]).map(async (name) => {
        // keys of the table above
        const log = logger(name, level, options.logTo)
        const { mongoUri, database, clock, secret, session, secondFactor, issuer, worldClock, patience, backupHours } = options
        const peers = peersAs(serviceActor(name))
        const times = {
          ...(session && { session }),
          ...(secondFactor && { secondFactor }),
          ...(issuer && { issuer }),
          ...(worldClock && { worldClock }),
          ...(patience !== undefined && { patience }),
          ...(backupHours !== undefined && { backupHours }),
        }
        services.set(name, await openers[name]({ mongoUri, database, clock, secret, log, peers, metrics, ...times }))
      }),
    )
    const setup = options.demo === null ? await beginProper(peersAs) : null
    await keepTemplates(peersAs(operator))
    // Ready means that a first submission finds its target everywhere.
    if (options.demo && (await seed(peersAs(operator), options.demo, options.clock))) await settle()
    const doorOf = (name: ServiceName) => running(services, name).door
    const host = options.host ?? '127.0.0.1'
    const proxies = options.proxies ?? 0
    const gateway = gatewayApp({
      doors: {
        identity: doorOf('identity'),
        forms: doorOf('forms'),
        assignments: doorOf('assignments'),
        aggregation: doorOf('aggregation'),
      },
      sessions: peersAs(serviceActor('gateway'))('identity').session,
      invitation: peersAs(serviceActor('gateway'))('identity').invitation,
      setup: peersAs(serviceActor('gateway'))('identity').setup,
      signOn: peersAs(serviceActor('gateway'))('identity').signOn,
      clock: options.clock,
      log: logger('gateway', level, options.logTo),
      rate: options.rate ?? 3_000,
      metrics,
      metricsToken: options.metricsToken,
      proxies,
      isReady: (name) => running(services, name).isReady(),
      isOwnHost: isOwnHost({ hosts: options.hosts, host, proxies }),
      ...(options.webDir !== undefined && { webDir: options.webDir }),
      ...(options.demo && demoOf(options.demo)),
    })
    const limits = connectionLimits(options.connections ?? 5_000, proxies)
    const listening = await listen(gateway, options.port, { host, tls: options.tls, limits }).catch(
      (error: NodeJS.ErrnoException) => {
        throw error.code === 'EADDRINUSE' ? new Problem('unavailable', 'port.taken', { port: options.port }) : error
      },
    )
    return {
      url: `${options.tls ? 'https' : 'http'}://${host}:${listening.port}`,
      port: listening.port,
      setupCode: setup?.code ?? null,
      settle,
      peersAs,
      replay: async (subscription) => {
        const [service = '', name = ''] = subscription.split('.')
        await running(services, service as ServiceName).replay(name) // none that is not there is running
      },
      close: async () => {
        await Promise.all([quiet(), listening.close()])
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const demoOf = (packs: readonly PlanPack[]) => ({ demo: () => demoAccounts(packs) })

function running(services: Map<ServiceName, RunningService>, name: ServiceName): RunningService {
  const service = services.get(name)
  if (!service) throw new Problem('unavailable', 'service.unavailable')
  return service
}
