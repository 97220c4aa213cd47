import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from './answers.ts'
import { post, problemIn, signIn, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const county = '430381000000'
const attributes = { poorHouseholds: 1, poorPersons: 1, unliftedHouseholds: 0, unliftedPersons: 0 }
const size = 3_000
const inPart = 500

/** So many villages, in the townships that the platform knows. */
async function villagesFor({ api }: Visitor) {
  const known = await api.identity.region.list.query({ within: county })
  const townships = known.flatMap(({ code }) => (/^430381\d{3}000$/.test(code) && code !== county ? [code.slice(0, 9)] : []))
  return Array.from({ length: size }, (_, at) => ({
    ...{ id: `imported-${at}`, name: `${at}号村`, kind: 'village', attributes },
    regionCode: `${townships[at % townships.length]}${400 + Math.floor(at / townships.length)}`,
  }))
}
type Row = Awaited<ReturnType<typeof villagesFor>>[number]
const partsOf = (rows: readonly Row[]) =>
  Array.from({ length: Math.ceil(rows.length / inPart) }, (_, at) => rows.slice(at * inPart, (at + 1) * inPart))

async function stageAll({ api }: Visitor, id: string, rows: readonly Row[]): Promise<void> {
  for (const [part, targets] of partsOf(rows).entries())
    await api.assignments.target.stage.mutate({ plan, import: id, part, targets: [...targets] })
}
const confirm = ({ api }: Visitor, id: string) =>
  api.assignments.target.enter.mutate({ plan, import: id, parts: Math.ceil(size / inPart) })
async function entered(visitor: Visitor, id: string) {
  for (;;) {
    const state = await confirm(visitor, id)
    if (state.isEntered) return state
  }
}
/** How many of the imported stand in the register, counted by their ids. */
const found = async ({ api }: Visitor) =>
  (await api.assignments.target.list.query({ plan })).filter(({ id }) => id.startsWith('imported-')).length

describe('a register of three thousand rows', () => {
  let platform: TestPlatform
  let author: Visitor
  let rows: Row[]
  beforeAll(async () => {
    platform = await testPlatform()
    author = await platform.as('xt-author')
    rows = await villagesFor(author)
  })
  afterAll(() => platform?.close())

  it('is in nobody’s sight while it is staged, leaves nothing when it is taken back, and is in whole once it is confirmed', async () => {
    const [dropped, id] = [newId(), newId()]
    await stageAll(author, dropped, rows)
    expect(await found(author)).toBe(0)
    await author.api.assignments.target.discard.mutate({ plan, import: dropped })
    expect((await problemIn(await post(author, 'assignments.target.enter', { plan, import: dropped, parts: 6 })))?.code).toBe(
      'import.absent',
    )
    await stageAll(author, id, rows)
    expect(await entered(author, id)).toEqual({ rows: size, added: size, changed: 0, done: size, isEntered: true })
    expect(await found(author)).toBe(size)
    const search = { plan, text: 'imported-', show: 'all', limit: 1 } as const
    expect(await author.api.assignments.target.search.query(search), 'so many are not counted').toMatchObject({
      ...{ total: 1_000, isAtLeast: true },
    })
    await platform.settle()
    const log = await platform.stored('assignments', 'log')
    expect(log.filter(({ thing }) => thing === id)).toMatchObject([{ noun: 'register', verb: 'import', plan }])
    expect(log.filter(({ thing }) => String(thing).startsWith(`${plan}:imported-`))).toEqual([])
    const { trace } = await author.api.assignments.target.byId.query({ plan, target: 'imported-2999' })
    expect(trace).toMatchObject([{ verb: 'register', at: '2020-03-20T01:00:00.000Z', was: null }])
  })

  it('is looked through page by page to its last row, each once', async () => {
    const seen: string[] = []
    let cursor: { value: string; id: string } | null = null
    do {
      const page = await author.api.assignments.target.search.query({ plan, text: 'imported-', ...(cursor && { cursor }) })
      expect(page.targets.length).toBeLessThanOrEqual(100)
      seen.push(...page.targets.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([size, size])
  })
})

/** The built platform in a process of its own. */
async function started(data: string): Promise<{ url: string; child: ChildProcess }> {
  const entry = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/serve.js')
  const env = { ...process.env, PORT: '0', DATA_DIR: data, DUZHAN_RATE: '1000000', MONGODB_URI: '' }
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (text) => {
      said += String(text)
      const [address] = /http:\/\/127\.0\.0\.1:\d+|http:\/\/localhost:\d+/.exec(said) ?? []
      if (address && said.includes('督战平台已启动')) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}: ${said}`)))
  })
  return { url, child }
}

describe('a platform that is killed over a register of three thousand rows', () => {
  let data = ''
  let child: ChildProcess | undefined
  const start = async () => {
    const running = await started(data)
    child = running.child
    return signIn(running.url, 'xt-author')
  }
  const kill = async () => {
    const ended = new Promise((done) => child?.once('exit', done))
    child?.kill('SIGKILL')
    await ended
  }
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'duzhan-killed-'))
  })
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) await kill()
    rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
  })

  it('has nothing of it where it was not confirmed, and all of it where it was', async () => {
    const first = await start()
    const rows = await villagesFor(first)
    const id = newId()
    await stageAll(first, id, rows)
    await kill()
    const second = await start()
    expect(await found(second)).toBe(0)
    const confirmed = confirm(second, id).catch(() => null) // its answer may never come
    const before = await found(second)
    while ((await found(second)) === before) await wait(5)
    const partly = await found(second)
    await kill()
    await confirmed
    const third = await start()
    await entered(third, id)
    expect(partly, 'it was killed in the middle').toBeLessThan(size)
    expect(await found(third)).toBe(size)
  }, 240_000)
})
