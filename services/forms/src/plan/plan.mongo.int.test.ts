import type { PlanEvent } from '@duzhan/contracts'
import { faultText, jsonText, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { aPlan, world } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRevision } from '../test/aRevision.ts'
import { planRepository } from './plan.mongo.ts'
import type { PlanRevision } from './plan.repository.ts'

/** A document with what a store could lose: empty parts, keys that look like paths or operators. */
const document = (number: number): Plan =>
  Object.assign(aPlan({ revision: number, title: '方案' }), { empty: {}, $no: { 'a.b': [] } })
const revision = (number: number, over: Partial<PlanRevision> = {}): PlanRevision => aRevision(document(number), over)
const at = new Date('2020-04-01T00:00:00.000Z')

describe('plan revisions in the store', () => {
  let store: LoggedStore
  let connection: Connection
  let plans: ReturnType<typeof planRepository>
  beforeAll(async () => {
    store = await loggedStore('forms')
    connection = store.connection
    plans = planRepository(connection, store.serviceLog)
    await buildIndexes(connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('plans', 'log'))
  const logged = async () => {
    const entries = await plans.stream.after(0, 10)
    return entries.map(({ thing, event }) => [thing, (event as PlanEvent).status]) // of the stream of plans
  }

  it('are told with when they came into force', async () => {
    await plans.publish(revision(1))
    const [entry] = await plans.stream.after(0, 10)
    expect(entry?.event).toMatchObject({ revision: 1, status: 'published', publishedAt: '2020-03-20T01:00:00.000Z' })
  })

  it('keep their warnings with details, and those of an earlier release as the sentences they were', async () => {
    const sentence = { code: 'phase.overlap', path: 'phases.1.start', message: '阶段“部署”与“整改”同在 3月15日' }
    const details = { before: '部署', after: '整改', days: { zh: '3月15日', en: '15 March' } }
    const warnings = [{ ...sentence, details }, sentence]
    await plans.publish(revision(1, { warnings }))
    const found = await plans.byRevision(world.plan, 1)
    expect(found?.warnings).toEqual(warnings)
    expect(found?.warnings.map((warning) => faultText(warning, 'en'))).toEqual([
      'the phases "部署" and "整改" share 15 March',
      sentence.message,
    ])
  })

  it('come back as they were published, and stay so', async () => {
    expect(await plans.publish(revision(1))).toBe(true)
    expect(await plans.byRevision(world.plan, 1)).toEqual(revision(1))
    expect(await plans.publish(revision(1, { hash: 'other' }))).toBe(false)
    expect((await plans.byRevision(world.plan, 1))?.hash).toBe('h-1')
    expect(await plans.byRevision(world.plan, 2)).toBeNull()
  })

  it('the newest published one is in force, or the newest closed one when none is', async () => {
    expect(await plans.latest(world.plan)).toBeNull()
    for (const number of [1, 2, 3]) await plans.publish(revision(number))
    expect((await plans.latest(world.plan))?.revision).toBe(3)
    await plans.close(world.plan, 3, at)
    expect((await plans.latest(world.plan))?.revision).toBe(2)
    await plans.close(world.plan, 2, at)
    await plans.close(world.plan, 1, at)
    expect((await plans.latest(world.plan))?.revision).toBe(3)
  })

  it('are closed once, and only when published', async () => {
    await plans.publish(revision(1))
    expect(await plans.close(world.plan, 1, at)).toBe(true)
    expect(await plans.close(world.plan, 1, new Date(0))).toBe(false)
    expect(await plans.close(world.plan, 2, at)).toBe(false)
    expect((await plans.byRevision(world.plan, 1))?.closedAt).toEqual(at)
  })

  it('older than one are closed together, and those of other plans stay open', async () => {
    for (const number of [1, 2, 3]) await plans.publish(revision(number))
    await plans.publish(revision(1, { plan: 'another-plan' }))
    await plans.closeBefore(world.plan, 3, at)
    const statuses = await Promise.all([1, 2, 3].map(async (number) => (await plans.byRevision(world.plan, number))?.status))
    expect(statuses).toEqual(['closed', 'closed', 'published'])
    expect((await plans.byRevision('another-plan', 1))?.status).toBe('published')
  })

  it('are logged when published and when closed, at once, a draft not at all', async () => {
    await plans.saveDraft(revision(2, { status: 'draft' }))
    await plans.publish(revision(1))
    expect(await logged()).toEqual([[`${world.plan}@1`, 'published']])
    await plans.close(world.plan, 1, at)
    await plans.close(world.plan, 1, at)
    expect(await logged()).toEqual([
      [`${world.plan}@1`, 'published'],
      [`${world.plan}@1`, 'closed'],
    ])
    expect(await connection.collection('plans').countDocuments({ 'entries.id': { $exists: true } }), 'carried no longer').toBe(0)
  })

  it('closed by a newer one are logged each by itself, and say nothing of their documents', async () => {
    for (const number of [1, 2, 3]) await plans.publish(revision(number))
    await plans.closeBefore(world.plan, 3, at)
    const entries = (await store.serviceLog.stream.after(0, 10)).slice(3).map(({ event }) => event)
    expect(entries).toMatchObject(
      [1, 2].map((number) => ({
        service: 'forms',
        noun: 'plan',
        verb: 'close',
        thing: `${world.plan}@${number}`,
        plan: world.plan,
        regionPath: regionPath(regionCode(world.city)),
        by: { id: 'service:forms', title: '督战平台' },
        requestId: null,
        v: 1,
        change: { revision: number, status: 'closed', closedAt: at.toISOString() },
      })),
    )
    expect(JSON.stringify(entries)).not.toContain('2020-12-31')
  })

  it('a draft gives way to what is published in its place, never the other way round', async () => {
    expect(await plans.saveDraft(revision(1, { status: 'draft', hash: 'first' }))).toBe('saved')
    expect(await plans.saveDraft(revision(1, { status: 'draft', hash: 'second' }))).toBe('saved')
    expect((await plans.draft(world.plan, 1))?.hash).toBe('second')
    expect(await plans.byRevision(world.plan, 1), 'a draft is in force nowhere').toBeNull()
    expect(await plans.publish(revision(1))).toBe(true)
    expect(await plans.draft(world.plan, 1)).toBeNull()
    expect(await plans.saveDraft(revision(1, { status: 'draft' }))).toBe('published')
    expect(await plans.removeDraft(world.plan, 1)).toBe(false)
    expect(await logged()).toEqual([[`${world.plan}@1`, 'published']])
  })

  it('a draft is kept over the one that it is based on, and of two who write at once one is told of the other', async () => {
    const draft = (hash: string) => revision(1, { status: 'draft', hash })
    expect(await plans.saveDraft(draft('a'), null)).toBe('saved')
    expect(await plans.saveDraft(draft('a'), null), 'sent again').toBe('saved')
    expect(await plans.saveDraft(draft('b'), null)).toBe('changed')
    const outcomes = await Promise.all(['b', 'c', 'd'].map((hash) => plans.saveDraft(draft(hash), 'a')))
    expect(outcomes.sort()).toEqual(['changed', 'changed', 'saved'])
    expect(await plans.saveDraft(draft('e'), 'a')).toBe('changed')
    await plans.removeDraft(world.plan, 1)
    expect(await plans.saveDraft(draft('f'), 'b'), 'of one that was thrown away').toBe('saved')
    await plans.publish(revision(1))
    expect(await plans.saveDraft(draft('g'), 'f')).toBe('published')
  })

  it('of every plan the newest is listed, a draft only where nothing is published', async () => {
    await plans.publish(revision(1))
    await plans.saveDraft(revision(2, { status: 'draft' }))
    await plans.saveDraft(revision(1, { plan: 'only-a-draft', status: 'draft' }))
    expect((await plans.all()).map(({ plan, revision: number, status }) => [plan, number, status])).toEqual([
      [world.plan, 1, 'published'],
      ['only-a-draft', 1, 'draft'],
    ])
    expect((await plans.revisions(world.plan)).map(({ revision: number }) => number)).toEqual([2, 1])
  })

  it('are kept and told as text, so that no store and no stream walks through a document', async () => {
    await plans.publish(revision(1, { own: jsonText(document(9)) }))
    expect(await connection.collection('plans').findOne({})).toMatchObject({
      document: JSON.stringify(document(1)),
      own: JSON.stringify(document(9)),
    })
    const [entry] = await plans.stream.after(0, 10)
    expect(entry?.event).toMatchObject({ document: JSON.stringify(document(1)) })
  })

  describe('that an earlier release kept, each document as it is', () => {
    const ofOld = async (number: number, over: object = {}) => {
      const { title: _title, period: _period, warnings: _warnings, own: _own, ...kept } = revision(number)
      const old = { ...kept, document: document(number), ...over }
      await store.documents('plans').insertOne({ _id: `${world.plan}@${number}`, ...old })
    }
    it('read as if they had been kept today', async () => {
      await ofOld(1, { own: document(7) })
      await ofOld(2)
      expect(await plans.byRevision(world.plan, 1)).toEqual(revision(1, { own: jsonText(document(7)) }))
      expect(await plans.latest(world.plan)).toEqual(revision(2))
      const heads = [...(await plans.revisions(world.plan)), ...(await plans.all())]
      expect(heads.map(({ title, period }) => [title, period.end])).toEqual(Array(3).fill(['方案', '2020-12-31']))
    })

    it('are told as text when they are closed', async () => {
      await ofOld(1)
      await plans.close(world.plan, 1, at)
      const [entry] = await plans.stream.after(0, 10)
      expect(entry?.event).toMatchObject({ revision: 1, status: 'closed', document: jsonText(document(1)) })
    })

    it('give way to what is published over a draft, and are closed as they stand', async () => {
      await ofOld(1, { status: 'draft' })
      await ofOld(2)
      expect(await plans.publish(revision(1, { title: '新方案' }))).toBe(true)
      expect((await plans.byRevision(world.plan, 1))?.title).toBe('新方案')
      await plans.close(world.plan, 2, at)
      expect(await plans.byRevision(world.plan, 2)).toEqual(revision(2, { status: 'closed', closedAt: at }))
    })
  })
})
