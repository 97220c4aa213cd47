import type { SubmissionEvent } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { logger } from '@duzhan/service-kit'
import { buildIndexes, openServiceLog, releaseRepository } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore, manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { createConnection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctionRepository } from '../correction/correction.mongo.ts'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import { findingRepository } from '../finding/finding.mongo.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import { findingService } from '../finding/finding.service.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { uncovering } from '../release/uncovering.ts'
import { visitOpeningRepository, visitRepository } from '../visit/visit.mongo.ts'
import { visitService } from '../visit/visit.service.ts'
import { visitOpening } from '../visit/visitOpening.ts'
import { intake } from './intake.ts'

const whole: Plan = readPlan(packs[0]!.plan)
const parted: Plan = partedPlan()
const plans = [whole, parted]
const planOf = async (code: string) => plans.find((plan) => plan.code === code) ?? null

/** The same plan, but a team of its own looks at the litter. */
function partedPlan(): Plan {
  const plan = structuredClone({ ...whole, code: `${whole.code}-parted` })
  const schema = plan.checklists.find(({ key }) => key === 'village')?.schema as { properties: never } // read as below
  const waste = (schema.properties as Record<string, { properties: Record<string, { 'x-item': object }> }>)['environment']!
    .properties['waste']!
  waste['x-item'] = { ...waste['x-item'], assessedBy: 'water' }
  return plan
}
const path = regionPath(regionCode('430381106229'))
const place = { name: '潭桥村', kind: 'village', regionCode: '430381106229', regionPath: path }
const names = { '430381000000': '湘乡市', '430381106000': '壶天镇' }
/** v-1 and v-2 are on a list, v-3 is on none. */
const registered = (plan: string, id: string): RegisteredTarget => ({ ...place, id, plan, attributes: {}, annex: null, names })
const designated = (plan: string, target: string): DesignatedTarget => ({
  ...{ plan, target, targetName: place.name, place: '湘乡市壶天镇', kind: place.kind },
  ...{ regionCode: place.regionCode, regionPath: path, list: 'provincial', reasons: [], printed: null },
  team: { key: 'cityFixed@430300000000', title: '市级督战队' },
  designatedOn: '2020-03-20',
})
const listed = ['v-1', 'v-2']

const good = { environment: { waste: { hasLitter: 'no', hasDisposal: 'yes' } } }
const bad = { environment: { waste: { hasLitter: 'yes', hasDisposal: 'yes', note: '村口有垃圾堆' } } }
const worse = { environment: { waste: { hasLitter: 'yes', hasDisposal: 'no', note: '村口、河边有垃圾堆' } } }
const event = (id: string, over: Partial<SubmissionEvent> = {}): SubmissionEvent => ({
  ...{ id, plan: whole.code, revision: 1, checklist: 'village', isLate: false },
  ...{ target: 'v-1', targetName: place.name, place: '湘乡市壶天镇', regionPath: path },
  by: { id: 'p-1', title: '督战员' },
  ...{ due: null, teams: null, isOwn: false },
  finishedAt: '2020-03-20T00:50:00.000Z',
  receivedAt: '2020-03-20T01:00:00.000Z',
  corrects: null,
  answers: good,
  ...over,
})
const entryOf = (told: SubmissionEvent) => ({ seq: 1, id: told.id, thing: told.id, v: 1, event: told })

/** The intake on a database of its own. `whileDeciding` happens between what is read of the findings and what is written. */
async function house({ mongoUri, database }: DisposableStore, name: string) {
  const connection = await createConnection(mongoUri, { dbName: `${database}_${name}`, monitorCommands: true }).asPromise()
  const commands: string[] = []
  connection.getClient().on('commandStarted', ({ commandName }) => void commands.push(commandName))
  const clock = manualClock('2020-04-10T01:00:00.000Z')
  const log = logger('assignments', 'silent')
  const serviceLog = openServiceLog(connection, { service: 'assignments', clock, log, appended: () => {} })
  const findings = findingRepository(connection, serviceLog)
  const visits = visitRepository(connection)
  const hooks = { whileDeciding: async () => {} }
  const interrupted: FindingRepository = {
    ...findings,
    async concerning(reports) {
      const found = await findings.concerning(reports)
      await hooks.whileDeciding()
      return found
    },
  }
  const told = { save: async () => {}, latest: planOf, byRevision: planOf }
  const designations: DesignationRepository & Pick<StandingRepository, 'eachReleased'> = {
    eachReleased: async () => {},
    ...{ save: async () => {}, freeze: async () => {} },
    byTargets: async (plan, targets) => targets.filter((one) => listed.includes(one)).map((one) => designated(plan, one)),
    within: async (plan) => listed.map((one) => designated(plan, one)),
    each: (plan, handOver) => handOver(listed.map((one) => designated(plan, one))),
    roll: async () => {},
    frozen: async (plan) => ({ plan, frozenOn: '2020-03-01', by: '某岗位' }),
  }
  const openings = visitOpeningRepository(connection)
  const { openVisits } = visitOpening({
    drawInspectors: async (_, owed) => [...owed],
    designations,
    visits,
    openings,
    occurrences: { ofPlan: async () => [] },
    closeOuts: async () => [],
    around: async () => ({ places: new Map() }),
    clock,
  })
  const visit = visitService({
    plans: told,
    designations,
    visits,
    inspecting: async () => [],
    openVisits,
    clock,
    openFindings: async () => new Map(),
    closedFindings: async () => [],
  })
  const finding = findingService({
    ...{
      findings: interrupted,
      plans: told,
      clock,
      missingPhotos: async () => [],
      lookBacksOf: async () => ({ lookBacks: [], repeats: null }),
    },
    targets: { byIds: async (plan, ids) => ids.filter((id) => id.startsWith('v-')).map((id) => registered(plan, id)) },
  })
  await buildIndexes(connection)
  const { afterRecords } = uncovering({ releases: releaseRepository(connection), visits, findings, disclose: async () => {} })
  const take = intake({ corrections: correctionRepository(connection), visit, finding, uncover: afterRecords })
  const fillWindows = () =>
    Promise.all(plans.map((plan) => visit.ofTarget({ id: 'p', account: 'p', title: '', grants: [] }, plan.code, 'v-1')))
  await fillWindows()
  const due = await connection.collection('visits').find().toArray()
  return {
    ...{ findings, hooks, commands },
    take: (...told: SubmissionEvent[]) => take(told.map(entryOf)),
    /** Everything that is kept, and what the log says of every finding, in its order. */
    async kept() {
      const read = (collection: string) => connection.collection(collection).find().sort({ _id: 1 }).toArray()
      const said = await connection.collection('log').find().sort({ seq: 1 }).toArray()
      const logged = said.map(({ thing, verb, change }) => JSON.stringify([thing, verb, change]))
      const ofThings = logged.sort((a, b) =>
        a.split('"')[1]! < b.split('"')[1]! ? -1 : a.split('"')[1] === b.split('"')[1] ? 0 : 1,
      )
      const [seen, found, chains] = await Promise.all([read('visits'), read('findings'), read('corrections')])
      return { visits: seen, findings: found.map(({ entries: _, ...rest }) => rest), chains, log: ofThings }
    },
    /** Only what is due stands again. */
    async forget() {
      for (const name of ['findings', 'corrections', 'visits', 'log']) await connection.collection(name).deleteMany({})
      await connection.collection('visits').insertMany(due)
    },
    async close() {
      await serviceLog.stop()
      await connection.close()
    },
  }
}

describe('submissions taken in at once', () => {
  let store: DisposableStore
  let one: Awaited<ReturnType<typeof house>>
  let many: typeof one
  beforeAll(async () => {
    store = await disposableStore()
    one = await house(store, 'one')
    many = await house(store, 'many')
  })
  afterAll(async () => {
    await one?.close()
    await many?.close()
    await store?.close()
  })
  beforeEach(async () => {
    await one.forget()
    await many.forget()
  })

  const covert = { path: ['430000000000', '430300000000'], by: 'p-1' }
  const chain = fc.record({
    plan: fc.constantFrom(whole.code, parted.code),
    target: fc.constantFrom('v-1', 'v-2', 'v-3'),
    part: fc.constantFrom(null, 'water'),
    finishedAt: fc.constantFrom('2020-03-20T00:50:00.000Z', '2020-03-28T00:50:00.000Z', '2020-04-02T00:50:00.000Z'),
    isLate: fc.boolean(),
    isCovert: fc.boolean(),
    said: fc.array(fc.constantFrom(good, bad, worse), { minLength: 1, maxLength: 4 }),
  })
  const membersOf = (
    { said, part, plan, isCovert, ...rest }: typeof chain extends fc.Arbitrary<infer Chain> ? Chain : never,
    index: number,
  ) =>
    said.map((answers, no) =>
      event(`s-${index}-${no}`, {
        ...{ ...rest, plan, answers, ...(plan === parted.code && { part }), ...(isCovert && { covert }) },
        corrects: no === 0 ? null : { submission: `s-${index}-${no - 1}`, first: `s-${index}-0`, no, reason: '现场误点，已核对' },
      }),
    )
  /** Records and corrections, some of them late, some told twice, in whatever order, cut into batches anywhere. */
  const history = fc
    .array(chain, { minLength: 1, maxLength: 6 })
    .map((chains) => chains.flatMap(membersOf))
    .chain((events) =>
      fc.record({
        told: fc
          .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events), fc.boolean())
          .map(([shuffled, again, inOrder]) => [...(inOrder ? events : shuffled), ...again]),
        sizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 40, maxLength: 40 }),
      }),
    )

  it('leave what they leave one by one, each batch told once or twice', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async ({ told, sizes }, isTwice) => {
        await one.forget()
        await many.forget()
        for (const each of told) expect(await one.take(each)).toEqual([])
        for (let at = 0, turn = 0; at < told.length; at += sizes[turn++]!) {
          const batch = told.slice(at, at + sizes[turn]!)
          for (const _ of isTwice ? [1, 2] : [1]) expect(await many.take(...batch)).toEqual([])
        }
        expect(await many.kept()).toEqual(await one.kept())
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('told again change nothing where another record was put into other words since', async () => {
    const corrects = (submission: string) => ({ submission, first: submission, no: 1, reason: '现场误点，已核对' })
    const same = event('s-1-1', { answers: worse, corrects: corrects('s-1') })
    const other = event('s-2-1', { answers: bad, corrects: corrects('s-2') })
    await many.take(event('s-1', { answers: worse }), same, event('s-2', { answers: worse }), other)
    const before = await many.kept()
    expect(await many.take(same)).toEqual([])
    expect(await many.take(same, other, same)).toEqual([])
    expect(await many.kept()).toEqual(before)
    await many.forget()
    await many.take(event('s-1', { answers: worse }), same, event('s-2', { answers: worse }), other, same)
    expect(await many.kept()).toEqual(before)
  })

  it('cost a handful of store commands, however many there are', async () => {
    const costOf = async (count: number, answers: SubmissionEvent['answers']) => {
      await many.forget()
      many.commands.length = 0
      await many.take(
        ...Array.from({ length: count }, (_, no) => event(`s-${no}`, { answers, target: no % 2 === 0 ? 'v-1' : 'v-2' })),
      )
      return many.commands.length
    }
    // corrections, visits and one write of them; with findings their read, their write, and what the log takes over
    expect(await costOf(1, good)).toBeLessThanOrEqual(5)
    expect(await costOf(50, good)).toBeLessThanOrEqual(5)
    expect(await costOf(50, bad)).toBeLessThanOrEqual(14)
  })

  it('name the one that cannot be taken, and take the others', async () => {
    const failures = await many.take(
      event('s-1', { answers: bad }),
      event('s-2', { target: 'unknown' }),
      event('s-3', { plan: 'unknown' }),
      event('s-4', { answers: bad, target: 'v-2' }),
    )
    expect(failures.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 's-2', reason: 'service.unavailable' },
      { id: 's-3', reason: 'plan.absent' },
    ])
    expect((await many.kept()).findings.map(({ submissions }) => submissions)).toEqual([['s-1'], ['s-4']])
  })

  it('lose no step that somebody takes at the same moment, and add theirs after it', async () => {
    await many.take(event('s-1', { answers: worse }), event('s-2', { answers: bad, target: 'v-2' }))
    const [first, second, other] = (await many.kept()).findings.map(({ _id }) => String(_id))
    let isTaken = false
    many.hooks.whileDeciding = async () => {
      const seen = isTaken ? null : await many.findings.byId(first!)
      isTaken = true
      const by = { id: 'u-1', title: '壶天镇' }
      const step = { verb: 'accept' as const, at: new Date('2020-03-21T01:00:00.000Z'), by, text: null, photos: [] }
      if (seen)
        expect(
          await many.findings.advance(seen, {
            ...{ state: 'rectifying', rectifyBy: seen.rectifyBy, step: { ...step, rectifyBy: null, submission: null } },
          }),
        ).toBe(true)
    }
    expect(await many.take(event('s-3', { answers: worse }), event('s-4', { answers: bad, target: 'v-2' }))).toEqual([])
    many.hooks.whileDeciding = async () => {}
    const verbs = async (id: string) => (await many.findings.byId(id))?.timeline.map(({ verb }) => verb)
    expect(await verbs(first!)).toEqual(['record', 'handOver', 'accept', 'record'])
    expect(await verbs(second!)).toEqual(['record', 'handOver', 'record'])
    expect(await verbs(other!)).toEqual(['record', 'handOver', 'record'])
    expect((await many.findings.byId(first!))?.version).toBe(4)
  })

  it('in secret and in the open stay apart on the same clause, each with its own timeline', async () => {
    expect(
      await many.take(
        event('s-1', { answers: bad, covert }),
        event('s-2', { answers: bad }),
        event('s-3', { answers: bad, covert }),
      ),
    ).toEqual([])
    const { findings, visits } = await many.kept()
    expect(
      findings.map(({ _id, records, state, timeline }) => [
        _id,
        records,
        state,
        timeline.map(({ verb }: { verb: string }) => verb),
      ]),
    ).toEqual([
      ['s-1:environment.waste.hasLitter', ['s-1', 's-3'], 'recorded', ['record', 'record']],
      ['s-2:environment.waste.hasLitter', ['s-2'], 'handedOver', ['record', 'handOver']],
    ])
    expect(visits.filter(({ record }) => record === 's-2').map(({ covert: only }) => only)).toEqual([undefined])
    expect(
      visits.filter(({ record }) => record === 's-1' || record === 's-3').map(({ covert: only, duty }) => [only, duty]),
    ).toEqual([
      [covert, null],
      [covert, null],
    ])
  })

  it('are told again when somebody is faster each time', async () => {
    await many.take(event('s-1', { answers: bad }))
    const [id] = (await many.kept()).findings.map(({ _id }) => String(_id))
    many.hooks.whileDeciding = async () => {
      const seen = await many.findings.byId(id!)
      const step = { ...seen!.timeline[0]!, verb: 'sendBack' as const }
      await many.findings.advance(seen!, { state: seen!.state, rectifyBy: seen!.rectifyBy, step })
    }
    await expect(many.take(event('s-2', { answers: bad }))).rejects.toThrow('finding.stale')
    many.hooks.whileDeciding = async () => {}
    expect(await many.take(event('s-2', { answers: bad }))).toEqual([])
    expect((await many.findings.byId(id!))?.submissions).toEqual(['s-1', 's-2'])
  })
})
