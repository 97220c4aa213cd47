import { heaviestPlan } from '@duzhan/plan/heaviestPlan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, problemIn, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const county = '430321000000'
const document = (revision: number) => ({ ...heaviestPlan(revision), jurisdiction: county })

describe('the heaviest plan that the budgets allow', () => {
  let platform: TestPlatform
  let author: Visitor
  let viewer: Visitor

  beforeAll(async () => {
    platform = await testPlatform()
    author = await platform.as('xtx-author')
    viewer = await platform.as('xt-viewer')
  })
  afterAll(() => platform?.close())

  /** How many requests of somebody else were answered, one after the other, before the work was. */
  async function servedDuring<Result>(work: Promise<Result>): Promise<{ result: Result; served: number }> {
    let served = 0
    let isDone = false
    const finished = work.finally(() => {
      isDone = true
    })
    finished.catch(() => undefined) // a refusal is thrown below, when others have been served
    while (!isDone) {
      await viewer.api.forms.plan.list.query()
      served += 1
    }
    return { result: await finished, served }
  }

  it('is kept, published and compared, and others are served all the while', async () => {
    const { plan } = author.api.forms
    const draft = await servedDuring(plan.saveDraft.mutate({ document: document(1) }))
    const published = await servedDuring(plan.publish.mutate({ document: document(1) }))
    const next = await servedDuring(plan.saveDraft.mutate({ document: document(2) }))
    const pair = { plan: 'heaviest', revision: 2, with: { plan: 'heaviest', revision: 1 } }
    const compared = await servedDuring(plan.compare.query(pair))
    expect([draft, published, next].map(({ result }) => [result.revision, result.status])).toEqual([
      [1, 'draft'],
      [1, 'published'],
      [2, 'draft'],
    ])
    expect(compared.result.comparisons.length).toBeGreaterThan(1_000)
    // each takes seconds; a platform that was held up would have answered the first of the others only after it
    for (const { served } of [draft, published, next, compared]) expect(served).toBeGreaterThan(5)
  }, 300_000)

  it('is the heaviest: one element more, and it is refused with its place', async () => {
    const plan = document(3)
    const more = { ...plan, units: [...plan.units, { key: 'more', title: '单位' }] }
    expect(await problemIn(await post(author, 'forms.plan.saveDraft', { document: more }))).toMatchObject({
      code: 'plan.invalid',
      details: { faults: [{ code: 'elements.too-many', path: 'units' }] },
    })
  }, 120_000)

  it('that is longer than plans may be is told so, though its request is longer than others may be', async () => {
    const { jurisdiction, ...plan } = document(3)
    const longer = { ...plan, jurisdiction, goals: [{ key: 'long', title: '长', text: '长'.repeat(200_000) }] }
    for (const procedure of ['saveDraft', 'preview', 'publish'] as const)
      expect(await problemIn(await post(author, `forms.plan.${procedure}`, { document: longer })), procedure).toMatchObject({
        code: 'plan.invalid',
        details: { faults: [{ code: 'plan.too-long', path: '' }] },
      })
  }, 120_000)

  it('that is not safe to read is not even kept as a draft', async () => {
    const [checklist] = heaviestPlan(4).checklists
    const loop = {
      type: 'object',
      properties: { a: { $ref: '#/$defs/A' } },
      $defs: { A: { $ref: '#/$defs/A' } },
      additionalProperties: false,
    }
    const plan = { ...document(4), checklists: [{ ...checklist, schema: loop }] }
    expect(await problemIn(await post(author, 'forms.plan.saveDraft', { document: plan }))).toMatchObject({
      code: 'plan.invalid',
      details: { faults: [{ code: 'ref.cycle' }] },
    })
  }, 120_000)
})
