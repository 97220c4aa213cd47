import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { planWindows } from './planWindows.ts'

const plan = (over: Partial<Plan>): Plan => ({ ...smallPlan(), ...over })
const keys = (given: Plan, otherwise: string) => planWindows(given, otherwise).map(({ key }) => key)
const { issuedOn: _issuedOn, ...unissued } = smallPlan().document
const cycle = smallPlan().cycles.find(({ key }) => smallPlan().duties.visits?.some((duty) => duty.cycle === key))!
const monthly = { cycles: [{ ...cycle, every: 'month' as const, endsOn: 'last' as const }] }

describe('the windows of a plan', () => {
  it('run from its start, whenever it was issued', () => {
    const found = plan({
      ...monthly,
      period: { start: '2020-02-10', end: '2020-04-05' },
      document: { ...unissued, issuedOn: '2020-03-01' },
    })
    expect(keys(found, '2020-04-01')).toEqual(['2020-02', '2020-03', '2020-04'])
  })

  it('run from its issue where it prints no start, and from the given day where it prints neither', () => {
    const period = { end: '2020-04-05' }
    expect(keys(plan({ ...monthly, period, document: { ...unissued, issuedOn: '2020-03-01' } }), '2020-04-01')).toEqual([
      '2020-03',
      '2020-04',
    ])
    expect(keys(plan({ ...monthly, period, document: unissued }), '2020-04-01')).toEqual(['2020-04'])
  })

  it('are none for a plan whose visits have no cycle', () => {
    expect(keys(plan({ duties: {} }), '2020-04-01')).toEqual([])
  })
})
