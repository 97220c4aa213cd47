import type { Actor } from '@duzhan/contracts'
import { derivedPlan, type Plan, readPlan } from '@duzhan/plan'
import { type DirectoryInText, runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { manualClock } from '@duzhan/test-kit'
import { beforeEach, describe, expect, it } from 'vitest'
import { acceptedPlans } from './acceptedPlans.ts'
import type { PlanRepository, PlanRevision } from './plan.repository.ts'
import { type PlanService, planService } from './plan.service.ts'
import { planAccess } from './planAccess.ts'
import { type PlanDraftService, planDraftService } from './planDrafts.service.ts'
import { publishing } from './publishing.ts'

const pack = packs[0]!
const city = readPlan(pack.plan)
const counties = pack.regions.filter(
  ({ code }) => code.startsWith(city.jurisdiction.slice(0, 4)) && /[^0]0{6}$/.test(code) && code !== city.jurisdiction,
)
const authorOf = (region: string): Actor => ({
  id: `p-${region}`,
  account: region,
  title: '方案管理员',
  grants: [{ role: 'author', region, plan: '*' }],
})
const [county, neighbour] = counties.map(({ code }) => code)
const asCity = authorOf(city.jurisdiction)
const asCounty = authorOf(county!)
const lower = derivedPlan(city, { code: 'county-2020', title: '县方案', jurisdiction: county!, document: { issuer: '县' } })
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

/** Revisions in memory, as the port describes them. */
function shelf(): PlanRepository {
  const kept = new Map<string, PlanRevision>()
  const of = (plan: string) => [...kept.values()].filter((one) => one.plan === plan).sort((a, b) => b.revision - a.revision)
  const at = (plan: string, revision: number) => kept.get(`${plan}@${revision}`) ?? null
  const put = (one: PlanRevision) => {
    const known = at(one.plan, one.revision)
    if (known && known.status !== 'draft') return false
    kept.set(`${one.plan}@${one.revision}`, one)
    return true
  }
  const close = (one: PlanRevision, closedAt: Date) =>
    kept.set(`${one.plan}@${one.revision}`, { ...one, status: 'closed', closedAt })
  return {
    publish: async (one) => put(one),
    async saveDraft(one, basedOn) {
      const known = at(one.plan, one.revision)
      if (known && known.status !== 'draft') return 'published'
      if (basedOn !== undefined && (known?.hash ?? null) !== basedOn && known?.hash !== one.hash) return 'changed'
      put(one)
      return 'saved'
    },
    removeDraft: async (plan, revision) => at(plan, revision)?.status === 'draft' && kept.delete(`${plan}@${revision}`),
    async close(plan, revision, on) {
      const found = at(plan, revision)
      if (found?.status !== 'published') return false
      close(found, on)
      return true
    },
    async closeBefore(plan, revision, on) {
      for (const one of of(plan)) if (one.revision < revision && one.status === 'published') close(one, on)
    },
    byRevision: async (plan, revision) => of(plan).find((one) => one.revision === revision && one.status !== 'draft') ?? null,
    draft: async (plan, revision) => of(plan).find((one) => one.revision === revision && one.status === 'draft') ?? null,
    latest: async (plan) =>
      of(plan).find(({ status }) => status === 'published') ?? of(plan).find(({ status }) => status === 'closed') ?? null,
    revisions: async (plan) => of(plan),
    all: async () => [...kept.values()],
  }
}

describe('publishing a plan', () => {
  let compiled: unknown[]
  let directory: DirectoryInText
  let plan: PlanService
  let drafts: PlanDraftService
  let accept: ReturnType<typeof acceptedPlans>

  beforeEach(() => {
    compiled = []
    directory = { bodies: [], places: [] }
    const plans = shelf()
    const access = planAccess(plans)
    const clock = manualClock()
    drafts = planDraftService({ plans, access, clock, run: runHere, directoryOf: async () => directory })
    const bringIntoForce = publishing({
      ...{ plans, clock, run: runHere },
      compile: async (schemas) => {
        compiled.push(...schemas)
      },
    })
    plan = planService({ plans, access, clock, run: runHere, bringIntoForce })
    accept = acceptedPlans({ plans, run: runHere, bringIntoForce })
  })

  it('proves each checklist once: not again for the same plan, its next revision, or a plan that inherits it', async () => {
    await plan.publish(asCity, city)
    expect(compiled).toHaveLength(2)
    await plan.publish(asCity, city)
    await plan.publish(asCounty, lower)
    await plan.publish(asCity, { ...city, revision: 2 })
    expect(compiled).toHaveLength(2)
    const reworded = structuredClone({ ...city, revision: 3 })
    reworded.checklists[1]!.schema['title'] = '另一份清单'
    await plan.publish(asCity, reworded)
    expect(compiled).toHaveLength(3)
  })

  describe('of an office', () => {
    const office = 'education'
    const ofOffice = { ...city, code: 'office-2020', jurisdiction: county!, office }
    const asOffice = (over: Partial<Actor['grants'][number]> = {}): Actor => ({
      ...asCounty,
      grants: [{ role: 'author', region: county!, plan: '*', body: office, ...over }],
    })
    const everything = [...asCounty.grants, ...asCity.grants, { role: 'operator' as const, region: county!, plan: '*' }]

    it('is written, published and closed by that office’s people, and shows whose it is', async () => {
      expect(await drafts.saveDraft(asOffice(), ofOffice)).toMatchObject({ office, jurisdiction: county })
      expect(await drafts.preview(asOffice(), ofOffice)).toMatchObject({ last: null })
      expect(await plan.publish(asOffice(), ofOffice)).toMatchObject({ office, status: 'published' })
      expect(await plan.list(asOffice())).toMatchObject({ plans: [{ plan: 'office-2020', office }], total: 1, next: null })
      expect(await plan.close(asOffice(), { plan: 'office-2020', revision: 1 })).toMatchObject({ status: 'closed' })
    })

    it.each([
      ['the county, the city and the operator together', { ...asCounty, grants: everything }],
      ['another office', asOffice({ body: 'health' })],
      ['the same office in another role', asOffice({ role: 'viewer' })],
      ['the same office for another plan', asOffice({ plan: 'other-2020' })],
      ['an office of the next county', asOffice({ region: neighbour! })],
    ])('is written by nobody else: %s', async (_, actor) => {
      for (const call of [drafts.saveDraft, drafts.preview, plan.publish])
        expect(await problemOf(call(actor, ofOffice))).toBe('plan.absent')
      await drafts.saveDraft(asOffice(), ofOffice)
      expect(await problemOf(drafts.removeDraft(actor, { plan: 'office-2020', revision: 1 }))).toBe('plan.absent')
    })

    it('is a draft for that office alone, and in force everybody’s there to read', async () => {
      await drafts.saveDraft(asOffice(), ofOffice)
      expect(await plan.list(asCounty)).toMatchObject({ plans: [], total: 0, counts: { all: 0, draft: 0 } })
      await plan.publish(asOffice(), ofOffice)
      expect(await plan.byId(asCounty, { plan: 'office-2020' })).toMatchObject({ office })
      expect(await problemOf(plan.byId(authorOf(neighbour!), { plan: 'office-2020' }))).toBe('plan.absent')
    })

    it('is closed by an operator of the place too, where the office has left it behind, and by no author', async () => {
      await plan.publish(asOffice(), ofOffice)
      const ref = { plan: 'office-2020', revision: 1 }
      expect(await problemOf(plan.close(asCounty, ref))).toBe('plan.absent')
      expect(await plan.close({ ...asCounty, grants: everything }, ref)).toMatchObject({ status: 'closed' })
    })

    it('takes over no plan of its county, nor the county one of the office', async () => {
      await plan.publish(asCounty, { ...city, code: 'county-2020', jurisdiction: county! })
      const taken = { ...city, code: 'county-2020', revision: 2, jurisdiction: county!, office }
      expect(await problemOf(plan.publish(asOffice(), taken))).toBe('plan.absent')
      await plan.publish(asOffice(), ofOffice)
      const { office: _, ...back } = ofOffice
      expect(await problemOf(plan.publish(asCounty, { ...back, revision: 2 }))).toBe('plan.absent')
      const both: Actor = { ...asCounty, grants: [...asCounty.grants, ...asOffice().grants] }
      expect(await plan.publish(both, { ...back, revision: 2 })).not.toHaveProperty('office')
    })
  })

  it('is previewed with the directory: whose it is by its title, and which county inspects which', async () => {
    const post = (key: string, region: string) => ({
      key,
      title: key,
      kind: 'post' as const,
      region,
      members: null,
      retiredOn: null,
    })
    directory = {
      bodies: [post('one', county!), post('other', neighbour!)],
      places: [
        [county!, '甲县'],
        [neighbour!, '乙县'],
      ],
    }
    const crossed: NonNullable<Plan['duties']['owed']>[number] = {
      ...{ key: 'crossed', title: '交叉检查', what: 'visit', who: { kind: 'team' }, modes: ['cross'] },
      ...{ about: { kind: 'lists', targetLists: [city.targetLists[0]!.key] }, when: { kind: 'cycle', every: 'month' } },
      inspectors: { count: 1, among: ['one', 'other'], avoid: 'county', pairs: 'byCode' },
    }
    const { effects } = await drafts.preview(asCity, { ...city, duties: { ...city.duties, owed: [crossed] } })
    expect(
      effects.crossed
        .flatMap(({ pairs }) => pairs ?? [])
        .map(({ by, of }) => `${by}查${of}`)
        .sort(),
    ).toEqual(['乙县查甲县', '甲县查乙县'])
  })

  it('keeps nothing when a checklist cannot be compiled', async () => {
    const plans = shelf()
    const compile = () => Promise.reject(new Problem('invalid', 'checklist.too-costly'))
    const bringIntoForce = publishing({ plans, clock: manualClock(), run: runHere, compile })
    const refusing = planService({
      ...{ plans, access: planAccess(plans), clock: manualClock() },
      ...{ run: runHere, bringIntoForce },
    })
    expect(await problemOf(refusing.publish(asCity, city))).toBe('checklist.too-costly')
    expect(await problemOf(refusing.byId(asCity, { plan: city.code }))).toBe('plan.absent')
  })

  it('tells warnings as they were found, also to later readers', async () => {
    const { warnings } = await plan.publish(asCity, city)
    expect(warnings.map(({ code }) => code)).toEqual(['phase.overlap', 'plan.begun-before-issue'])
    expect((await plan.byId(asCounty, { plan: city.code })).warnings).toEqual(warnings)
  })

  it('refuses one that cannot run with code, place, details and sentence of every fault', async () => {
    const backwards = { ...city, phases: city.phases.map((phase, at) => (at === 0 ? { ...phase, end: '2019-12-31' } : phase)) }
    await expect(plan.publish(asCity, backwards)).rejects.toMatchObject({
      code: 'plan.invalid',
      details: {
        faults: [
          {
            code: 'phase.backwards',
            path: 'phases.0.end',
            details: { title: '安排部署阶段' },
            message: '阶段“安排部署阶段”的结束日期早于开始日期',
          },
        ],
      },
    })
  })

  it('does not close a draft', async () => {
    await plan.publish(asCity, city)
    await drafts.saveDraft(asCounty, lower)
    expect(await problemOf(plan.close(asCounty, { plan: lower.code, revision: 1 }))).toBe('plan.absent')
    expect((await plan.byId(asCounty, { plan: lower.code })).status).toBe('draft')
  })

  it('keeps a draft over the one that its author had before them, and over no other', async () => {
    await plan.publish(asCity, city)
    const first = await drafts.saveDraft(asCounty, lower, null)
    const second = await drafts.saveDraft(asCounty, { ...lower, title: '再改' }, first.hash)
    expect(await problemOf(drafts.saveDraft(asCounty, { ...lower, title: '另改' }, first.hash))).toBe('plan.draft-changed')
    expect(await problemOf(drafts.saveDraft(asCounty, { ...lower, title: '另写' }, null))).toBe('plan.draft-changed')
    expect((await plan.byId(asCounty, { plan: lower.code })).hash).toBe(second.hash)
  })

  describe('that its superior has accepted', () => {
    const filed = { jurisdiction: county!, state: 'accepted', breaches: 0, version: 2 }
    const answered = (hash: string, state = 'accepted') =>
      accept({ ...filed, state, filed: { plan: lower.code, revision: 1, hash } })
    const status = async () => (await plan.byId(asCounty, { plan: lower.code, revision: 1 })).status
    let hash: string

    beforeEach(async () => {
      await plan.publish(asCity, city)
      hash = (await drafts.saveDraft(asCounty, lower)).hash
    })

    it('comes into force as it was filed, once, and with what its author wrote kept', async () => {
      await answered(hash)
      await answered(hash)
      expect(await plan.byId(asCounty, { plan: lower.code })).toMatchObject({ status: 'published', hash, own: lower })
    })

    it('closes the revision before', async () => {
      await answered(hash)
      const second = await drafts.saveDraft(asCounty, { ...lower, revision: 2, title: '县方案（修订）' })
      await accept({ ...filed, filed: { plan: lower.code, revision: 2, hash: second.hash } })
      expect(await status()).toBe('closed')
      expect((await plan.byId(asCounty, { plan: lower.code })).revision).toBe(2)
    })

    it('stays a draft where its author has changed it since: nobody has accepted that', async () => {
      await drafts.saveDraft(asCounty, { ...lower, title: '又改过' })
      await answered(hash)
      expect(await status()).toBe('draft')
    })

    it.each(['submitted', 'returned'])('stays a draft while its filing is %s', async (state) => {
      await answered(hash, state)
      expect(await status()).toBe('draft')
    })

    it('is nothing to do where no draft is kept, or an earlier release did not tell what was filed', async () => {
      await accept({ ...filed, filed: { plan: 'elsewhere', revision: 1, hash } })
      await accept(filed)
      expect(await status()).toBe('draft')
    })

    it('is told of again where it cannot run', async () => {
      const bare = await drafts.saveDraft(asCounty, { ...lower, removes: ['checklists.village'] })
      await expect(answered(bare.hash)).rejects.toMatchObject({ code: 'plan.invalid' })
      expect(await status()).toBe('draft')
    })
  })

  it('shows a draft to those who may write it, and lets nobody else take its code', async () => {
    await plan.publish(asCity, city)
    await drafts.saveDraft(asCounty, lower)
    const asNeighbour = authorOf(neighbour!)
    expect((await plan.list(asNeighbour)).plans.map(({ plan: code }) => code)).toEqual([city.code])
    expect((await plan.list(asCounty)).plans.map(({ plan: code }) => code)).toEqual([lower.code, city.code])
    const taken = { ...lower, jurisdiction: neighbour! }
    for (const call of [drafts.saveDraft, drafts.preview, plan.publish])
      expect(await problemOf(call(asNeighbour, taken)), call.name).toBe('plan.absent')
    expect(await problemOf(plan.revisions(asNeighbour, lower.code))).toBe('plan.absent')
  })
})
