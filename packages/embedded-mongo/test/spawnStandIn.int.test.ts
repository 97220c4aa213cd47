import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StoreTrouble, spawnServer } from '../src/index.ts'
import type { StoreErrorCode } from '../src/storage/storeError.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that stands in for the store: it notes its options and then does what the test wants. */
function standIn(script: string): string {
  const file = at('standIn.cjs')
  const note = `require('node:fs').appendFileSync(${JSON.stringify(at('starts'))}, process.argv[2] + '\\n')`
  writeFileSync(file, `${note}\n${script}\n`)
  return file
}
const starts = (): Record<string, unknown>[] =>
  readFileSync(at('starts'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const readyProgram = `process.on('disconnect', () => process.exit(0)); process.send({ type: 'ready', uri: 'mongodb://%2Ftmp%2Fx.sock/' });`
function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function until(condition: () => boolean) {
  for (let attempt = 0; attempt < 200 && !condition(); attempt++) await new Promise((done) => setTimeout(done, 50))
  expect(condition()).toBe(true)
}

describe('a store that does not start', () => {
  const codes: StoreErrorCode[] = [
    'store.locked',
    'store.unwritable',
    'store.not-built',
    'store.not-started',
    'store.absent',
    'store.occupied',
    'store.damaged',
  ]
  it.each(codes)('hands its reason on: %s', async (code) => {
    const entry = standIn(`process.send({ type: 'failed', code: '${code}', message: 'because' })`)
    await expect(spawnServer({ path: at('data'), entry })).rejects.toMatchObject({ code, message: 'because' })
  })

  it.each([
    ['ends without a word', 'process.exit(3)', '(3)'],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", '(SIGKILL)'],
    ['breaks', "process.on('uncaughtException', () => process.exit(7)); throw new Error('broken')", '(7)'],
  ])('because its process %s is not started, and says how that ended', async (_name, script, how) => {
    const refused = spawnServer({ path: at('data'), entry: standIn(script) })
    await expect(refused).rejects.toMatchObject({ code: 'store.not-started', message: expect.stringContaining(how) })
  })

  it('is not tried again', async () => {
    await expect(spawnServer({ path: at('data'), entry: standIn('process.exit(1)') })).rejects.toThrow()
    await new Promise((done) => setTimeout(done, 700))
    expect(starts()).toHaveLength(1)
  })
})

describe('a store in a process of its own', () => {
  it('is given its options, but not where its program lies', async () => {
    const entry = standIn(readyProgram)
    const store = await spawnServer({ path: at('data'), socket: at('s.sock'), port: 0, noSync: true, entry })
    expect(store.uri).toBe('mongodb://%2Ftmp%2Fx.sock/')
    expect(starts()).toEqual([{ path: at('data'), socket: at('s.sock'), port: 0, noSync: true }])
    await store.close()
    expect(isAlive(store.pid)).toBe(false)
  })

  it('is started again when it ends by itself, at the same socket, until that succeeds', async () => {
    const script = `
      const { readFileSync } = require('node:fs')
      const turn = readFileSync(${JSON.stringify(at('starts'))}, 'utf8').trim().split('\\n').length
      if (turn === 2) process.exit(1)
      ${readyProgram}
      if (turn === 1) setTimeout(() => process.exit(70), 100)`
    const store = await spawnServer({ path: at('data'), entry: standIn(script) })
    const first = store.pid
    await until(() => store.pid !== first)
    expect(starts().map(({ socket }) => socket)).toEqual([undefined, '/tmp/x.sock', '/tmp/x.sock'])
    expect(isAlive(store.pid)).toBe(true)
    await store.close()
    expect(isAlive(store.pid)).toBe(false)
  })

  it('is not started again once it is closed, also when it had just ended', async () => {
    const store = await spawnServer({
      path: at('data'),
      entry: standIn(`${readyProgram} setTimeout(() => process.exit(70), 100)`),
    })
    await until(() => !isAlive(store.pid))
    await store.close()
    await new Promise((done) => setTimeout(done, 900))
    expect(starts()).toHaveLength(1)
  })
})

describe('whoever started a store', () => {
  it('is told how it ended, with its last words, and when it is given up', async () => {
    const script = `
      const { readFileSync } = require('node:fs')
      const turn = readFileSync(${JSON.stringify(at('starts'))}, 'utf8').trim().split('\\n').length
      if (turn === 2) { process.send({ type: 'failed', code: 'store.newer', message: 'format 9' }); process.exit(1) }
      ${readyProgram}
      setTimeout(() => { console.error('the disk is on fire'); process.kill(process.pid, 'SIGABRT') }, 100)`
    const troubles: StoreTrouble[] = []
    const store = await spawnServer({ path: at('data'), entry: standIn(script), onTrouble: (trouble) => troubles.push(trouble) })
    await until(() => troubles.length === 2)
    const log = join(at('data'), 'store.log')
    expect(troubles).toEqual([
      { type: 'restarts', how: 'SIGABRT: the disk is on fire', seconds: 0.5, log },
      { type: 'given-up', how: 'format 9', log },
    ])
    await new Promise((done) => setTimeout(done, 700))
    expect(starts()).toHaveLength(2)
    expect(starts()[1]).toMatchObject({ afterCrash: true })
    await store.close()
  })
})
