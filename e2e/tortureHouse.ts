import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@duzhan/service-kit'
import { expect } from '@playwright/test'
import { type Db, MongoClient } from 'mongodb'
import { type Platform, startPlatform } from './platform.ts'

export type Form = 'serve' | 'distributed'
/** What can be killed: everything at once, the process of the store, or one of the distributed form’s. */
export type Victim = 'everything' | 'store' | 'gateway' | 'identity' | 'forms' | 'assignments' | 'aggregation'
export const victims: Readonly<Record<Form, readonly Victim[]>> = {
  serve: ['everything', 'store'],
  distributed: ['gateway', 'identity', 'forms', 'assignments', 'aggregation', 'store', 'everything'],
}
export type Kept = 'forms' | 'assignments' | 'aggregation'

export interface TortureHouse {
  url: string
  start(form: Form, words?: string[]): Promise<void>
  /** Stops what runs as an operator does. */
  stop(): Promise<void>
  /** Kills a process at once (`kill -9`) and waits until another has taken its place. */
  kill(victim: Victim): Promise<void>
  db(service: Kept): Db
  remove(): Promise<void>
}

/** A platform with data of its own, started in either form on the same folder and address, to be killed in parts. */
export async function tortureHouse(): Promise<TortureHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'dz-log-'))
  const port = await freePort()
  let form: Form = 'serve'
  let platform: Platform | undefined
  let client: MongoClient | undefined

  async function start(as: Form, words: string[] = []): Promise<void> {
    form = as
    const settings = { DUZHAN_RATE: '1000000', MONGODB_URI: '' }
    platform = await startPlatform({ form, data: join(folder, 'data'), port, settings, words })
    // the store answers at its socket, for its owner
    client = await MongoClient.connect(`mongodb://${encodeURIComponent(join(folder, 'data', 'demo', 'store', 'store.sock'))}`)
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    await client?.close()
    await platform?.end(signal)
  }
  function opened(): MongoClient {
    if (!client) throw new Error('nothing has been started')
    return client
  }
  function running(): Platform {
    if (!platform) throw new Error('nothing has been started')
    return platform
  }
  /** The process that serves the store now, a child of the one that was started; 0 while there is none. */
  function storeProcess(): number {
    const children = readFileSync(`/proc/${running().pid}/task/${running().pid}/children`, 'utf8').trim().split(' ').map(Number)
    return children.find((pid) => pid > 0 && commandOf(pid).includes('embedded-mongo')) ?? 0
  }
  /** The process of a service of the distributed form: it says so each time it comes up. */
  const serviceProcess = (name: string) =>
    Number(
      [
        ...running()
          .said()
          .matchAll(new RegExp(`${name} 已就绪（进程 (\\d+)）`, 'g')),
      ].at(-1)?.[1] ?? 0,
    )

  async function kill(victim: Victim): Promise<void> {
    if (victim === 'everything') {
      await end('SIGKILL')
      return await start(form)
    }
    const current = () => (victim === 'store' ? storeProcess() : serviceProcess(victim))
    const pid = current()
    expect(pid, `${victim} runs in a process that is known`).toBeGreaterThan(0)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => current() !== pid && current() > 0, { timeout: 90_000 }).toBe(true)
    if (victim === 'store')
      await expect
        .poll(() =>
          opened()
            .db('admin')
            .command({ ping: 1 })
            .catch(() => null),
        )
        .not.toBeNull()
  }

  return {
    url: `http://127.0.0.1:${port}`,
    start,
    stop: () => end('SIGTERM'),
    kill,
    db: (service) => opened().db(`duzhan_${service}`),
    async remove() {
      await end('SIGTERM')
      await wait(100) // the store's process ends a moment after
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}
