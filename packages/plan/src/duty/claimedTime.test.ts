import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '../calendar/calendarDate.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { type Claim, type ClaimFault, claimFault } from './claimedTime.ts'

const { issuedOn: _issuedOn, ...unissued } = smallPlan().document
const plan = { period: { start: '2020-02-01', end: '2020-02-29' }, document: unissued }
const at = (text: string) => new Date(text)
const claim = (startedAt: string, finishedAt: string, arrivedAt: string): Claim => ({
  startedAt: at(startedAt),
  finishedAt: at(finishedAt),
  arrivedAt: at(arrivedAt),
})
const day = 24 * 60 * 60 * 1000

describe('the times that a device claims for a record', () => {
  it.each<[string, Claim, ClaimFault | null]>([
    ['made this morning, sent this morning', claim('2020-02-20T00:10:00Z', '2020-02-20T00:50:00Z', '2020-02-20T01:00:00Z'), null],
    ['begun and finished in one moment', claim('2020-02-20T00:10:00Z', '2020-02-20T00:10:00Z', '2020-02-20T00:10:00Z'), null],
    ['a clock five minutes fast', claim('2020-02-20T00:00:00Z', '2020-02-20T01:05:00Z', '2020-02-20T01:00:00Z'), null],
    ['a clock six minutes fast', claim('2020-02-20T00:00:00Z', '2020-02-20T01:06:00Z', '2020-02-20T01:00:00Z'), 'ahead'],
    ['begun in the future', claim('2020-02-21T00:00:00Z', '2020-02-21T00:00:00Z', '2020-02-20T01:00:00Z'), 'ahead'],
    ['finished before it was begun', claim('2020-02-20T00:50:00Z', '2020-02-20T00:49:59Z', '2020-02-20T01:00:00Z'), 'reversed'],
    ['of the year 0', claim('0000-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '2020-02-20T01:00:00Z'), 'too-old'],
    ['begun by a phone set to 2019', claim('2019-01-01T00:00:00Z', '2020-02-20T00:50:00Z', '2020-02-20T01:00:00Z'), 'too-old'],
    ['on the first day, in Shanghai', claim('2020-01-31T16:00:00Z', '2020-01-31T16:30:00Z', '2020-02-20T01:00:00Z'), null],
    ['on the eve of it', claim('2020-01-31T15:59:00Z', '2020-01-31T15:59:30Z', '2020-02-20T01:00:00Z'), 'before-plan'],
    ['on the last day, sent weeks later', claim('2020-02-29T08:00:00Z', '2020-02-29T15:59:59Z', '2020-04-20T01:00:00Z'), null],
    ['on the day after', claim('2020-02-29T15:00:00Z', '2020-02-29T16:00:00Z', '2020-03-02T01:00:00Z'), 'after-plan'],
    [
      'on the last day, ninety-one days before it came',
      claim('2020-02-29T08:00:00Z', '2020-02-29T09:00:00Z', '2020-05-30T08:00:01Z'),
      'too-old',
    ],
    ['that are no times', claim('never', 'never', '2020-02-20T01:00:00Z'), 'ahead'],
  ])('%s', (_, times, fault) => {
    expect(claimFault(plan, times)).toBe(fault)
  })

  it('are held against the day of issue where a plan prints no start, and against none where it prints neither', () => {
    const before = claim('2020-02-09T01:00:00Z', '2020-02-09T02:00:00Z', '2020-02-20T01:00:00Z')
    const period = { end: '2020-12-31' }
    expect(claimFault({ period, document: { ...unissued, issuedOn: '2020-02-10' } }, before)).toBe('before-plan')
    expect(claimFault({ period, document: unissued }, before)).toBeNull()
  })

  it('are taken exactly when nothing speaks against them, whatever they are', () => {
    const instant = fc.oneof(fc.date({ noInvalidDate: false }), {
      arbitrary: fc.date({ min: at('2020-01-28T00:00:00Z'), max: at('2020-03-03T00:00:00Z'), noInvalidDate: true }),
      weight: 3,
    })
    const arrived = fc.date({ min: at('2020-02-01T00:00:00Z'), max: at('2020-06-10T00:00:00Z'), noInvalidDate: true })
    let taken = 0
    fc.assert(
      fc.property(instant, fc.integer({ min: -day, max: 5 * day }), arrived, (startedAt, took, arrivedAt) => {
        const finishedAt = new Date(startedAt.getTime() + took)
        const fault = claimFault(plan, { startedAt, finishedAt, arrivedAt })
        const sound =
          took >= 0 &&
          finishedAt.getTime() <= arrivedAt.getTime() + 300_000 &&
          startedAt.getTime() >= arrivedAt.getTime() - 90 * day &&
          calendarDate(startedAt) >= '2020-02-01' &&
          calendarDate(finishedAt < arrivedAt ? finishedAt : arrivedAt) <= '2020-02-29'
        expect(fault === null).toBe(sound)
        if (sound) taken += 1
      }),
      { numRuns: 3_000, seed: 20_200_304 },
    )
    expect(taken).toBeGreaterThan(100)
  })
})
