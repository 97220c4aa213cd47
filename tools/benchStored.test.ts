import { afterEach, describe, expect, it, vi } from 'vitest'
import { atRest, comparison, leftOf, median, storedFrom } from './benchStored.mjs'

afterEach(() => vi.unstubAllEnvs())

describe('how many records the benchmark stores', () => {
  it.each([
    [[], 0],
    [['--stored', '100000'], 100_000],
    [['--stored=620000'], 620_000],
  ])('is said by %j', (words, stored) => {
    vi.stubEnv('BENCH_STORED', undefined)
    expect(storedFrom(words)).toBe(stored)
  })

  it('may be said by the environment, and words go before that', () => {
    vi.stubEnv('BENCH_STORED', '7')
    expect(storedFrom([])).toBe(7)
    expect(storedFrom(['--stored', '8'])).toBe(8)
  })

  it.each(['many', '-1', '1.5'])('is a number of records and not “%s”', (text) => {
    expect(() => storedFrom([`--stored=${text}`])).toThrow('--stored wants a number')
  })

  it('is no other word', () => {
    expect(() => storedFrom(['--filled', '7'])).toThrow()
  })
})

describe('the cost at size', () => {
  const cost = (cpuMs: number) => ({ cpuMs, p99ms: 10 * cpuMs, perSecond: 1_000 / cpuMs })
  it('is held against the cost before by the medians, so that one disturbed run counts for nothing', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(comparison([1, 1, 50].map(cost), [1.1, 80, 1.1].map(cost))).toMatchObject({
      empty: { cpuMsEach: 1, p99ms: 10 },
      full: { cpuMsEach: 1.1, p99ms: 11 },
      ratio: 1.1,
    })
  })
})

describe('a platform that still works off what was begun', () => {
  it('is waited for until it took next to nothing three looks in a row', async () => {
    const used = [0, 1.9, 3.8, 3.9, 4, 5, 5.1, 5.2, 5.3, 9]
    let looks = 0
    await atRest(
      () => used[looks] ?? 0,
      async () => {
        looks += 1
      },
    )
    expect(looks).toBe(8)
  })
})

describe('a queue', () => {
  const taken = { receipt: {} }
  const late = { problem: { kind: 'unavailable', code: 'checklist.quarantined' } }
  it('is sent again as far as the platform had no time for it, as a device does', () => {
    expect(leftOf(['a', 'b', 'c'], [taken, late, taken])).toEqual(['b'])
    expect(leftOf(['a', 'b'], [taken, taken])).toEqual([])
    expect(leftOf(['a', 'b'], [taken])).toEqual(['b'])
  })

  it('of which a record is refused ends the measuring, and says why', () => {
    const refused = { problem: { kind: 'absent', code: 'target.absent' } }
    expect(() => leftOf(['a', 'b'], [late, refused])).toThrow('target.absent')
  })
})
