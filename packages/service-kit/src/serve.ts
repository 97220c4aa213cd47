import type { Actor, ServiceName } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { shiftedClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { issuerSettings } from './issuerSettings.ts'
import { listen } from './listen.ts'
import { greetFollowers } from './log/followers.ts'
import { logger } from './logger.ts'
import { processMetrics } from './metrics.ts'
import { type Peers, peersBy, remoteWire } from './peer.ts'
import { type Seal, serviceActor } from './principal.ts'
import type { OpenService, SessionTimes } from './service.ts'
import { certificateAuthority, serverCertificate } from './tls.ts'
import { startTracing } from './tracing.ts'

function urlOf(config: Config, name: ServiceName): string {
  const url = {
    identity: config.DUZHAN_IDENTITY_URL,
    forms: config.DUZHAN_FORMS_URL,
    assignments: config.DUZHAN_ASSIGNMENTS_URL,
    aggregation: config.DUZHAN_AGGREGATION_URL,
  }[name]
  return url ?? required(`DUZHAN_${name.toUpperCase()}_URL`)
}

function required(variable: string): never {
  throw new Problem('invalid', 'config.invalid', { variable })
}

/** The peers of a process of the distributed form, found by the `DUZHAN_<SERVICE>_URL` variables. */
export function remotePeers(config: Config, actor: Actor, seal: Seal): Peers {
  const ca = certificateAuthority(config)
  return peersBy((name) => remoteWire({ ...seal, name, url: urlOf(config, name), actor, ...(ca !== undefined && { ca }) }))
}

/** How long a person stays signed in, by the settings. */
export const sessionTimes = (config: Config): SessionTimes => ({
  lifetime: config.DUZHAN_SESSION_HOURS * 3_600_000,
  idle: config.DUZHAN_SESSION_IDLE_MINUTES * 60_000,
})

const stopsWithin = 10_000

/**
 * Ends a process whose parent is gone. Its last lines have no reader any more, and the log's own writer would try to write them for
 * ever, at an ordinary exit: such a process held on to what it had inherited, and whoever waited for that waited for ever.
 */
export const endUnheard = (): void => void process.kill(process.pid, 'SIGKILL')

/** Runs one service as this process until it is told to stop, or until the process that started it is gone. */
export async function serve(name: ServiceName, openService: OpenService): Promise<void> {
  const config = readConfig()
  const log = logger(name, config.DUZHAN_LOG)
  const secret = config.DUZHAN_SECRET ?? required('DUZHAN_SECRET')
  const clock = shiftedClock(config.DUZHAN_CLOCK_OFFSET)
  const endTracing = await startTracing(`duzhan-${name}`, config)
  const peers = remotePeers(config, serviceActor(name), { secret, clock })
  const service = await openService({
    mongoUri: config.MONGODB_URI ?? required('MONGODB_URI'),
    database: config.DUZHAN_DATABASE,
    clock,
    secret,
    log,
    peers,
    session: sessionTimes(config),
    secondFactor: config.DUZHAN_SECOND_FACTOR,
    issuer: issuerSettings(config),
    worldClock: shiftedClock(0),
    backupHours: config.DUZHAN_BACKUP_HOURS,
    metrics: processMetrics(),
    ...(config.DUZHAN_METRICS_TOKEN !== undefined && { metricsToken: config.DUZHAN_METRICS_TOKEN }),
  })
  const listening = await listen(service.app, config.PORT, { host: config.HOST, tls: serverCertificate(config) })
  process.stdout.write(`${name} ready on ${listening.port}\n`)
  greetFollowers(name, peers)
  const stop = (end: (code: number) => void) => {
    // what hangs, for want of a store, is done again at the next start
    setTimeout(() => end(1), stopsWithin).unref()
    void Promise.all([service.quiet(), listening.close()])
      .then(() => service.close())
      .then(endTracing)
      .finally(() => end(0))
  }
  const stopInOrder = () => stop((code) => process.exit(code))
  process.once('SIGTERM', stopInOrder)
  process.once('SIGINT', stopInOrder)
  // whoever started us over a channel is gone, however it went: nothing that it started outlives it
  if (process.channel) process.once('disconnect', () => stop(endUnheard))
}
