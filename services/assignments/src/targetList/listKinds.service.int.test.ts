import type { Actor, ListDecision } from '@duzhan/contracts'
import { drawFrom, type Plan, readPlan, type Target, type TargetList } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { designationRepository } from '../designation/designation.mongo.ts'
import { spellsOf } from '../designation/standing.ts'
import { drawRepository } from '../draw/draw.mongo.ts'
import { drawService } from '../draw/draw.service.ts'
import { drawing } from '../draw/drawing.ts'
import { targetRepository } from '../register/target.mongo.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { listReviewService } from './listReview.service.ts'
import { targetListService } from './targetList.service.ts'

const base: Plan = readPlan(packs[0]!.plan)
const kind = {
  ...{ key: 'school', title: '学校', measureWord: '所', level: 'village' as const },
  attributes: {
    type: 'object' as const,
    properties: {
      grade: { type: 'string' as const, title: '风险等级', enum: ['A', 'B', 'C', 'D'] },
      meals: { type: 'integer' as const, title: '用餐人数', minimum: 0, 'x-unit': '人' },
    },
    required: ['grade', 'meals'],
    additionalProperties: false as const,
  },
}
const list = (key: string, more: Partial<TargetList>): TargetList => ({
  ...{ key, title: `${key}名单`, level: 'county', targetKinds: ['school'], ...more },
})
const ofGrade = (...grades: string[]) => [
  { key: 'grade', title: '风险等级', where: { properties: { grade: { enum: grades } }, required: ['grade'] } },
]
const drawn = list('drawn', { everyone: true, draw: { percent: 20, stratify: 'grade', cycle: 'month' } })
const worst = list('worst', { rules: ofGrade('D') })
const named = list('named', { names: ['s-1', 's-99'] })
let revisions = 0
const planOf = (...targetLists: TargetList[]): Plan => ({
  ...base,
  revision: ++revisions, // what says something else is another revision
  ...{ code: 'canteens', jurisdiction: world.city, targetKinds: [kind], targetLists, checklists: [] },
  cycles: [{ key: 'month', every: 'month', endsOn: 'last' }],
  duties: {},
  assignments: {},
})
const school = (no: number, over: Partial<Target['attributes']> = {}): RegisteredTarget => ({
  ...{ id: `s-${no}`, plan: 'canteens', name: `第${no}小学`, kind: 'school', regionCode: world.village, annex: null, names: {} },
  regionPath: regionPath(regionCode(world.village)),
  attributes: { grade: 'ABCD'[no % 4] ?? 'A', meals: no * 10, ...over } as Target['attributes'], // no value is left out
})
const schools = Array.from({ length: 64 }, (_, index) => school(index + 1))
const author: Actor = {
  ...{ id: 'p-1', account: 'p', title: '教育局' },
  grants: [{ role: 'author', region: world.city, plan: 'canteens' }],
}
const reason = '现场核实后决定'

const entering = { verb: 'register', at: '2020-03-20T01:00:00.000Z', by: '市督战办', reason: '' } as const

describe('lists of every kind on the platform', () => {
  let store: LoggedStore
  let connection: Connection
  let house: ReturnType<typeof open>
  let document: Plan
  let nonces = 0
  const clock = manualClock('2020-03-20T01:00:00.000Z')

  function open() {
    const [targets, designations] = [
      targetRepository(connection, store.serviceLog),
      designationRepository(connection, store.serviceLog),
    ]
    const draws = drawRepository(connection, store.serviceLog)
    const plans = { save: async () => {}, byRevision: async () => document, latest: async () => document }
    const nonce = () => {
      nonces += 1
      return `n-${nonces}`
    }
    const drawLots = drawing({ draws, clock, run: runHere, nonce })
    const ports = {
      plans,
      targets,
      designations,
      draws,
      drawLots,
      clock,
      run: runHere,
      openVisits: async () => {},
      followVisits: async () => {},
      disclose: async () => {},
    }
    return { targets, designations, lists: targetListService(ports), review: listReviewService(ports), draw: drawService(ports) }
  }
  beforeAll(async () => {
    store = await loggedStore('assignments', clock)
    connection = store.connection
    open()
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(async () => {
    nonces = 0
    clock.set('2020-03-20T01:00:00.000Z')
    await store.empty('designations', 'freezes', 'draws', 'targets', 'log')
    house = open() // a platform that has read nothing yet
    await house.targets.save(schools, [], entering)
  })
  const freeze = (...lists: TargetList[]) => {
    document = planOf(...lists)
    return house.lists.freeze(author, 'canteens')
  }
  const on = async (key: string) =>
    (await house.lists.byPlan(author, 'canteens')).find((one) => one.key === key)?.targets.map(({ id }) => id) ?? []
  const review = () => house.review.review(author, 'canteens')
  const proposals = async () =>
    (await review()).proposals.map(({ target, change, from, list: to }) => [target.id, change, from, to])
  const decide = (...decisions: ListDecision[]) => house.review.decide(author, { plan: 'canteens', decisions })
  const change = (no: number, over: Partial<Target['attributes']>) =>
    house.targets.save([school(no, over)], [school(no)], entering)

  it('a draw at the freeze takes its share of each grade; whoever has what it kept draws the same again', async () => {
    await freeze(drawn)
    const members = await on('drawn')
    expect(members).toHaveLength(13)
    const view = await house.draw.drawn(author, { plan: 'canteens', list: 'drawn' })
    expect(view).toMatchObject({ no: 1, on: '2020-03-20', by: '教育局', percent: 20, count: null })
    expect(view.population).toHaveLength(64)
    const again = drawFrom(view.population.toReversed(), { percent: 20 }, view.nonce)
    expect(again).toEqual({ commitment: view.commitment, seed: view.seed, drawn: [...members].sort() })
    const entry = (await store.serviceLog.stream.after(0, 200)).find(({ thing }) => thing.startsWith('draw:'))
    expect(entry?.event).toMatchObject({ noun: 'draw', change: { commitment: view.commitment, nonce: view.nonce, drawn: 13 } })
    expect((await house.lists.byPlan(author, 'canteens'))[0]?.targets[0]?.reasons.at(-1)?.sentence).toBe(
      '随机抽取：从 64 个对象中抽取 13 个（2020年3月20日抽定）',
    )
  })

  it('a freeze that was broken off does not draw again', async () => {
    await freeze(drawn)
    const members = await on('drawn')
    await connection.collection('freezes').deleteMany({})
    await connection.collection('designations').deleteMany({})
    await house.lists.freeze(author, 'canteens')
    expect(await on('drawn')).toEqual(members)
  })

  it('is not drawn again silently: a new school and a new month propose nothing, a new draw does', async () => {
    await freeze(drawn)
    const members = await on('drawn')
    await house.targets.save([school(65)], [], entering)
    expect(await review()).toMatchObject({ proposals: [], drawsDue: [] })
    clock.set('2020-04-01T01:00:00.000Z')
    expect(await review()).toMatchObject({ proposals: [], drawsDue: ['drawn'] })
    const { drawn: lots } = await house.draw.draw(author, { plan: 'canteens', list: 'drawn', reason: '' })
    expect(await on('drawn'), 'nobody moved by the draw').toEqual(members)
    const found = await review()
    expect(found.drawsDue).toEqual([])
    const going = found.proposals.filter((one) => one.change === 'off')
    expect(
      found.proposals
        .filter((one) => one.change === 'on')
        .map(({ target }) => target.id)
        .sort(),
    ).toEqual(lots.filter((id) => !members.includes(id)).sort())
    expect(going.map(({ target }) => target.id).sort()).toEqual(members.filter((id) => !lots.includes(id)).sort())
    expect(new Set(going.flatMap(({ lost }) => lost))).toEqual(new Set(['2020年4月1日重新抽取，未抽中']))
    await decide(
      ...found.proposals.map(
        ({ target, change: how, from, list: to }): ListDecision =>
          how === 'off'
            ? { target: target.id, verb: 'release', list: from ?? '', reason }
            : { target: target.id, verb: 'designate', list: to ?? '', reason: '' },
      ),
    )
    expect([...(await on('drawn'))].sort()).toEqual([...lots].sort())
    expect(await proposals()).toEqual([])
  })

  it('is drawn a second time in one window only with a reason, and only where lots are drawn at all', async () => {
    await freeze(drawn, worst)
    const draw = (key: string, why: string) => house.draw.draw(author, { plan: 'canteens', list: key, reason: why })
    await expect(draw('drawn', '')).rejects.toMatchObject({ code: 'draw.reason-missing' })
    await expect(draw('worst', reason)).rejects.toMatchObject({ code: 'draw.none' })
    expect(await draw('drawn', '登记更正后重新抽取')).toMatchObject({ no: 2, reason: '登记更正后重新抽取' })
    await connection.collection('freezes').deleteMany({})
    await expect(draw('drawn', reason)).rejects.toMatchObject({ code: 'target-list.not-frozen' })
  })

  it('a school stands on several lists, each with its reason, its day and its own decisions', async () => {
    await freeze(worst, named, list('all', { everyone: true }))
    await change(3, { grade: 'A', meals: 30 })
    expect(await on('named')).toEqual(['s-1'])
    const [first] = (await house.lists.byPlan(author, 'canteens')).flatMap(({ targets }) =>
      targets.filter(({ id }) => id === 's-3'),
    )
    expect([first?.list, first?.also?.map((place) => place.list)]).toEqual(['worst', ['all']])
    expect(await proposals()).toEqual([['s-3', 'off', 'worst', null]])
    await expect(decide({ target: 's-3', verb: 'release', reason })).rejects.toMatchObject({ code: 'designation.several-lists' })
    await decide({ target: 's-3', verb: 'release', list: 'worst', reason })
    expect(await on('worst')).not.toContain('s-3')
    expect(await on('all')).toContain('s-3')
    const [entry] = (await house.designations.stream.after(0, 500)).slice(-1)
    expect(entry?.event).toMatchObject({ target: 's-3', list: 'worst', releasedOn: '2020-03-20', also: [{ list: 'all' }] })
  })

  it('lists that exclude each other take a school from one another', async () => {
    await freeze(worst, list('others', { everyone: true, excludes: ['worst'] }))
    expect(await on('others')).toHaveLength(48)
    await change(1, { grade: 'D', meals: 10 })
    expect(await proposals()).toEqual([['s-1', 'move', 'others', 'worst']])
    await decide({ target: 's-1', verb: 'designate', list: 'worst', reason: '' })
    expect([(await on('worst')).includes('s-1'), (await on('others')).includes('s-1')]).toEqual([true, false])
    await decide({ target: 's-1', verb: 'designate', list: 'others', reason })
    expect([(await on('worst')).includes('s-1'), (await on('others')).includes('s-1')], 'by hand too').toEqual([false, true])
  })

  it('of at least so many is reviewed over the whole register, whoever asks', async () => {
    await freeze(list('least', { rules: ofGrade('D'), atLeast: { count: 18, by: 'meals', first: 'highest' } }))
    expect(await on('least')).toHaveLength(18)
    expect(await proposals()).toEqual([])
    await change(1, { grade: 'A', meals: 9_000 })
    expect((await proposals()).sort()).toEqual([
      ['s-1', 'on', null, 'least'],
      ['s-62', 'off', 'least', null],
    ])
    await decide({ target: 's-62', verb: 'keep', list: 'least', reason })
    const { decided } = (await review()).proposals.find(({ target }) => target.id === 's-62') ?? {}
    expect(decided).toMatchObject({ verb: 'keep', reason })
  })

  it('that a later revision brings is not frozen before somebody is designated on it, and leads to proposals', async () => {
    await freeze(worst)
    document = planOf(worst, named)
    const frozen = async () => (await house.lists.byPlan(author, 'canteens')).map(({ key, frozenOn }) => [key, frozenOn])
    expect(await frozen()).toEqual([
      ['worst', '2020-03-20'],
      ['named', null],
    ])
    expect(await proposals()).toEqual([['s-1', 'on', null, 'named']])
    clock.set('2020-05-06T01:00:00.000Z')
    await decide({ target: 's-1', verb: 'designate', list: 'named', reason: '' })
    expect(await frozen()).toEqual([
      ['worst', '2020-03-20'],
      ['named', '2020-05-06'],
    ])
    document = planOf(worst, named, drawn)
    expect(await review()).toMatchObject({ proposals: [], drawsDue: ['drawn'] })
  })

  it('through any history of registers, revisions, draws and decisions: on each list once, and every reason kept', async () => {
    const index = fc.integer({ min: 1, max: 4 })
    const open = planOf(worst, named, list('all', { everyone: true }), drawn)
    const step = fc.oneof(
      fc.record({ do: fc.constant('correct' as const), at: index, grade: fc.constantFrom('A', 'D') }),
      fc.record({ do: fc.constant('revise' as const), without: fc.constantFrom('worst', 'named', '') }),
      fc.record({ do: fc.constant('draw' as const) }),
      fc.record({
        do: fc.constantFrom('designate' as const, 'release' as const, 'keep' as const, 'leave' as const),
        at: index,
        list: fc.constantFrom('worst', 'named', 'all', 'drawn'),
      }),
    )
    await house.targets.save(schools.slice(0, 0), [], entering)
    await freeze(...open.targetLists)
    const keyOf = (id: string, key: string) => `${id} ${key}`
    const standing = async () =>
      new Set((await house.designations.within('canteens', [world.city], 'platform')).map((one) => keyOf(one.target, one.list)))
    const spells = async (no: number) =>
      (await house.designations.kept('canteens', [`s-${no}`], 'platform')).flatMap((one) => spellsOf(one, '教育局'))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        document = open
        const fold = await standing()
        const begun = new Map<number, number>()
        for (const no of [1, 2, 3, 4]) begun.set(no, (await spells(no)).length)
        for (const one of steps) {
          if (one.do === 'correct') await change(one.at, { grade: one.grade })
          else if (one.do === 'revise') document = planOf(...open.targetLists.filter(({ key }) => key !== one.without))
          else if (one.do === 'draw') await house.draw.draw(author, { plan: 'canteens', list: 'drawn', reason })
          else {
            const target = `s-${one.at}`
            const isOn = fold.has(keyOf(target, one.list))
            const gone = [...fold].filter(
              (key) => key.startsWith(`${target} `) && !document.targetLists.some((of) => key.endsWith(` ${of.key}`)),
            )
            const moved =
              one.do === 'designate' && !isOn
                ? (await proposals()).find(([id, how, , to]) => id === target && how === 'move' && to === one.list)
                : undefined
            const isDone = await decide({ target, verb: one.do, list: one.list, reason }).then(
              () => true,
              () => false,
            )
            if (!isDone) continue
            if (one.do === 'release') fold.delete(keyOf(target, one.list))
            if (one.do !== 'designate' || isOn) continue
            for (const key of gone) fold.delete(key)
            if (moved) fold.delete(keyOf(target, String(moved[2])))
            fold.add(keyOf(target, one.list))
            begun.set(one.at, (begun.get(one.at) ?? 0) + 1)
          }
        }
        const rows = await house.designations.within('canteens', [world.city], 'platform')
        expect(rows).toHaveLength(new Set(rows.map((one) => keyOf(one.target, one.list))).size)
        expect(await standing()).toEqual(fold)
        expect(rows.every(({ reasons }) => reasons.length > 0)).toBe(true)
        for (const no of [1, 2, 3, 4]) {
          const told = await spells(no)
          expect(told).toHaveLength(begun.get(no) ?? 0)
          expect(told.every(({ until, endReason }) => until === null || endReason !== '')).toBe(true)
        }
      }),
      { numRuns: 12 },
    )
  })
})
