import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, minus, plus } from './decimal.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('a decimal', () => {
  it('is written in its shortest form', () => {
    const cases: [number, string][] = [
      [0, '0'],
      [-0, '0'],
      [1490, '1490'],
      [-0.05, '-0.05'],
      [1.5e21, '1500000000000000000000'],
      [1e-7, '0.0000001'],
      [-2.5e-7, '-0.00000025'],
    ]
    for (const [value, text] of cases) expect(decimalOf(value)).toBe(text)
  })

  it('is the number it came from', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(Number(decimalOf(value))).toBe(value + 0)
      }),
    )
  })

  it('drops the zeros that a sum leaves behind', () => {
    expect(plus('0.5', '0.5')).toBe('1')
    expect(plus('0.25', '0.25')).toBe('0.5')
    expect(plus('-0.5', '0.5')).toBe('0')
    expect(plus('-1.75', '0.5')).toBe('-1.25')
  })

  it('adds exactly in any order', () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 20 }), (values) => {
        const texts = values.map(decimalOf)
        const total = (list: string[]) => list.reduce(plus, '0')
        expect(total(texts)).toBe(total([...texts].reverse()))
      }),
    )
  })

  it('is what it was when what was added is taken away', () => {
    fc.assert(
      fc.property(
        finite,
        finite,
        (a, b) => void expect(minus(plus(decimalOf(a), decimalOf(b)), decimalOf(b))).toBe(decimalOf(a)),
      ),
    )
    expect([minus('0', '0'), minus('1', '-0.5'), minus('0.3', '0.1')]).toEqual(['0', '1.5', '0.2'])
  })

  it('adds integers as integers do', () => {
    const whole = fc.maxSafeInteger()
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(plus(decimalOf(a), decimalOf(b))).toBe((BigInt(a) + BigInt(b)).toString())
      }),
    )
  })
})
