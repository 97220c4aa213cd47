import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packs } from '@duzhan/plan-packs'
import { readConfig, remotePeers, shiftedClock } from '@duzhan/service-kit'
import { announceReady, failToStart } from './announce.ts'
import { openDataFolder } from './dataFolder.ts'
import { freePort } from './freePort.ts'
import { repositoryPath } from './repositoryPath.ts'
import { demoAccounts, operator, seed } from './seed.ts'
import { openStore } from './store.ts'

const services = ['identity', 'forms', 'assignments', 'aggregation'] as const
type Name = (typeof services)[number] | 'gateway'

/** Starts one service and resolves once it says that it is ready; one that dies is started again, as a supervisor would. */
function supervise(name: Name, environment: NodeJS.ProcessEnv): { ready: Promise<void>; stop(): Promise<void> } {
  let child: ChildProcess
  let stopping = false
  const start = (): Promise<void> =>
    new Promise((ready, failed) => {
      child = spawn(process.execPath, [repositoryPath(`services/${name}/dist/serve.js`)], {
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      })
      child.stdout?.on('data', (text: Buffer) => {
        if (!text.toString().includes(`${name} ready`)) return
        process.stdout.write(`${name} 已就绪（进程 ${child.pid}）\n`)
        ready()
      })
      child.once('exit', (code) => {
        failed(new Error(`${name} 未能启动（退出码 ${code}）`))
        if (!stopping) setTimeout(() => void start().catch(() => undefined), 300)
      })
    })
  return {
    ready: start(),
    stop: () =>
      new Promise((stopped) => {
        stopping = true
        if (child.exitCode !== null || child.signalCode !== null) return stopped()
        child.once('exit', () => stopped())
        child.kill('SIGTERM')
      }),
  }
}

/** `npm run start:distributed`: gateway and services each as a process of its own, against one store. */
async function main(): Promise<void> {
  const config = readConfig()
  const demo = config.DUZHAN_DEMO === 'on'
  const folder = openDataFolder(config.DATA_DIR, demo)
  const store = await openStore(config.MONGODB_URI, folder.storePath)
  const ports = new Map<Name, number>([['gateway', config.PORT]])
  for (const name of services) ports.set(name, await freePort())
  const accounts = join(folder.path, 'demo-accounts.json')
  writeFileSync(accounts, JSON.stringify(demoAccounts(packs)))
  const secret = config.DUZHAN_SECRET ?? folder.secret
  const clockOffset = config.DUZHAN_CLOCK_OFFSET || folder.clockOffset
  const shared = {
    ...process.env,
    MONGODB_URI: store.uri,
    DUZHAN_SECRET: secret,
    DUZHAN_CLOCK_OFFSET: String(clockOffset),
    DUZHAN_WEB_DIR: repositoryPath('apps/web/dist'),
    ...(demo && { DUZHAN_DEMO_ACCOUNTS: accounts }),
    ...Object.fromEntries(services.map((name) => [`DUZHAN_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports.get(name)}`])),
  }
  const environmentOf = (name: Name) => ({
    ...shared,
    PORT: String(ports.get(name)),
    ...(name !== 'gateway' && { HOST: '127.0.0.1' }),
  })
  const running = services.map((name) => supervise(name, environmentOf(name)))
  const stopAll = async () => {
    await Promise.all(running.map((service) => service.stop()))
    await store.close()
  }
  try {
    await Promise.all(running.map(({ ready }) => ready))
    if (demo) await seed(remotePeers(readConfig(shared), operator, secret), packs, shiftedClock(clockOffset))
    const gateway = supervise('gateway', environmentOf('gateway'))
    running.push(gateway)
    await gateway.ready
  } catch (error) {
    await stopAll()
    throw error
  }
  announceReady(`http://${config.HOST}:${config.PORT}`, { demo, seconds: process.uptime().toFixed(1) })

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 2_800).unref()
    void stopAll().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch(failToStart)
