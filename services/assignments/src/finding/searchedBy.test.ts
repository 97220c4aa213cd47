import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchedBy, wordsOf } from './searchedBy.ts'

const called = (title: string, place = '青石县柳河乡', targetName = '上坪村') => searchedBy({ title, place, targetName })
const finds = (text: string, title: string) => wordsOf(text).every((word) => called(title).includes(word))

describe('what a finding is found by', () => {
  it('is any part of its title, and of the place and name as they are read together', () => {
    const text = fc.string({ unit: fc.constantFrom(...'饮水安全未达标电路住房'), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, fc.nat(20), fc.integer({ min: 1, max: 20 }), (title, from, length) => {
        expect(finds(title.slice(from, from + length), title)).toBe(true)
      }),
    )
    expect(finds('柳河乡上坪', '没有通电')).toBe(true)
  })

  it.each([
    ['通电 上坪', true],
    ['上坪，没有通电', false],
    ['没有 通水', false],
    ['电通', false],
    ['電', false],
    ['', true],
    ['  ，', true],
  ])('%j finds 没有通电: %s', (text, isFound) => {
    expect(finds(text, '没有通电')).toBe(isFound)
  })

  it('is the same in full and half width, in capitals and small letters', () => {
    expect(finds('ｐｍ２．５', 'PM2.5 超标')).toBe(true)
  })

  it('does not run from the title into the name of the place', () => {
    expect(called('没有通电')).not.toContain('电青')
  })
})
