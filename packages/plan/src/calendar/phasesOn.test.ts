import { describe, expect, it } from 'vitest'
import { phasesOn } from '../duty/planWindows.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { earlierOf, laterOf } from './calendarDate.ts'

describe('the phases that run on a day', () => {
  const on = (date: string, phases = smallPlan().phases) => phasesOn({ phases }, date).map(({ key }) => key)

  it.each([
    ['2019-12-31', []],
    ['2020-01-01', ['first']],
    ['2020-03-14', ['first']],
    ['2020-03-15', ['second']],
    ['2020-12-31', ['second']],
    ['2021-01-01', []],
  ])('%s are %j', (date, keys) => {
    expect(on(date)).toEqual(keys)
  })

  it('are both on a day that two share, in the order of the document', () => {
    const [first, second] = smallPlan().phases
    expect(on('2020-03-14', [{ ...second!, start: '2020-03-14' }, first!])).toEqual(['second', 'first'])
    expect(on('2020-03-14', [])).toEqual([])
  })
})

it('of two days the earlier and the later are told, and of one day that day', () => {
  expect([earlierOf('2020-03-02', '2020-03-01'), laterOf('2020-03-02', '2020-03-01')]).toEqual(['2020-03-01', '2020-03-02'])
  expect([earlierOf('2020-03-01', '2020-03-01'), laterOf('2020-03-01', '2020-03-01')]).toEqual(['2020-03-01', '2020-03-01'])
  expect([earlierOf('2019-12-31', '2020-01-01'), laterOf('2019-12-31', '2020-01-01')]).toEqual(['2019-12-31', '2020-01-01'])
})
