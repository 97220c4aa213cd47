import type { Actor } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { fakeOf, manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/fact.repository.ts'
import type { Rollup, RollupRepository, Sums } from '../rollup/rollup.repository.ts'
import { changes } from './changes.ts'
import { summaryService } from './summary.service.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const city = '430300000000'
const [xiangtan, xiangxiang] = ['430321000000', '430381000000']
const waste = 'environment.waste'
const who = (region: string, role: 'viewer' | 'unit' = 'viewer', of = plan.code): Actor => ({
  id: 'p-1',
  account: 'p',
  title: '岗位',
  grants: [{ role, region, plan: of }],
})
const sums = (good: number, bad: number, na: number, designated: number): Sums => ({
  coverage: { visited: good + bad + na, designated },
  checklists:
    good + bad + na === 0
      ? []
      : [{ checklist: 'village', targets: good + bad + na, places: { [`${waste} 1`]: { share: { good, bad, na } } } }],
})
const rollup = (window: string, own: Sums, children: Rollup['children']): Rollup => ({
  plan: plan.code,
  window,
  region: city,
  parent: '430000000000',
  ...own,
  children,
  asOf: new Date('2020-03-20T00:59:00.000Z'),
})
const fact = (submission: string, over: Partial<Fact> = {}): Fact => ({
  plan: plan.code,
  checklist: 'village',
  window: '2020-03',
  target: `v-${submission}`,
  targetName: '某村',
  place: '湘乡市壶天镇',
  region: '430381106229',
  regionPath: ['430381106229'],
  submission,
  revision: 1,
  no: 0,
  at: new Date('2020-03-20T00:50:00.000Z'),
  observations: [{ path: waste, kind: 'judgement', result: 'good' }],
  ...over,
})

function house({
  known = plan as Plan | null,
  today = '2020-03-20T01:00:00.000Z',
  facts = [] as Fact[],
  listed = [] as string[],
  parts = [] as string[],
  placed = (path: readonly string[]): readonly string[] => regionPath(regionCode(path.at(-1) ?? '')),
} = {}) {
  const standing = new Map<string, Rollup>()
  const opened: string[] = []
  const asked: object[] = []
  let runs = 0
  const hub = changes({ patience: 30 })
  const service = summaryService({
    plans: { save: async () => {}, byRevision: async () => known, latest: async () => known },
    rollups: fakeOf<RollupRepository>({
      byRegion: async (_, window, region) => standing.get(`${window} ${region}`) ?? null,
    }),
    facts: {
      save: async () => {},
      saveLate: async () => {},
      countLate: async ({ window, regions }) => (window === '2020-03' && regions[0] === city ? 3 : 0),
      at: async () => [],
      async within(query) {
        asked.push(query)
        return facts
      },
    },
    designations: { at: async () => listed.map((target) => ({ target, region: '430381106229', stands: true })) },
    placing: {
      made: async (_, window, region) => (window === '2020-03' ? [region, ...parts] : [region]),
      placed: async (_plan, _window, paths) => paths.map(placed),
    },
    openWindow: async (_, window) => void opened.push(window),
    recompute: {
      async run() {
        runs += 1
        for (const window of opened) standing.set(`${window} ${city}`, rollup(window, sums(0, 0, 0, 36), []))
      },
    },
    changes: hub,
    clock: manualClock(today),
  })
  return { hub, service, standing, opened, asked, runs: () => runs }
}
const itemOf = (summary: Awaited<ReturnType<ReturnType<typeof house>['service']['byRegion']>>, path: string) =>
  summary.checklists[0]?.sections.flatMap(({ items }) => items).find((item) => item.path === path)
const ask = { plan: plan.code, region: city }

describe('a region’s page', () => {
  it('says how many records came too late to count', async () => {
    const { service } = house({ today: '2020-05-01T01:00:00.000Z' })
    expect((await service.byRegion(who(city), { ...ask, window: '2020-03' })).lateRecords).toBe(3)
    expect((await service.byRegion(who(city), ask)).lateRecords).toBe(0)
  })

  it('shows each item for the region and for those below that collected it; who collected nothing is absent', async () => {
    const { service, standing, opened } = house()
    const children = [
      { region: xiangtan, ...sums(3, 1, 0, 19) },
      { region: xiangxiang, ...sums(0, 0, 0, 10) },
      { region: '430302000000', ...sums(0, 0, 1, 1) },
    ]
    standing.set(`2020-03 ${city}`, rollup('2020-03', sums(3, 1, 1, 36), children))
    const summary = await service.byRegion(who(city), ask)
    expect(opened, 'what stands is read and nothing is computed').toEqual([])
    expect(summary).toMatchObject({
      coverage: { visited: 5, designated: 36 },
      asOf: '2020-03-20T00:59:00.000Z',
      window: { key: '2020-03' },
    })
    expect(summary.children.map(({ coverage }) => coverage)).toEqual(children.map(({ coverage }) => coverage))
    expect(summary.checklists.map(({ key, regionsCollecting }) => [key, regionsCollecting])).toEqual([['village', 2]])
    const item = itemOf(summary, waste)
    expect(item?.total).toEqual({ share: { value: 0.75, numerator: 3, denominator: 4, targets: 5 } })
    expect(item?.byRegion).toEqual({
      [xiangtan]: { share: { value: 0.75, numerator: 3, denominator: 4, targets: 4 } },
      '430302000000': { share: { value: null, numerator: 0, denominator: 0, targets: 1 } },
    })
    expect(itemOf(summary, 'environment.cleaning')).toMatchObject({ kind: 'judgement', total: {}, byRegion: {} })
  })

  it('has every item of the checklist that is visited by, in printed order, and no other checklist', async () => {
    const summary = await house().service.byRegion(who(city), ask)
    expect(summary.checklists.map(({ key }) => key)).toEqual(['village'])
    expect(summary.checklists[0]?.sections.flatMap(({ items }) => items)).toHaveLength(26)
    expect(summary.checklists[0]?.sections.map(({ no }) => no).slice(0, 3)).toEqual(['一', '二', '三'])
  })

  it('of a window that nobody opened yet is opened and computed before it is shown', async () => {
    const { service, opened, runs } = house()
    expect((await service.byRegion(who(city), ask)).coverage).toEqual({ visited: 0, designated: 36 })
    expect({ opened, runs: runs() }).toEqual({ opened: ['2020-03'], runs: 1 })
  })

  it('says of an item that feeds an indicator with a goal how each figure stands to it, and of no other', async () => {
    const clinic = 'basicGuarantees.clinicAndDoctor'
    const indicator: Plan['indicators'][number] = {
      ...{ key: 'clinic', code: 'core.medical.clinic', title: '有卫生室的村', better: 'higher', measure: { kind: 'share' } },
      goal: { comparator: '>=', value: 80, unit: '%', by: '2020-03-25' },
    }
    const known = { ...plan, indicators: [indicator] }
    const places = (good: number, bad: number) => ({
      ...sums(good, bad, 0, 10),
      checklists: [{ checklist: 'village', targets: 5, places: { [`${clinic} 1`]: { share: { good, bad, na: 0 } } } }],
    })
    const found = async (today: string) => {
      const { service, standing } = house({ known, today })
      const children = [
        { region: xiangtan, ...places(4, 1) },
        { region: xiangxiang, ...places(1, 4) },
      ]
      standing.set(`2020-03 ${city}`, rollup('2020-03', places(5, 5), children))
      return service.byRegion(who(city), { ...ask, window: '2020-03' })
    }
    const early = await found('2020-03-20T01:00:00.000Z')
    expect(itemOf(early, clinic)?.goal).toEqual({
      ...{ comparator: '>=', value: 80, unit: '%', by: '2020-03-25', total: 'pending' },
      byRegion: { [xiangtan]: 'reached', [xiangxiang]: 'pending' },
    })
    expect(itemOf(early, clinic), 'which is of the plan alone').not.toHaveProperty('indicator')
    expect(itemOf(early, waste)).not.toHaveProperty('goal')
    const late = await found('2020-03-26T01:00:00.000Z')
    expect(itemOf(late, clinic)?.goal).toMatchObject({ total: 'missed', byRegion: { [xiangxiang]: 'missed' } })
    expect(late.version, 'another page, though no figure changed').not.toBe(early.version)
    expect((await found('2020-03-21T01:00:00.000Z')).version).toBe(early.version)
  })

  it('where nothing is designated is empty', async () => {
    const summary = await house().service.byRegion(who('430000000000'), { ...ask, region: '430400000000' })
    expect(summary).toMatchObject({ coverage: { visited: 0, designated: 0 }, children: [] })
  })

  it.each([
    ['the month that runs, by the day in Shanghai', '2020-03-31T16:00:00.000Z', undefined, '2020-04'],
    ['a month that was asked for', '2020-06-01T00:00:00.000Z', '2020-02', '2020-02'],
    ['the last month, once the plan is over', '2022-01-01T00:00:00.000Z', undefined, '2020-12'],
  ])('is of %s', async (_, today, window, expected) => {
    const summary = await house({ today }).service.byRegion(who(city), { ...ask, window })
    expect(summary.window.key).toBe(expected)
  })
})

describe('a plan that says only when it ends', () => {
  const openStart = { ...plan, period: { end: plan.period.end } }
  it('has windows from the day it was issued', async () => {
    const { service } = house({ known: openStart, today: '2020-06-01T00:00:00.000Z' })
    expect((await service.byRegion(who(city), { ...ask, window: '2020-03' })).window.key).toBe('2020-03')
    await expect(service.byRegion(who(city), { ...ask, window: '2020-02' })).rejects.toThrow('window.absent')
  })
})

describe('the records behind a figure', () => {
  const results = async (path: string | undefined, ...found: Fact[]) =>
    (await house({ facts: found }).service.behind(who(city), { ...ask, checklist: 'village', path })).map(({ result }) => result)

  it('say which submission, which target and what it came to', async () => {
    const { service, asked } = house({ facts: [fact('s-1')] })
    expect(await service.behind(who(city), { ...ask, checklist: 'village', path: waste })).toEqual([
      {
        submission: 's-1',
        target: { id: 'v-s-1', name: '某村', place: '湘乡市壶天镇' },
        kind: 'judgement',
        result: 'good',
        at: '2020-03-20T00:50:00.000Z',
      },
    ])
    expect(asked).toEqual([{ plan: plan.code, window: '2020-03', regions: [city], checklist: 'village' }])
  })

  it('are those of all that the region is made of in the window', async () => {
    const { service, asked } = house({ facts: [fact('s-1')], parts: [xiangtan, xiangxiang] })
    await service.behind(who(city), { plan: plan.code, region: city, checklist: 'village' })
    expect(asked).toEqual([{ plan: plan.code, window: '2020-03', regions: [city, xiangtan, xiangxiang], checklist: 'village' }])
  })

  it('are not those that were recorded in the region before that lay elsewhere', async () => {
    const elsewhere = house({ facts: [fact('s-1')], placed: () => ['430000000000', '430400000000', '430421106229'] })
    expect(await elsewhere.service.behind(who(city), { ...ask, checklist: 'village', path: waste })).toEqual([])
  })

  it('have the result of the path, or none where it was not asked', async () => {
    const bad = fact('s-2', {
      observations: [
        { path: waste, kind: 'judgement', result: 'bad' },
        { path: 'x.y', kind: 'judgement', result: 'na' },
      ],
    })
    expect(await results(waste, fact('s-1'), bad)).toEqual(['good', 'bad'])
    expect(await results('x.y', fact('s-1'), bad)).toEqual(['unanswered', 'na'])
  })

  it('behind the coverage are bad as soon as anything is', async () => {
    const bad = fact('s-2', {
      observations: [
        { path: waste, kind: 'judgement', result: 'good' },
        { path: 'x.y', kind: 'judgement', result: 'bad' },
      ],
    })
    expect(await results(undefined, fact('s-1'), bad)).toEqual(['good', 'bad'])
  })

  it('behind the coverage are not good where nobody judged anything', async () => {
    const counted = fact('s-2', { observations: [{ path: 'x.y', kind: 'number', number: 3 }] })
    const without = fact('s-3', { observations: [{ path: waste, kind: 'judgement', result: 'na' }] })
    expect(await results(undefined, counted, without, fact('s-4', { observations: [] }))).toEqual([
      'unanswered',
      'na',
      'unanswered',
    ])
  })

  it('say what was said there, in the kind and unit of the revision that they were filled by', async () => {
    const said = { kind: 'number', unit: '万元', number: 12.5 }
    const { service } = house({ facts: [fact('s-1', { observations: [{ path: 'x.money', ...said }] })] })
    const records = await service.behind(who(city), { ...ask, checklist: 'village', path: 'x.money' })
    const there = { submission: 's-1', target: expect.anything(), at: '2020-03-20T00:50:00.000Z', ...said }
    expect(records, 'which is no longer asked').toEqual([{ ...there, isEarlier: true }])
  })

  it('behind points are ranked: the most first, equal points on one place, who has none last', async () => {
    const points = (submission: string, number: number) =>
      fact(submission, { observations: [{ path: 'score', kind: 'score', number, choices: ['良好'] }] })
    const { service } = house({
      facts: [points('s-1', 80), fact('s-2'), points('s-3', 91.5), points('s-4', 80), points('s-5', 60)],
    })
    const records = await service.behind(who(city), { ...ask, checklist: 'village', path: 'score' })
    expect(records.map(({ submission, rank, number }) => [submission, rank, number])).toEqual([
      ['s-3', 1, 91.5],
      ['s-1', 2, 80],
      ['s-4', 2, 80],
      ['s-5', 4, 60],
      ['s-2', undefined, undefined],
    ])
  })
})

describe.each(['byRegion', 'behind'] as const)('%s', (verb) => {
  it.each<[string, Actor, object, Plan | null, Problem]>([
    ['a region outside the grant', who(xiangtan), {}, plan, new Problem('absent', 'region.absent', { region: city })],
    [
      'a region beside it',
      who(xiangtan),
      { region: xiangxiang },
      plan,
      new Problem('absent', 'region.absent', { region: xiangxiang }),
    ],
    [
      'another plan’s grant',
      who(city, 'viewer', 'another-plan'),
      {},
      plan,
      new Problem('absent', 'region.absent', { region: city }),
    ],
    ['a post without the verb', who(city, 'unit'), {}, plan, new Problem('absent', 'region.absent', { region: city })],
    [
      'a code that is none',
      who(city),
      { region: '430300000001' },
      plan,
      new Problem('invalid', 'region.invalid', { code: '430300000001' }),
    ],
    ['a plan that is not known', who(city), {}, null, new Problem('absent', 'plan.absent', { plan: plan.code })],
    [
      'a stranger with a grant for every plan, who asks in a region of the own,',
      who('410000000000', 'viewer', '*'),
      { region: '410325000000' },
      plan,
      new Problem('absent', 'plan.absent', { plan: plan.code }),
    ],
    [
      'a window that the plan does not have',
      who(city),
      { window: '2019-12' },
      plan,
      new Problem('invalid', 'window.absent', { window: '2019-12' }),
    ],
  ])('refuses %s', async (_, actor, over, known, problem) => {
    const { service, opened } = house({ known })
    await expect(service[verb](actor, { ...ask, checklist: 'village', ...over })).rejects.toEqual(problem)
    expect(opened).toEqual([])
  })
})

describe('the page of a plan whose visits have no cycle', () => {
  it('shows who was visited in the whole plan, and the figures of a checklist that was filled though no duty names it', async () => {
    const { service, standing } = house({ known: { ...plan, duties: {} } })
    standing.set(`plan ${city}`, rollup('plan', sums(3, 1, 0, 36), [{ region: xiangtan, ...sums(3, 1, 0, 19) }]))
    const summary = await service.byRegion(who(city), ask)
    expect(summary).toMatchObject({
      window: { key: 'plan', start: '2020-01-01', end: '2020-12-31' },
      coverage: { visited: 4, designated: 36 },
    })
    expect(summary.checklists.map(({ key, targets, regionsCollecting }) => [key, targets, regionsCollecting])).toEqual([
      ['village', 4, 1],
    ])
    expect(itemOf(summary, waste)?.total.share).toMatchObject({ numerator: 3, denominator: 4 })
  })

  it('is a page with nothing on it while nobody was visited', async () => {
    const { service } = house({ known: { ...plan, duties: {} } })
    expect(await service.byRegion(who(city), ask)).toMatchObject({ coverage: { visited: 0, designated: 36 }, checklists: [] })
  })
})

describe('waiting for a region’s page', () => {
  it('ends when its figures change, and for whoever saw an older page at once', async () => {
    const { hub, service, standing } = house()
    standing.set(`2020-03 ${city}`, rollup('2020-03', sums(3, 1, 0, 36), []))
    const { version } = await service.byRegion(who(city), ask)
    const waiting = service.changed(who(city), { ...ask, since: version })
    standing.set(`2020-03 ${city}`, rollup('2020-03', sums(4, 1, 0, 36), []))
    hub.stir()
    expect(await waiting).toEqual({ changed: true })
    expect(await service.changed(who(city), { ...ask, since: version })).toEqual({ changed: true })
    expect((await service.byRegion(who(city), ask)).version).not.toBe(version)
  })

  it('ends without a change when the same was computed again, and where nobody is listed', async () => {
    const { hub, service, standing, runs } = house()
    const none = { ...ask, region: '430304000000' }
    const empty = (await service.byRegion(who(city), none)).version
    const before = runs()
    const waiting = service.changed(who(city), { ...none, since: empty })
    hub.stir()
    expect(await waiting).toEqual({ changed: false })
    expect(runs(), 'who waits computes nothing').toBe(before)
    standing.set(`2020-03 ${city}`, rollup('2020-03', sums(3, 1, 0, 36), []))
    const { version } = await service.byRegion(who(city), ask)
    standing.set(`2020-03 ${city}`, { ...rollup('2020-03', sums(3, 1, 0, 36), []), asOf: new Date() })
    hub.stir()
    expect(await service.changed(who(city), { ...ask, since: version })).toEqual({ changed: false })
  })

  it('is refused as the page itself is', async () => {
    const { service } = house()
    const since = 'before'
    await expect(service.changed(who('410000000000'), { ...ask, since })).rejects.toThrow('region.absent')
    await expect(service.changed(who(city, 'unit'), { ...ask, since })).rejects.toThrow('region.absent')
    await expect(service.changed(who(city), { ...ask, window: '1999-01', since })).rejects.toThrow('window.absent')
    await expect(house({ known: null }).service.changed(who(city), { ...ask, since })).rejects.toThrow('plan.absent')
  })
})
