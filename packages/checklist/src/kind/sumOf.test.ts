import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from './number.ts'

describe('the sum of decimals', () => {
  it.each<[readonly number[], number]>([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [[1.1, 2.2, 3.3], 6.6],
    [[10, -0.01], 9.99],
    [[1e-7, 2e-7], 3e-7],
    [[0.0000015, 1], 1.0000015],
    [[1.5e21, 1], 1.5e21],
    [[-0.05, 0.05], 0],
  ])('of %j is %d', (numbers, sum) => {
    expect(sumOf(numbers)).toBe(sum)
  })

  it('is that of whole numbers where all are scaled up, with no dust of binary fractions', () => {
    const decimals = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(decimals, fc.array(fc.integer({ min: -99_999, max: 99_999 }), { maxLength: 12 }), (places, whole) => {
        const scaled = whole.map((value) => Number(`${value}e-${places}`))
        const total = whole.reduce((sum, value) => sum + value, 0)
        expect(sumOf(scaled)).toBe(Number(`${total}e-${places}`) + 0)
      }),
    )
  })

  it('is the same in any order', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100)
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), (values) => void expect(sumOf([...values].reverse())).toBe(sumOf(values))),
    )
  })
})
