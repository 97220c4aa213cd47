import { FindingDue, FindingStanding, FindingState } from '@duzhan/contracts'
import { addDays, deadlineKey, lightOf } from '@duzhan/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inProgress } from './finding.ts'
import { boundsOf, countsByRegion, lightFor } from './lights.ts'

const today = '2020-03-20'
const now = '2020-03-20T14:30'
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => {
  const [hour, rest] = [Math.floor(minutes / 60), minutes % 60].map((number) => String(number).padStart(2, '0'))
  return `T${hour}:${rest}`
})
const lit = fc.record({
  state: fc.constantFrom(...FindingState.options),
  rectifyBy: fc
    .tuple(fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -5, max: 5 })), fc.oneof(fc.constant(''), minute))
    .map(([days, time]) => `${addDays(today, days)}${time}`),
})
interface Lit {
  state: FindingState
  rectifyBy: string
}
/** As the filter of the store has it. */
const isWithin = ({ states, dueFrom, dueBefore, dueUntil }: ReturnType<typeof boundsOf>, { state, rectifyBy }: Lit) =>
  (states === undefined || states.includes(state)) &&
  (dueFrom === undefined || deadlineKey(rectifyBy) >= dueFrom) &&
  (dueBefore === undefined || deadlineKey(rectifyBy) < dueBefore) &&
  (dueUntil === undefined || deadlineKey(rectifyBy) <= deadlineKey(dueUntil))

describe('the light of a finding', () => {
  it('is the plan’s light: late in progress once it is reported back, none once it is closed out or before it is handed over', () => {
    fc.assert(
      fc.property(lit, ({ state, rectifyBy }) => {
        const closed = state === 'closedOut' || state === 'withdrawn' || state === 'recorded'
        expect(lightFor({ state, rectifyBy }, now)).toBe(
          lightOf({ due: rectifyBy, now, closed, lateInProgress: inProgress.includes(state) }),
        )
      }),
    )
  })

  it.each([
    ['handedOver', '2020-03-24', 'none'],
    ['handedOver', '2020-03-23', 'blue'],
    ['submitted', '2020-03-20', 'blue'],
    ['handedOver', '2020-03-19', 'red'],
    ['returned', '2020-03-19', 'red'],
    ['rectifying', '2020-03-19', 'red'],
    ['submitted', '2020-03-19', 'yellow'],
    ['verified', '2019-01-01', 'yellow'],
    ['handedOver', '2020-03-20T14:30', 'blue'],
    ['handedOver', '2020-03-20T14:29', 'red'],
    ['submitted', '2020-03-20T09:00', 'yellow'],
    ['handedOver', '2020-03-23T23:59', 'blue'],
    ['handedOver', '2020-03-24T00:00', 'none'],
    ['closedOut', '2020-03-20T09:00', 'none'],
    ['closedOut', '2019-01-01', 'none'],
    ['withdrawn', '2019-01-01', 'none'],
  ] as const)('%s and due on %s is %s at half past two on 20 March', (state, rectifyBy, light) => {
    expect(lightFor({ state, rectifyBy }, now)).toBe(light)
  })

  it('as bounds of a query finds exactly the findings that have it, for every filter', () => {
    fc.assert(
      fc.property(
        lit,
        fc.constantFrom(...FindingStanding.options),
        fc.constantFrom(...FindingDue.options, undefined),
        (one, state, due) => {
          const isOver = one.state === 'closedOut' || one.state === 'withdrawn'
          const silent = ['handedOver', 'rectifying', 'returned'].includes(one.state)
          const groups = { all: true, open: !isOver, toRectify: silent, toExtend: silent }
          const inState = state in groups ? groups[state as keyof typeof groups] : one.state === state // a key of them
          const light = lightFor(one, now)
          const inDue = { late: light === 'yellow' || light === 'red', soon: light === 'blue', any: true }[due ?? 'any']
          const bounds = boundsOf(state, due, now)
          expect(isWithin(bounds, one)).toBe(inState && inDue)
          expect(bounds.isExtensionAsked ?? false).toBe(state === 'toExtend')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('counts by region', () => {
  it('add up rows of the same region, each finding in one colour at most', () => {
    const rows = [
      { region: 'b', state: 'handedOver', rectifyBy: '2020-03-01', count: 2 },
      { region: 'a', state: 'handedOver', rectifyBy: '2020-03-21', count: 1 },
      { region: 'b', state: 'submitted', rectifyBy: '2020-03-01', count: 3 },
      { region: 'b', state: 'closedOut', rectifyBy: '2020-03-01', count: 4 },
      { region: 'b', state: 'handedOver', rectifyBy: '2020-12-31', count: 5 },
      { region: 'b', state: 'withdrawn', rectifyBy: '2020-03-01', count: 6 },
    ] as const
    expect(countsByRegion(rows, now)).toEqual([
      { region: 'a', open: 1, blue: 1, yellow: 0, red: 0, closedOut: 0, withdrawn: 0 },
      { region: 'b', open: 10, blue: 0, yellow: 3, red: 2, closedOut: 4, withdrawn: 6 },
    ])
    expect(countsByRegion([], now)).toEqual([])
  })

  it('lose nothing and invent nothing, in any order', () => {
    const row = fc.record({
      region: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...FindingState.options),
      rectifyBy: fc.integer({ min: -9, max: 9 }).map((days) => addDays(today, days)),
      count: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const counts = countsByRegion(rows, now)
        const total = counts.reduce((sum, { open, closedOut, withdrawn }) => sum + open + closedOut + withdrawn, 0)
        expect(total).toBe(rows.reduce((sum, { count }) => sum + count, 0))
        for (const { open, blue, yellow, red } of counts) expect(blue + yellow + red).toBeLessThanOrEqual(open)
        expect(countsByRegion([...rows].reverse(), now)).toEqual(counts)
      }),
    )
  })
})
