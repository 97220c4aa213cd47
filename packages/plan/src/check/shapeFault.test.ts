import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../fixtures/smallPlan.ts'
import type { PlanFault } from './planFault.ts'
import { readPlan } from './readPlan.ts'

const faultsOf = (change: object): PlanFault[] => {
  try {
    readPlan({ ...smallPlan(), ...change })
    return []
  } catch (error) {
    return error instanceof Problem ? (error.details['faults'] as PlanFault[]) : []
  }
}

describe('a fault of shape', () => {
  it.each<[string, object, PlanFault]>([
    ['what is missing', { title: undefined }, { path: 'title', message: '缺少这一项，应为文字' }],
    ['what is of another kind', { title: 3 }, { path: 'title', message: '应为文字' }],
    ['what is empty', { title: '' }, { path: 'title', message: '不能为空' }],
    ['what nobody knows', { colour: 'red' }, { path: '', message: '有不认识的内容：colour' }],
    ['what is too small', { revision: 0 }, { path: 'revision', message: '应大于 0' }],
    ['what is written wrongly', { jurisdiction: '4303' }, { path: 'jurisdiction', message: '格式不对' }],
    [
      'what is no choice',
      { cycles: [{ key: 'day', every: 'day', endsOn: 'last' }] },
      { path: 'cycles.0.every', message: '只能是：week、month、quarter、half-year、year' },
    ],
  ])('says %s in plain words', (_, change, fault) => {
    expect(faultsOf(change)).toContainEqual(fault)
  })
})
