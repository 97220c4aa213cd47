import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ServiceName, serviceNames } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { freePort, readConfig, remotePeers, shiftedClock } from '@duzhan/service-kit'
import { announceReady, failToStart } from './announce.ts'
import { beginProper } from './beginProper.ts'
import { openInstallation } from './installation.ts'
import { runLogCommand } from './logCommands.ts'
import { repositoryPath } from './repositoryPath.ts'
import { demoAccounts, keepTemplates, operator, seed } from './seed.ts'
import { stopOnSignal } from './stopOnSignal.ts'
import { openStore } from './store.ts'
import { type Supervised, supervise } from './supervise.ts'

type Name = ServiceName | 'gateway'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `npm run start:distributed`: gateway and services each as a process of its own, against one store. */
async function main(): Promise<void> {
  const config = readConfig()
  const { isDemonstration, folder, database } = openInstallation(config)
  const store = await openStore(config.MONGODB_URI, folder.storePath)
  const isAll = await runLogCommand(process.argv.slice(2), { mongoUri: store.uri, database }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  if (isAll) return await store.close()
  const ports = new Map<Name, number>([['gateway', config.PORT]])
  for (const name of serviceNames) ports.set(name, await freePort())
  const accounts = join(folder.path, 'demo-accounts.json')
  if (isDemonstration) writeFileSync(accounts, JSON.stringify(demoAccounts(packs)))
  const secret = config.DUZHAN_SECRET ?? folder.secret
  const clockOffset = config.DUZHAN_CLOCK_OFFSET || folder.clockOffset
  const clock = shiftedClock(clockOffset)
  const shared = {
    ...process.env,
    MONGODB_URI: store.uri,
    DUZHAN_DATABASE: database,
    DUZHAN_SECRET: secret,
    DUZHAN_CLOCK_OFFSET: String(clockOffset),
    DUZHAN_WEB_DIR: repositoryPath('apps/web/dist'),
    ...(isDemonstration && { DUZHAN_DEMO_ACCOUNTS: accounts }),
    ...Object.fromEntries(
      serviceNames.map((name) => [`DUZHAN_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports.get(name)}`]),
    ),
  }
  const run = (name: Name): Supervised =>
    supervise({
      name,
      entry: repositoryPath(`services/${name}/dist/serve.js`),
      environment: {
        ...shared,
        PORT: String(ports.get(name)),
        // what stays within this machine needs no certificate
        ...(name !== 'gateway' && { HOST: '127.0.0.1', DUZHAN_TLS_CERT: '', DUZHAN_TLS_KEY: '' }),
      },
      say,
    })
  const running = serviceNames.map(run)
  const stopAll = async () => {
    await Promise.all(running.map((service) => service.stop()))
    await store.close()
  }
  stopOnSignal(stopAll)
  let setupCode: string | null = null
  try {
    await Promise.all(running.map(({ ready }) => ready))
    const peers = (actor = operator) => remotePeers(readConfig(shared), actor, { secret, clock })
    if (!isDemonstration) setupCode = (await beginProper(peers))?.code ?? null
    await keepTemplates(peers())
    if (isDemonstration) await seed(peers(), packs, clock)
    const gateway = run('gateway')
    running.push(gateway)
    await gateway.ready
  } catch (error) {
    await stopAll()
    throw error
  }
  const url = `${config.DUZHAN_TLS_CERT ? 'https' : 'http'}://${config.HOST}:${config.PORT}`
  announceReady(url, { demo: isDemonstration, setupCode, seconds: process.uptime().toFixed(1) })
}

main().catch(failToStart)
