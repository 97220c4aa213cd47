import { describe, expect, it } from 'vitest'
import { formatDate, formatInstant, platformNow } from './dates.ts'

describe('dates in words', () => {
  it('writes a calendar date as officials do', () => {
    expect(formatDate('2020-03-05')).toBe('3月5日')
    expect(formatDate('2020-12-31', true)).toBe('2020年12月31日')
  })

  it('writes a deadline to the minute with its minute, and leaves out the time of an instant', () => {
    expect(formatDate('2020-03-05T09:05')).toBe('3月5日 09:05')
    expect(formatDate('2020-03-05T09:05', true)).toBe('2020年3月5日 09:05')
    expect(formatDate('2020-03-05T01:05:00.000Z')).toBe('3月5日')
  })

  it('writes an instant on the clock of Asia/Shanghai, also when that is already tomorrow', () => {
    expect(formatInstant('2020-03-20T01:05:00.000Z')).toBe('2020-03-20 09:05')
    expect(formatInstant('2020-12-31T16:00:00.000Z')).toBe('2021-01-01 00:00')
  })

  it('dates a visit by the clock of the platform, not of the phone', () => {
    expect(platformNow(-3_600_000, new Date('2020-03-20T01:00:00.000Z')).toISOString()).toBe('2020-03-20T00:00:00.000Z')
  })
})
