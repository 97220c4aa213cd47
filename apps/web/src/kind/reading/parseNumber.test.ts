import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNumeral, parseNumber, printedNumber, typedNumber, withUnit } from './parseNumber.ts'

const fullWidth = (text: string) =>
  [...text].map((one) => (one === '-' ? '－' : String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))).join('')
/** Numbers of up to fifteen digits, with up to six decimals: as they are written, and as they are. */
const written = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999_999 }), fc.stringMatching(/^\d{0,6}$/))
  .map(([isNegative, whole, decimals]) => `${isNegative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`)

describe('a number as people write it', () => {
  it.each([
    ['12.5', 12.5],
    ['１２．５', 12.5],
    ['１２。５', 12.5],
    ['12。5', 12.5],
    ['1,200', 1200],
    ['1，200', 1200],
    ['１，２００．５', 1200.5],
    ['1 200 000', 1_200_000],
    [' 7 ', 7],
    ['\u30007\u3000', 7],
    ['0', 0],
    ['-3', -3],
    ['−3', -3],
    ['－３', -3],
    ['+3', 3],
    ['.5', 0.5],
    ['12.', 12],
    ['007', 7],
    ['999999999999999', 999_999_999_999_999],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '-',
    '.',
    ',',
    '12箱',
    '十二',
    '1e400',
    '1e5',
    '0x10',
    'Infinity',
    'NaN',
    '1,20',
    '12,34,567',
    '1.2.3',
    '1.2,345',
    '3-4',
    '约12',
    '5%',
    '1234567890123456',
    '0.1234567890123456',
    '9'.repeat(400),
  ])('reads no number out of %j', (text) => {
    expect(parseNumber(text)).toBeNull()
  })

  it('takes its own unit for no part of it, and no other unit for its own', () => {
    expect(parseNumber('85%', '%')).toBe(85)
    expect(parseNumber('85％', '%')).toBe(85)
    expect(parseNumber('12.5 万元', '万元')).toBe(12.5)
    expect(parseNumber('12.5万', '万元')).toBeNull()
    expect(parseNumber('125000元', '万元')).toBeNull()
    expect(parseNumber('万元', '万元')).toBeNull()
  })

  it('tells a number that is too long from what is none', () => {
    expect(isNumeral('1234567890123456')).toBe(true)
    expect(isNumeral('12箱')).toBe(false)
    expect(isNumeral('1e400')).toBe(false)
    expect(isNumeral('.')).toBe(false)
  })

  it('reads what is written, half-width or full-width, to the last digit', () => {
    fc.assert(
      fc.property(written, (text) => {
        const value = parseNumber(text)
        expect(value).toBe(Number(text) === 0 ? 0 : Number(text))
        expect(parseNumber(fullWidth(text))).toBe(value)
      }),
    )
  })

  it('reads back what it prints, to be typed as to be read', () => {
    fc.assert(
      fc.property(written, (text) => {
        const value = parseNumber(text) ?? Number.NaN
        expect(parseNumber(typedNumber(value))).toBe(value)
        expect(parseNumber(printedNumber(value))).toBe(value)
      }),
    )
  })

  it('never makes a number of a text that holds anything but one', () => {
    fc.assert(
      fc.property(written, fc.stringMatching(/^[a-zA-Z\u4e00-\u9fa5]{1,3}$/), (text, word) => {
        expect(parseNumber(`${text}${word}`)).toBeNull()
        expect(parseNumber(`${word}${text}`)).toBeNull()
      }),
    )
  })

  it('prints a sign right behind a number and a word after a blank', () => {
    expect(withUnit(printedNumber(1234.5), '万元')).toBe('1,234.5 万元')
    expect(withUnit(printedNumber(12), '%')).toBe('12%')
    expect(withUnit('3', undefined)).toBe('3')
  })
})
