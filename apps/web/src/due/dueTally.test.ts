import type { DueStanding } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDue } from '../test/builders/aDue.ts'
import { dueTally } from './dueTally.ts'

const standings: DueStanding[] = [
  'open',
  'missed',
  'done',
  'doneLate',
  'received',
  'returned',
  'excused',
  'cancelled',
  'beforePlatform',
]
const inTime = aDue({ standing: 'received', handedInOn: '2020-03-20' })
const late = aDue({ standing: 'doneLate', handedInOn: '2020-03-28', lateDays: 3 })
const missed = aDue({ standing: 'missed', lateDays: 6 })

describe('dues added up', () => {
  it('by body: in time, late, missed, yet to come and excused, who is late most standing first', () => {
    const other = { by: '湘乡市' }
    expect(
      dueTally(
        [inTime, aDue(), aDue({ ...missed, ...other }), aDue({ ...late, ...other }), aDue({ ...other, standing: 'excused' })],
        'bodies',
      ),
    ).toEqual([
      { title: '湘乡市', asked: 3, inTime: 0, late: 1, missed: 1, open: 0, excused: 1 },
      { title: '青石县', asked: 2, inTime: 1, late: 0, missed: 0, open: 1, excused: 0 },
    ])
  })

  it('by kind, in the words of the plan', () => {
    expect(dueTally([missed, aDue({ what: 'task' }), aDue({ what: 'meeting' })], 'kinds').map(({ title }) => title)).toEqual([
      '报告',
      '任务进展',
      '会商',
    ])
  })

  it('count each due once, and none that was never owed on the platform', () => {
    const any = fc.record({
      standing: fc.constantFrom(...standings),
      lateDays: fc.nat(9),
      handedInOn: fc.constantFrom(null, '2020-03-20'),
      by: fc.constantFrom('甲县', '乙县', null),
    })
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom('bodies' as const, 'kinds' as const), (made, by) => {
        const tallies = dueTally(made.map(aDue), by)
        const counted = made.filter(({ standing }) => standing !== 'cancelled' && standing !== 'beforePlatform')
        expect(tallies.reduce((sum, { asked }) => sum + asked, 0)).toBe(counted.length)
        for (const { asked, inTime: good, late: slow, missed: none, open, excused } of tallies)
          expect(good + slow + none + open + excused).toBe(asked)
      }),
    )
  })
})
