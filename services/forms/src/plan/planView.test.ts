import { expect, it } from 'vitest'
import type { PlanHead } from './plan.repository.ts'
import { toSummary } from './planView.ts'

it.each([[{ end: '2020-09-30' }], [{ start: '2020-02-28', end: '2020-09-30' }]])(
  'a plan in a list has the period that it prints: %j',
  (period) => {
    const head = {
      plan: 'p',
      revision: 1,
      jurisdiction: '990000000000',
      status: 'published',
      title: '方案',
      period,
      regionPath: [],
    } satisfies PlanHead
    expect(toSummary(head).period).toEqual(period)
  },
)
