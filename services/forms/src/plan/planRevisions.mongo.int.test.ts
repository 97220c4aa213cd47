import { derivedPlan } from '@duzhan/plan'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { aPlan, world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRevision } from '../test/aRevision.ts'
import { planRepository } from './plan.mongo.ts'
import type { PlanRevision } from './plan.repository.ts'

const at = new Date('2020-03-20T01:00:00.000Z')
const identity = { code: world.plan, title: '方案', jurisdiction: world.city, document: { issuer: '市扶贫办' } }
const document = derivedPlan(aPlan({ code: 'upper', period: { end: '2020-12-31' } }), identity)
const revisionOf = (over: Partial<PlanRevision> = {}): PlanRevision =>
  aRevision(document, { hash: 'a', publishedAt: at, ...over })

describe('drafts and revisions side by side in the store', () => {
  let store: LoggedStore
  let plans: ReturnType<typeof planRepository>
  const statuses = async () => (await plans.revisions(world.plan)).map(({ revision, status }) => `${revision} ${status}`)

  beforeAll(async () => {
    store = await loggedStore('forms')
    plans = planRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  beforeEach(() => store.empty('plans', 'log'))
  afterAll(() => store?.close())

  it('what is published over a draft is logged as published, once', async () => {
    await plans.saveDraft(revisionOf({ status: 'draft' }))
    await plans.publish(revisionOf())
    expect(await plans.stream.after(0, 10)).toMatchObject([{ event: { status: 'published', revision: 1 } }])
  })

  it.each([
    ['a draft', true],
    ['nothing', false],
  ])('of several who publish at once over %s, one succeeds', async (_, isDraft) => {
    if (isDraft) await plans.saveDraft(revisionOf({ status: 'draft' }))
    const done = await Promise.all(['p', 'q', 'r'].map((hash) => plans.publish(revisionOf({ hash }))))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await statuses()).toEqual(['1 published'])
    expect((await plans.byRevision(world.plan, 1))?.hash).toBe(['p', 'q', 'r'][done.indexOf(true)])
  })

  it('what is closed is as final as what is published', async () => {
    await plans.publish(revisionOf())
    await plans.close(world.plan, 1, at)
    expect(await plans.saveDraft(revisionOf({ status: 'draft', hash: 'b' }))).toBe('published')
    expect(await plans.publish(revisionOf({ hash: 'b' }))).toBe(false)
    expect((await plans.byRevision(world.plan, 1))?.hash).toBe('a')
  })

  it('a newer revision closes the published ones before it and leaves drafts alone', async () => {
    await plans.publish(revisionOf())
    await plans.saveDraft(revisionOf({ revision: 2, status: 'draft' }))
    await plans.publish(revisionOf({ revision: 3 }))
    await plans.closeBefore(world.plan, 3, at)
    expect(await statuses()).toEqual(['3 published', '2 draft', '1 closed'])
    expect(await plans.removeDraft(world.plan, 2)).toBe(true)
    expect(await plans.removeDraft(world.plan, 2)).toBe(false)
  })

  it('a list carries a plan’s title and period, not its document', async () => {
    await plans.publish(revisionOf())
    const heads = [...(await plans.all()), ...(await plans.revisions(world.plan))]
    expect(heads.map(({ title, period, ...head }) => [title, period, 'document' in head])).toEqual(
      Array(2).fill(['方案', { end: '2020-12-31' }, false]),
    )
  })
})
