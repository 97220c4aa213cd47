import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@duzhan/service-kit'
import { type Db, MongoClient } from 'mongodb'
import { startPlatform } from './platform.ts'
import type { Kept } from './tortureHouse.ts'

const thisRelease = dirname(dirname(fileURLToPath(import.meta.url)))

/** The processes in the order in which they are replaced: whoever calls comes after whom it calls. */
export const processes = ['identity', 'forms', 'assignments', 'aggregation', 'gateway'] as const
export type ProcessName = (typeof processes)[number]
export type Release = 'previous' | 'this'

export interface RollingHouse {
  url: string
  /** Stops a process as an operator does, and starts that of the other release at its address. */
  replace(name: ProcessName, by: Release): Promise<void>
  /** Which release each process is of. */
  releases(): Record<ProcessName, Release>
  db(service: Kept): Db
  remove(): Promise<void>
}

/** A program that says when it is ready. */
interface Running {
  child: ChildProcess
  /** The line in which it said so. */
  ready: string
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv, isReady: RegExp): Promise<Running> {
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return await new Promise((ready, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const line = said.split('\n').find((one) => isReady.test(one))
        if (line !== undefined) ready({ child, ready: line })
      })
    child.once('exit', (code) => failed(new Error(`${words.join(' ')} ended with ${code}: ${said.slice(-4000)}`)))
  })
}

async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/**
 * The processes of an earlier release, built in a folder, on one store, as its own distributed form has filled it: to be replaced one
 * after the other. The store is what `MONGODB_URI` names, or an embedded one in a process of its own.
 */
export async function rollingHouse(previous: string): Promise<RollingHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'dz-upgrade-'))
  const named = process.env['MONGODB_URI']
  const storeCommand = join(thisRelease, 'packages/embedded-mongo/bin/duzhan-store.mjs')
  const store = named ? null : await run([storeCommand, 'start', join(folder, 'store')], process.env, /mongodb:\/\//)
  const mongoUri = named || /mongodb:\/\/\S+/.exec(store?.ready ?? '')?.[0] || ''
  const database = `upgrade_${Date.now()}`
  const clockOffset = String(Date.parse('2020-03-20T09:00:00+08:00') - Date.now())
  const ports = new Map<ProcessName, number>()
  const given = Number(new URL(process.env['DUZHAN_URL'] ?? 'http://127.0.0.1:0').port)
  for (const name of processes) ports.set(name, name === 'gateway' && given > 0 ? given : await freePort())
  const shared = {
    DUZHAN_SECRET: 's'.repeat(64),
    DUZHAN_CLOCK_OFFSET: clockOffset,
    DUZHAN_RATE: '1000000',
    DUZHAN_DEMO_ACCOUNTS: join(folder, 'data/demo/demo-accounts.json'), // its launcher writes it there
  }
  // its own launcher fills the store, as whoever has installed it did
  const settings = { ...shared, MONGODB_URI: mongoUri, DUZHAN_DATABASE: database }
  const filling = await startPlatform({ form: 'distributed', data: join(folder, 'data'), release: previous, settings })
  await filling.end('SIGTERM')

  const folders: Record<Release, string> = { previous, this: thisRelease }
  const running = new Map<ProcessName, Running & { release: Release }>()
  async function start(name: ProcessName, release: Release): Promise<void> {
    const urls = processes.map((one) => [`DUZHAN_${one.toUpperCase()}_URL`, `http://127.0.0.1:${ports.get(one)}`])
    const env = {
      ...process.env,
      ...shared,
      ...Object.fromEntries(urls),
      MONGODB_URI: mongoUri,
      DUZHAN_DATABASE: `${database}_demo`,
      PORT: String(ports.get(name)),
      DUZHAN_WEB_DIR: join(folders[release], 'apps/web/dist'),
    }
    const entry = join(folders[release], 'services', name, 'dist/serve.js')
    running.set(name, { ...(await run([entry], env, new RegExp(`^${name} ready`))), release })
  }
  async function end(name: ProcessName): Promise<void> {
    const one = running.get(name)
    if (one) await stop(one)
    running.delete(name)
  }
  await Promise.all(processes.map((name) => start(name, 'previous')))
  const client = await MongoClient.connect(mongoUri)
  return {
    url: `http://127.0.0.1:${ports.get('gateway')}`,
    async replace(name, by) {
      await end(name)
      await start(name, by)
    },
    releases: () =>
      Object.fromEntries([...running].map(([name, { release }]) => [name, release])) as Record<ProcessName, Release>,
    db: (service) => client.db(`${database}_demo_${service}`),
    async remove() {
      await Promise.all([...running.keys()].map(end))
      if (named) for (const service of processes) await client.db(`${database}_demo_${service}`).dropDatabase()
      await client.close()
      if (store) await stop(store)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
