import type { Actor, FilingView } from '@duzhan/contracts'
import { derivedPlan, fromText, jsonText, type Plan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { Problem } from '@duzhan/problems'
import { asAuthor, asDecider, asInspector, asReviewer, asViewer, manualClock, world } from '@duzhan/test-kit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FilingRepository } from './filing.repository.ts'
import { type FilingService, filingService } from './filing.service.ts'
import type { Filing } from './filing.ts'

const upper: Plan = {
  ...derivedPlan({ code: '', revision: 1, period: { end: '2020-12-31' } } as Plan, {
    code: world.plan,
    title: '市级方案',
    jurisdiction: world.city,
    document: { issuer: '市扶贫办' },
  }),
  goals: [{ key: 'all', title: '全部脱贫', hold: 'fixed' }],
  phases: [{ key: 'first', title: '第一阶段', start: '2020-01-01', end: '2020-06-30', hold: 'floor' }],
  cycles: [{ key: 'month', title: '每月', every: 'month', endsOn: 'last', hold: 'floor' }],
  duties: { filings: [{ key: 'plans', title: '方案备案', from: 'county', to: 'city', what: 'plan', due: '2020-03-15' }] },
}
const lower = (over: Partial<Plan> = {}): Plan => ({
  ...derivedPlan(upper, { code: 'county-2020', title: '县方案', jurisdiction: world.county, document: { issuer: '县扶贫办' } }),
  ...over,
})
const asCounty: Actor = {
  id: 'p-county-author',
  account: 'county-author',
  title: '县扶贫办方案编制岗',
  grants: [{ role: 'author', region: world.county, plan: '*' }],
}
const regions = [world.city, world.county, world.township, world.village, world.otherCounty].map((code, at) => ({
  code,
  name: `地区${at}`,
}))
const ref = { plan: world.plan, jurisdiction: world.county }
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

describe('filing a plan with its superior', () => {
  const clock = manualClock()
  let kept: Map<string, Filing>
  let standing: Plan | null
  let tree: { code: string; name: string }[]
  let filing: FilingService
  /** Another desk is faster, once. */
  let overtake: (() => void) | null

  beforeEach(() => {
    clock.set('2020-03-10T01:00:00.000Z')
    kept = new Map()
    standing = upper
    tree = regions
    overtake = null
    const filings: FilingRepository = {
      byJurisdiction: async (plan, jurisdiction) => kept.get(`${plan} ${jurisdiction}`) ?? null,
      rows: async () => [...kept.values()],
      async save(_, next, version) {
        overtake?.()
        const key = `${next.plan} ${next.jurisdiction}`
        if ((kept.get(key)?.version ?? 0) !== version) return false
        kept.set(key, structuredClone(next))
        return true
      },
    }
    filing = filingService({
      filings,
      plans: { latest: async (plan) => (plan === world.plan ? standing : null) },
      regionsWithin: async () => tree,
      clock,
      run: runHere,
    })
  })
  const accept = (actor: Actor, { version }: FilingView, text = '') => filing.answer(actor, 'accept', { ...ref, version, text })

  it('the board lists the regions of the level that files, and nobody else', async () => {
    const { filings, duty } = await filing.board(asAuthor, world.plan)
    expect(duty).toEqual({ title: '方案备案', dueOn: '2020-03-15', from: 'county' })
    expect(filings.map(({ jurisdiction }) => jurisdiction)).toEqual([world.county, world.otherCounty])
    expect((await filing.board(asViewer, world.plan)).filings).toHaveLength(2)
    expect((await filing.board(asReviewer, world.plan)).filings.map(({ jurisdiction }) => jurisdiction)).toEqual([world.county])
  })

  it('the board of a city without counties lists its towns, which file in their place', async () => {
    standing = { ...upper, jurisdiction: '441900000000' }
    tree = [
      { code: '441900000000', name: '东莞市' },
      { code: '441900101000', name: '石碣镇' },
      { code: '441900101201', name: '石碣村' },
    ]
    const ofCity = { ...asAuthor, grants: asAuthor.grants.map((grant) => ({ ...grant, region: '441900000000' })) }
    expect((await filing.board(ofCity, world.plan)).filings.map(({ jurisdiction }) => jurisdiction)).toEqual(['441900101000'])
  })

  it('days late count from the due date to the first filing, or to today', async () => {
    const lateness = async () => (await filing.board(asAuthor, world.plan)).filings.map(({ lateDays }) => lateDays)
    clock.set('2020-03-15T15:59:00.000Z')
    expect(await lateness(), 'one minute before midnight in Shanghai').toEqual([0, 0])
    clock.set('2020-03-15T16:00:00.000Z')
    expect(await lateness()).toEqual([1, 1])
    clock.set('2020-03-17T01:00:00.000Z')
    await filing.file(asCounty, lower())
    clock.set('2020-04-01T01:00:00.000Z')
    expect(await lateness()).toEqual([2, 17])
  })

  it('what no rule can judge is shown and left to the person who accepts', async () => {
    const cycles: Plan['cycles'] = [{ key: 'month', title: '每月', every: 'month', endsOn: 25 }]
    const filed = await filing.file(asCounty, lower({ cycles }))
    expect(filed.findings.map(({ code }) => code)).toEqual(['floor.unclear'])
    expect(filed.breaches).toBe(0)
    expect((await accept(asDecider, filed, '截止日不影响督战')).state).toBe('accepted')
  })

  it.each<[string, Partial<Plan>, string]>([
    ['changes what is fixed', { goals: [{ key: 'all', title: '部分脱贫' }] }, 'fixed.changed'],
    [
      'weakens a floor',
      { phases: [{ key: 'first', title: '第一阶段', start: '2020-01-01', end: '2020-07-31' }] },
      'floor.weakened',
    ],
    ['leaves a floor out', { removes: ['phases.first'] }, 'floor.removed'],
  ])('a plan that %s is kept with the breach, and not accepted by anyone', async (_, over, code) => {
    const filed = await filing.file(asCounty, lower(over))
    expect(filed).toMatchObject({ state: 'submitted', breaches: 1, findings: [{ code }] })
    expect(await problemOf(accept(asAuthor, filed))).toBe('filing.not-conforming')
    expect(await problemOf(accept(asDecider, filed))).toBe('filing.not-conforming')
  })

  it('every round is kept, with what it was held against', async () => {
    const first = await filing.file(asCounty, lower({ title: '第一稿' }))
    await filing.answer(asAuthor, 'sendBack', { ...ref, version: first.version, text: '请补充督战队名单' })
    const second = await filing.file(asCounty, lower({ title: '第二稿' }))
    await accept(asAuthor, second)
    const { rounds, timeline } = kept.get(`${world.plan} ${world.county}`)!
    expect(rounds.map(({ own, superiorRevision }) => [fromText(own).title, superiorRevision])).toEqual([
      ['第一稿', 1],
      ['第二稿', 1],
    ])
    expect(timeline.map(({ verb }) => verb)).toEqual(['file', 'sendBack', 'file', 'accept'])
  })

  it('what an earlier release kept as sentences alone is shown and judged as it was', async () => {
    const filed = await filing.file(asCounty, lower({ removes: ['phases.first'] }))
    const key = `${world.plan} ${world.county}`
    const rounds = kept.get(key)!.rounds.map((round) => ({
      ...round,
      findings: jsonText(fromText(round.findings).map(({ details: _details, verdict: _verdict, ...finding }) => finding)),
      comparisons: jsonText(fromText(round.comparisons).map(({ details: _details, ...comparison }) => comparison)),
    }))
    kept.set(key, { ...kept.get(key)!, rounds })
    const { findings, comparisons } = await filing.byId(asAuthor, ref)
    expect(findings.map(({ message }) => message)).toEqual(filed.findings.map(({ message }) => message))
    expect(findings.map(({ message }) => message)).toEqual(['删去阶段“第一阶段”，低于上级要求'])
    expect(comparisons.map(({ label, upper: was, lower: is }) => [label, was, is])).toEqual([['阶段', '有', '无']])
    expect(await problemOf(accept(asAuthor, filed))).toBe('filing.not-conforming')
  })

  it('a returned plan may be filed again as it was; one that waits or was accepted is not filed twice', async () => {
    const first = await filing.file(asCounty, lower())
    await filing.answer(asAuthor, 'sendBack', { ...ref, version: first.version, text: '请附上政府批复' })
    const again = await filing.file(asCounty, lower())
    expect(again.timeline).toHaveLength(3)
    await accept(asAuthor, again)
    expect(await filing.file(asCounty, lower())).toMatchObject({ state: 'accepted', version: again.version + 1 })
    expect(await filing.file(asCounty, lower({ revision: 2 })), 'a plan that changed').toMatchObject({ state: 'submitted' })
  })

  it('whoever comes second finds the filing changed', async () => {
    const filed = await filing.file(asCounty, lower())
    overtake = () => {
      overtake = null
      const key = `${world.plan} ${world.county}`
      kept.set(key, { ...kept.get(key)!, version: filed.version + 1 })
    }
    expect(await problemOf(accept(asAuthor, filed))).toBe('filing.stale')
    expect(await problemOf(accept(asAuthor, filed)), 'and still does').toBe('filing.stale')
  })

  it('of two who file for the first time at once, one finds it filed', async () => {
    overtake = () => {
      overtake = null
      kept.set(`${world.plan} ${world.county}`, { version: 1 } as Filing)
    }
    expect(await problemOf(filing.file(asCounty, lower()))).toBe('filing.stale')
  })

  it('is refused to those who may not see the plan, the jurisdiction, or the step', async () => {
    const filed = await filing.file(asCounty, lower())
    expect(filed.verbs).toEqual([])
    expect((await filing.byId(asAuthor, ref)).verbs).toEqual(['accept', 'sendBack'])
    expect((await filing.byId(asViewer, ref)).verbs).toEqual([])
    expect(await problemOf(accept(asReviewer, filed))).toBe('right.missing')
    expect(await problemOf(accept(asCounty, filed))).toBe('right.missing')
    expect(await problemOf(filing.board(asInspector, world.plan)), 'who only inspects').toBe('plan.absent')
    expect(await problemOf(filing.byId(asReviewer, { ...ref, jurisdiction: world.otherCounty }))).toBe('filing.absent')
    expect(await problemOf(filing.file(asAuthor, lower())), 'the city’s own author').toBe('region.absent')
    const elsewhere = lower({ jurisdiction: world.otherCounty })
    expect(await problemOf(filing.file(asCounty, elsewhere))).toBe('region.absent')
  })

  describe('that came on paper', () => {
    const asOperator: Actor = {
      id: 'op',
      account: 'op',
      title: '系统管理员',
      grants: [{ role: 'operator', region: world.city, plan: '*' }],
    }
    const filed = { at: '2020-03-02T01:00:00.000Z', by: '县扶贫办' }
    const weak = lower({ goals: [{ key: 'all', title: '部分脱贫' }] })
    const answer = { at: '2020-03-05T01:00:00.000Z', by: '市扶贫办', text: '同意备案' }

    it('is entered on the day it came, in the name of the posts that the papers name', async () => {
      const recorded = await filing.record(asOperator, { document: lower(), filed, answer: { ...answer, verb: 'accept' } })
      expect(recorded).toMatchObject({ state: 'accepted', firstFiledOn: '2020-03-02', lateDays: 0, version: 1 })
      expect(recorded.timeline.map(({ verb, at, by, text }) => [verb, at, by, text])).toEqual([
        ['file', filed.at, '县扶贫办', ''],
        ['accept', answer.at, '市扶贫办', '同意备案'],
      ])
      const again = await filing.record(asOperator, { document: lower(), filed })
      expect(again, 'entered twice').toEqual(recorded)
    })

    it('waits for its answer on the platform when the papers hold none', async () => {
      const recorded = await filing.record(asOperator, { document: lower(), filed })
      expect((await accept(asAuthor, recorded)).timeline.map(({ by }) => by)).toEqual(['县扶贫办', asAuthor.title])
    })

    it('is sent back with its breach, and mended by the county itself', async () => {
      const sentBack = { ...answer, verb: 'sendBack' as const, text: '目标不得改动' }
      const recorded = await filing.record(asOperator, { document: weak, filed, answer: sentBack })
      expect(recorded).toMatchObject({ state: 'returned', breaches: 1 })
      expect(await filing.file(asCounty, lower())).toMatchObject({ state: 'submitted', firstFiledOn: '2020-03-02', version: 2 })
    })

    it('is refused where one stands, where it breaks with its superior, and before its day', async () => {
      const record = (over: Partial<Parameters<FilingService['record']>[1]>) =>
        problemOf(filing.record(asOperator, { document: lower(), filed, ...over }))
      expect(await record({ document: weak, answer: { ...answer, verb: 'accept' } })).toBe('filing.not-conforming')
      expect(await record({ filed: { ...filed, at: '2020-03-10T01:00:00.001Z' } })).toBe('input.invalid')
      expect(await record({ answer: { ...answer, verb: 'accept', at: '2020-03-11T01:00:00.000Z' } })).toBe('input.invalid')
      expect(await record({ document: lower({ jurisdiction: world.village }) })).toBe('region.absent')
      expect(kept.size, 'nothing was kept').toBe(0)
      await filing.file(asCounty, lower())
      expect(await record({ document: lower({ title: '另一稿' }) })).toBe('filing.wrong-state')
      expect(await problemOf(filing.record(asCounty, { document: lower(), filed })), 'no operator').toBe('plan.absent')
    })
  })

  it('asks for nothing where the superior asks for nothing', async () => {
    standing = { ...upper, duties: { filings: [{ ...upper.duties.filings![0]!, what: 'contacts' }] } }
    expect(await problemOf(filing.board(asAuthor, world.plan))).toBe('filing.none')
    standing = null
    expect(await problemOf(filing.board(asAuthor, world.plan))).toBe('plan.absent')
  })

  it('holds a plan against the superior’s revision that stands', async () => {
    const filed = await filing.file(asCounty, lower())
    standing = { ...upper, revision: 2 }
    expect(await problemOf(accept(asAuthor, filed))).toBe('filing.superior-outdated')
    expect(await problemOf(filing.file(asCounty, lower({ title: '改稿' })))).toBe('filing.superior-outdated')
    await filing.answer(asAuthor, 'sendBack', { ...ref, version: filed.version, text: '请依据第 2 版修改' })
    const renewed = lower({ extends: { code: world.plan, revision: 2 } })
    expect(await filing.file(asCounty, renewed)).toMatchObject({ state: 'submitted', breaches: 0 })
  })
})
