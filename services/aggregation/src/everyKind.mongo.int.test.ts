import { type ItemKind, itemKinds, kindShapes, outlineFor, randomFrom } from '@duzhan/checklist'
import type { Actor, Figures, PlaceFigures, RegionSummary, SubmissionEvent } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from './designation/designation.mongo.ts'
import { factRepository } from './fact/fact.mongo.ts'
import { factFrom } from './fact/factFrom.ts'
import { questionsOf } from './fact/question.ts'
import { intake } from './intake/intake.ts'
import { figureChanger } from './rollup/changeFigures.ts'
import { inTurn } from './rollup/inTurn.ts'
import { windowOpener } from './rollup/openWindow.ts'
import { recompute as recomputation } from './rollup/recompute.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import type { RollupRepository } from './rollup/rollup.repository.ts'
import { mergeAll, sumsOfTargets } from './rollup/sums.ts'
import { changes } from './summary/changes.ts'
import { type SummaryService, summaryService } from './summary/summary.service.ts'
import { asTheyLie } from './test/asTheyLie.ts'
import { everyKindChecklist, everyKindPlan, threeAnswers } from './test/everyKind.ts'
import { memoryWithheld } from './test/memoryWithheld.ts'

const plan = everyKindPlan()
const revisions: Record<number, Plan> = { 1: plan, 2: everyKindPlan('元'), 3: withoutGrades(plan) }
/** The plan with another rule for its points: no grades. */
function withoutGrades(graded: Plan): Plan {
  const checklists = graded.checklists.map(({ schema: { 'x-score': _, ...schema }, ...one }) => ({ ...one, schema }))
  return { ...graded, checklists }
}
const code = world.plan
const viewer: Actor = { id: 'p-1', account: 'p', title: '岗位', grants: [{ role: 'viewer', region: world.province, plan: code }] }
const villages = [world.village, world.otherVillage] as const
const event = (
  id: string,
  region: string,
  answers: Record<string, unknown>,
  over: Partial<SubmissionEvent> = {},
): SubmissionEvent => ({
  id,
  plan: code,
  revision: 1,
  checklist: 'village',
  target: `v-${id}`,
  targetName: `${id}村`,
  place: '某县某乡',
  regionPath: regionPath(regionCode(region)),
  ...{ due: null, teams: null, isOwn: false },
  by: { id: 'p-1', title: '督战员' },
  finishedAt: '2020-03-20T00:50:00.000Z',
  receivedAt: '2020-03-20T01:00:00.000Z',
  isLate: false,
  corrects: null,
  answers,
  ...over,
})
const one = (value: number, numerator: number, denominator: number, targets = denominator) => ({
  value,
  numerator,
  denominator,
  targets,
})
const good = (numerator: number, denominator: number, targets = denominator): Figures => ({
  share: one(numerator / denominator, numerator, denominator, targets),
})
const number = (total: number, targets: number, least: number, most: number): Figures => ({
  sum: one(total, total, targets),
  mean: one(total / targets, total, targets),
  min: one(least, least, targets),
  max: one(most, most, targets),
})
const chosen = (counts: Record<string, number>, targets: number): Figures => ({
  distribution: {
    value: null,
    numerator: Object.values(counts).reduce((sum, count) => sum + count, 0),
    denominator: targets,
    targets,
    counts,
  },
})

/** What the three villages of `threeAnswers` come to together, worked out by hand. */
const byHand: Record<string, Figures> = {
  'base.clinic': good(1, 2, 3),
  'base.clinic.answer': good(1, 2, 3),
  'base.look': { ...good(1, 2), ...chosen({ 好: 1, 差: 1 }, 2) },
  'base.tidy': number(14.5, 2, 4.5, 10), // 10, and 10 less 2 × 2 less 1.5
  'base.extra': number(2, 1, 2, 2),
  'base.money': number(12.6, 2, 0.1, 12.5),
  'base.source': chosen({ 自来水: 1, 水井: 1 }, 2),
  'base.causes': chosen({ 因病: 2, 因学: 1, 因灾: 1 }, 3),
  'base.gap': number(1, 1, 1, 1),
  'base.story': number(1, 1, 1, 1),
  'proof.day': number(18_322 + 18_302, 2, 18_302, 18_322),
  'proof.month': number(599 + 601, 2, 599, 601),
  'proof.time': number(510 + 1025, 2, 510, 1025),
  'proof.scene': number(3, 2, 1, 2),
  'proof.papers': number(1, 1, 1, 1),
  'proof.where': number(1, 1, 1, 1),
  'proof.signed': number(1, 1, 1, 1),
  'proof.houses': number(3, 3, 0, 2),
  'proof.houses.area': number(190.5, 2, 50, 140.5),
  'proof.houses.state': chosen({ A级: 2, D级: 1 }, 2),
  'proof.families': number(1, 1, 1, 1),
  'proof.families.area': number(80.5, 1, 80.5, 80.5),
  'proof.families.state': chosen({ A级: 1 }, 1),
  'proof.funds': {},
  'proof.funds.planned': number(150, 2, 50, 100),
  'proof.funds.arrived': number(90, 2, 10, 80),
  'proof.funds.roof': chosen({ A级: 1, D级: 1 }, 2),
  'proof.rate': { ratio: one(0.6, 90, 150, 2) }, // not the mean of 80% and 20%
  'proof.lack': number(60, 2, 20, 40),
}

const placesOf = ({ checklists }: RegionSummary): PlaceFigures[] =>
  checklists.flatMap(({ sections }) => sections.flatMap(({ items }) => items.flatMap((item) => [item, ...item.parts])))
const totals = (summary: RegionSummary) => Object.fromEntries(placesOf(summary).map(({ path, total }) => [path, total]))

describe('a checklist with every kind of item', () => {
  let store: DisposableStore
  let connection: Connection
  let taken: ReturnType<typeof intake>
  let summary: SummaryService
  let rollups: RollupRepository
  let compute: () => Promise<void>
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_every_kind`)
    const clock = manualClock('2020-03-20T02:00:00.000Z')
    const designations = designationRepository(connection)
    const facts = factRepository(connection)
    rollups = rollupRepository(connection)
    await buildIndexes(connection)
    const plans = {
      save: async () => {},
      byRevision: async (_: string, revision: number) => revisions[revision] ?? null,
      latest: async () => revisions[1] ?? null,
    }
    const openWindow = windowOpener({ rollups, designations, placing: asTheyLie, clock })
    const computing = { rollups, facts, designations, placing: asTheyLie, clock, turn: inTurn(), log: logger('test', 'silent') }
    compute = async () => {
      const work = recomputation(computing)
      await work.run()
      await work.stop()
    }
    taken = intake({
      plans,
      designations,
      facts,
      ...memoryWithheld(),
      openWindow,
      changeFigures: figureChanger(computing),
      placing: asTheyLie,
      clock,
    })
    const recompute = { run: compute }
    summary = summaryService({
      ...{ plans, rollups, facts, designations, placing: asTheyLie, openWindow, recompute },
      ...{ changes: changes(), clock },
    })
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  const forget = async () => {
    for (const name of ['facts', 'rollups', 'dirty']) await connection.collection(name).deleteMany({})
  }
  beforeEach(forget)
  const take = async (events: readonly SubmissionEvent[]) => {
    expect(
      await taken.takeSubmissions(events.map((each, at) => ({ seq: at + 1, id: each.id, thing: each.id, v: 1, event: each }))),
    ).toEqual([])
    await compute()
  }
  const told = (region: string = world.province) => summary.byRegion(viewer, { plan: code, region })
  const behind = (path: string) => summary.behind(viewer, { plan: code, region: world.province, checklist: 'village', path })
  const three = () => threeAnswers.map((answers, index) => event(`s-${index + 1}`, villages[index % 2] ?? world.village, answers))

  it('has every kind, so that this test speaks of all', () => {
    const kinds = new Set(outlineFor(everyKindChecklist()).items.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(Object.keys(itemKinds).sort())
  })

  it('comes to what was worked out by hand, at every place, in the province and in each part of it', async () => {
    await take(three())
    const whole = await told()
    expect(totals(whole)).toEqual(byHand)
    expect(placesOf(whole).map(({ kind }) => kind)).not.toContain('info')
    const city = await told(world.city)
    const money = placesOf(city).find(({ path }) => path === 'base.money')
    expect(money?.byRegion).toEqual({
      [world.county]: number(12.5, 1, 12.5, 12.5),
      [world.otherCounty]: number(0.1, 1, 0.1, 0.1),
    })
    expect(money).toMatchObject({ kind: 'number', unit: '万元' })
    expect(placesOf(city).find(({ path }) => path === 'proof.families')).toMatchObject({ kind: 'household', unit: '户' })
    expect(placesOf(city).find(({ path }) => path === 'base.look')?.order).toEqual(['好', '一般', '差'])
  })

  it('gives points: of all and of each section with the most that can be had, its grades, and the rank of each target', async () => {
    await take(three())
    const [checklist] = (await told()).checklists
    expect(checklist?.score).toMatchObject({ kind: 'score', max: 10, order: ['优秀', '合格'] })
    expect(checklist?.score?.total).toEqual({ ...number(16.5, 2, 4.5, 12), ...chosen({ 优秀: 1 }, 1) })
    expect(checklist?.sections.map(({ points }) => points?.total)).toEqual([number(16.5, 2, 4.5, 12), undefined])
    const ranks = await behind('score')
    expect(ranks.map(({ submission, rank, number: points, choices }) => [submission, rank, points, choices])).toEqual([
      ['s-1', 1, 12, ['优秀']],
      ['s-2', 2, 4.5, undefined],
      ['s-3', undefined, undefined, undefined],
    ])
  })

  it('says behind each figure what each record says there', async () => {
    await take(three())
    const said = async (path: string) =>
      Object.fromEntries((await behind(path)).map(({ submission, target: _, at: __, ...rest }) => [submission, rest]))
    expect(await said('base.look')).toEqual({
      's-1': { kind: 'grade', result: 'good', choices: ['好'] },
      's-2': { kind: 'grade', result: 'bad', choices: ['差'] },
      's-3': { kind: 'grade', result: 'unanswered' },
    })
    expect(await said('proof.houses.state')).toMatchObject({ 's-1': { kind: 'grade', choices: ['A级', 'D级'] } })
    expect(await said('proof.rate')).toMatchObject({ 's-2': { unit: '%', parts: { numerator: 10, denominator: 50 } } })
  })

  it('never adds 元 to 万元: who answered by a revision with another unit is counted apart', async () => {
    await take([...three(), event('s-9', world.village, { base: { money: { value: 30_000 } } }, { revision: 2 })])
    const money = placesOf(await told()).find(({ path }) => path === 'base.money')
    expect(money).toMatchObject({ unit: '万元', total: byHand['base.money'], earlier: 1 })
    const units = Object.fromEntries((await behind('base.money')).map(({ submission, unit }) => [submission, unit]))
    expect(units).toEqual({ 's-1': '万元', 's-2': '万元', 's-3': undefined, 's-9': '元' })
    expect((await behind('base.money')).flatMap(({ submission, isEarlier }) => (isEarlier ? [submission] : []))).toEqual(['s-9'])
  })

  it('goes on adding up what a later revision asks alike, and ranks only who has points by the same rule', async () => {
    const [first = {}] = threeAnswers
    await take([
      ...three(),
      event('s-9', world.village, first, { revision: 2 }),
      event('s-8', world.village, first, { revision: 3 }),
    ])
    const places = Object.fromEntries(placesOf(await told()).map((place) => [place.path, place]))
    expect(places['base.source']).toMatchObject({ total: chosen({ 自来水: 3, 水井: 1 }, 4) })
    expect(places['base.source']).not.toHaveProperty('earlier')
    const [checklist] = (await told()).checklists
    expect(checklist?.score).toMatchObject({ earlier: 1, total: { mean: { targets: 3 } } })
    const ranks = (await behind('score')).map(({ submission, rank, isEarlier }) => [submission, rank ?? isEarlier])
    expect(Object.fromEntries(ranks)).toEqual({ 's-1': 1, 's-9': 1, 's-2': 3, 's-8': true, 's-3': undefined })
  })

  const outline = outlineFor(everyKindChecklist())
  const anyAnswers = fc.tuple(fc.integer(), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })).map(([seed, isGiven]) => {
    const random = randomFrom(seed)
    const answers: Record<string, Record<string, unknown>> = {}
    for (const [index, { path, kind, schema }] of outline.items.entries()) {
      if (!isGiven[index]) continue
      const [section = '', key = ''] = path.split('.')
      answers[section] = { ...answers[section], [key]: kindShapes[kind as ItemKind].legal(schema, random) } // of an outline of known kinds
    }
    return answers
  })
  const history = fc.array(fc.record({ target: fc.nat(5), minute: fc.nat(59), answers: anyAnswers }), {
    minLength: 1,
    maxLength: 10,
  })
  const eventsOf = (records: { target: number; minute: number; answers: Record<string, unknown> }[]) =>
    records.map(({ target, minute, answers }, index) =>
      event(`s-${index}`, villages[target % 2] ?? world.village, answers, {
        target: `v-${target}`,
        finishedAt: new Date(Date.UTC(2020, 2, 19, 0, minute)).toISOString(),
      }),
    )

  it('says nothing anywhere that nobody asks there', () => {
    const questions = questionsOf(outline)
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const fact = factFrom(event('s-1', world.village, answers), plan)
        for (const { path, kind } of fact?.observations ?? []) expect(questions.get(path)?.kind, path).toBe(kind)
        const places = Object.keys(sumsOfTargets([], fact ? [fact] : []).checklists[0]?.places ?? {})
        expect(places.every((key) => questions.has(key.slice(0, key.indexOf(' '))))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('comes to the same however its records are grouped and in whatever order they are merged', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(2)), (records, parts) => {
        const facts = eventsOf(records).flatMap((each) => factFrom({ ...each, target: each.id }, plan) ?? [])
        const flat = sumsOfTargets([], facts)
        const groups: (typeof facts)[] = [[], [], []]
        for (const fact of facts) groups[parts.next().value ?? 0]?.push(fact)
        const merged = mergeAll(groups.map((group) => sumsOfTargets([], group)).reverse())
        expect(JSON.stringify(merged)).toBe(JSON.stringify(flat))
      }),
      { numRuns: 60 },
    )
  })

  it('of a random history, told in any order and in any batches, comes to what the newest records come to at once', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(10), fc.integer(), async (records, cut, seed) => {
        await forget()
        const events = eventsOf(records)
        const random = randomFrom(seed)
        const shuffled = events.map((each) => ({ each, at: random() })).sort((a, b) => a.at - b.at)
        const order = shuffled.map(({ each }) => each)
        await take(order.slice(0, cut))
        await take(order.slice(cut))
        const newest = new Map<string, SubmissionEvent>()
        const rank = (each: SubmissionEvent) => `${each.finishedAt} ${each.id}`
        for (const each of events) {
          const standing = newest.get(each.target)
          if (!standing || rank(each) > rank(standing)) newest.set(each.target, each)
        }
        const flat = sumsOfTargets(
          [],
          [...newest.values()].flatMap((each) => factFrom(each, plan) ?? []),
        )
        const kept = await rollups.byRegion(code, '2020-03', world.province)
        expect(kept?.checklists).toEqual(flat.checklists)
      }),
      { numRuns: 15 },
    )
  })
})
