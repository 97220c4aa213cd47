import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { dutiesByList, secretLists } from './secretLists.ts'

const visit = (key: string, over: Partial<OwedDuty> = {}): OwedDuty => ({
  ...{ key, title: key, what: 'visit', who: { kind: 'team' }, about: { kind: 'lists', targetLists: ['upper'] } },
  ...over,
})
function planWith(list: Partial<TargetList>, owed: readonly OwedDuty[]): Plan {
  const plan = smallPlan() as Plan
  const targetLists = plan.targetLists.map((one) => (one.key === 'upper' ? { ...one, ...list } : one))
  return { ...plan, targetLists, duties: { owed: [...owed] } }
}
const draw = { count: 1 }
const quiet = visit('quiet', { unannounced: true })

describe('a list that is told from its seat up', () => {
  it.each<[string, Partial<TargetList>, OwedDuty[]]>([
    ['is one drawn for unannounced visits alone', { draw }, [quiet]],
    ['is one drawn for covert visits, which are unannounced', { draw }, [visit('secret', { modes: ['fixed', 'covert'] })]],
    ['is one that says so, however it is made', { told: 'fromSeat' }, [quiet]],
    ['is one that says so before any duty is about it', { told: 'fromSeat' }, []],
  ])('%s', (_, list, owed) => {
    expect(secretLists(planWith(list, owed))).toEqual(['upper'])
  })

  it.each<[string, Partial<TargetList>, OwedDuty[]]>([
    ['one that says that it is open', { draw, told: 'open' }, [quiet]],
    ['one of which an announced visit tells too', { draw }, [quiet, visit('fixed', { modes: ['fixed'] })]],
    ['one whose members report themselves', { draw }, [quiet, visit('report', { what: 'report', who: { kind: 'target' } })]],
    ['one drawn for nothing', { draw }, []],
    ['one that anybody can work out by its rules', {}, [quiet]],
    [
      'one drawn for another list’s visits',
      { draw },
      [visit('other', { unannounced: true, about: { kind: 'lists', targetLists: ['lower'] } })],
    ],
  ])('is not %s', (_, list, owed) => {
    expect(secretLists(planWith(list, owed))).toEqual([])
  })

  it('opens with the first duty that tells of it, whatever others there are', () => {
    const any = fc.array(fc.record({ unannounced: fc.boolean(), what: fc.constantFrom('visit' as const, 'handIn' as const) }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(any, (said) => {
        const owed = said.map((one, index) => visit(`d${index}`, one))
        const isSecret = owed.length > 0 && owed.every(({ unannounced }) => unannounced)
        expect(secretLists(planWith({ draw }, owed))).toEqual(isSecret ? ['upper'] : [])
      }),
    )
  })
})

describe('the duties about lists', () => {
  it('stand under each list that they name, once', () => {
    const both = visit('both', { about: { kind: 'lists', targetLists: ['upper', 'lower', 'upper'] } })
    const found = dutiesByList(planWith({}, [both, quiet, visit('all', { about: { kind: 'targets', targetKind: 'village' } })]))
    expect([...found].map(([list, duties]) => [list, duties.map(({ id }) => id)])).toEqual([
      ['upper', ['owed.both', 'owed.quiet']],
      ['lower', ['owed.both']],
    ])
  })
})
