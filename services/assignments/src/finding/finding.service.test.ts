import { type Actor, type FindingFilter, findingQueues } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { aSubmissionEvent, asInspector, asOutsider, asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { aFinding } from '../test/aFinding.ts'
import type { FindingQuery, FindingRepository } from './finding.repository.ts'
import { findingService } from './finding.service.ts'
import type { Finding, FindingStep } from './finding.ts'

const text = '已经整改到位，请复核'
const pathOf = (region: string) => regionPath(regionCode(region))
const reportedBy = (id: string): FindingStep => ({
  verb: 'reportBack',
  at: new Date(0),
  by: { id, title: '某岗位' },
  text,
  photos: [],
  rectifyBy: null,
  submission: null,
})
const open = (over: Partial<Finding> = {}): Finding => aFinding({ openedAt: new Date('2020-03-20T00:00:00Z'), ...over })

/** One finding in memory. `whileActing` happens just before a step is written, as another person's step might. */
function house(finding: Finding | null, over: { missing?: string[]; whileActing?: () => void; times?: number } = {}) {
  let kept = finding
  const queries: FindingQuery[] = []
  const findings: FindingRepository = {
    concerning: async () => [],
    write: async () => [],
    byId: async (id) => (kept?.id === id ? kept : null),
    async list(query) {
      queries.push(query)
      return kept
        ? Array.from({ length: Math.min(over.times ?? 1, query.limit ?? 1) }, (_, at) => ({ ...kept!, id: `f-${at + 1}` }))
        : []
    },
    async advance({ version }, { state, rectifyBy, step, extension }) {
      over.whileActing?.()
      if (kept?.version !== version) return false
      kept = { ...kept, state, rectifyBy, extension: extension ?? null, timeline: [...kept.timeline, step], version: version + 1 }
      return true
    },
    tally: async () => [
      { region: world.city, state: 'handedOver', rectifyBy: '2020-04-04', count: 1 },
      { region: world.county, state: 'handedOver', rectifyBy: '2020-04-04', count: 1 },
      { region: world.village, state: 'handedOver', rectifyBy: '2020-04-04', count: 1 },
    ],
    openByTarget: async () => new Map(),
    covertOf: async () => [],
    ofTarget: async () => (kept ? [kept] : []),
    closeOuts: async () => [],
    rename: async () => {},
    renameUnits: async () => {},
    relocate: async () => {},
    countOpenWithin: async () => 0,
    // two that are late, and one in each state that somebody waits in
    count: async ({ turns, states = [] }) => {
      if (kept === null) return 0
      return turns ? Number(turns.some((turn) => turn.states.some((state) => states.includes(state)))) : 2
    },
    cursorAt: ({ rectifyBy, id }) => ({ value: rectifyBy, id }),
    choices: async () => ({ categories: [], responsible: [{ region: world.township, title: '某乡', count: 2 }] }),
    completeEarlier: async () => {},
  }
  const service = findingService({
    lookBacksOf: async () => ({ lookBacks: [], repeats: { id: 'f-0', closedOn: '2020-02-01' } }),
    findings,
    plans: { save: async () => {}, latest: async () => null, byRevision: async () => null },
    targets: { byIds: async () => [] },
    missingPhotos: async ({ hashes }) => hashes.filter((hash) => over.missing?.includes(hash)),
    clock: manualClock(),
  })
  const change = (more: Partial<Finding>) => {
    kept = kept && { ...kept, ...more }
  }
  return { service, queries, kept: () => kept, change }
}
const step = { id: 'f-1', version: 2, text }
const ask = (over: Partial<FindingFilter> = {}): FindingFilter => ({
  ...{ plan: world.plan, state: 'open', mine: false, text: '', order: 'due', limit: 100 },
  ...over,
})

describe('who is granted one target', () => {
  const asTarget = (target: string, region: string = world.county): Actor => ({
    ...asUnit,
    grants: [{ role: 'unit', region, plan: world.plan, target }],
  })

  it('asks for its own findings by name, and is shown them alone', async () => {
    const finding = open()
    const { service, queries } = house(finding)
    const rowsFor = async (actor: Actor) => (await service.list(actor, ask())).rows.map(({ id }) => id)
    expect(await rowsFor(asTarget(finding.target))).toEqual([finding.id])
    expect(queries[0]).toMatchObject({ reader: { regions: [] }, named: [{ target: finding.target, region: world.county }] })
    expect(await rowsFor(asTarget('neighbour')), 'whatever the store answers').toEqual([])
    expect(await rowsFor(asTarget(finding.target, world.otherCounty))).toEqual([])
    expect((await service.byId(asTarget(finding.target), finding.id)).verbs).toEqual(['accept', 'reportBack'])
    await expect(service.byId(asTarget('neighbour'), finding.id)).rejects.toEqual(new Problem('absent', 'finding.absent'))
  })

  it('answers what is found there where its grant reaches whoever is responsible', async () => {
    const finding = open()
    const ofTownship = house(finding)
    expect(await ofTownship.service.step(asTarget(finding.target), 'reportBack', step)).toMatchObject({ state: 'submitted' })
    const ofVillage = house(finding).service.step(asTarget(finding.target, world.village), 'reportBack', step)
    await expect(ofVillage, 'the township is responsible').rejects.toMatchObject({ code: 'right.missing' })
  })
})

describe('what was found at a target', () => {
  const { target } = open()
  it.each([
    [1, 1, false],
    [100, 100, false],
    [101, 100, true],
    [300, 100, true],
  ])('of which there are %i comes with %i rows, and whether there are more: %s', async (times, rows, hasMore) => {
    const { service, queries } = house(open(), { times })
    const found = await service.ofTarget(asUnit, world.plan, target)
    expect([found.rows.length, found.hasMore, found.open]).toEqual([rows, hasMore, 2])
    expect(queries[0]).toMatchObject({ plan: world.plan, target, order: 'due', limit: 101 })
  })

  it('is nothing to who may see none', async () => {
    const { service, queries } = house(open())
    expect(await service.ofTarget({ ...asUnit, grants: [] }, world.plan, target)).toEqual({ rows: [], hasMore: false, open: 0 })
    expect(queries).toEqual([])
  })
})

describe('what waits for a step', () => {
  const queuesOf = async (actor: Actor) => (await house(open()).service.waiting(actor, world.plan)).findings

  it.each([
    ['a unit', asUnit, ['toAccept', 'returned', 'nearDue', 'overdue']],
    ['a reviewer', asReviewer, ['toVerify', 'toCloseOut', 'toExtend']],
    ['a viewer', asViewer, []],
  ])('is counted for %s by the steps that they may take', async (_, actor, queues) => {
    const { late, ...counts } = (await queuesOf(actor)) ?? {}
    const counted = Object.entries(counts).filter(([, count]) => count > 0)
    expect(counted.map(([queue]) => queue)).toEqual(queues)
    expect(late).toBe(2)
  })

  it('is asked of the store by the region of the unit for what the unit does, and of the target for what is done about it', async () => {
    const { service, queries } = house(open())
    await service.list(asUnit, ask(findingQueues.nearDue))
    await service.list(asReviewer, ask(findingQueues.toVerify))
    expect(queries).toMatchObject([
      {
        ...{ turns: [{ seat: 'responsible' }], states: ['handedOver', 'rectifying', 'returned'] },
        ...{ dueFrom: '2020-03-20T09:00', dueUntil: '2020-03-23' },
      },
      { turns: [{ seat: 'target' }], states: ['submitted'] },
    ])
  })

  it('names who is late only where somebody is, and nothing to whom it does not concern', async () => {
    const { service } = house(open())
    expect((await service.waiting(asViewer, world.plan)).lateUnits).toEqual([{ region: world.township, title: '某乡', count: 2 }])
    const stranger = { ...asUnit, grants: [{ ...asUnit.grants[0]!, plan: 'another-plan' }] }
    expect(await service.waiting(stranger, world.plan)).toEqual({ findings: null, lateUnits: [] })
  })
})

describe('a step', () => {
  it('moves the finding on, with who, when and what in its timeline', async () => {
    const { service, kept } = house(open())
    const view = await service.step(asUnit, 'reportBack', { ...step, photos: ['p'] })
    expect(view).toMatchObject({ state: 'submitted', version: 3, rectifyBy: '2020-04-04' })
    expect(kept()?.timeline.at(-1)).toEqual({
      verb: 'reportBack',
      at: new Date('2020-03-20T01:00:00Z'),
      by: { id: asUnit.id, title: asUnit.title },
      text,
      photos: ['p'],
      rectifyBy: null,
      submission: null,
    })
    expect(view.timeline.at(-1)?.by, 'only the post leaves the service').toBe(asUnit.title)
  })

  const absent = new Problem('absent', 'finding.absent')
  const missing = (verb: string) => new Problem('forbidden', 'right.missing', { verb })
  it.each<[string, Finding | null, Actor, Parameters<ReturnType<typeof house>['service']['step']>[1], object, Problem]>([
    ['on what does not exist', null, asUnit, 'reportBack', {}, absent],
    ['by someone of another region', open(), asOutsider, 'verify', {}, absent],
    ['by a post that lacks the verb', open({ state: 'submitted' }), asUnit, 'verify', {}, missing('finding.verify')],
    [
      'by a unit that is not the responsible one',
      open({ responsible: { region: world.county, regionPath: pathOf(world.county), title: '某县' } }),
      asUnit,
      'accept',
      {},
      missing('finding.accept'),
    ],
    ['at an older version', open({ version: 3 }), asUnit, 'reportBack', {}, new Problem('stale', 'finding.stale')],
    [
      'out of order',
      open(),
      asReviewer,
      'verify',
      {},
      new Problem('conflict', 'finding.wrong-state', { state: 'handedOver', verb: 'verify' }),
    ],
    [
      'too early',
      open(),
      asReviewer,
      'closeOut',
      {},
      new Problem('conflict', 'finding.not-verified', { state: 'handedOver', verb: 'closeOut' }),
    ],
    [
      'that verifies one’s own work',
      open({ state: 'submitted', timeline: [reportedBy(asReviewer.id)] }),
      asReviewer,
      'verify',
      {},
      new Problem('forbidden', 'finding.own-work'),
    ],
    [
      'that closes one’s own work out',
      open({ state: 'verified', timeline: [reportedBy(asReviewer.id)] }),
      asReviewer,
      'closeOut',
      {},
      new Problem('forbidden', 'finding.own-work'),
    ],
    [
      'with photos that have not arrived',
      open(),
      asUnit,
      'reportBack',
      { photos: ['p', 'q'] },
      new Problem('conflict', 'evidence.missing', { hashes: ['q'], count: 1 }),
    ],
    [
      'that brings the deadline forward',
      open({ state: 'submitted' }),
      asReviewer,
      'sendBack',
      { rectifyBy: '2020-04-03' },
      new Problem('invalid', 'finding.deadline-earlier', { rectifyBy: '2020-04-04' }),
    ],
  ])('%s is refused and changes nothing', async (_, finding, actor, verb, over, problem) => {
    const { service, kept } = house(finding, { missing: ['q'] })
    await expect(service.step(actor, verb, { ...step, ...over })).rejects.toEqual(problem)
    expect(kept()).toEqual(finding)
  })

  it('overtaken by another at the last moment is stale', async () => {
    const { service, change, kept } = house(open(), { whileActing: () => change({ version: 7 }) })
    await expect(service.step(asUnit, 'reportBack', step)).rejects.toEqual(new Problem('stale', 'finding.stale'))
    expect(kept()).toMatchObject({ state: 'handedOver', version: 7 })
  })

  it('counts as one’s own work only the last report', async () => {
    const timeline = [reportedBy(asReviewer.id), reportedBy(asUnit.id)]
    const { service } = house(open({ state: 'submitted', timeline }))
    expect((await service.step(asReviewer, 'verify', step)).state).toBe('verified')
  })

  it('may put the deadline off, to the day or later', async () => {
    for (const rectifyBy of ['2020-04-04', '2020-05-01']) {
      const { service } = house(open({ state: 'submitted' }))
      expect((await service.step(asReviewer, 'sendBack', { ...step, rectifyBy })).rectifyBy).toBe(rectifyBy)
    }
  })
})

describe('a finding as seen', () => {
  it.each([
    ['the responsible unit', asUnit, ['accept', 'reportBack']],
    ['the reviewer', asReviewer, []],
    ['the inspector', asInspector, []],
    ['the viewer', asViewer, []],
  ] as const)('by %s offers what may be done now', async (_, actor, verbs) => {
    expect((await house(open()).service.byId(actor, 'f-1')).verbs).toEqual(verbs)
  })

  it('never offers a hand-over by hand', async () => {
    expect((await house(open({ state: 'recorded' })).service.byId(asReviewer, 'f-1')).verbs).toEqual([])
  })
})

describe('a list', () => {
  it('asks for the actor’s own regions, whatever region is named', async () => {
    const { service, queries } = house(open())
    await service.list(asReviewer, ask({ region: world.city, limit: 10 }))
    const one = { reader: { id: asReviewer.id, regions: [world.county] }, within: world.city, limit: 11 }
    expect(queries, 'one more, by which it is seen whether more are behind').toMatchObject([one])
  })

  it('is empty without a question to the store for who holds no grant in the plan', async () => {
    const { service, queries } = house(open())
    expect(await service.list(asReviewer, ask({ plan: 'another-plan' }))).toEqual({ rows: [], total: 0, next: null })
    expect(await service.choices(asReviewer, 'another-plan', world.city)).toEqual({ categories: [], responsible: [] })
    expect(await service.summary(asReviewer, 'another-plan', world.city)).toEqual([])
    expect(queries).toEqual([])
  })

  it('in sum counts the region asked for and what lies below it, as far as the actor sees', async () => {
    const regionsOf = async (actor: Actor, region: string) =>
      (await house(open()).service.summary(actor, world.plan, region)).map((counts) => counts.region)
    expect(await regionsOf(asViewer, world.city)).toEqual([world.city, world.county, world.village])
    expect(await regionsOf(asViewer, world.county)).toEqual([world.county, world.village])
    expect(await regionsOf(asUnit, world.city)).toEqual([world.village])
    expect(await regionsOf(asOutsider, world.city)).toEqual([])
  })
})

describe('what a submission reports', () => {
  it('waits until the plan and the target are known here', async () => {
    const event = aSubmissionEvent({ plan: 'p', target: 't' })
    expect(await house(null).service.record([{ seq: 1, id: 's-1', thing: 's-1', v: 1, event }])).toEqual([
      { id: 's-1', reason: 'service.unavailable' },
    ])
  })
})
