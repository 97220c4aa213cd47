import fc from 'fast-check'
import { addDays } from '../calendar/addDays.ts'
import { closesItself, isOfWeeks, type LongRhythm, rhythms } from '../schema/rhythm.ts'
import { festivals, type Stretch, type When } from '../schema/when.ts'

const hour = fc.constantFrom('09:00', '18:00', '23:59')
const dayOfMonth = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const))
const twoDigits = (value: number) => String(value).padStart(2, '0')
const yearDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([month, day]) => `${twoDigits(month)}-${twoDigits(day)}`)

/** A date of the years that generated plans run in, and some around them. */
export const anyDay = fc.integer({ min: 0, max: 1600 }).map((days) => addDays('2018-06-01', days))

const phase = fc.constantFrom('first', 'second').map((key): Stretch => ({ kind: 'phase', phase: key }))
const dates = fc.tuple(anyDay, fc.nat(200), fc.boolean()).map(
  ([start, days, isOpen]): Stretch => ({
    kind: 'dates',
    key: 'dates',
    title: '集中排查',
    ...(isOpen ? {} : { start }),
    end: addDays(start, days),
  }),
)
const yearly = fc
  .tuple(yearDay, yearDay)
  .map(([start, end]): Stretch => ({ kind: 'yearly', key: 'flood', title: '汛期', start, end }))
const festival = fc.tuple(fc.constantFrom(...festivals), fc.integer({ min: -40, max: 20 }), fc.nat(30), fc.boolean()).map(
  ([name, first, days, isOpen]): Stretch => ({
    kind: 'festival',
    festival: name,
    ...(isOpen ? {} : { first }),
    last: first + days,
  }),
)

/** Stretches of different kinds, so that no two share a key. */
const stretches = fc
  .tuple(fc.option(phase), fc.option(dates), fc.option(yearly), fc.option(festival))
  .map((found) => found.filter((stretch) => stretch !== null))
  .filter((found) => found.length > 0)

/** Rhythms with a closing day of their own. */
export const longRhythms = rhythms.filter((every): every is LongRhythm => !closesItself(every))

/** Cycles of every rhythm, as `checkPlan` lets them pass. */
export const anyCycle: fc.Arbitrary<Extract<When, { kind: 'cycle' }>> = fc
  .record({
    every: fc.constantFrom(...rhythms),
    endsOn: fc.option(dayOfMonth),
    dueDay: fc.option(fc.oneof(dayOfMonth, fc.constant('lastWorkingDay' as const))),
    later: fc.option(fc.integer({ min: 1, max: 3 })),
    hour: fc.option(hour),
    during: fc.option(stretches, { freq: 2 }),
  })
  .map(({ every, endsOn, dueDay, later, hour: at, during }) => {
    const isLong = !closesItself(every) && !isOfWeeks(every)
    const closing = isOfWeeks(every) && typeof endsOn === 'number' ? ((endsOn - 1) % 7) + 1 : endsOn
    return {
      kind: 'cycle' as const,
      every,
      ...(closing !== null && !closesItself(every) && { endsOn: closing }),
      ...(dueDay !== null && isLong && { dueDay }),
      ...(later !== null && isLong && { later }),
      ...(at && { hour: at }),
      ...(during && { during }),
    }
  })

/** Every form of *when* that a plan with the phases `first` and `second` can hold. */
export const anyWhen: fc.Arbitrary<When> = fc.oneof(
  anyCycle,
  stretches.map((windows): When => ({ kind: 'windows', windows })),
  fc.tuple(anyDay, fc.option(hour)).map(([due, at]): When => ({ kind: 'date', due, ...(at && { hour: at }) })),
  fc
    .tuple(fc.integer({ min: 1, max: 10 }), fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const))
    .map(([within, unit]): When => ({ kind: 'event', event: '红色预警', within, unit })),
  fc
    .tuple(
      fc.option(fc.integer({ min: 1, max: 5 })),
      fc.integer({ min: 5, max: 40 }),
      fc.constantFrom('day' as const, 'workingDay' as const),
    )
    .map(([after, within, unit]): When => ({ kind: 'closeOut', ...(after && { after }), within, unit })),
  fc
    .tuple(
      fc.option(fc.integer({ min: 1, max: 5 })),
      fc.integer({ min: 5, max: 40 }),
      fc.constantFrom('day' as const, 'workingDay' as const, 'month' as const),
    )
    .map(([after, within, unit]): When => ({ kind: 'release', ...(after && { after }), within, unit })),
)
