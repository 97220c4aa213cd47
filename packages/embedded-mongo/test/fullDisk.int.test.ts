import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer } from '../src/index.ts'
import { withExisting } from '../src/maintenance/openExisting.ts'
import { checkStore } from '../src/storage/checkStore.ts'
import { leave } from '../torture/leave.ts'
import { builtEntry, ensureBuilt } from './ensureBuilt.ts'

let folder: string
const children: ChildProcess[] = []

beforeAll(ensureBuilt, 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A store in a shell that sets the stage first. */
const startIn = (path: string, stage: string): Promise<ChildProcess> =>
  new Promise((done, failed) => {
    const command = `${stage} exec '${process.execPath}' '${builtEntry('server')}' '${JSON.stringify({ path })}'`
    const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    children.push(child)
    child.once('message', (message: { type: string }) =>
      message.type === 'ready' ? done(child) : failed(new Error(JSON.stringify(message))),
    )
    child.once('exit', () => failed(new Error('the store ended')))
  })

const ended = (child: ChildProcess) =>
  new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(0)))

/** Writes until it is refused, and tells after each row; gives what was acknowledged and the refusal. */
async function fill(path: string, afterRow: (n: number) => void = () => undefined) {
  const client = await new MongoClient(`mongodb://${encodeURIComponent(join(path, 'store.sock'))}/`, {
    serverSelectionTimeoutMS: 1000,
  }).connect()
  const acknowledged: number[] = []
  let refusal: unknown
  for (let n = 0; n < 5000 && refusal === undefined; n++) {
    try {
      await client
        .db('full')
        .collection<{ _id: number }>('rows')
        .insertOne({ _id: n, text: 'x'.repeat(4000) } as { _id: number })
      acknowledged.push(n)
      afterRow(n)
    } catch (error) {
      refusal = error
    }
  }
  return { client, acknowledged, refusal }
}

async function rowsOf(path: string) {
  const store = await startServer({ path })
  const client = await new MongoClient(store.uri).connect()
  const rows = (await client.db('full').collection<{ _id: number }>('rows').find({}).project({ _id: 1 }).toArray()).map(
    ({ _id }) => _id as number,
  )
  await client.db('full').collection('rows').insertOne({ after: 'restart' })
  await client.close()
  await store.close()
  expect((await withExisting(path, checkStore)).faults).toEqual([])
  return rows
}

const run = (command: string, ...options: string[]) => execFileSync(command, options, { stdio: 'ignore' })

/** Whether this machine lets us do something to a folder; what was mounted there is gone afterwards. */
function can(attempt: (probe: string) => void): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'mount-'))
  try {
    attempt(probe)
    return true
  } catch {
    return false
  } finally {
    try {
      run('/bin/umount', '-l', probe)
    } catch {
      // Nothing was mounted.
    }
    rmSync(probe, { recursive: true, force: true })
    rmSync(`${probe}.image`, { force: true })
  }
}

const mountTmpfs = (at: string, size: string) => run('/bin/mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at)
const mountImage = (at: string) => run('/bin/mount', '-o', 'loop', `${at}.image`, at)
function makeImage(at: string) {
  writeFileSync(`${at}.image`, '')
  truncateSync(`${at}.image`, 48 * 1024 * 1024)
  run('/sbin/mkfs.ext4', '-q', '-F', `${at}.image`)
}

const canMount = can((probe) => mountTmpfs(probe, '1m'))
const canLoop = can((probe) => {
  makeImage(probe)
  mountImage(probe)
})

describe('a disk that takes no more', { timeout: 60_000 }, () => {
  it('refuses with a clear message, keeps what it acknowledged and starts again once there is room', async () => {
    // The limit of a file's size stands in for a full disk: the same call fails in the same place.
    const child = await startIn(folder, `trap '' XFSZ; ulimit -f 2000;`)
    const { client, acknowledged, refusal } = await fill(folder)
    expect(acknowledged.length).toBeGreaterThan(50)
    expect(refusal).toMatchObject({ code: 14031, message: expect.stringMatching(/disk/) })
    await leave([client])
    child.kill('SIGTERM')
    await ended(child)
    const rows = await rowsOf(folder)
    expect(rows.slice(0, acknowledged.length)).toEqual(acknowledged)
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(1)
  })

  it.skipIf(!canMount)('does the same on a real full file system, and does not start on a read-only one', async () => {
    mountTmpfs(folder, '3m')
    try {
      const child = await startIn(folder, '')
      const { client, acknowledged, refusal } = await fill(folder)
      expect(refusal).toMatchObject({ code: 14031 })
      await leave([client])
      child.kill('SIGTERM')
      await ended(child)
      run('/bin/mount', '-o', 'remount,size=9m', folder)
      const rows = await rowsOf(folder)
      expect(rows.slice(0, acknowledged.length)).toEqual(acknowledged)
      run('/bin/mount', '-o', 'remount,ro', folder)
      await expect(startServer({ path: folder })).rejects.toMatchObject({ code: 'store.unwritable' })
    } finally {
      run('/bin/umount', '-l', folder)
    }
  })

  it.skipIf(!canLoop)('loses nothing when its file system turns read-only under it, as after a fault of the disk', async () => {
    makeImage(folder)
    mountImage(folder)
    try {
      const child = await startIn(folder, '')
      const { client, acknowledged, refusal } = await fill(folder, (n) => {
        // What the kernel does by itself when it finds the file system damaged.
        if (n === 300) run('/bin/mount', '-o', 'remount,abort', folder)
      })
      expect(acknowledged.length).toBeGreaterThan(300)
      expect(acknowledged.length).toBeLessThan(5000)
      expect(refusal).toMatchObject({ code: 14031, message: expect.stringMatching(/disk/) })
      await leave([client])
      await ended(child)
      expect(child.exitCode, 'the process ends by itself, to start again from the disk').toBe(70)
      await expect(startServer({ path: folder })).rejects.toMatchObject({ code: 'store.unwritable' })
      run('/bin/umount', folder)
      mountImage(folder)
      const rows = await rowsOf(folder)
      expect(rows.slice(0, acknowledged.length)).toEqual(acknowledged)
    } finally {
      run('/bin/umount', '-l', folder)
      rmSync(`${folder}.image`)
    }
  })
})
