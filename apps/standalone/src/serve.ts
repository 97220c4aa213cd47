import { packs } from '@duzhan/plan-packs'
import { readConfig, shiftedClock } from '@duzhan/service-kit'
import { announceReady, failToStart } from './announce.ts'
import { openDataFolder } from './dataFolder.ts'
import { repositoryPath } from './repositoryPath.ts'
import { startStandalone } from './standalone.ts'
import { openStore } from './store.ts'

/** `npm start`: the embedded store as a child, everything else in this process. */
async function main(): Promise<void> {
  const config = readConfig()
  const demo = config.DUZHAN_DEMO === 'on'
  const folder = openDataFolder(config.DATA_DIR, demo)
  const store = await openStore(config.MONGODB_URI, folder.storePath)
  const platform = await startStandalone({
    mongoUri: store.uri,
    database: config.DUZHAN_DATABASE,
    clock: shiftedClock(config.DUZHAN_CLOCK_OFFSET || folder.clockOffset),
    secret: config.DUZHAN_SECRET ?? folder.secret,
    port: config.PORT,
    host: config.HOST,
    webDir: repositoryPath('apps/web/dist'),
    demo: demo ? packs : null,
    logLevel: config.DUZHAN_LOG,
    rate: config.DUZHAN_RATE,
    proxies: config.DUZHAN_PROXIES,
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  announceReady(platform.url, { demo, seconds: process.uptime().toFixed(1) })

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 2_800).unref()
    void platform
      .close()
      .then(() => store.close())
      .then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch(failToStart)
