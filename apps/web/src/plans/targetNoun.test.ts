import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { expect, it } from 'vitest'
import { targetNoun } from './targetNoun.ts'

it.each([
  ['xiangtan-2020', '村'],
  ['henan-2020', '对象'],
  ['chuxiong-2020', '对象'],
  ['xiangxi-2020', '对象'],
])('what stands on the lists of %s is called %s', (code, noun) => {
  const plans = packs.map(({ plan }) => readPlan(plan))
  expect(plans.filter((plan) => plan.code === code).map(targetNoun)).toEqual([noun])
})
