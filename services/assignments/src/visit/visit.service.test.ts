import type { Actor, SubmissionEvent } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget, DesignationRepository } from '../designation/designation.repository.ts'
import type { StandingRepository } from '../designation/standing.repository.ts'
import { everyVisit } from '../test/everyVisit.ts'
import type { Visit, VisitOpening, VisitOpeningRepository, VisitRepository } from './visit.repository.ts'
import { visitService } from './visit.service.ts'
import { visitOpening } from './visitOpening.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const city = '430300000000'
const who = (role: 'inspector' | 'viewer' | 'unit', region: string, team?: string, of = plan.code): Actor => ({
  id: 'p-1',
  account: 'p',
  title: '岗位',
  grants: [{ role, region, plan: of, ...(team && { team }) }],
})
const designated = (target: string, region: string, list: string, team: string): DesignatedTarget => ({
  plan: plan.code,
  target,
  targetName: target,
  place: '',
  kind: 'village',
  regionCode: region,
  regionPath: regionPath(regionCode(region)),
  list,
  reasons: [],
  team: { key: team, title: team },
  printed: null,
  designatedOn: '2020-03-20',
})
const villages = [
  designated('tanqiao', '430381106229', 'provincial', 'cityFixed@430300000000'),
  designated('bajiang', '430381101224', 'municipal', 'countyFixed@430381000000'),
  designated('shuangqiao', '430321107253', 'municipal', 'countyFixed@430321000000'),
]

/** Visits in memory, made and paid as the store does it. */
function house({
  known = plan as Plan | null,
  frozenOn = '2020-03-20' as string | null,
  today = '2020-03-20T01:00:00.000Z',
  grants = [] as Actor['grants'],
} = {}) {
  const visits = new Map<string, Visit>()
  const clock = manualClock(today)
  const designations: DesignationRepository & Pick<StandingRepository, 'eachReleased'> = {
    eachReleased: async () => {},
    save: async () => {},
    byTargets: async (_, targets) => villages.filter(({ target }) => targets.includes(target)),
    within: async () => villages,
    each: (_, take) => take(villages),
    roll: (_, take) => take(villages),
    freeze: async () => {},
    frozen: async () => (frozenOn === null ? null : { plan: plan.code, frozenOn, by: '某岗位' }),
  }
  const repository: VisitRepository = {
    any: async () => visits.size > 0,
    async ensure(owed) {
      for (const visit of owed) if (!visits.has(visit.id)) visits.set(visit.id, visit)
    },
    heldFor: async (done) => [...visits.values()].filter(({ target }) => done.some((one) => one.target === target)),
    async save(added, changed) {
      for (const visit of added) visits.set(visit.id, visit)
      for (const { seen, change } of changed) visits.set(seen.id, { ...seen, ...change })
      return true
    },
    async follow({ targets, from }, owed) {
      for (const visit of visits.values())
        if (targets.includes(visit.target) && visit.status === 'due' && visit.duty !== null && visit.until >= from)
          visits.set(visit.id, { ...visit, status: 'cancelled' })
      for (const visit of owed) if ((visits.get(visit.id)?.status ?? 'due') !== 'done') visits.set(visit.id, visit)
    },
    within: async ({ from, to, regions }) =>
      [...visits.values()].filter(
        (one) => one.until >= from && one.start <= to && one.regionPath.some((code) => regions.includes(code)),
      ),
    groups: async () => [],
    tally: async () => [],
    ofTarget: async (_, target) => [...visits.values()].filter((one) => one.target === target),
    lookBacks: async () => [],
    cancelWindow: async () => {},
    byId: async (id) => visits.get(id) ?? null,
    cancelledOf: async () => new Set(),
    drop: async () => {},
    lastInspectors: async () => new Map(),
    reassign: async () => {},
    uncover: async () => {},
    rename: async () => {},
    completeEarlier: async () => {},
  }
  let opening: VisitOpening | null = null
  const openings: VisitOpeningRepository = {
    opened: async () => opening,
    save: async (one) => {
      opening = one
    },
  }
  const { openVisits } = visitOpening({
    drawInspectors: async (_, owed) => [...owed],
    designations,
    visits: repository,
    openings,
    occurrences: { ofPlan: async () => [] },
    closeOuts: async () => [],
    around: async () => ({ places: new Map() }),
    clock,
  })
  const service = visitService({
    plans: { save: async () => {}, byRevision: async () => known, latest: async () => known },
    designations,
    visits: repository,
    openVisits,
    openFindings: async () => new Map([['tanqiao', 2]]),
    closedFindings: async () => [],
    inspecting: async () => grants,
    clock,
  })
  const record = (event: SubmissionEvent) => service.record([{ seq: 1, id: event.id, thing: event.id, v: 1, event }])
  return { service, record, clock, visits }
}
const ask = everyVisit(plan.code)
const submission = (over: Partial<SubmissionEvent> = {}) =>
  ({
    id: 's-1',
    plan: plan.code,
    target: 'tanqiao',
    targetName: 'tanqiao',
    place: '',
    regionPath: regionPath(regionCode('430381106229')),
    checklist: 'village',
    ...{ due: null, teams: null, isOwn: false },
    finishedAt: '2020-03-20T00:50:00.000Z',
    isLate: false,
    ...over,
  }) as SubmissionEvent

describe('the visits of a window', () => {
  it('are owed to every designated target by the end of the month, with the open findings there', async () => {
    const { window, today, visits } = await house().service.list(who('viewer', city), ask)
    expect({ window: window.key, today }).toEqual({ window: '2020-03', today: '2020-03-20' })
    expect(visits.map(({ target, status, dueOn, openFindings }) => [target.id, status, dueOn, openFindings])).toEqual([
      ['bajiang', 'due', '2020-03-31', 0],
      ['shuangqiao', 'due', '2020-03-31', 0],
      ['tanqiao', 'due', '2020-03-31', 2],
    ])
  })

  it.each<[string, Actor, string[]]>([
    ['the city’s team: those of the provincial list', who('inspector', city, 'cityFixed'), ['tanqiao']],
    ['a county’s team: its own of the municipal list', who('inspector', '430381000000', 'countyFixed'), ['bajiang']],
    ['an inspector of no particular team: all in reach', who('inspector', '430381000000'), ['tanqiao', 'bajiang']],
    ['a viewer: none', who('viewer', city), []],
  ])('that are one’s own, for %s', async (_, actor, expected) => {
    const { visits } = await house().service.list(actor, { ...ask, mine: true })
    expect(visits.map(({ target }) => target.id)).toEqual([...expected].sort())
  })

  it('are shown with the way in which the plan has them made, as it stands', async () => {
    const [first] = plan.duties.visits!
    const toured = { ...plan, duties: { ...plan.duties, visits: [{ ...first!, modes: ['roving' as const, 'covert' as const] }] } }
    const { visits, modes } = await house({ known: toured }).service.list(who('viewer', city), ask)
    expect(visits.map((visit) => visit.modes)).toEqual([['roving'], ['roving'], ['roving']])
    expect(modes, 'and those of what is never due').toEqual(['fixed', 'roving'])
  })

  it('are made for the windows that passed while nobody looked', async () => {
    const { service, visits } = house({ today: '2020-06-10T01:00:00.000Z' })
    await service.list(who('viewer', city), ask)
    expect([...new Set([...visits.values()].map(({ window }) => window))]).toEqual(['2020-03', '2020-04', '2020-05', '2020-06'])
  })

  it('follow the clock from one month into the next, at midnight in Shanghai', async () => {
    const { service, clock } = house()
    clock.set('2020-03-31T15:59:59.000Z')
    expect((await service.list(who('viewer', city), ask)).window.key).toBe('2020-03')
    clock.set('2020-03-31T16:00:00.000Z')
    const april = await service.list(who('viewer', city), ask)
    expect([april.window.key, april.visits.length]).toEqual(['2020-04', 3])
  })

  it('of a plan that says only when it ends can be asked for from the day it was issued', async () => {
    const known = { ...plan, period: { end: plan.period.end } }
    const { service } = house({ known, today: '2020-06-10T01:00:00.000Z' })
    expect((await service.list(who('viewer', city), { ...ask, window: '2020-03' })).visits).toHaveLength(3)
    await expect(service.list(who('viewer', city), { ...ask, window: '2020-02' })).rejects.toThrow('window.absent')
  })

  it('end with the plan', async () => {
    const { service } = house({ today: '2021-05-01T01:00:00.000Z' })
    expect((await service.list(who('viewer', city), ask)).window.key).toBe('2020-12')
  })

  it('are none before the lists are frozen', async () => {
    expect((await house({ frozenOn: null }).service.list(who('viewer', city), ask)).visits).toEqual([])
  })

  it.each<[string, Actor, object, Plan | null, Problem]>([
    ['a plan that is not known', who('viewer', city), {}, null, new Problem('absent', 'plan.absent', { plan: plan.code })],
    [
      'a stranger with a grant for every plan',
      who('viewer', '410000000000', undefined, '*'),
      {},
      plan,
      new Problem('absent', 'plan.absent', { plan: plan.code }),
    ],
    [
      'someone of another plan',
      who('viewer', city, undefined, 'another-plan'),
      {},
      plan,
      new Problem('absent', 'plan.absent', { plan: plan.code }),
    ],
    ['a post that may not see visits', who('unit', city), {}, plan, new Problem('absent', 'plan.absent', { plan: plan.code })],
    [
      'a window that the plan does not have',
      who('viewer', city),
      { window: '2021-01' },
      plan,
      new Problem('invalid', 'window.absent', { window: '2021-01' }),
    ],
  ])('are refused for %s', async (_, actor, over, known, problem) => {
    await expect(house({ known }).service.list(actor, { ...ask, ...over })).rejects.toEqual(problem)
  })
})

describe('visits that nobody could make', () => {
  const inspector = (region: string, team?: string) => who('inspector', region, team).grants
  const unstaffed = async (grants: Actor['grants'], over: object = {}) =>
    (await house({ grants }).service.list(who('viewer', city), { ...ask, ...over })).unstaffed.map(({ key, open }) => [key, open])

  it('are told by team, with how many, where nobody is granted it', async () => {
    expect(await unstaffed([])).toEqual([
      ['cityFixed@430300000000', 1],
      ['countyFixed@430321000000', 1],
      ['countyFixed@430381000000', 1],
    ])
  })

  it.each<[string, Actor['grants'], string[]]>([
    [
      'of a team, by whoever is granted that one',
      inspector(city, 'cityFixed'),
      ['countyFixed@430321000000', 'countyFixed@430381000000'],
    ],
    [
      'of a county’s team, by whoever is granted it there',
      inspector('430381000000', 'countyFixed'),
      ['cityFixed@430300000000', 'countyFixed@430321000000'],
    ],
    ['of any team, by who is granted none in particular', inspector(city), []],
    [
      'of none, by another post',
      who('viewer', city).grants,
      ['cityFixed@430300000000', 'countyFixed@430321000000', 'countyFixed@430381000000'],
    ],
  ])('are not those %s', async (_, grants, expected) => {
    expect((await unstaffed(grants)).map(([key]) => key)).toEqual(expected)
  })

  it('are none once they are made, and none of an inspector’s own', async () => {
    const { service, record } = house({ grants: inspector('430321000000') })
    await record(submission())
    await record(submission({ id: 's-2', target: 'bajiang' }))
    expect((await service.list(who('viewer', city), ask)).unstaffed).toEqual([])
    expect(await unstaffed([], { mine: true })).toEqual([])
  })
})

describe('a submission', () => {
  it('pays the visit of the month in which it was finished, by the day in Shanghai', async () => {
    const { service, record } = house({ today: '2020-04-02T01:00:00.000Z' })
    await record(submission({ finishedAt: '2020-03-31T16:00:00.000Z' }))
    await record(submission({ id: 's-2', target: 'bajiang', finishedAt: '2020-03-31T15:59:59.000Z' }))
    const paid = async (window: string) =>
      (await service.list(who('viewer', city), { ...ask, window })).visits
        .filter(({ status }) => status === 'done')
        .map(({ target, submission: by, doneOn }) => [target.id, by, doneOn])
    expect(await paid('2020-04')).toEqual([['tanqiao', 's-1', '2020-04-01']])
    expect(await paid('2020-03')).toEqual([['bajiang', 's-2', '2020-03-31']])
  })

  it('that came after its window was reported pays the visit, which is then done late', async () => {
    const { service, record } = house({ today: '2020-04-20T01:00:00.000Z' })
    await record(submission({ finishedAt: '2020-03-25T01:00:00.000Z', isLate: true }))
    const { visits } = await service.list(who('viewer', city), { ...ask, window: '2020-03' })
    expect(visits.filter(({ isLate }) => isLate).map(({ target, status }) => [target.id, status])).toEqual([['tanqiao', 'done']])
  })

  it('waits until its plan is known here', async () => {
    expect(await house({ known: null }).record(submission())).toEqual([{ id: 's-1', reason: 'plan.absent' }])
  })

  it('is found again in the target’s history', async () => {
    const { service, record } = house()
    await record(submission())
    expect(await service.ofTarget(who('viewer', city), plan.code, 'tanqiao')).toMatchObject([
      { status: 'done', submission: 's-1' },
    ])
  })
})

const regularly: Plan = {
  ...plan,
  duties: {
    visits: [{ key: 'regular', title: '经常性督导', targetLists: ['provincial'], checklist: 'village', modes: ['roving'] }],
  },
}
const board = (service: ReturnType<typeof house>['service'], actor = who('viewer', city), over = {}) =>
  service.list(actor, { ...ask, ...over })

describe('a plan that asks for visits without saying how often', () => {
  it('has one window, its whole time, in which nothing is due and its targets may be visited on any day', async () => {
    const { window, visits, anytime } = await board(house({ known: regularly }).service)
    expect(window).toEqual({ key: 'plan', ...regularly.period })
    expect(visits).toEqual([])
    expect(anytime).toEqual([
      {
        ...{ duty: 'regular', title: '经常性督导' },
        target: {
          id: 'tanqiao',
          name: 'tanqiao',
          place: '',
          regionPath: ['430000000000', city, '430381000000', '430381106000', '430381106229'],
        },
        list: 'provincial',
        team: { key: 'cityFixed@430300000000', title: 'cityFixed@430300000000' },
        modes: ['roving'],
        records: 0,
        lastOn: null,
        openFindings: 2,
      },
    ])
  })

  it('counts a record as a visit that nobody owed, told once or twice', async () => {
    const { service, record } = house({ known: regularly })
    await record(submission())
    await record(submission())
    await record(submission({ id: 's-2', finishedAt: '2020-03-22T00:50:00.000Z' }))
    const { visits, anytime } = await board(service)
    expect(visits.map(({ duty, dueOn, status, doneOn, submission: by }) => [duty, dueOn, status, doneOn, by])).toEqual([
      [null, null, 'done', '2020-03-20', 's-1'],
      [null, null, 'done', '2020-03-22', 's-2'],
    ])
    expect(anytime.map(({ records, lastOn }) => [records, lastOn])).toEqual([[2, '2020-03-22']])
  })

  it('shows an inspector what is their team’s only', async () => {
    const { service } = house({ known: regularly })
    const mine = async (team: string) => (await board(service, who('inspector', city, team), { mine: true })).anytime.length
    expect([await mine('cityFixed'), await mine('countyFixed')]).toEqual([1, 0])
  })
})

describe('visits on any day that another body than a team makes', () => {
  const byLeaders: Plan = {
    ...regularly,
    duties: { visits: regularly.duties.visits?.map((duty) => ({ ...duty, who: { kind: 'sponsor' as const } })) ?? [] },
  }
  it('are no task of a team, and those of whoever inspects for any', async () => {
    const { service } = house({ known: byLeaders })
    const mine = async (team?: string) => (await board(service, who('inspector', city, team), { mine: true })).anytime.length
    expect([await mine('cityFixed'), await mine()]).toEqual([0, 1])
    expect((await board(service)).anytime).toHaveLength(1)
  })
})

describe('a plan that asks for no visits', () => {
  it('has an empty board, and keeps a record of a spot check all the same', async () => {
    const { service, record } = house({ known: { ...plan, duties: {} } })
    expect(await board(service)).toMatchObject({ window: { key: 'plan' }, visits: [], anytime: [] })
    await record(submission())
    expect(await service.ofTarget(who('viewer', city), plan.code, 'tanqiao')).toMatchObject([
      { duty: null, status: 'done', submission: 's-1' },
    ])
  })
})

describe('a second record in a month', () => {
  it('counts as unscheduled and pays nothing, neither there nor in the next month', async () => {
    const { service, record, clock } = house()
    await record(submission())
    await record(submission({ id: 's-2' }))
    clock.set('2020-04-01T01:00:00.000Z')
    await board(service)
    const rows = (await service.ofTarget(who('viewer', city), plan.code, 'tanqiao')).map(
      ({ window, duty, status, submission: by }) => [window, duty, status, by],
    )
    expect(rows).toEqual([
      ['2020-03', 'monthly', 'done', 's-1'],
      ['2020-03', null, 'done', 's-2'],
      ['2020-04', 'monthly', 'due', null],
    ])
  })

  it('made before the lists were frozen pays nothing, and stands in its own month', async () => {
    const { service, record } = house()
    await record(submission({ finishedAt: '2020-02-20T00:50:00.000Z' }))
    expect((await board(service)).visits.filter(({ status }) => status === 'done')).toEqual([])
    expect((await board(service, who('viewer', city), { window: '2020-02' })).visits).toMatchObject([{ duty: null, dueOn: null }])
  })
})

describe('a visit that nobody on the spot is told of', () => {
  const covert = (mode: 'covert' | 'fixed', cycle: boolean): Plan => ({
    ...plan,
    duties: {
      visits: [
        {
          ...{ key: 'covert', title: '暗访', targetLists: ['provincial', 'municipal'], checklist: 'village', modes: [mode] },
          ...(cycle && { cycle: 'month' }),
          unannounced: true,
        },
      ],
    },
  })
  const seen = async (actor: Actor, known: Plan) => {
    const { service } = house({ known })
    const { visits, anytime } = await service.list(actor, { ...ask, mine: false })
    const onCards = await Promise.all(visits.map(({ target }) => service.ofTarget(actor, plan.code, target.id)))
    expect(
      onCards
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(visits.map(({ id }) => id).sort())
    return [...visits, ...anytime].map(({ target }) => target.id)
  }
  const county = '430381000000'

  it.each<[string, Actor, string[]]>([
    ['the city sees all', who('viewer', city), ['tanqiao', 'bajiang', 'shuangqiao']],
    ['a county sees those of its own team', who('viewer', county), ['bajiang']],
    ['a town sees none', who('viewer', '430381101000'), []],
    ['the city’s team sees its own in a county', who('inspector', county, 'cityFixed'), ['tanqiao', 'bajiang']],
  ])('is before who sends it, not before who is visited: %s', async (_, actor, expected) => {
    expect(await seen(actor, covert('fixed', true))).toEqual([...expected].sort())
    expect(await seen(actor, covert('covert', true))).toEqual([...expected].sort())
  })

  it('on no fixed day is named to those of the plan’s own place alone', async () => {
    expect(await seen(who('viewer', city), covert('covert', false))).toHaveLength(3)
    expect(await seen(who('viewer', county), covert('covert', false))).toEqual([])
  })

  it('is seen by everybody there once it is made', async () => {
    const { service, record } = house({ known: covert('covert', true) })
    await record(submission())
    const { visits } = await service.list(who('viewer', county), ask)
    expect(visits.map(({ target, status }) => [target.id, status])).toContainEqual(['tanqiao', 'done'])
  })
})
