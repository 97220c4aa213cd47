import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { planPreview } from './planPreview.ts'

const plan = smallPlan()
const household = { ...plan.checklists[0]!, key: 'household', title: '户清单', schema: smallChecklist(['nurse']) }
const two: Plan = { ...plan, checklists: [...plan.checklists, household] }
const against = (last: Plan | null, superior: Plan | null = null) => ({ last, superior, directory: null })

describe('what publishing would mean', () => {
  it('for the very same plan: every answer still counts, and nothing differs', () => {
    const { last, items, superior } = planPreview(two, against(two))
    expect(last).toEqual({ revision: 1, comparisons: [] })
    expect(superior).toBeNull()
    expect(items.map(({ checklist }) => checklist)).toEqual(['village', 'household'])
    expect(items.flatMap(({ changes }) => changes)).toHaveLength(3)
    expect(items.flatMap(({ changes }) => changes).every(({ verdict, counts }) => verdict === 'same' && counts)).toBe(true)
  })

  it('for a first revision: there is nothing to compare with', () => {
    expect(planPreview(two, against(null))).toMatchObject({ last: null, items: [] })
  })

  it('for a checklist that goes or comes: it is said of the checklist, not of its items', () => {
    const { items, last } = planPreview(plan, against(two))
    expect(items.map(({ checklist }) => checklist)).toEqual(['village'])
    expect(last?.comparisons).toContainEqual(expect.objectContaining({ path: 'checklists.household', verdict: 'removed' }))
    expect(planPreview(two, against({ ...plan, checklists: [] })).items).toEqual([])
  })

  it('under a superior: what differs and what breaks with it are told apart', () => {
    const weaker = smallPlan()
    weaker.phases[0]!.end = '2020-03-31'
    weaker.phases[1]!.title = '补缺阶段'
    const { superior } = planPreview(weaker, against(null, { ...plan, code: 'upper-2020' }))
    expect(superior).toMatchObject({ code: 'upper-2020', revision: 1 })
    expect(superior?.comparisons.map(({ path }) => path)).toEqual(['phases.first.end', 'phases.second.title'])
    expect(superior?.findings.map(({ path }) => path)).toEqual(['phases.first.end'])
  })

  it('for a plan that cannot run: its faults', () => {
    expect(() => planPreview({ ...plan, units: [] }, against(null))).toThrow(Problem)
  })
})
