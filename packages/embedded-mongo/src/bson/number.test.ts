import { Int32 } from 'bson'
import { describe, expect, it } from 'vitest'
import { addNumbers, compareNumbers, toInteger } from './number.ts'

describe('numbers of different types', () => {
  it.each([
    [new Int32(1), 1.0, 0],
    [1n, new Int32(2), -1],
    [2n ** 53n + 1n, 2 ** 53, 1],
    [2n ** 63n - 1n, 2 ** 63, -1],
    [-(2n ** 53n) - 1n, -(2 ** 53), -1],
    [2n ** 62n + 1n, 2n ** 62n + 2n, -1],
    [2n ** 63n - 1n, Number.POSITIVE_INFINITY, -1],
    [-(2n ** 63n), Number.NEGATIVE_INFINITY, 1],
    [1n, 1.5, -1],
    [Number.NaN, Number.NEGATIVE_INFINITY, -1],
    [Number.NaN, Number.NaN, 0],
    [Number.NaN, -(2n ** 63n), -1],
    [-0, 0, 0],
  ])('%s and %s compare by their exact value', (left, right, order) => {
    expect(compareNumbers(left, right)).toBe(order)
    expect(compareNumbers(right, left) + 0).toBe(-order + 0)
  })

  it('add up in the wider type, and never wrap round', () => {
    expect(addNumbers(new Int32(1), new Int32(2))).toEqual(new Int32(3))
    expect(addNumbers(new Int32(2 ** 31 - 1), new Int32(1))).toBe(2n ** 31n)
    expect(addNumbers(1n, 0.5)).toBe(1.5)
    expect(addNumbers(2n ** 63n - 1n, 1n)).toBeUndefined()
    expect(addNumbers(-(2n ** 63n), new Int32(-1))).toBeUndefined()
    expect(addNumbers(new Int32(-1), 2n ** 63n - 1n)).toBe(2n ** 63n - 2n)
  })

  it('are whole only if they are', () => {
    expect([new Int32(5), 5, 5n, 5.5, Number.NaN, '5', 2n ** 60n].map(toInteger)).toEqual([
      5,
      5,
      5,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
