import { packs } from '@duzhan/plan-packs'
import { issuerSettings, readConfig, serverCertificate, sessionTimes, shiftedClock, startTracing } from '@duzhan/service-kit'
import { announceReady, failToStart } from './announce.ts'
import { openInstallation } from './installation.ts'
import { runLogCommand } from './logCommands.ts'
import { repositoryPath } from './repositoryPath.ts'
import { startStandalone } from './standalone.ts'
import { stopOnSignal } from './stopOnSignal.ts'
import { openStore } from './store.ts'

/** `npm start`: the embedded store as a child, everything else in this process. */
async function main(): Promise<void> {
  const config = readConfig()
  const { isDemonstration, folder, database } = openInstallation(config)
  const store = await openStore(config.MONGODB_URI, folder.storePath)
  const isAll = await runLogCommand(process.argv.slice(2), { mongoUri: store.uri, database }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (isAll) return await store.close()
  const endTracing = await startTracing('duzhan', config)
  const platform = await startStandalone({
    mongoUri: store.uri,
    database,
    clock: shiftedClock(config.DUZHAN_CLOCK_OFFSET || folder.clockOffset),
    secret: config.DUZHAN_SECRET ?? folder.secret,
    port: config.PORT,
    host: config.HOST,
    webDir: repositoryPath('apps/web/dist'),
    demo: isDemonstration ? packs : null,
    logLevel: config.DUZHAN_LOG,
    rate: config.DUZHAN_RATE,
    proxies: config.DUZHAN_PROXIES,
    hosts: config.DUZHAN_HOSTS,
    connections: config.DUZHAN_CONNECTIONS,
    session: sessionTimes(config),
    secondFactor: config.DUZHAN_SECOND_FACTOR,
    issuer: issuerSettings(config),
    worldClock: shiftedClock(0),
    backupHours: config.DUZHAN_BACKUP_HOURS,
    tls: serverCertificate(config),
    metricsToken: config.DUZHAN_METRICS_TOKEN,
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  stopOnSignal(async () => {
    try {
      await platform.close()
      await endTracing()
    } finally {
      await store.close()
    }
  })
  announceReady(platform.url, {
    demo: isDemonstration,
    setupCode: platform.setupCode,
    seconds: process.uptime().toFixed(1),
  })
}

main().catch(failToStart)
