import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { areasOf } from './areasOf.ts'

const areasIn = (code: string) => {
  const pack = packs.find(({ plan }) => (plan as { code: string }).code === code)
  return [...areasOf(readPlan(pack?.plan))].sort()
}

describe('the areas that a plan’s menu leads to', () => {
  it.each([
    ['xiangtan-2020', ['filings', 'findings', 'summary', 'visits']],
    ['henan-2020', ['findings', 'summary', 'visits']],
    ['chuxiong-2020', ['filings', 'findings', 'summary', 'visits']],
    ['xiangxi-2020', ['findings', 'summary', 'visits']],
  ])('of %s are %j', (code, expected) => {
    expect(areasIn(code)).toEqual(expected)
  })

  it('are none for a plan of tasks only, and no visits where no duty asks for any', () => {
    const plan = readPlan(packs[0]?.plan)
    expect(areasOf({ duties: {}, targetLists: [] })).toEqual(new Set())
    expect(areasOf({ duties: {}, targetLists: plan.targetLists })).toEqual(new Set(['findings', 'summary']))
    expect(areasOf({ duties: plan.duties, targetLists: [] }), 'visits to nobody').toEqual(new Set(['filings']))
  })
})
