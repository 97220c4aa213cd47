import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/addDays.ts'
import { roomyAxis, timeAxis } from './timeAxis.ts'

describe('a line of days', () => {
  it('gives every day the same share, from the first to the last of its dates', () => {
    const axis = timeAxis(['2020-03-10', '2020-03-01', '2020-03-05'])
    expect([axis?.start, axis?.end, axis?.length, axis?.share(5)]).toEqual(['2020-03-01', '2020-03-10', 10, 50])
    expect(timeAxis([])).toBeNull()
  })

  it('marks every date that lies on it, each behind the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 0, max: 1_999 }), (length, day) => {
        const axis = timeAxis(['2020-01-01', addDays('2020-01-01', length - 1)])
        const at = axis?.at(addDays('2020-01-01', day)) ?? null
        expect(at === null).toBe(day >= length)
        if (at !== null) expect(at).toBeCloseTo(((day + 0.5) / length) * 100)
      }),
    )
  })

  it('has a month of room at either end where it is asked for', () => {
    const axis = roomyAxis(['2020-03-15', '2020-11-30'])
    expect([axis?.start, axis?.end]).toEqual(['2020-02-01', '2020-12-31'])
    expect(roomyAxis([])).toBeNull()
  })

  it('has room for a dozen months and no more', () => {
    expect(
      timeAxis(['2020-01-01', '2020-12-31'])
        ?.months.map(({ title }) => title)
        .join(' '),
    ).toBe('1 2 3 4 5 6 7 8 9 10 11 12')
    expect(timeAxis(['2020-01-02', '2023-12-31'])?.months.length).toBe(12)
    expect(timeAxis(['2020-01-02', '2020-01-31'])?.months).toEqual([])
  })
})
