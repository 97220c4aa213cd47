import { describe, expect, it } from 'vitest'
import patient from './moreRuns.ts'

const times = Number(process.env['PROPERTY_TIMES'] ?? 10)

describe('a property that is tried more often', () => {
  const runsOf = (parameters?: Parameters<typeof patient.assert>[1]) => {
    let runs = 0
    patient.assert(
      patient.property(patient.nat(), () => {
        runs += 1
      }),
      parameters,
    )
    return runs
  }

  it('has so many times as many cases, and never fewer than it asked for', () => {
    expect(runsOf()).toBe(Math.min(100 * times, 4_000))
    expect(runsOf({ numRuns: 20 })).toBe(20 * times)
    expect(runsOf({ numRuns: 5_000 })).toBe(5_000)
  })

  it('has other cases each time, where the usual one has a seed of its own', () => {
    const firstOf = () => {
      const seen: number[] = []
      const one = patient.property(patient.integer(), (number) => void seen.push(number))
      patient.assert(one, { seed: 1, numRuns: 20 })
      return seen
    }
    expect(firstOf()).not.toEqual(firstOf())
  })

  it('fails where a rare case does, also of one that is waited for', async () => {
    const isRare = (number: number) => number % 97 !== 3
    const rare = patient.nat({ max: 1_000_000 })
    expect(() => patient.assert(patient.property(rare, isRare), { numRuns: 400 })).toThrow('Property failed')
    const waited = patient.assert(
      patient.asyncProperty(rare, async (number) => isRare(number)),
      { numRuns: 400 },
    )
    await expect(waited).rejects.toThrow('Property failed')
  })
})
