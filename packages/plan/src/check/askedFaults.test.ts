import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { owingPlan } from '../test/anyDuties.ts'
import { askedFaults } from './askedFaults.ts'
import { checkPlan } from './checkPlan.ts'

const figures = [{ key: 'villages', title: '督战村数', unit: '个', kind: 'integer' }] as const satisfies OwedDuty['figures']
const owing = (over: Partial<OwedDuty>) =>
  owingPlan([{ key: 'table', title: '月报表', what: 'report', who: { kind: 'level', level: 'county' }, ...over }])
const told = (over: Partial<OwedDuty>) => askedFaults(owing(over)).map(({ path, code }) => `${path} ${code}`)

describe('what a duty asks for', () => {
  it('may be texts, files and figures, together or none of them', () => {
    expect(told({})).toEqual([])
    expect(told({ asks: ['text', 'file', 'figures'], figures: [...figures] })).toEqual([])
    expect(told({ asks: ['file'] })).toEqual([])
  })

  it.each<[string, Partial<OwedDuty>, string]>([
    ['figures that nobody named', { asks: ['figures'] }, 'duty.figures-missing'],
    ['figures that nobody asks for', { asks: ['file'], figures: [...figures] }, 'duty.figures-unasked'],
    ['figures beside nothing asked', { figures: [...figures] }, 'duty.figures-unasked'],
    ['a file with a visit, which a record pays', { what: 'visit', asks: ['file'] }, 'duty.asks-in-vain'],
    ['figures of a task, which has a board of its own', { what: 'task', figures: [...figures] }, 'duty.asks-in-vain'],
  ])('is refused where it is %s', (_what, over, code) => {
    expect(told(over)).toEqual([`duties.owed.0 ${code}`])
    expect(() => checkPlan(owing(over))).toThrow('plan.invalid')
  })

  it('names each figure once', () => {
    const twice = { asks: ['figures' as const], figures: [...figures, ...figures] }
    expect(() => checkPlan(owing(twice))).toThrow('plan.invalid')
  })
})
