import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { conformPlan } from './conformPlan.ts'

describe('a sponsor for every target of a list', () => {
  const lowerOf = (upper: Plan, sponsored: string[] | undefined): Plan => {
    const { sponsored: _, ...assignments } = upper.assignments
    return { ...upper, assignments: { ...assignments, ...(sponsored && { sponsored }) } }
  }
  const held = (hold: 'fixed' | 'floor' | 'open'): Plan => {
    const upper = smallPlan()
    upper.targetLists.find(({ key }) => key === 'upper')!.hold = hold
    return upper
  }
  const found = (upper: Plan, sponsored: string[] | undefined) =>
    comparePlans(lowerOf(upper, sponsored), upper).map(({ path, verdict, label, upper, lower }) => [
      path,
      verdict,
      label,
      upper,
      lower,
    ])

  it.each([[[]], [undefined]])('cannot be dropped below where the list is held', (sponsored) => {
    const upper = held('floor')
    expect(found(upper, sponsored)).toEqual([['assignments.sponsored.upper', 'weakened', '包联要求', '要求', '不要求']])
    expect(conformPlan(lowerOf(upper, sponsored), upper).map(({ code, path }) => [code, path])).toEqual([
      ['floor.weakened', 'assignments.sponsored.upper'],
    ])
    expect(conformPlan(lowerOf(held('fixed'), sponsored), held('fixed')).map(({ code }) => code)).toEqual(['fixed.changed'])
  })

  it('is seen when it is dropped where the list is not held, and breaks with nothing', () => {
    const upper = held('open')
    expect(found(upper, [])).toHaveLength(1)
    expect(conformPlan(lowerOf(upper, []), upper)).toEqual([])
  })

  it('may be wanted of more lists, in whatever order', () => {
    const upper = held('floor')
    expect(found(upper, ['lower', 'upper'])).toEqual([['assignments.sponsored.lower', 'tightened', '包联要求', '不要求', '要求']])
    expect(conformPlan(lowerOf(upper, ['lower', 'upper']), upper)).toEqual([])
  })

  it('is not said to be dropped with its list, which is told already', () => {
    const upper = held('floor')
    const lower = lowerOf(upper, [])
    lower.targetLists = lower.targetLists.filter(({ key }) => key !== 'upper')
    expect(found(upper, undefined).length).toBe(1)
    expect(comparePlans(lower, upper).map(({ path }) => path)).not.toContain('assignments.sponsored.upper')
  })
})
