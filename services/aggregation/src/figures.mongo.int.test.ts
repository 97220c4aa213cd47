import { type ItemKind, kindShapes, outlineFor, randomFrom } from '@duzhan/checklist'
import type { DesignationEvent, SubmissionEvent } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { aDesignation, aSubmissionEvent, type DisposableStore, disposableStore, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { designationRepository } from './designation/designation.mongo.ts'
import { factRepository } from './fact/fact.mongo.ts'
import type { Fact } from './fact/fact.repository.ts'
import { factFrom } from './fact/factFrom.ts'
import { rollupRepository } from './rollup/rollup.mongo.ts'
import type { RollupRepository, Sums } from './rollup/rollup.repository.ts'
import { newStamp } from './rollup/stamp.ts'
import { mergeAll, nothing, sumsOfTargets } from './rollup/sums.ts'
import { everyKindChecklist, everyKindPlan } from './test/everyKind.ts'
import { aHouse } from './test/house.ts'

const code = world.plan
const plans = { 1: everyKindPlan(), 2: everyKindPlan('元') } as const
const outline = outlineFor(everyKindChecklist())
/** The window before last month's figures are closed, and the one that runs. */
const windows = ['2020-03', '2020-04'] as const
/** Where targets stand: villages, and a township and a county that have villages below them too. */
const places = [world.village, '990121100201', world.township, world.county, world.otherVillage, '990122200200']
const pathOf = (region: string): string[] => regionPath(regionCode(region))
const regions = [...new Set(places.flatMap(pathOf))]
const placeOf = (target: number): string => places[target % places.length] ?? world.village

type Op =
  | { kind: 'record'; target: number; month: 0 | 1; minute: number; revision: 1 | 2; no: number; seed: number; isLate: boolean }
  | { kind: 'again'; which: number }
  | { kind: 'list'; target: number; at: number; isOn: boolean }
const target = fc.nat(8)
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      target,
      month: fc.constantFrom(0 as const, 1 as const),
      minute: fc.nat(3),
      revision: fc.constantFrom(1 as const, 2 as const),
      no: fc.nat(2),
      seed: fc.integer(),
      isLate: fc.nat(9).map((chance) => chance === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('list' as const), target, at: fc.constantFrom(0, 0, 0, 1), isOn: fc.boolean() }),
  },
)
const history = fc.record({
  ops: fc.array(op, { minLength: 5, maxLength: 30 }),
  /** How many entries each batch holds, over and over. */
  cuts: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
  /** After how many writes the process dies, each time it has been started; then never again. */
  deaths: fc.array(fc.nat(9), { maxLength: 4 }),
})

function answersOf(seed: number): Record<string, unknown> {
  const random = randomFrom(seed)
  const answers: Record<string, Record<string, unknown>> = {}
  for (const { path, kind, schema } of outline.items) {
    if (random() < 0.4) continue
    const [section = '', key = ''] = path.split('.')
    answers[section] = { ...answers[section], [key]: kindShapes[kind as ItemKind].legal(schema, random) } // of an outline of known kinds
  }
  return answers
}

/** What is told, in order: records, some twice, and designations. */
function entriesOf(ops: readonly Op[]): (SubmissionEvent | DesignationEvent)[] {
  const records: SubmissionEvent[] = []
  return ops.flatMap((one, index): (SubmissionEvent | DesignationEvent)[] => {
    if (one.kind === 'list')
      return [
        aDesignation({
          target: `v-${one.target}`,
          regionPath: pathOf(placeOf(one.target)),
          list: one.isOn ? 'provincial' : null,
        }),
      ]
    if (one.kind === 'again') return records.slice(one.which % (records.length || 1)).slice(0, 1)
    const record = aSubmissionEvent({
      ...{ id: `s-${index}`, revision: one.revision, target: `v-${one.target}`, isLate: one.isLate },
      regionPath: pathOf(placeOf(one.target)),
      finishedAt: new Date(Date.UTC(2020, 2 + one.month, 1, 2, one.minute)).toISOString(),
      corrects: one.no === 0 ? null : { submission: 's', no: one.no, reason: '误点' },
      answers: answersOf(one.seed),
    } as Partial<SubmissionEvent>)
    records.push(record)
    return [record]
  })
}
type Entry = SubmissionEvent | DesignationEvent
const isRecord = (entry: SubmissionEvent | DesignationEvent): entry is SubmissionEvent => 'answers' in entry

const isList = (entry: Entry): entry is DesignationEvent => !isRecord(entry)

/** Entries as they are pulled: so many at once, and those of one stream only. */
function batchesOf(entries: readonly Entry[], cuts: readonly number[]): Entry[][] {
  const batches: Entry[][] = []
  for (const entry of entries) {
    const last = batches.at(-1)
    const isFull = last === undefined || last.length >= (cuts[batches.length % cuts.length] ?? 1)
    if (isFull || isRecord(entry) !== last.every(isRecord)) batches.push([entry])
    else last.push(entry)
  }
  return batches
}

/** Tells a batch of one stream. */
function taken(house: ReturnType<typeof aHouse>, batch: readonly Entry[]) {
  const told = <Event extends Entry>(events: readonly Event[]) =>
    events.map((event, seq) => ({ seq, id: `e-${seq}`, thing: event.target, v: 1, event }))
  return batch.every(isRecord)
    ? house.takeSubmissions(told(batch.filter(isRecord)))
    : house.takeDesignations(told(batch.filter(isList)))
}

/** What every region comes to by the records and lists alone, without anything that was kept. */
function fromScratch(entries: readonly (SubmissionEvent | DesignationEvent)[], window: string): Map<string, Sums> {
  const standing = new Map<string, Fact>()
  const listed = new Map<string, string | undefined>()
  for (const entry of entries) {
    if (!isRecord(entry)) listed.set(entry.target, entry.list === null ? undefined : entry.regionPath.at(-1))
    else if (!entry.isLate) {
      const fact = factFrom(entry, plans[entry.revision as 1 | 2]) // one of those above
      const other = standing.get(entry.target)
      if (fact?.window === window && (!other || rankOf(fact) >= rankOf(other))) standing.set(entry.target, fact)
    }
  }
  const sums = new Map(
    places.map((region) => {
      const targets = [...listed].flatMap(([one, at]) => (at === region ? [one] : []))
      return [
        region,
        sumsOfTargets(
          targets,
          [...standing.values()].filter((fact) => fact.region === region),
        ),
      ]
    }),
  )
  return new Map(
    regions.map((region) => [
      region,
      mergeAll(places.flatMap((place) => (pathOf(place).includes(region) ? [sums.get(place) ?? nothing] : []))),
    ]),
  )
}
const rankOf = ({ at, no, submission }: Fact): string => `${at.toISOString()} ${no} ${submission}`

/** What a planted mistake makes of the port through which figures are read and written. */
type Mistake = (rollups: RollupRepository) => RollupRepository
const none: Mistake = (rollups) => rollups

describe('figures that are changed by differences', () => {
  let store: DisposableStore
  let connection: Connection
  const clock = manualClock('2020-04-03T02:00:00.000Z')
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_figures`)
    Object.assign(kept, {
      designations: designationRepository(connection),
      facts: factRepository(connection),
      rollups: rollupRepository(connection),
    })
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  const kept = {} as {
    designations: ReturnType<typeof designationRepository>
    facts: ReturnType<typeof factRepository>
    rollups: RollupRepository
  } // filled before anything runs
  const forget = async () => {
    for (const name of ['designations', 'facts', 'lateRecords', 'rollups', 'dirty'])
      await connection.collection(name).deleteMany({})
  }

  /** A process over what is kept, which dies after so many writes: in the middle of a bulk of figures, where that is the last. */
  function process(mistake = none, writes = Number.POSITIVE_INFINITY) {
    let left = writes
    const write =
      <Args extends unknown[], Result>(
        act: (...args: Args) => Promise<Result>,
        half: (...args: Args) => Promise<unknown> = act,
      ) =>
      async (...args: Args): Promise<Result> => {
        left -= 1
        if (left < 0) throw new Error('dead')
        if (left > 0) return await act(...args)
        await half(...args)
        throw new Error('dead')
      }
    const { facts, designations } = kept
    const rollups = mistake(kept.rollups)
    return aHouse({
      plans: {
        save: async () => {},
        byRevision: async (_, revision) => plans[revision as 1 | 2], // one of those above
        latest: async () => plans[1],
      },
      designations: { ...designations, save: write(designations.save) },
      facts: { ...facts, save: write(facts.save) },
      rollups: {
        ...rollups,
        save: write(rollups.save, (figures) => rollups.save(figures.slice(0, figures.length / 2))),
        mark: write(rollups.mark),
        unmark: write(rollups.unmark),
        postpone: write(rollups.postpone),
      },
      clock,
    })
  }

  /** Tells entries in batches, as their cursors would: whoever dies is started again and told what they had not finished. */
  async function tell(
    entries: readonly (SubmissionEvent | DesignationEvent)[],
    cuts: readonly number[],
    deaths: readonly number[],
    mistake: Mistake,
  ) {
    let starts = 0
    const start = () => process(mistake, deaths[starts++])
    let house = start()
    for (const [turn, batch] of batchesOf(entries, cuts).entries()) {
      for (let isTaken = false; !isTaken; )
        try {
          expect(await taken(house, batch)).toEqual([])
          isTaken = true
        } catch (error) {
          if (!(error instanceof Error) || error.message !== 'dead') throw error
          await house.recompute.stop()
          house = start()
        }
      if (turn % 3 === 0) await house.compute()
    }
    await house.recompute.stop()
    await computeMarked(mistake)
  }

  async function computeMarked(mistake = none): Promise<void> {
    const house = process(mistake)
    await house.compute()
    await house.recompute.stop()
  }

  async function shown(window: string): Promise<Map<string, unknown>> {
    const found = await Promise.all(regions.map((region) => kept.rollups.byRegion(code, window, region)))
    return new Map(
      found.flatMap((rollup) => {
        if (!rollup) return []
        const { coverage, checklists, children } = rollup
        return [[rollup.region, { coverage, checklists, children }] as const]
      }),
    )
  }

  /** The same, computed of facts and children by the marks of every region, after the figures were lost. */
  async function computedAnew(window: string, lost: ReadonlyMap<string, unknown>): Promise<Map<string, unknown>> {
    await connection.collection('rollups').deleteMany({ plan: code, window })
    await kept.rollups.mark(code, window, [...lost.keys()].map(pathOf), newStamp(clock))
    await computeMarked()
    return await shown(window)
  }

  const agree = (mistake: Mistake) =>
    fc.asyncProperty(history, async ({ ops, cuts, deaths }) => {
      await forget()
      const entries = entriesOf(ops)
      await tell(entries, cuts, deaths, mistake)
      for (const window of windows) {
        const expected = fromScratch(entries, window)
        const found = await shown(window)
        for (const region of regions) {
          const { coverage, checklists } = (found.get(region) ?? nothing) as Sums
          expect(JSON.stringify(checklists), `${window} ${region}`).toBe(JSON.stringify(expected.get(region)?.checklists))
          // a window gone by keeps those who were on the list while it ran
          if (window === windows[1]) expect(coverage, region).toEqual(expected.get(region)?.coverage)
        }
        if (window === windows[1]) expect(await computedAnew(window, found)).toEqual(found)
      }
    })

  it('of a random history are those of all that stands, computed from scratch, for every region and window', async () => {
    await fc.assert(agree(none), { numRuns: 12 })
  }, 180_000)

  it.each<[string, Mistake]>([
    [
      'forgets what a child came to before',
      (rollups) => ({
        ...rollups,
        standing: async (...asked) => (await rollups.standing(...asked)).map((one) => ({ ...one, parts: new Map() })),
      }),
    ],
    [
      'forgets what a region’s own targets came to before',
      (rollups) => ({
        ...rollups,
        standing: async (...asked) => (await rollups.standing(...asked)).map((one) => (one.own ? { ...one, own: nothing } : one)),
      }),
    ],
    [
      'takes it for written when nothing was',
      (rollups) => ({ ...rollups, save: async (figures) => (await rollups.save(figures.slice(1))) || true }),
    ],
  ])(
    'by whoever %s are caught by the same property',
    async (_, mistake) => {
      // one history that shows it is enough; the smallest one is not looked for
      const { failed } = await fc.check(agree(mistake), { numRuns: 40, endOnFailure: true })
      expect(failed).toBe(true)
    },
    180_000,
  )

  const record = (id: string, of: number, over: Partial<SubmissionEvent> = {}) => {
    const at = { target: `v-${of}`, regionPath: pathOf(placeOf(of)), finishedAt: '2020-04-02T02:00:00.000Z' }
    return aSubmissionEvent({ id, ...at, answers: answersOf(of), ...over })
  }
  const [, april] = windows
  const lists = places.map((region, of) => aDesignation({ target: `v-${of}`, regionPath: pathOf(region) }))
  /** Everybody is on the list, and every region stands. */
  async function begin(): Promise<SubmissionEvent[]> {
    await forget()
    const house = process()
    await taken(house, lists)
    const first = [record('s-1', 0), record('s-2', 1)]
    await taken(house, first)
    await house.recompute.stop()
    await computeMarked()
    return first
  }
  const isRight = async (events: readonly SubmissionEvent[]) => {
    const [expected, found] = [fromScratch([...lists, ...events], april), await shown(april)]
    return regions.every((region) => {
      const { coverage, checklists } = (found.get(region) ?? nothing) as Sums
      return JSON.stringify({ coverage, checklists }) === JSON.stringify(expected.get(region))
    })
  }

  it.each([
    ['between facts and figures', 1],
    ['in the middle of figures', 2],
    ['after the figures, before its cursor moves', Number.POSITIVE_INFINITY],
  ])(
    'are made up for when their process dies %s, and count nothing twice',
    async (_, writes) => {
      const all = await begin()
      expect(await isRight(all)).toBe(true)
      const batch = [
        record('s-3', 0, { finishedAt: '2020-04-02T03:00:00.000Z', answers: answersOf(9) }),
        record('s-4', 4),
        record('s-5', 2),
      ]
      const dying = process(none, writes)
      const isDead = await taken(dying, batch).then(
        () => false,
        () => true,
      )
      await dying.recompute.stop()
      expect({ isDead, isRight: await isRight([...all, ...batch]) }).toEqual({ isDead: writes < 9, isRight: writes > 9 })
      for (const time of ['told again', 'and once more']) {
        const house = process()
        await taken(house, batch)
        await house.recompute.stop()
        expect(await isRight([...all, ...batch]), time).toBe(true)
      }
      expect(await connection.collection('dirty').countDocuments(), 'no mark was needed').toBe(0)
    },
    60_000,
  )

  it('come out right when several processes tell the same, and different things, at once', async () => {
    const all = await begin()
    // none holds all targets: whoever writes over what another wrote meanwhile loses something
    const batches = [0, 1, 2, 3, 4, 5].map((turn) =>
      [turn, turn + 1].map((of) => record(`s-${turn}-${of}`, of % 6, { answers: answersOf(turn * 7 + of) })),
    )
    const houses = batches.map(() => process())
    await Promise.all(houses.map((house, turn) => taken(house, batches[turn] ?? [])))
    await Promise.all(houses.map((house, turn) => taken(house, batches[(turn + 1) % batches.length] ?? [])))
    for (const { recompute } of houses) await recompute.stop()
    clock.advance(60_000)
    await computeMarked()
    expect(await isRight([...all, ...batches.flat()])).toBe(true)
  })
})
