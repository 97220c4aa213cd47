import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, oneOf, randomFrom } from './random.ts'

const take = <Value>(count: number, next: () => Value): Value[] => Array.from({ length: count }, next)

describe('numbers that look random', () => {
  it('are the same for the same seed, others for another, and all in [0, 1)', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const found = take(50, randomFrom(seed))
        expect(found).toEqual(take(50, randomFrom(seed)))
        expect(found).not.toEqual(take(50, randomFrom(seed + 1)))
        expect(found.every((number) => number >= 0 && number < 1)).toBe(true)
      }),
    )
  })

  it('reach both ends of what they are drawn from, and nothing beyond', () => {
    const random = randomFrom(7)
    const dice = take(600, () => between(random, 1, 6))
    for (const face of [1, 2, 3, 4, 5, 6]) expect(dice.filter((one) => one === face).length, String(face)).toBeGreaterThan(60)
    expect(new Set(dice).size).toBe(6)
    expect(new Set(take(50, () => between(random, 3, 3)))).toEqual(new Set([3]))
    expect(new Set(take(100, () => oneOf(random, ['甲', '乙'])))).toEqual(new Set(['甲', '乙']))
  })
})
