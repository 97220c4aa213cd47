import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultText, wordedFault } from '../check/wordedFault.ts'
import type { Plan } from '../schema/planSchema.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { item } from '../test/planChanges.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { seenAbove } from './seenAbove.ts'

const small = smallPlan()
const [village] = small.checklists as [Plan['checklists'][number]]
const [indicator] = small.indicators as [Plan['indicators'][number]]
const told = (plan: Plan, superior: Plan | null = small) => seenAbove(plan, superior).map((fault) => wordedFault(fault).message)
const asking = (...items: string[]): Plan => ({ ...small, checklists: [{ ...village, schema: smallChecklist(items) }] })

describe('what the level above sees of a plan', () => {
  it('is every answer to what it asks itself, and each goal', () => {
    expect(told(small)).toEqual(['清单“村清单”：2 题与上级问得一样，答案计入上级的数字', '指标“有卫生室的村”对照目标 >= 90 %'])
  })

  it('is nothing of items that are asked here only, or in another meaning', () => {
    expect(told(asking('clinic', 'doctor', 'nurse'))[0]).toBe(
      '清单“村清单”：2 题与上级问得一样，答案计入上级的数字；1 题只在本级统计',
    )
    expect(told(asking('clinic'))[0], 'what is left out is not here').toBe('清单“村清单”：1 题与上级问得一样，答案计入上级的数字')
    const turned = smallPlan()
    Object.assign(item(turned).properties.answer['x-item'], { good: 'no' })
    expect(told(turned)[0]).toContain('1 题与上级问得一样，答案计入上级的数字；1 题只在本级统计')
  })

  it('is nothing of a checklist of one’s own', () => {
    const own = { ...village, key: 'own', title: '本县清单' }
    expect(told({ ...small, checklists: [own] })[0]).toBe('清单“本县清单”只在本级使用，不计入上级的数字')
    expect(told(small, null)).toEqual(['指标“有卫生室的村”对照目标 >= 90 %'])
  })

  it('counts the figures that have no goal', () => {
    const { goal: _goal, ...without } = indicator
    const indicators = [indicator, { ...without, key: 'a' }, { ...without, key: 'b' }]
    expect(told({ ...small, indicators }).slice(1)).toEqual([
      '指标“有卫生室的村”对照目标 >= 90 %',
      '没有目标值的指标 2 项，只列数字',
    ])
  })

  it('says of every plan beside itself that all of its items count, in either language', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const fault of seenAbove(plan, plan)) {
          if (fault.code === 'seen.items') expect(fault.details).not.toHaveProperty('own')
          expect(fault.code).not.toBe('seen.apart')
          expect(faultText(wordedFault(fault), 'en')).not.toMatch(/[{}[\]]/)
        }
      }),
      { numRuns: 60 },
    )
  })
})
