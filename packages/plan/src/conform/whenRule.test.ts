import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { conformPlan } from './conformPlan.ts'

function owing(over: Partial<OwedDuty>): Plan {
  const duty: OwedDuty = {
    key: 'check',
    title: '自查',
    what: 'visit',
    who: { kind: 'target' },
    when: { kind: 'cycle', every: 'month' },
    hold: 'floor',
    ...over,
  }
  return { ...smallPlan(), duties: { owed: [duty] } }
}
const told = (upper: Partial<OwedDuty>, lower: Partial<OwedDuty>) =>
  comparePlans(owing(lower), owing(upper)).map(({ path, verdict }) => `${path} ${verdict}`)

describe('when a lower plan’s duty is owed', () => {
  it.each([
    [{}, { when: { kind: 'cycle', every: 'week' } }, 'tightened'],
    [{}, { when: { kind: 'cycle', every: 'quarter' } }, 'weakened'],
    [{}, { times: 2 }, 'tightened'],
    [{ times: 2 }, {}, 'weakened'],
    [{}, { when: { kind: 'cycle', every: 'month', dueDay: 20 } }, 'cannotTell'],
    [{}, { when: { kind: 'cycle', every: 'tenDays' } }, 'cannotTell'],
    [{}, { when: { kind: 'date', due: '2020-03-01' } }, 'cannotTell'],
    [{ when: { kind: 'date', due: '2020-03-15' } }, { when: { kind: 'date', due: '2020-03-10' } }, 'tightened'],
    [{ when: { kind: 'date', due: '2020-03-15' } }, { when: { kind: 'date', due: '2020-03-20' } }, 'weakened'],
    [
      { when: { kind: 'event', event: '预警', within: 3, unit: 'day' } },
      { when: { kind: 'event', event: '预警', within: 1, unit: 'day' } },
      'tightened',
    ],
    [
      { when: { kind: 'event', event: '预警', within: 3, unit: 'day' } },
      { when: { kind: 'event', event: '预警', within: 3, unit: 'workingDay' } },
      'cannotTell',
    ],
    [
      { when: { kind: 'closeOut', within: 30, unit: 'day' } },
      { when: { kind: 'closeOut', within: 20, unit: 'day' } },
      'tightened',
    ],
    [
      { when: { kind: 'closeOut', within: 30, unit: 'day' } },
      { when: { kind: 'closeOut', after: 5, within: 20, unit: 'day' } },
      'cannotTell',
    ],
  ] as [Partial<OwedDuty>, Partial<OwedDuty>, string][])('%j beside %j is %s', (upper, lower, verdict) => {
    expect(told(upper, lower)).toEqual([`duties.owed.check.when ${verdict}`])
  })

  it('may become a fixed time where there was none, and not the other way round', () => {
    const { when: _when, ...regularly } = owing({}).duties.owed![0]!
    const without = { ...owing({}), duties: { owed: [regularly] } }
    expect(comparePlans(owing({}), without).map(({ verdict }) => verdict)).toEqual(['tightened'])
    expect(comparePlans(without, owing({})).map(({ verdict }) => verdict)).toEqual(['weakened'])
  })

  it('reads as people write it', () => {
    const [difference] = comparePlans(owing({ when: { kind: 'cycle', every: 'quarter' } }), owing({}))
    expect(difference).toMatchObject({ label: '时间要求', upper: '每月1次', lower: '每季度1次' })
    expect(conformPlan(owing({ when: { kind: 'cycle', every: 'quarter' } }), owing({})).map(({ code }) => code)).toEqual([
      'floor.weakened',
    ])
  })
})

describe('what else a lower plan’s duty says', () => {
  it('is stricter without nil reports and with more ways, and another body is for a person to judge', () => {
    expect(told({ nilReport: true }, {})).toEqual(['duties.owed.check.nilReport tightened'])
    expect(told({}, { nilReport: true })).toEqual(['duties.owed.check.nilReport weakened'])
    expect(told({ modes: ['fixed'] }, { modes: ['fixed', 'covert'] })).toEqual(['duties.owed.check.modes tightened'])
    expect(told({}, { who: { kind: 'sponsor' } })).toEqual(['duties.owed.check.who cannotTell'])
    expect(told({}, { title: '每月自查' })).toEqual(['duties.owed.check.title reworded'])
  })
})
