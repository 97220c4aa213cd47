import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { festivals } from '../schema/when.ts'
import { addDays, dayNumber } from './addDays.ts'
import { nationalCalendar } from './nationalCalendar.ts'
import { addWorkingDays, type WorkCalendar, workingDayUpTo } from './workCalendar.ts'

const isWorked = (date: string) => nationalCalendar.isWorkingDay(date)
const years = fc.integer({ min: 2004, max: 2026 })
const anyDate = fc.integer({ min: 0, max: 365 * 22 }).map((days) => addDays('2004-06-01', days))

/** What the runtime's own tables say of a day by the moon: another hand than the library's. */
const moon = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
function byMoon(date: string): string {
  const parts = moon.formatToParts(new Date(`${date}T00:00:00Z`))
  return parts.flatMap(({ type, value }) => (type === 'month' || type === 'day' ? [value] : [])).join('/')
}

describe('working days', () => {
  it.each([
    ['2020-01-19', true, 'a Sunday made up for Spring Festival'],
    ['2020-01-24', false, 'a Friday off'],
    ['2020-02-02', false, 'the holiday was first to end on the 2nd'],
    ['2020-03-14', false, 'a Saturday like any other'],
    ['2020-03-16', true, 'a Monday like any other'],
    ['2024-02-04', true, 'a Sunday made up'],
    ['2026-10-10', true, 'a Saturday made up for National Day'],
  ])('%s is worked: %s (%s)', (date, isWorking) => {
    expect(isWorked(date)).toBe(isWorking)
  })

  it('of a year whose holidays are not published are Monday to Friday, and the calendar says so', () => {
    expect(nationalCalendar.isPublished(2020)).toBe(true)
    expect(nationalCalendar.isPublished(2026)).toBe(true)
    expect(nationalCalendar.isPublished(2003)).toBe(false)
    for (let year = 2027; year <= 2199; year += 1) expect(nationalCalendar.isPublished(year), `${year}`).toBe(false)
    for (let year = 2004; year <= 2026; year += 1) expect(nationalCalendar.isPublished(year), `${year}`).toBe(true)
    expect(isWorked('2099-10-01')).toBe(true)
    expect(isWorked('2099-10-03')).toBe(false)
  })

  it('of a published year are fewer than its weekdays and more than 240', () => {
    fc.assert(
      fc.property(years, (year) => {
        const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index))
        const weekdays = days.filter((date) => (dayNumber(date) + 3) % 7 < 5)
        const worked = days.filter(isWorked)
        expect(worked.length).toBeGreaterThan(240)
        expect(worked.length).toBeLessThan(weekdays.length)
      }),
    )
  })
})

describe('a limit in working days', () => {
  it.each([
    ['2020-01-22', 3, '2020-02-04', 'over Spring Festival'],
    ['2020-03-13', 1, '2020-03-16', 'over a weekend'],
    ['2020-03-14', 1, '2020-03-16', 'from a Saturday'],
    ['2020-04-24', 2, '2020-04-27', 'with the Sunday that is made up'],
    ['2020-03-13', 0, '2020-03-13', 'of none'],
  ])('%s and %i more is %s (%s)', (date, count, found) => {
    expect(addWorkingDays(nationalCalendar, date, count)).toBe(found)
  })

  it('counts exactly the days that are worked, and ends on one', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const end = addWorkingDays(nationalCalendar, date, count)
        const between = Array.from({ length: dayNumber(end) - dayNumber(date) }, (_, index) => addDays(date, index + 1))
        expect(between.filter(isWorked)).toHaveLength(count)
        expect(isWorked(end)).toBe(true)
      }),
    )
  })

  it('added up is added at once', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(20), fc.nat(20), (date, one, other) => {
        const twice = addWorkingDays(nationalCalendar, addWorkingDays(nationalCalendar, date, one), other)
        expect(twice).toBe(addWorkingDays(nationalCalendar, date, one + other))
      }),
    )
  })

  it('looks back to the last working day, that day included', () => {
    expect(workingDayUpTo(nationalCalendar, '2020-02-29')).toBe('2020-02-28')
    expect(workingDayUpTo(nationalCalendar, '2020-01-31')).toBe('2020-01-23')
    expect(workingDayUpTo(nationalCalendar, '2020-03-31')).toBe('2020-03-31')
  })

  it('in a calendar without any working day stays where it is, and comes to an end', () => {
    const idle: WorkCalendar = { ...nationalCalendar, isWorkingDay: () => false }
    expect(workingDayUpTo(idle, '2020-03-31')).toBe('2020-03-31')
    expect(addWorkingDays(idle, '2020-03-31', 2)).toBe('2020-04-02')
  })
})

describe('festivals', () => {
  it.each([
    ['springFestival', 2020, '2020-01-25'],
    ['springFestival', 2033, '2033-01-31'],
    ['qingming', 2020, '2020-04-04'],
    ['qingming', 2026, '2026-04-05'],
    ['dragonBoat', 2020, '2020-06-25'],
    ['midAutumn', 2020, '2020-10-01'],
    ['midAutumn', 2024, '2024-09-17'],
    ['nationalDay', 2020, '2020-10-01'],
    ['labourDay', 2020, '2020-05-01'],
    ['newYear', 2020, '2020-01-01'],
  ] as const)('%s of %i is on %s', (festival, year, date) => {
    expect(nationalCalendar.festivalDay(festival, year)).toBe(date)
  })

  it('by the moon agree with the tables of the runtime, save two new moons near midnight that those have a day off', () => {
    const differs: string[] = []
    for (let year = 2000; year <= 2099; year += 1)
      for (const [festival, day] of [
        ['springFestival', '1/1'],
        ['dragonBoat', '5/5'],
        ['midAutumn', '8/15'],
      ] as const) {
        const date = nationalCalendar.festivalDay(festival, year) ?? ''
        if (byMoon(date) !== day) differs.push(date)
      }
    expect(differs, 'the almanac has Spring Festival on these days').toEqual(['2027-02-06', '2030-02-03'])
  })

  it('and working days are the same on a machine of any time zone', () => {
    const zone = process.env['TZ']
    const told = () => [2020, 2026].flatMap((year) => festivals.map((name) => nationalCalendar.festivalDay(name, year)))
    const here = told()
    try {
      for (const other of ['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
        process.env['TZ'] = other
        expect(Intl.DateTimeFormat().resolvedOptions().timeZone, 'the machine is there').toBe(other)
        expect(told(), other).toEqual(here)
        expect(isWorked('2020-01-19') && !isWorked('2020-01-24'), other).toBe(true)
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  it('beyond the reach of the tables have no day, and within it lie in their year', () => {
    for (const festival of festivals) {
      expect(nationalCalendar.festivalDay(festival, 2150)).toBeNull()
      expect(nationalCalendar.festivalDay(festival, 1999)).toBeNull()
      for (let year = 2000; year <= 2099; year += 1)
        expect(nationalCalendar.festivalDay(festival, year)?.slice(0, 5)).toBe(`${year}-`)
    }
  })

  it('of published years lie in the days off', () => {
    fc.assert(
      fc.property(years, fc.constantFrom(...festivals), (year, festival) => {
        const day = nationalCalendar.festivalDay(festival, year) ?? ''
        const isNoHolidayYet = year < 2008 && ['qingming', 'dragonBoat', 'midAutumn'].includes(festival)
        expect(isWorked(day) && !isNoHolidayYet).toBe(false)
      }),
    )
  })
})
