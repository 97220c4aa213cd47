import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/checkPlan.ts'
import { verificationFaults } from '../check/verificationFaults.ts'
import { verificationWarnings } from '../effects/verificationWarnings.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import { anyOwingPlan, owingPlan } from '../test/anyDuties.ts'
import { dutiesOf } from './dutiesOf.ts'
import { verificationsOf } from './verifications.ts'

const visit = (over: Partial<OwedDuty>): OwedDuty => ({
  ...{ key: 'check', title: '每周自查', what: 'visit', who: { kind: 'target' }, modes: ['selfCheck'], checklist: 'village' },
  ...{ about: { kind: 'lists', targetLists: ['upper'] }, when: { kind: 'cycle', every: 'week' } },
  ...over,
})
const selfCheck = visit({})
const verification = (over: Partial<OwedDuty> = {}): OwedDuty =>
  visit({ key: 'verify', title: '核验', who: { kind: 'team' }, modes: ['verification'], ...over })
const found = (...owed: OwedDuty[]) =>
  verificationsOf(owingPlan(owed)).map(({ name, selfCheck: of, isComparable }) => [name, of?.name ?? null, isComparable])
const faults = (...owed: OwedDuty[]) => verificationFaults(owingPlan(owed)).map(({ path, code }) => `${path} ${code}`)
const warnings = (...owed: OwedDuty[]) => verificationWarnings(owingPlan(owed)).map(({ path, code }) => `${path} ${code}`)

describe('a visit that verifies a self-check', () => {
  it('verifies one self-check of its own targets or none, in any plan', () => {
    fc.assert(
      fc.property(anyOwingPlan, (plan) => {
        const duties = new Map(dutiesOf(plan).map((duty) => [duty.id, duty]))
        for (const { name, selfCheck: of } of verificationsOf(plan)) {
          const [own, other] = [duties.get(name), duties.get(of?.name ?? '')]
          expect(own?.modes).toContain('verification')
          if (of === null) continue
          expect(other?.modes).toContain('selfCheck')
          const lists = other?.about?.kind === 'lists' ? other.about.targetLists : []
          expect(own?.about?.kind === 'lists' && own.about.targetLists.some((list) => lists.includes(list))).toBe(true)
        }
      }),
    )
  })

  it('verifies the one that it names', () => {
    const other = visit({ key: 'other', title: '每月自查' })
    expect(found(selfCheck, other, verification({ verifies: 'other' }))).toEqual([['owed.verify', 'owed.other', true]])
    expect(faults(selfCheck, other, verification({ verifies: 'other' }))).toEqual([])
  })

  it('verifies the only self-check of the same targets where it names none', () => {
    const elsewhere = visit({ key: 'other', about: { kind: 'lists', targetLists: ['lower'] } })
    expect(found(selfCheck, elsewhere, verification())).toEqual([['owed.verify', 'owed.check', true]])
    expect(warnings(selfCheck, elsewhere, verification())).toEqual([])
  })

  it('is not guessed between two, and is warned of where there is none', () => {
    const other = visit({ key: 'other' })
    expect(found(selfCheck, other, verification())).toEqual([['owed.verify', null, false]])
    expect(warnings(selfCheck, other, verification())).toEqual(['duties.owed.2 duty.verifies-nothing'])
    expect(warnings(verification())).toEqual(['duties.owed.0 duty.verifies-nothing'])
    expect(warnings(selfCheck)).toEqual([])
  })

  it('is said not to be comparable by item where the checklists differ, or one is left open', () => {
    const { checklist: _, ...open } = verification()
    for (const duty of [verification({ checklist: 'other' }), open]) {
      expect(found(selfCheck, duty)).toEqual([['owed.verify', 'owed.check', false]])
      expect(warnings(selfCheck, duty)).toEqual(['duties.owed.1 duty.not-comparable'])
    }
  })

  it.each<[string, OwedDuty[], string]>([
    ['a key that nobody has', [selfCheck, verification({ verifies: 'gone' })], 'duty.verifies-unknown'],
    ['itself', [selfCheck, verification({ verifies: 'verify', modes: ['verification', 'selfCheck'] })], 'duty.verifies-unknown'],
    [
      'a self-check of other targets',
      [selfCheck, verification({ verifies: 'check', about: { kind: 'lists', targetLists: ['lower'] } })],
      'duty.verifies-unknown',
    ],
    [
      'a visit that is no self-check',
      [visit({ modes: ['fixed'] }), verification({ verifies: 'check' })],
      'duty.verifies-unknown',
    ],
    ['without the mode', [selfCheck, verification({ verifies: 'check', modes: ['roving'] })], 'duty.verifies-in-vain'],
    [
      'about no list',
      [selfCheck, verification({ verifies: 'check', about: { kind: 'regions', level: 'county' } })],
      'duty.verifies-in-vain',
    ],
  ])('is refused where it verifies %s', (_what, owed, code) => {
    expect(faults(...owed)).toEqual([`duties.owed.1.verifies ${code}`])
    expect(() => checkPlan(owingPlan(owed))).toThrow('plan.invalid')
  })
})
