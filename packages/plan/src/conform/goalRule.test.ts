import { describe, expect, it } from 'vitest'
import type { Indicator } from '../schema/planParts.ts'
import { smallPlan } from '../test/smallPlan.ts'
import type { Language } from '../wording/words.ts'
import { comparePlans } from './comparePlans.ts'
import { comparisonSentence } from './comparisonSentence.ts'

type Goal = NonNullable<Indicator['goal']>

function compared(upper: Goal, lower: Goal | undefined) {
  const [above, below] = [smallPlan(), smallPlan()]
  above.indicators[0]!.goal = upper
  if (lower) below.indicators[0]!.goal = lower
  else delete below.indicators[0]!.goal
  return comparePlans(below, above)
}

const goal = (comparator: Goal['comparator'], value?: number, more: Partial<Goal> = {}): Goal => ({
  comparator,
  ...(value === undefined ? {} : { value }),
  unit: '%',
  ...more,
})

describe('a goal below', () => {
  it.each([
    ['a higher floor', goal('>=', 60), goal('>=', 70), 'tightened'],
    ['a lower floor', goal('>=', 60), goal('>=', 59.5), 'weakened'],
    ['a floor that leaves itself out', goal('>=', 60), goal('>', 60), 'tightened'],
    ['a floor that lets itself in', goal('>', 60), goal('>=', 60), 'weakened'],
    ['exactly the floor', goal('>=', 100), goal('=', 100), 'tightened'],
    ['exactly less than the floor', goal('>=', 100), goal('=', 99), 'weakened'],
    ['a floor instead of an exact figure', goal('=', 100), goal('>=', 100), 'weakened'],
    ['a lower ceiling', goal('<=', 5), goal('<=', 4), 'tightened'],
    ['a higher ceiling', goal('<=', 5), goal('<', 6), 'weakened'],
    ['a ceiling instead of a floor', goal('>=', 60), goal('<=', 60), 'weakened'],
    ['no goal', goal('>=', 60), undefined, 'weakened'],
    ['an earlier date', goal('>=', 60, { by: '2020-12-31' }), goal('>=', 60, { by: '2020-10-31' }), 'tightened'],
    ['a later date', goal('>=', 60, { by: '2020-10-31' }), goal('>=', 70, { by: '2020-12-31' }), 'weakened'],
    ['no date', goal('>=', 60, { by: '2020-10-31' }), goal('>=', 60), 'weakened'],
    ['another unit', goal('>=', 60), goal('>=', 60, { unit: '个' }), 'cannotTell'],
    [
      'a figure where the upper goal points elsewhere',
      goal('<=', undefined, { reference: '省定范围' }),
      goal('<=', 1),
      'cannotTell',
    ],
    ['another scope', goal('>=', 1, { scope: '每个乡镇' }), goal('>=', 1, { scope: '每个县' }), 'cannotTell'],
  ] as const)('with %s', (_what, upper, lower, verdict) => {
    expect(compared(upper, lower).map((comparison) => comparison.verdict)).toEqual([verdict])
  })

  it('that is the same is no difference', () => {
    expect(compared(goal('>=', 60), goal('>=', 60))).toEqual([])
  })
})

describe('the sentence of a comparison', () => {
  const sentence = (upper: Goal, lower: Goal | undefined, language: Language = 'zh') =>
    compared(upper, lower).map((comparison) => comparisonSentence(comparison, language))

  it('says both values and which way they went', () => {
    expect(sentence(goal('>=', 60), goal('>=', 70))).toEqual(['“有卫生室的村”目标由>= 60 %收紧为>= 70 %，严于上级要求'])
    expect(sentence(goal('>=', 60), undefined)).toEqual(['“有卫生室的村”目标由>= 60 %放宽为未规定，低于上级要求'])
    expect(sentence(goal('<=', undefined, { reference: '省定范围' }), goal('<=', 1))).toEqual([
      '“有卫生室的村”目标由<= 省定范围 %改为<= 1 %，无法判断是否低于上级要求，请人工核对',
    ])
    expect(sentence(goal('<=', undefined, { reference: '省定范围' }), goal('<=', 1), 'en')).toEqual([
      '"有卫生室的村": goal changed from <= "省定范围" % to <= 1 %; whether it falls short of what the superior requires is for a person to judge',
    ])
  })

  it('says what came and what went', () => {
    const [above, below] = [smallPlan(), smallPlan()]
    below.goals = [{ key: 'more', title: '更高目标' }]
    const sentences = (language: Language) =>
      comparePlans(below, above).map((comparison) => comparisonSentence(comparison, language))
    expect(sentences('zh')).toEqual(['删去督战目标“全部达标”', '新增督战目标“更高目标”'])
    expect(sentences('en')).toEqual(['leaves out the overall goal "全部达标"', 'adds the overall goal "更高目标"'])
  })
})
