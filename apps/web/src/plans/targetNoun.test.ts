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
  expect(plans.filter((plan) => plan.code === code).map((plan) => targetNoun(plan).one)).toEqual([noun])
})

it.each([
  ['家', '企业', 'site', '家企业'],
  ['条', '河段', 'village', '条河段'],
] as const)('a plan about %s%s says so', (measureWord, title, level, counted) => {
  const [plan] = packs.map((pack) => readPlan(pack.plan))
  const targetKinds = plan!.targetKinds.map((kind) => ({ ...kind, measureWord, title, level }))
  expect(targetNoun({ ...plan!, targetKinds })).toEqual({ one: title, counted })
})
