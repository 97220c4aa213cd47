import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { beforeAll, describe, it } from 'vitest'
import { spawnServer } from '../src/index.ts'
import { builtEntry, ensureBuilt } from './ensureBuilt.ts'

beforeAll(ensureBuilt, 60_000)

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Put into the store's own process: from then on its event loop is held for good, which takes no processor from other tests. */
const busyProgram = `data:text/javascript,${encodeURIComponent(`
  import { isMainThread } from 'node:worker_threads'
  const hold = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (isMainThread && /server\\.js$/.test(process.argv[1])) process.once('SIGUSR2', hold)`)}`

/** A platform whose store has acknowledged a write, and whose event loop has then been taken for good. */
async function startBusy(folder: string, ended: (end: () => void) => void): Promise<{ parent: ChildProcess; pid: number }> {
  const parent = spawn(process.execPath, [builtEntry('parent'), JSON.stringify({ path: folder })], {
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: `--import="${busyProgram}"` },
  })
  ended(() => parent.kill('SIGKILL'))
  const { pid, uri } = await new Promise<{ pid: number; uri: string }>((done) => parent.once('message', done))
  ended(() => isAlive(pid) && process.kill(pid, 'SIGKILL'))
  const client = await new MongoClient(uri).connect()
  await client.db('forms').collection('visits').insertOne({ village: '潭桥村' })
  process.kill(pid, 'SIGUSR2')
  // Until it does not answer any more: the loop has begun.
  const answer = () =>
    client
      .db('forms')
      .command({ ping: 1 })
      .then(
        () => 'answered',
        () => 'refused',
      )
  const silence = () => new Promise((done) => setTimeout(done, 1000, 'silent'))
  while ((await Promise.race([answer(), silence()])) !== 'silent') await new Promise((done) => setTimeout(done, 50))
  // It waits for an answer to its farewell that never comes.
  void client.close(true).catch(() => undefined)
  return { parent, pid }
}

async function secondsUntilGone(pid: number): Promise<number> {
  const started = performance.now()
  while (isAlive(pid) && performance.now() - started < 20_000) await new Promise((done) => setTimeout(done, 50))
  return (performance.now() - started) / 1000
}

// Each waits for seconds and does nothing meanwhile, so they wait together.
describe.concurrent('a busy store whose platform is stopped', { timeout: 60_000 }, () => {
  it.for<[string, (parent: ChildProcess) => unknown]>([
    ['kill -9', (parent) => parent.kill('SIGKILL')],
    ['SIGTERM', (parent) => parent.kill('SIGTERM')],
    ['SIGINT', (parent) => parent.kill('SIGINT')],
    ['closing its input', (parent) => parent.stdin?.end()],
  ])(
    'by %s ends within 10 seconds, and the next start finds what was acknowledged',
    async ([, stop], { expect, onTestFinished }) => {
      const folder = mkdtempSync(join(tmpdir(), 'store-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      const { parent, pid } = await startBusy(folder, onTestFinished)
      const gone = secondsUntilGone(pid)
      const stopped = once(parent, 'exit')
      stop(parent)
      // Whoever starts the platform again waits until the old one is gone, and not for its store.
      await stopped
      const store = await spawnServer({ path: folder })
      expect(await gone).toBeLessThan(10)
      const client = await new MongoClient(store.uri).connect()
      expect(await client.db('forms').collection('visits').countDocuments({ village: '潭桥村' })).toBe(1)
      await client.close()
      await store.close()
    },
  )
})
