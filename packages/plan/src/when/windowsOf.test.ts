import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../calendar/addDays.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import type { When } from '../schema/when.ts'
import { anyCycle, anyDay, anyWhen } from '../test/anyWhen.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { countTurns } from './countTurns.ts'
import { type DueWindow, deadlineOf, isAlive } from './dueWindow.ts'
import { settledWhen } from './settledWhen.ts'
import { windowAt, windowsOf } from './windowsOf.ts'

const windows = (when: When, from: string, to: string): DueWindow[] =>
  windowsOf(settledWhen(when, smallPlan()), { from, to }, nationalCalendar)
const told = (when: When, from: string, to: string): string[] =>
  windows(when, from, to).map(({ key, start, end, dueOn }) => [key, start, end, dueOn].join(' '))

const stretchOfDays = fc.tuple(anyDay, fc.nat(400)).map(([from, days]) => ({ from, to: addDays(from, days) }))

describe('the windows of a cycle', () => {
  it.each([
    [{ kind: 'cycle', every: 'day' }, '2020-02-28', '2020-03-01', ['2020-02-28', '2020-02-29', '2020-03-01']],
    [
      { kind: 'cycle', every: 'workingDay' },
      '2020-01-17',
      '2020-01-24',
      ['2020-01-17', '2020-01-19', '2020-01-20', '2020-01-21', '2020-01-22', '2020-01-23'],
    ],
    [{ kind: 'cycle', every: 'week', endsOn: 5 }, '2020-03-02', '2020-03-08', ['2020-W10', '2020-W11']],
    [{ kind: 'cycle', every: 'tenDays' }, '2020-02-15', '2020-03-01', ['2020-02-T2', '2020-02-T3', '2020-03-T1']],
    [{ kind: 'cycle', every: 'halfMonth' }, '2020-02-01', '2020-02-29', ['2020-02-S1', '2020-02-S2']],
    [{ kind: 'cycle', every: 'quarter' }, '2020-02-01', '2020-04-01', ['2020-Q1', '2020-Q2']],
    [{ kind: 'cycle', every: 'half-year' }, '2020-02-01', '2020-04-01', ['2020-H1']],
    [{ kind: 'cycle', every: 'year' }, '2020-02-01', '2021-01-01', ['2020', '2021']],
  ] as const)('%j from %s to %s', (when, from, to, keys) => {
    expect(windows(when, from, to).map(({ key }) => key)).toEqual(keys)
  })

  it('of ten days are 上旬, 中旬 and 下旬, to the last day of any month', () => {
    expect(told({ kind: 'cycle', every: 'tenDays' }, '2020-02-01', '2020-02-29')).toEqual([
      '2020-02-T1 2020-02-01 2020-02-10 2020-02-10',
      '2020-02-T2 2020-02-11 2020-02-20 2020-02-20',
      '2020-02-T3 2020-02-21 2020-02-29 2020-02-29',
    ])
  })

  it('that end on the 31st end on the last day of shorter months', () => {
    const when = { kind: 'cycle', every: 'month', endsOn: 31 } as const
    expect(told(when, '2020-01-31', '2020-03-01')).toEqual([
      '2020-01 2020-01-01 2020-01-31 2020-01-31',
      '2020-02 2020-02-01 2020-02-29 2020-02-29',
      '2020-03 2020-03-01 2020-03-31 2020-03-31',
    ])
    expect(told({ ...when, endsOn: 30 }, '2021-02-28', '2021-03-01')).toEqual([
      '2021-02 2021-01-31 2021-02-28 2021-02-28',
      '2021-03 2021-03-01 2021-03-30 2021-03-30',
    ])
  })

  it('are due on the day that the duty names, clamped, on the last working day, or in a later month', () => {
    const month = { kind: 'cycle', every: 'month' } as const
    expect(windows({ ...month, dueDay: 25 }, '2020-02-01', '2020-02-01')[0]?.dueOn).toBe('2020-02-25')
    expect(windows({ ...month, dueDay: 30 }, '2020-02-01', '2020-02-01')[0]?.dueOn).toBe('2020-02-29')
    expect(windows({ ...month, dueDay: 'lastWorkingDay' }, '2020-02-01', '2020-02-01')[0]?.dueOn).toBe('2020-02-28')
    expect(windows({ ...month, dueDay: 5, later: 1 }, '2020-03-01', '2020-03-01').map(({ key, dueOn }) => [key, dueOn])).toEqual([
      ['2020-02', '2020-03-05'],
      ['2020-03', '2020-04-05'],
    ])
    expect(windows({ ...month, every: 'quarter', dueDay: 'last' }, '2020-02-01', '2020-02-01')[0]?.dueOn).toBe('2020-03-31')
  })

  it('follow each other without gap or overlap, working days apart', () => {
    fc.assert(
      fc.property(anyCycle, stretchOfDays, ({ during: _during, ...when }, { from, to }) => {
        fc.pre(when.every !== 'workingDay')
        const found = windows(when, from, to)
        const running = found.filter(({ end }) => end >= from)
        expect(running[0] && running[0].start <= from && running.at(-1)!.end >= to).toBe(true)
        for (const [index, { start }] of found.slice(1).entries()) expect(start).toBe(addDays(found[index]!.end, 1))
      }),
    )
  })

  it('close on just the days that their rhythm names, read day by day', () => {
    fc.assert(
      fc.property(anyCycle, stretchOfDays, ({ every, endsOn = 'last' }, { from, to }) => {
        fc.pre(every !== 'workingDay' && every !== 'twoWeeks')
        const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
        const closing = days.filter((date) => {
          const day = new Date(`${date}T00:00:00Z`)
          const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
          const ofMonth = day.getUTCDate() === (endsOn === 'last' ? last : Math.min(endsOn, last))
          const month = day.getUTCMonth() + 1
          const closes = {
            day: true,
            workingDay: true,
            week: (day.getUTCDay() || 7) === (endsOn === 'last' ? 7 : endsOn),
            tenDays: [10, 20, last].includes(day.getUTCDate()),
            halfMonth: [15, last].includes(day.getUTCDate()),
            month: ofMonth,
            twoMonths: ofMonth && month % 2 === 0,
            quarter: ofMonth && month % 3 === 0,
            'half-year': ofMonth && month % 6 === 0,
            year: ofMonth && month === 12,
          }
          return closes[every]
        })
        const found = windows({ kind: 'cycle', every, ...(every === 'day' ? {} : { endsOn }) }, from, to).map(({ end }) => end)
        expect(found.filter((end) => end <= to)).toEqual(closing)
      }),
    )
  })

  it('of working days are the days that the calendar calls so, and no others', () => {
    fc.assert(
      fc.property(stretchOfDays, ({ from, to }) => {
        const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
        expect(windows({ kind: 'cycle', every: 'workingDay' }, from, to).map(({ key }) => key)).toEqual(
          days.filter((date) => nationalCalendar.isWorkingDay(date)),
        )
      }),
    )
  })

  it('within a stretch are those that it touches, no day beyond it', () => {
    const flood = { kind: 'yearly', key: 'flood', title: '汛期', start: '05-01', end: '09-30' } as const
    expect(windows({ kind: 'cycle', every: 'day', during: [flood] }, '2020-01-01', '2020-12-31')).toHaveLength(153)
    expect(told({ kind: 'cycle', every: 'week', during: [flood] }, '2020-04-20', '2020-05-10')).toEqual([
      '2020-W18 2020-05-01 2020-05-03 2020-05-03',
      '2020-W19 2020-05-04 2020-05-10 2020-05-10',
    ])
    expect(
      told({ kind: 'cycle', every: 'month', during: [{ kind: 'phase', phase: 'first' }] }, '2020-01-01', '2020-12-31'),
    ).toEqual([
      '2020-01 2020-01-01 2020-01-31 2020-01-31',
      '2020-02 2020-02-01 2020-02-29 2020-02-29',
      '2020-03 2020-03-01 2020-03-14 2020-03-14',
    ])
  })
})

describe('windows of other forms', () => {
  it('of a festival follow the moon, and "before Spring Festival" opens with the year', () => {
    const spring = { kind: 'festival', festival: 'springFestival' } as const
    expect(told({ kind: 'windows', windows: [{ ...spring, first: -15, last: -1 }] }, '2020-01-01', '2021-12-31')).toEqual([
      'springFestival:2020 2020-01-10 2020-01-24 2020-01-24',
      'springFestival:2021 2021-01-28 2021-02-11 2021-02-11',
    ])
    expect(told({ kind: 'windows', windows: [{ ...spring, last: -1 }] }, '2020-01-01', '2020-12-31')).toEqual([
      'springFestival:2020 2020-01-01 2020-01-24 2020-01-24',
    ])
  })

  it('run over New Year, and a day that February lacks is its last', () => {
    const winter = { kind: 'yearly', key: 'winter', title: '冬春', start: '11-15', end: '02-30' } as const
    expect(told({ kind: 'windows', windows: [winter] }, '2020-01-01', '2020-12-31')).toEqual([
      'winter:2019 2019-11-15 2020-02-29 2020-02-29',
      'winter:2020 2020-11-15 2021-02-28 2021-02-28',
    ])
  })

  it('may be several in one duty, in the order of their days', () => {
    const terms = [
      { kind: 'yearly', key: 'autumn', title: '秋季学期', start: '09-01', end: '01-20' },
      { kind: 'yearly', key: 'spring', title: '春季学期', start: '02-20', end: '07-05' },
    ] as const
    expect(windows({ kind: 'windows', windows: [...terms] }, '2020-01-01', '2020-12-31').map(({ key }) => key)).toEqual([
      'autumn:2019',
      'spring:2020',
      'autumn:2020',
    ])
  })

  it('of dates may be open at the start: they begin with the plan', () => {
    const open = { kind: 'dates', key: 'sweep', title: '排查', end: '2020-03-15' } as const
    expect(told({ kind: 'windows', windows: [open] }, '2020-03-01', '2020-03-31')).toEqual([
      'sweep 2020-01-01 2020-03-15 2020-03-15',
    ])
    expect(told({ kind: 'date', due: '2020-03-15' }, '2020-03-01', '2020-03-31')).toEqual([
      'once 2020-01-01 2020-03-15 2020-03-15',
    ])
  })

  it('are none where an event is waited for', () => {
    expect(windows({ kind: 'event', event: '预警', within: 1, unit: 'day' }, '2020-01-01', '2020-12-31')).toEqual([])
  })

  it('are none for a festival in a year that the calendar does not reach', () => {
    const spring = { kind: 'festival', festival: 'springFestival', first: -15, last: -1 } as const
    expect(windows({ kind: 'windows', windows: [spring] }, '2150-01-01', '2150-12-31')).toEqual([])
  })
})

describe('windows of any form', () => {
  it('have one key each, and each day of them finds them again', () => {
    fc.assert(
      fc.property(anyWhen, stretchOfDays, (when, { from, to }) => {
        const found = windows(when, from, to)
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
        for (const window of found.slice(0, 5)) {
          expect(windows(when, window.start, window.end)).toContainEqual(window)
          if (when.kind === 'cycle')
            expect(windowAt(settledWhen(when, smallPlan()), window.end, nationalCalendar)).toEqual(window)
        }
      }),
    )
  })

  it('are the same whatever range they are found in: cut anywhere, none is lost, none changes', () => {
    fc.assert(
      fc.property(anyWhen, stretchOfDays, fc.nat(400), (when, { from, to }, cut) => {
        const middle = addDays(from, Math.min(cut, daysBetween(from, to)))
        const parts = [...windows(when, from, middle), ...(middle < to ? windows(when, addDays(middle, 1), to) : [])]
        const byKey = new Map(parts.map((window) => [window.key, window]))
        const whole = windows(when, from, to)
        expect([...byKey.keys()].sort()).toEqual(whole.map(({ key }) => key).sort())
        for (const window of whole) expect(byKey.get(window.key)).toEqual(window)
      }),
    )
  })

  it('are alive in the range, and no more than were counted before any was made', () => {
    fc.assert(
      fc.property(anyWhen, stretchOfDays, (when, range) => {
        const found = windows(when, range.from, range.to)
        expect(found.every((window) => isAlive(window, range))).toBe(true)
        const running = found.filter(({ start, end }) => start <= range.to && range.from <= end && when.kind === 'cycle')
        expect(running.length).toBeLessThanOrEqual(countTurns(when, range.from, range.to))
      }),
    )
  })
})

describe('a deadline', () => {
  it('is the end of its last day in Shanghai, or the hour that the document gives', () => {
    expect(deadlineOf({ dueOn: '2020-03-25' })).toEqual(new Date('2020-03-26T00:00:00+08:00'))
    expect(deadlineOf({ dueOn: '2020-03-27', hour: '18:00' })).toEqual(new Date('2020-03-27T18:00:00+08:00'))
  })
})
