import type { Actor, TargetInput } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import type { Problem } from '@duzhan/problems'
import { lineageOn } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planRegister } from '../register/planRegister.ts'
import { refuseEntering } from '../register/refuseEntering.ts'
import { targetRepository } from '../register/target.mongo.ts'
import { keepingService } from '../target/keeping.service.ts'
import { type Entering, enteringOf } from './entering.ts'
import { targetImportRepository } from './targetImport.mongo.ts'
import { targetImportService } from './targetImport.service.ts'

const pack = packs[0]!
const cityPlan: Plan = readPlan(pack.plan)
const plan = cityPlan.code
const [city, xiangxiang] = ['430300000000', '430381000000']
const person = (id: string, region = city): Actor => ({
  ...{ id, account: id, title: `${id}的岗位` },
  grants: [{ role: 'author', region, plan }],
})
const author = person('author')
const importId = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const attributes = { poorHouseholds: 1, poorPersons: 1, unliftedHouseholds: 0, unliftedPersons: 0 }
/** Made-up villages of a township that there is. */
const village = (at: number, over: Partial<TargetInput> = {}): TargetInput => ({
  ...{ id: `v-${at}`, name: `${at}号村`, kind: 'village', regionCode: `430381106${String(300 + at)}`, attributes },
  ...over,
})
const villages = (count: number, from = 0) => Array.from({ length: count }, (_, at) => village(from + at))
class Death extends Error {
  override name = 'Death'
}

describe('a register that is taken over as a whole', () => {
  let store: LoggedStore
  const clock = manualClock('2020-03-20T01:00:00.000Z')
  let ofPlan = cityPlan
  const living: { entering: Entering }[] = []

  /** The service on the store; it dies for good before the write of that number that follows a confirmation. */
  function open({ diesAt = Number.POSITIVE_INFINITY } = {}) {
    const plans = { latest: async (code: string) => (code === plan ? ofPlan : null) }
    const stored = targetRepository(store.connection, store.serviceLog)
    const imports = targetImportRepository(store.connection, store.serviceLog)
    const targets = planRegister(plans, stored)
    let writes = 0
    const mortal =
      <Given extends unknown[], Answer>(write: (...given: Given) => Promise<Answer>) =>
      async (...given: Given): Promise<Answer> => {
        writes += 1
        if (writes >= diesAt) throw new Death()
        return write(...given)
      }
    let followed = 0
    const entering = enteringOf({
      imports: { ...imports, note: mortal(imports.note), finish: mortal(imports.finish) },
      targets: { ...stored, enter: mortal(stored.enter) },
      followRegister: async () => void followed++,
      log: logger('assignments', 'silent'),
      retryMs: 10,
    })
    const judgedBy = {
      plans,
      plansKnown: async () => {},
      lineage: async () => lineageOn([], ''),
      regionsNamed: async (codes: readonly string[]) => codes.map((code) => ({ code, name: `地区${code}` })),
    }
    const service = targetImportService({ ...judgedBy, targets, imports, entering, clock })
    const keeping = keepingService({
      ...judgedBy,
      targets: { ...targets, save: stored.save },
      followRegister: async () => {},
      clock,
    })
    const opened = { ...{ stored, imports, targets, entering, service, keeping }, followed: () => followed, writes: () => writes }
    living.push(opened)
    return opened
  }
  type House = ReturnType<typeof open>
  const stage = (house: House, id: string, parts: readonly TargetInput[][], actor = author) =>
    Promise.all(parts.map((targets, part) => house.service.stage(actor, { plan, import: id, part, targets })))
  const confirm = (house: House, id: string, parts: number, actor = author) =>
    house.service.enter(actor, { plan, import: id, parts })
  async function enterAll(house: House, id: string, parts: readonly TargetInput[][]) {
    await stage(house, id, parts)
    await confirm(house, id, parts.length)
    await house.entering.within(60_000)
    return confirm(house, id, parts.length)
  }
  const registered = async ({ targets }: House) => (await targets.within(plan, [city])).map(({ id }) => id).sort()
  const entries = async () =>
    (await store.serviceLog.stream.after(0, 1_000)).map(({ event }) => event as { noun: string; verb: string })
  const codeOf = (refused: Promise<unknown>) =>
    refused.then(
      () => 'done',
      ({ code }: Problem) => code,
    )

  beforeAll(async () => {
    store = await loggedStore('assignments', clock)
    open()
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    for (const { entering } of living.splice(0)) await entering.stop()
    await store.empty('targets', 'registers', 'targetImports', 'targetImportParts', 'targetImportRows', 'log')
    ofPlan = cityPlan
    clock.set('2020-03-20T01:00:00.000Z')
  })

  it('is seen by nobody until it is confirmed, and then in whole, with who entered each and when', async () => {
    const house = open()
    const id = importId(1)
    const told = await stage(house, id, [villages(3), villages(2, 3)])
    expect(told).toEqual([
      { added: 3, changed: 0, same: 0 },
      { added: 2, changed: 0, same: 0 },
    ])
    expect([await registered(house), await entries()]).toEqual([[], []])
    clock.set('2020-03-20T02:00:00.000Z')
    const state = await confirm(house, id, 2)
    expect(state).toEqual({ rows: 5, added: 5, changed: 0, done: 5, isEntered: true })
    expect(await registered(house)).toEqual(villages(5).map((one) => one.id))
    const [target] = await house.targets.byIds(plan, ['v-4'])
    expect(await house.targets.trace(target!)).toEqual([
      { verb: 'register', at: '2020-03-20T02:00:00.000Z', by: 'author的岗位', reason: '', was: null },
    ])
  })

  it('is one entry of the log, where all of it lies, by whoever confirmed it', async () => {
    const house = open()
    await enterAll(house, importId(1), [villages(3), villages(2, 3)])
    expect(await entries()).toMatchObject([
      {
        ...{ noun: 'register', verb: 'import', thing: importId(1), plan, by: { id: 'author', title: 'author的岗位' } },
        ...{ change: { rows: 5, added: 5, changed: 0 }, regionPath: ['430000000000', city, xiangxiang, '430381106000'] },
      },
    ])
    for (const collection of ['targetImportParts', 'targetImportRows'])
      expect(await store.documents(collection).countDocuments({}), 'its rows are kept once').toBe(0)
    expect((await house.imports.register(plan)).entering).toBeNull()
  })

  it('that is confirmed again is the same, and that changes nothing is no news', async () => {
    const house = open()
    await enterAll(house, importId(1), [villages(3)])
    expect(await confirm(house, importId(1), 1)).toMatchObject({ rows: 3, done: 3, isEntered: true })
    await enterAll(house, importId(2), [villages(3)])
    expect(await entries()).toHaveLength(1)
    const [target] = await house.targets.byIds(plan, ['v-0'])
    expect([target?.version, (await house.targets.trace(target!)).length]).toEqual([0, 1])
  })

  it('renews what stands there: each keeps what it was, and what has moved is followed', async () => {
    const house = open()
    await enterAll(house, importId(1), [villages(3)])
    const moved = village(1, { regionCode: '430381106399' })
    const richer = village(2, { attributes: { ...attributes, poorPersons: 9 } })
    await enterAll(house, importId(2), [[village(0), moved, richer]])
    expect(house.followed()).toBe(1)
    const [target] = await house.targets.byIds(plan, ['v-1'])
    expect(target).toMatchObject({ version: 1, regionCode: '430381106399', regionPath: expect.arrayContaining(['430381106399']) })
    expect((await house.targets.trace(target!)).at(-1)).toMatchObject({ verb: 'register', was: { regionCode: '430381106301' } })
    expect((await house.stored.unsettled()).map(({ id }) => id)).toEqual(['v-1'])
    expect((await entries()).at(-1)).toMatchObject({ change: { rows: 3, added: 0, changed: 2 } })
  })

  it('that is taken back leaves nothing, and twice is once; what was confirmed stays', async () => {
    const house = open()
    await stage(house, importId(1), [villages(3)])
    for (let turn = 0; turn < 2; turn++) await house.service.discard(author, { plan, import: importId(1) })
    expect(await codeOf(confirm(house, importId(1), 1))).toBe('import.absent')
    for (const collection of ['targetImportParts', 'targetImportRows'])
      expect(await store.documents(collection).countDocuments({})).toBe(0)
    await enterAll(house, importId(2), [villages(3)])
    await house.service.discard(author, { plan, import: importId(2) })
    expect(await registered(house)).toHaveLength(3)
    expect(await codeOf(stage(house, importId(2), [villages(3)])), 'nothing is added to it either').toBe('import.absent')
  })

  it('that its person stages anew, or leaves for a day, is forgotten; that of another person is not', async () => {
    const house = open()
    const other = person('other')
    await stage(house, importId(1), [villages(1)])
    await stage(house, importId(2), [villages(1)], other)
    await stage(house, importId(3), [villages(1)])
    expect(await codeOf(confirm(house, importId(1), 1))).toBe('import.absent')
    clock.set('2020-03-21T00:59:59.000Z')
    await stage(house, importId(4), [villages(1)], person('third'))
    expect(await store.documents('targetImports').countDocuments({})).toBe(3)
    clock.set('2020-03-21T01:00:01.000Z')
    await stage(house, importId(5), [villages(1)], person('fourth'))
    expect(await store.documents('targetImports').distinct('_id')).toEqual([importId(4), importId(5)])
  })

  it('that is somebody else’s is neither theirs to add to, to confirm nor to take back', async () => {
    const house = open()
    const other = person('other')
    await stage(house, importId(1), [villages(1)])
    expect(await codeOf(stage(house, importId(1), [villages(1)], other))).toBe('import.absent')
    expect(await codeOf(confirm(house, importId(1), 1, other))).toBe('import.absent')
    expect(await codeOf(house.service.discard(other, { plan, import: importId(1) }))).toBe('import.absent')
    expect(await confirm(house, importId(1), 1)).toMatchObject({ isEntered: true })
  })

  it('is confirmed by whoever its sender’s work was handed over to', async () => {
    const house = open()
    await stage(house, importId(1), [villages(1)])
    const heir = { ...person('heir'), standsFor: [author.id] }
    expect(await codeOf(confirm(house, importId(1), 1, person('heir')))).toBe('import.absent')
    expect(await confirm(house, importId(1), 1, heir)).toMatchObject({ isEntered: true })
  })

  it('of which a part is missing, or too many came, is not entered', async () => {
    const house = open()
    await house.service.stage(author, { plan, import: importId(1), part: 0, targets: villages(2) })
    await house.service.stage(author, { plan, import: importId(1), part: 2, targets: villages(2, 4) })
    for (const parts of [1, 2, 3]) expect(await codeOf(confirm(house, importId(1), parts))).toBe('import.incomplete')
    await house.service.stage(author, { plan, import: importId(1), part: 1, targets: villages(2, 2) })
    expect(await confirm(house, importId(1), 3)).toMatchObject({ rows: 6 })
  })

  it.each<[string, TargetInput]>([
    ['one id', village(9, { id: 'v-0' })],
    ['one place', village(0, { id: 'v-9' })],
  ])('with %s in two of its parts is not entered', async (_, again) => {
    const house = open()
    await stage(house, importId(1), [villages(2), [again]])
    expect(await codeOf(confirm(house, importId(1), 2))).toBe('import.repeated')
    expect(await registered(house)).toEqual([])
  })

  it('of a part that was sent again has what was sent last', async () => {
    const house = open()
    await stage(house, importId(1), [villages(2)])
    await stage(house, importId(1), [villages(1, 7)])
    await confirm(house, importId(1), 1)
    expect(await registered(house)).toEqual(['v-7'])
  })

  it('is checked anew where register or plan have changed since', async () => {
    const house = open()
    await stage(house, importId(1), [villages(2)])
    await house.keeping.register(author, { plan, targets: [village(50)] })
    expect(await codeOf(confirm(house, importId(1), 1))).toBe('import.stale')
    await stage(house, importId(2), [villages(2)])
    ofPlan = { ...cityPlan, revision: cityPlan.revision + 1 }
    expect(await codeOf(confirm(house, importId(2), 1))).toBe('import.stale')
    expect(await registered(house)).toEqual(['v-50'])
  })

  it('is not entered by whom the right was taken from meanwhile', async () => {
    const house = open()
    await stage(house, importId(1), [villages(2)])
    expect(await codeOf(confirm(house, importId(1), 1, person('author', '430321000000')))).toBe('region.absent')
    expect(await codeOf(confirm(house, importId(1), 1, person('author', '440000000000')))).toBe('plan.absent')
  })

  it('refuses a wrong row as it is staged, and keeps nothing of that part', async () => {
    const house = open()
    expect(await codeOf(stage(house, importId(1), [[village(0, { attributes: {} })]]))).toBe('register.invalid')
    expect(await codeOf(confirm(house, importId(1), 1))).toBe('import.absent')
  })

  it('lets nothing else be changed or decided in the register until all of it is in', async () => {
    const dying = open({ diesAt: 1 })
    await stage(dying, importId(1), [villages(2)])
    await stage(dying, importId(2), [villages(2, 10)], person('other'))
    expect(await confirm(dying, importId(1), 1)).toMatchObject({ rows: 2, done: 0, isEntered: false })
    expect(await codeOf(dying.keeping.register(author, { plan, targets: [village(50)] }))).toBe('register.entering')
    expect(await codeOf(confirm(dying, importId(2), 1, person('other')))).toBe('register.entering')
    expect(await codeOf(refuseEntering(dying.targets, plan))).toBe('register.entering')
    await dying.entering.stop()
    const house = open()
    house.entering.begin()
    await house.entering.within(60_000)
    expect(await codeOf(refuseEntering(house.targets, plan))).toBe('done')
    expect(await codeOf(confirm(house, importId(2), 1, person('other'))), 'judged before the other').toBe('import.stale')
  })

  it('goes on by itself after the store was out of reach for a moment', async () => {
    const house = open()
    let refusals = 3
    const { enter } = house.stored
    const entering = enteringOf({
      imports: house.imports,
      targets: {
        ...house.stored,
        enter: async (...given) => {
          if (refusals-- > 0) throw new Death()
          return enter(...given)
        },
      },
      followRegister: async () => {},
      log: logger('assignments', 'silent'),
      retryMs: 5,
    })
    await stage(house, importId(1), [villages(2)])
    const [part] = await house.imports.parts(importId(1))
    const found = await house.imports.byId(importId(1))
    expect(await house.imports.begin({ ...found!, parts: 1, rows: part!.rows, added: 2 }, 0)).toBe(true)
    entering.begin()
    for (let turn = 0; turn < 200 && (await registered(house)).length < 2; turn++) await entering.within(20)
    expect(await registered(house)).toHaveLength(2)
    await entering.stop()
  })

  it('leaves the same register whatever it stood on and wherever the platform died over it', async () => {
    const size = 12
    const rows = villages(size)
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: size - 1 }), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(
        cuts,
        fc.subarray(rows),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
        async (at, known, deaths) => {
          await store.empty('targets', 'registers', 'targetImports', 'targetImportParts', 'targetImportRows', 'log')
          const first = open()
          if (known.length > 0)
            await first.keeping.register(author, {
              plan,
              targets: known.map((one, turn) => (turn % 2 === 0 ? one : { ...one, name: `原${one.name}` })),
            })
          const before = (await entries()).length
          const bounds = [0, ...at.sort((one, other) => one - other), size]
          const parts = bounds.slice(1).map((end, turn) => rows.slice(bounds[turn], end))
          await stage(first, importId(1), parts)
          await first.entering.stop()
          // confirmed by a platform that does nothing of it, then started again and again, each dying a few writes later
          await confirm(first, importId(1), parts.length)
          for (const diesAt of [...deaths, Number.POSITIVE_INFINITY]) {
            const next = open({ diesAt })
            next.entering.begin()
            await next.entering.within(60_000)
            await next.entering.stop()
          }
          const last = open()
          expect(await registered(last)).toEqual(rows.map(({ id }) => id).sort())
          const standing = await last.targets.byIds(
            plan,
            rows.map(({ id }) => id),
          )
          expect(standing.map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name).sort())
          for (const target of standing) {
            const trace = await last.targets.trace(target)
            expect(trace).toHaveLength((target.version ?? 0) + 1)
            const wasOther = known.some(({ id }, turn) => id === target.id && turn % 2 === 1)
            expect(trace, 'each step once').toHaveLength(wasOther ? 2 : 1)
          }
          const hasNews = rows.some(({ id }) => !known.some((one, turn) => one.id === id && turn % 2 === 0))
          expect((await entries()).slice(before).map(({ verb }) => verb)).toEqual(hasNews ? ['import'] : [])
          expect((await last.imports.register(plan)).entering).toBeNull()
        },
      ),
      { numRuns: 12 },
    )
  })
})
