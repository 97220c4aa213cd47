import type { Plan } from '@duzhan/plan'
import { readPlan } from '@duzhan/plan'
import { type PlanPack, packs } from '@duzhan/plan-packs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submissionOf } from './answers.ts'
import { counties } from './countyPlan.ts'
import { oneQuestion } from './oneQuestion.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const city = readPlan(packs[0]?.plan)

const bad = 'records.ledger.answer'
const answers = { records: { ledger: { answer: 'no', note: '现场查看，没有台账' } } }

/** What a plan may say of its visits, and whom it sends. */
interface Visiting {
  every: Plan['cycles'][number]['every'] | 'regularly' | 'never'
  namesChecklist: boolean
  hasTeam: boolean
  start: 'printed' | 'issued' | 'none'
}
const visitings: fc.Arbitrary<Visiting> = fc.record({
  every: fc.constantFrom(
    'regularly',
    'never',
    'regularly',
    'week',
    'twoWeeks',
    'month',
    'twoMonths',
    'quarter',
    'half-year',
    'year',
  ),
  namesChecklist: fc.boolean(),
  hasTeam: fc.boolean(),
  start: fc.constantFrom('printed', 'issued', 'none'),
})

/** A county's plan of one list, all villages of more than 20 people, that visits as it is told. */
function planThat({ every, namesChecklist, hasTeam, start }: Visiting, code: string): Plan {
  const regularly = {
    key: 'duty',
    title: '督导',
    targetLists: ['all'],
    ...(namesChecklist && { checklist: 'village' }),
    modes: ['roving' as const],
  }
  const duty = every === 'regularly' ? regularly : { ...regularly, cycle: 'turn', times: 1 }
  const { issuedOn: _, ...document } = city.document
  const { filings: __, owed: ___, ...rest } = city.duties
  return {
    ...structuredClone(city),
    code,
    jurisdiction: counties.xtx.region,
    period: { ...(start === 'printed' && { start: '2020-02-01' }), end: '2020-12-31' },
    document: { ...document, ...(start === 'issued' && { issuedOn: '2020-02-10' }) },
    phases: [],
    milestones: [],
    targetKinds: city.targetKinds.filter(({ key }) => key === 'village'),
    targetLists: [
      {
        key: 'all',
        title: '督战村',
        level: 'county',
        targetKinds: ['village'],
        rules: [
          { key: 'poor', title: '贫困人口', where: { properties: { poorPersons: { minimum: 20 } }, required: ['poorPersons'] } },
        ],
      },
    ],
    checklists: [{ key: 'village', title: '村清单', targetKind: 'village', schema: oneQuestion(city.focusAreas[0]?.key ?? '') }],
    indicators: [],
    cycles: every === 'regularly' || every === 'never' ? [] : [{ key: 'turn', title: '每期', every, endsOn: 'last' }],
    duties: { ...rest, reports: [], visits: every === 'never' ? [] : [duty] },
    ladder: [],
    assignments: { teams: hasTeam ? [{ key: 'team', title: '督战队', level: 'county', targetLists: ['all'] }] : [], owners: [] },
    resources: [],
    notes: [],
  }
}
const villages = (packs[0]?.targets ?? []).filter(({ regionCode }) => regionCode.startsWith('430321')).slice(0, 3)

describe('a record of a listed target', () => {
  let platform: TestPlatform
  let count = 0
  beforeAll(async () => {
    platform = await testPlatform()
    await platform.addPerson('walker', [{ role: 'inspector', region: counties.xtx.region, plan: '*' }])
  })
  afterAll(() => platform?.close())

  it('counts whatever its plan says of visits: it is a visit, opens its finding, and shows in the figures', async () => {
    await fc.assert(
      fc.asyncProperty(visitings, async (visiting) => {
        count += 1
        const plan = `any-${count}`
        const author = (await platform.as('xtx-author')).api
        const inspector = (await platform.as('walker')).api
        await author.forms.plan.publish.mutate({ document: planThat(visiting, plan) })
        await platform.settle()
        const targets = villages.map(({ id, ...of }) => ({ ...of, id: `${plan}-${id}` }))
        await author.assignments.target.register.mutate({ plan, targets })
        const [list] = await author.assignments.targetList.freeze.mutate({ plan })
        expect(list?.targets).toHaveLength(villages.length)
        await platform.settle()
        const [target, other] = targets.map(({ id }) => id)
        if (!target || !other) throw new Error('the county has its villages')

        const before = await inspector.assignments.visit.list.query({ plan, mine: true })
        const isOwed = visiting.every !== 'regularly' && visiting.every !== 'never'
        expect(before.visits).toHaveLength(isOwed ? villages.length : 0)
        expect(before.anytime).toHaveLength(visiting.every === 'regularly' ? villages.length : 0)
        const card = await inspector.assignments.target.byId.query({ plan, target })
        expect(card.checklists, 'what the inspector may fill').toEqual([
          { key: 'village', title: '村清单', parts: [{ part: null, team: expect.any(String) }] },
        ])

        const first = submissionOf(target, answers, { plan })
        expect(await inspector.forms.submission.submit.mutate(first)).toMatchObject({ id: first.id })
        const second = submissionOf(target, answers, { plan })
        await inspector.forms.submission.submit.mutate(second)
        await platform.settle()

        const seen = await author.assignments.target.byId.query({ plan, target })
        expect(seen.visits.map(({ submission, status, dueOn }) => [submission, status, dueOn !== null]).sort()).toEqual(
          [
            [first.id, 'done', isOwed],
            [second.id, 'done', false],
          ].sort(),
        )
        expect(seen.findings.map(({ state, title }) => [state, title])).toEqual([['handedOver', expect.any(String)]])
        const after = await author.assignments.visit.list.query({ plan })
        expect(after.visits.filter(({ status }) => status === 'due').map(({ target: { id } }) => id)).not.toContain(target)
        expect(after.anytime.filter(({ records }) => records > 0).map(({ target: { id }, records }) => [id, records])).toEqual(
          visiting.every === 'regularly' ? [[target, 2]] : [],
        )
        const untouched = await author.assignments.target.byId.query({ plan, target: other })
        expect(untouched.visits.every(({ status }) => status === 'due')).toBe(true)

        const summary = await author.aggregation.summary.byRegion.query({ plan, region: counties.xtx.region })
        expect(summary.coverage).toEqual({ visited: 1, designated: villages.length })
        const clause = summary.checklists
          .flatMap(({ sections }) => sections.flatMap(({ items }) => items.flatMap(({ parts }) => parts)))
          .find(({ path }) => path === bad)
        expect(clause?.total.share).toMatchObject({ numerator: 0, denominator: 1 })
        const window = summary.window.key
        expect(window === 'plan').toBe(!isOwed)
        expect((await author.forms.submission.list.query({ plan, window })).map(({ id }) => id).sort()).toEqual(
          [first.id, second.id].sort(),
        )
        const ref = { plan, region: counties.xtx.region, window, checklist: 'village', path: bad }
        expect((await author.aggregation.figure.behind.query(ref)).map(({ submission }) => submission)).toEqual([second.id])
      }),
      { numRuns: 8 },
    )
  }, 180_000)
})

/** A pack with a checklist of one question for every kind that its lists hold, which its document does not print. */
function withChecklists(pack: PlanPack): PlanPack {
  const plan = readPlan(pack.plan)
  const schema = oneQuestion(plan.focusAreas[0]?.key ?? '')
  const kinds = new Set(plan.targetLists.flatMap(({ targetKinds }) => targetKinds))
  const served = [...kinds].map((kind) => ({ key: `check-${kind}`, title: '督战清单', targetKind: kind, schema }))
  return { ...pack, plan: { ...plan, checklists: [...plan.checklists, ...served] } }
}
/** A pack whose register says of its targets what the document leaves to the counties to say. */
const asHard = (pack: PlanPack): PlanPack => ({
  ...pack,
  targets: pack.targets.map((target) => ({ ...target, attributes: { ...target.attributes, isHard: true } })),
})

describe('the plans that come with the product, once they are given a checklist', () => {
  let platform: TestPlatform
  const [, henan, chuxiong, xiangxi] = packs
  beforeAll(async () => {
    if (!henan || !chuxiong || !xiangxi) throw new Error('a pack is missing')
    platform = await testPlatform([packs[0]!, withChecklists(henan), withChecklists(chuxiong), withChecklists(asHard(xiangxi))])
    await platform.addPerson('xxz-inspector', [{ role: 'inspector', region: '433100000000', plan: 'xiangxi-2020' }])
  })
  afterAll(() => platform?.close())

  it.each([
    ['henan-2020', 'ha-inspector', 'ha-viewer', '410000000000', 20, 'check-county', 72],
    ['xiangxi-2020', 'xxz-inspector', 'xxz-viewer', '433100000000', 8, 'check-county', 8],
  ] as const)('%s: its inspector records one target, and the record is a visit, a finding and a figure', async (...of) => {
    const [plan, account, reader, region, mine, checklist, designated] = of
    const inspector = (await platform.as(account)).api
    const { visits, anytime, window } = await inspector.assignments.visit.list.query({ plan, mine: true })
    expect([window.key, visits, new Set(anytime.map(({ target }) => target.id)).size]).toEqual(['plan', [], mine])
    const target = anytime[0]?.target.id ?? ''
    expect((await inspector.assignments.target.byId.query({ plan, target })).checklists.map(({ key }) => key)).toEqual([
      checklist,
    ])
    const record = submissionOf(target, answers, { plan, checklist })
    expect(await inspector.forms.submission.submit.mutate(record)).toMatchObject({ id: record.id })
    await platform.settle()
    const viewer = (await platform.as(reader)).api
    expect(await viewer.assignments.target.byId.query({ plan, target })).toMatchObject({
      visits: [{ status: 'done', duty: null, dueOn: null, submission: record.id }],
      findings: [{ state: 'handedOver' }],
    })
    expect((await viewer.assignments.finding.list.query({ plan })).rows).toHaveLength(1)
    const summary = await viewer.aggregation.summary.byRegion.query({ plan, region })
    expect(summary.coverage).toEqual({ visited: 1, designated })
    expect(summary.checklists.map(({ key, targets }) => [key, targets])).toEqual([[checklist, 1]])
    expect(await problemOf(viewer.aggregation.summary.byRegion.query({ plan, region, window: '2020-03' }))).toBe('window.absent')
  })

  it('chuxiong-2020: a squad’s record pays its own monthly visit, which leaves the checklist open, and not the leader’s', async () => {
    const plan = 'chuxiong-2020'
    const inspector = (await platform.as('cx-inspector')).api
    const county = async () =>
      (await inspector.assignments.visit.list.query({ plan, mine: true })).visits.filter(
        ({ target }) => target.id === 'county-wuding',
      )
    expect((await county()).map(({ duty, status, checklist }) => [duty, status, checklist]).sort()).toEqual([
      ['leaders', 'due', ''],
      ['squads', 'due', ''],
    ])
    const record = submissionOf('county-wuding', answers, { plan, checklist: 'check-county' })
    await inspector.forms.submission.submit.mutate(record)
    await platform.settle()
    expect((await county()).map(({ duty, status, checklist }) => [duty, status, checklist]).sort()).toEqual([
      ['leaders', 'due', ''],
      ['squads', 'done', 'check-county'],
    ])
    expect((await inspector.assignments.finding.list.query({ plan })).rows).toHaveLength(1)
  })
})
