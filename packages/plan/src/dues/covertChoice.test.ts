import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { owingPlan } from '../test/anyDuties.ts'
import { covertChoice } from './covertChoice.ts'

const visit = (key: string, modes: OwedDuty['modes']): OwedDuty => ({
  ...{ key, title: key, what: 'visit', who: { kind: 'team' }, about: { kind: 'lists', targetLists: ['upper'] } },
  ...(modes && { modes }),
})
const plan = owingPlan([
  visit('secret', ['covert']),
  visit('either', ['fixed', 'covert']),
  visit('open', ['roving']),
  visit('secretly', undefined),
])
const chosen = (lists: string[], due?: string | null) => covertChoice(plan, { lists, due })

describe('whether a record is made in secret', () => {
  it('says the duty of the visit that it names: always, as its inspector says, or never', () => {
    expect(chosen(['upper'], `${plan.code}:owed.secret:big:2020-03:1`)).toBe('always')
    expect(chosen(['upper'], `${plan.code}:owed.either:big:2020-03:1`)).toBe('chosen')
    expect(chosen(['upper'], `${plan.code}:owed.open:big:2020-03:1`)).toBe('never')
  })

  it('says the duty of that very name, and none that only begins so', () => {
    expect(chosen(['upper'], `${plan.code}:owed.secretly:big:2020-03:1`)).toBe('never')
  })

  it('says its inspector where it names none, and something about its lists could be', () => {
    expect(chosen(['upper'])).toBe('chosen')
    expect(chosen(['lower', 'upper'], null)).toBe('chosen')
    expect(chosen(['lower'])).toBe('never')
    expect(chosen([])).toBe('never')
  })

  it('says its inspector where the visit that it names is of another plan, or of none', () => {
    expect(chosen(['upper'], 'another-plan:owed.secret:big:2020-03:1')).toBe('chosen')
    expect(chosen(['lower'], `${plan.code}:unscheduled:s-1`)).toBe('never')
  })
})
