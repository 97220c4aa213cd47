import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import type { PlanRevision } from './plan.repository.ts'
import { planPreview } from './planPreview.ts'

const plan = readPlan(packs[0]!.plan)
const last = { plan: plan.code, revision: 1, document: plan } as PlanRevision // what a preview reads
const previewOf = (document = plan, superior: PlanRevision | null = null) => planPreview({ document, own: null, superior }, last)

describe('what publishing would mean', () => {
  it('for the very same plan: every answer still counts, and nothing differs', () => {
    const { last: before, items, superior } = previewOf()
    expect(before).toEqual({ revision: 1, comparisons: [] })
    expect(superior).toBeNull()
    expect(items.map(({ checklist }) => checklist)).toEqual(['village', 'household'])
    expect(items.flatMap(({ changes }) => changes).every(({ verdict, counts }) => verdict === 'same' && counts)).toBe(true)
  })

  it('for a first revision: there is nothing to compare with', () => {
    const { last: before, items } = planPreview({ document: plan, own: null, superior: null }, null)
    expect({ before, items }).toEqual({ before: null, items: [] })
  })

  it('for a checklist that goes or comes: it is said of the checklist, not of its items', () => {
    const [village] = plan.checklists
    const { items, last: before } = previewOf({ ...plan, checklists: [village!] })
    expect(items.map(({ checklist }) => checklist)).toEqual(['village'])
    expect(before?.comparisons).toContainEqual(expect.objectContaining({ path: 'checklists.household', verdict: 'removed' }))
    const { items: again } = planPreview(
      { document: plan, own: null, superior: null },
      { ...last, document: { ...plan, checklists: [] } },
    )
    expect(again).toEqual([])
  })

  it('under a superior: what differs and what breaks with it are told apart', () => {
    const weaker = structuredClone(plan)
    weaker.phases[0]!.end = '2020-03-31'
    weaker.phases[1]!.title = '补缺阶段'
    const { superior } = previewOf(weaker, { ...last, plan: 'upper-2020' })
    expect(superior).toMatchObject({ code: 'upper-2020', revision: 1 })
    expect(superior?.comparisons.map(({ path }) => path)).toEqual(['phases.deploy.end', 'phases.closeGaps.title'])
    expect(superior?.findings.map(({ path }) => path)).toEqual(['phases.deploy.end'])
  })
})
