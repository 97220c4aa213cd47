import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { spawnServer, startServer } from '../src/index.ts'
import { builtEntry, ensureBuilt } from './ensureBuilt.ts'

let folder: string

beforeAll(ensureBuilt, 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean) {
  for (let attempt = 0; attempt < 200 && !condition(); attempt++) await new Promise((done) => setTimeout(done, 50))
  expect(condition()).toBe(true)
}

describe('the store in a process of its own', () => {
  it('serves, keeps its data over a restart and releases its folder', async () => {
    const first = await spawnServer({ path: folder })
    const client = await new MongoClient(first.uri).connect()
    await client.db('test').collection('villages').insertOne({ name: '潭桥村' })
    await client.close()
    await first.close()
    expect(isAlive(first.pid)).toBe(false)
    expect(existsSync(join(folder, 'store.lock'))).toBe(false)
    const second = await spawnServer({ path: folder })
    const again = await new MongoClient(second.uri).connect()
    expect(await again.db('test').collection('villages').countDocuments({ name: '潭桥村' })).toBe(1)
    await again.close()
    await second.close()
  })

  it('refuses a folder that another store holds', async () => {
    const holder = await startServer({ path: folder })
    await expect(spawnServer({ path: folder })).rejects.toMatchObject({ code: 'store.locked' })
    await holder.close()
  })

  it('refuses a folder that cannot be written', async () => {
    await expect(spawnServer({ path: '/proc/nothing/here' })).rejects.toMatchObject({ code: 'store.unwritable' })
  })

  it('comes back from the disk when its process is killed', async () => {
    const store = await spawnServer({ path: folder })
    const client = await new MongoClient(store.uri).connect()
    await client.db('test').collection('villages').insertOne({ name: '潭桥村' })
    const before = store.pid
    process.kill(before, 'SIGKILL')
    await until(() => store.pid !== before)
    expect(await client.db('test').collection('villages').countDocuments({})).toBe(1)
    await client.close()
    await store.close()
  })

  it('outlives an interrupt and ends when its parent is gone', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const { fork } = require('node:child_process')
         const child = fork(process.argv[1], [process.argv[2]], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
         child.on('message', () => process.stdout.write(String(child.pid)))
         setInterval(() => {}, 1000)`,
        builtEntry('server'),
        JSON.stringify({ path: folder }),
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const pid = await new Promise<number>((done) => parent.stdout.once('data', (text) => done(Number(text))))
    process.kill(pid, 'SIGINT')
    await new Promise((done) => setTimeout(done, 300))
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await until(() => !isAlive(pid))
    expect(existsSync(join(folder, 'store.lock'))).toBe(false)
  })
})
