import type { Plan } from '@duzhan/plan'
import { unchecked } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan, countyPlan, quarterly } from './countyPlan.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

describe('the life of a plan: written, published, superseded', () => {
  let platform: TestPlatform
  let city: Plan
  const api = async (account: string) => (await platform.as(account)).api
  const summaries = async (account: string) =>
    (await (await api(account)).forms.plan.list.query()).plans.map(
      ({ plan, revision, status }) => `${plan}@${revision} ${status}`,
    )
  const nextCityPlan = (over: Partial<Plan> = {}): Plan => ({ ...structuredClone(city), revision: 2, ...over })

  beforeAll(async () => {
    platform = await testPlatform()
    city = (await (await api('xt-author')).forms.plan.byId.query({ plan: cityPlan })).document
  })
  afterAll(() => platform?.close())

  describe('a draft', () => {
    it('is kept, kept again, and shown to the authors of its own region only', async () => {
      const author = await api('ss-author')
      const draft = await countyPlan(platform, 'ss')
      expect(await author.forms.plan.saveDraft.mutate({ document: draft })).toMatchObject({ status: 'draft', revision: 1 })
      const again = await author.forms.plan.saveDraft.mutate({ document: { ...draft, title: '韶山市挂牌督战实施方案' } })
      expect(again.title).toBe('韶山市挂牌督战实施方案')
      expect(again.own?.checklists, 'what was written').toEqual([])
      expect(
        again.document.checklists.map(({ key }) => key),
        'what would run',
      ).toEqual(['village', 'household'])
      expect(await author.forms.plan.byId.query({ plan: 'ss-2020' })).toEqual(again)
      expect(await author.forms.plan.revisions.query({ plan: 'ss-2020' })).toHaveLength(1)
      expect(await summaries('ss-author')).toContain('ss-2020@1 draft')

      for (const stranger of ['xx-author', 'xt-author', 'xt-viewer', 'henan-outsider']) {
        const other = await api(stranger)
        expect(await summaries(stranger), stranger).not.toContain('ss-2020@1 draft')
        expect(await problemOf(other.forms.plan.byId.query({ plan: 'ss-2020', revision: 1 })), stranger).toBe('plan.absent')
        expect(await problemOf(other.forms.plan.byId.query({ plan: 'ss-2020' })), stranger).toBe('plan.absent')
        expect(await problemOf(other.forms.plan.revisions.query({ plan: 'ss-2020' })), stranger).toBe('plan.absent')
      }
    })

    it('cannot be written in another region, nor under a code that another region has taken', async () => {
      const author = await api('xx-author')
      const draft = await countyPlan(platform, 'ss')
      expect(await problemOf(author.forms.plan.saveDraft.mutate({ document: draft }))).toBe('plan.absent')
      const own = await countyPlan(platform, 'xx', { code: 'ss-2020' })
      expect(await problemOf(author.forms.plan.saveDraft.mutate({ document: own }))).toBe('plan.absent')
      expect(await problemOf(author.forms.plan.publish.mutate({ document: own }))).toBe('plan.absent')
      expect(await problemOf(author.forms.plan.removeDraft.mutate({ plan: 'ss-2020', revision: 1 }))).toBe('plan.absent')
      const viewer = await api('xt-viewer')
      expect(await problemOf(viewer.forms.plan.saveDraft.mutate({ document: draft }))).toBe('right.missing')
      expect(await problemOf(viewer.forms.plan.preview.mutate({ document: draft }))).toBe('right.missing')
    })

    it('may have faults as long as it is one; publishing names them', async () => {
      const author = await api('yt-author')
      const faulty = await countyPlan(platform, 'yt', {
        duties: { meetings: [{ key: 'weekly', title: '周例会', level: 'county', cycle: 'fortnight' }] },
      })
      const kept = await author.forms.plan.saveDraft.mutate({ document: faulty })
      expect(kept.own?.duties.meetings).toHaveLength(1)
      expect(await problemOf(author.forms.plan.preview.mutate({ document: faulty }))).toBe('plan.invalid')
      expect(await problemOf(author.forms.plan.publish.mutate({ document: faulty }))).toBe('plan.invalid')
      expect(await problemOf(author.forms.plan.saveDraft.mutate({ document: { title: '不是方案' } }))).toBe('plan.invalid')
    })

    it('is removed by its author, once', async () => {
      const author = await api('yt-author')
      expect(await author.forms.plan.removeDraft.mutate({ plan: 'yt-2020', revision: 1 })).toEqual({ removed: true })
      expect(await problemOf(author.forms.plan.removeDraft.mutate({ plan: 'yt-2020', revision: 1 }))).toBe('plan.absent')
    })

    it('takes no submissions and reaches no other service', async () => {
      const author = await api('xt-author')
      await author.forms.plan.saveDraft.mutate({ document: nextCityPlan() })
      await platform.settle()
      const inspector = await api('xt-inspector')
      const checklist = await inspector.forms.checklist.byKey.query({ plan: cityPlan, checklist: 'village' })
      expect(checklist.revision, 'the revision in force').toBe(1)
      const submission = submissionOf('v430381106229', filled(checklist), { revision: 2 })
      expect(await problemOf(inspector.forms.submission.submit.mutate(submission))).toBe('plan.absent')
      expect(await summaries('xt-author'), 'what is in force is listed, not its draft').toEqual([`${cityPlan}@1 published`])
      await author.forms.plan.removeDraft.mutate({ plan: cityPlan, revision: 2 })
    })
  })

  describe('a plan that extends its superior’s', () => {
    it('is merged over it before it is checked, shown and run, and what was written is kept beside', async () => {
      const author = await api('xtx-author')
      const written = await countyPlan(platform, 'xtx', { goals: [{ key: 'ours', title: '全县高质量完成剩余脱贫任务' }] })
      await author.forms.plan.saveDraft.mutate({ document: written })
      const published = await author.forms.plan.publish.mutate({ document: written })
      expect(published).toMatchObject({ status: 'published', own: { goals: [{ key: 'ours' }], targetLists: [] } })
      expect(published.document.goals.map(({ key }) => key)).toEqual(['consolidate', 'ours'])
      expect(published.document.checklists).toEqual(city.checklists)
      expect(await author.forms.plan.publish.mutate({ document: written }), 'published twice').toEqual(published)
      await platform.settle()
      const lists = await author.assignments.targetList.byPlan.query({ plan: 'xtx-2020' })
      expect(
        lists.map(({ key }) => key),
        'what the other services hear of is the merged plan',
      ).toEqual(['provincial', 'municipal'])
    })

    it('never changes once published', async () => {
      const author = await api('xtx-author')
      const other = await countyPlan(platform, 'xtx', { title: '湘潭县另一份方案' })
      expect(await problemOf(author.forms.plan.publish.mutate({ document: other }))).toBe('plan.revision-exists')
      expect(await problemOf(author.forms.plan.saveDraft.mutate({ document: other }))).toBe('plan.revision-exists')
      expect(await problemOf(author.forms.plan.removeDraft.mutate({ plan: 'xtx-2020', revision: 1 }))).toBe('plan.not-draft')
      expect((await author.forms.plan.byId.query({ plan: 'xtx-2020' })).title).toBe('湘潭县脱贫攻坚挂牌督战实施方案')
    })

    it.each([
      ['a revision that does not exist', { code: cityPlan, revision: 9 }],
      ['a plan that does not exist', { code: 'nowhere-2020', revision: 1 }],
      ['itself', { code: 'yh-2020', revision: 1 }],
      ['a neighbour’s plan', { code: 'xtx-2020', revision: 1 }],
    ])('cannot extend %s', async (_, superior) => {
      const author = await api('yh-author')
      const document = await countyPlan(platform, 'yh', { extends: superior })
      for (const verb of ['saveDraft', 'preview', 'publish'] as const)
        expect(await problemOf(author.forms.plan[verb].mutate({ document })), verb).toBe('plan.superior-absent')
    })

    it('cannot extend a draft, not even one of its own author', async () => {
      const author = await api('ss-author')
      const document = await countyPlan(platform, 'ss', { code: 'ss-town-2020', extends: { code: 'ss-2020', revision: 1 } })
      expect(await problemOf(author.forms.plan.publish.mutate({ document }))).toBe('plan.superior-absent')
    })
  })

  describe('a preview', () => {
    it('says how the plan differs from its superior’s, and where it breaks with what is held', async () => {
      const author = await api('xx-author')
      const weak = await countyPlan(platform, 'xx', quarterly)
      const preview = await author.forms.plan.preview.mutate({ document: weak })
      expect(preview.last).toBeNull()
      expect(preview.items).toEqual([])
      expect(preview.superior).toMatchObject({ code: cityPlan, revision: 1 })
      expect(preview.superior?.findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
        'floor.weakened “每月督导不少于一次”督战频次由每月1次放宽为每季度1次，低于上级要求',
      ])
      expect(await problemOf(author.forms.plan.byId.query({ plan: 'xx-2020' })), 'nothing is stored').toBe('plan.absent')
    })

    it('says item by item whether answers given on the last revision still count', async () => {
      const author = await api('xt-author')
      const next = nextCityPlan()
      const village = unchecked<Section>(next.checklists[0]!.schema)
      const { responsibility, relocation } = village.properties
      responsibility!.properties['responsibilities']!.title = '各级脱贫攻坚责任是否全面落实'
      const dualResidence = relocation!.properties['dualResidence']!
      Object.assign(dualResidence.properties['answer']!, { 'x-item': { kind: 'clause', good: 'yes' } })
      const { last, items, superior, warnings } = await author.forms.plan.preview.mutate({ document: next })
      expect(superior).toBeNull()
      expect(warnings.map(({ code }) => code)).toContain('phase.overlap')
      expect(last?.revision).toBe(1)
      expect(last?.comparisons.length).toBeGreaterThan(0)
      const changed = items.flatMap(({ checklist, changes }) =>
        changes
          .filter(({ verdict }) => verdict !== 'same')
          .map(({ path, verdict, counts }) => ({ checklist, path, verdict, counts })),
      )
      expect(changed).toEqual([
        { checklist: 'village', path: 'responsibility.responsibilities', verdict: 'reworded', counts: true },
        { checklist: 'village', path: 'relocation.dualResidence', verdict: 'changed', counts: false },
      ])
      expect(items.map(({ changes }) => changes.length)).toEqual([26, 29])
      expect(await summaries('xt-author')).toEqual([`${cityPlan}@1 published`])
    })
  })

  describe('a new revision', () => {
    it('takes the place of its draft and closes the one before; both are kept and can be compared', async () => {
      const author = await api('xt-author')
      const next = nextCityPlan({ period: { start: '2020-01-01', end: '2020-12-31' } })
      next.phases[0]!.end = '2020-03-10'
      await author.forms.plan.saveDraft.mutate({ document: { ...next, title: '草稿' } })
      await author.forms.plan.publish.mutate({ document: next })
      const revisions = await author.forms.plan.revisions.query({ plan: cityPlan })
      expect(revisions.map(({ revision, status, title }) => ({ revision, status, title }))).toEqual([
        { revision: 2, status: 'published', title: city.title },
        { revision: 1, status: 'closed', title: city.title },
      ])
      const pair = { plan: cityPlan, revision: 2, with: { plan: cityPlan, revision: 1 } }
      const { comparisons } = await author.forms.plan.compare.query(pair)
      expect(comparisons).toEqual([
        expect.objectContaining({ path: 'phases.deploy.end', verdict: 'tightened', upper: '2020-03-15', lower: '2020-03-10' }),
      ])
    })

    it('is compared with its superior’s by those whom both concern, and by nobody else', async () => {
      const pair = { plan: 'xtx-2020', revision: 1, with: { plan: cityPlan, revision: 1 } }
      const { comparisons } = await (await api('xtx-author')).forms.plan.compare.query(pair)
      expect(comparisons.map(({ path, verdict }) => `${path} ${verdict}`)).toEqual(['goals.ours added'])
      expect(await problemOf((await api('xx-author')).forms.plan.compare.query(pair)), 'the county next door').toBe('plan.absent')
      expect(await problemOf((await api('henan-outsider')).forms.plan.compare.query(pair))).toBe('plan.absent')
      expect(await problemOf((await api('henan-outsider')).forms.plan.revisions.query({ plan: cityPlan }))).toBe('plan.absent')
    })

    it('of the superior leaves a plan bound to the revision that it names', async () => {
      const author = await api('xtx-author')
      const standing = await author.forms.plan.byId.query({ plan: 'xtx-2020' })
      expect(standing.document.extends).toEqual({ code: cityPlan, revision: 1 })
      expect(standing.document.phases[0]?.end).toBe('2020-03-15')
    })
  })
})

interface Section {
  title: string
  properties: Record<string, Section>
}
