import { BSONRegExp } from 'bson'
import { describe, expect, it } from 'vitest'
import { anchoredPrefix, compileRegex } from './regex.ts'

describe('the text that every match begins with', () => {
  it.each<[string, string, string | undefined]>([
    ['^4303', '', '4303'],
    ['^a\\.b', '', 'a.b'],
    ['^ab*', '', 'a'],
    ['^ab?c', '', 'a'],
    ['^ab{0,1}', '', 'a'],
    ['^ab+', '', 'ab'],
    ['^潭桥', '', '潭桥'],
    ['^a.*b', '', 'a'],
    ['^a\\d', '', 'a'],
    ['^', '', undefined],
    ['^.a', '', undefined],
    ['^a|b', '', undefined],
    ['abc', '', undefined],
    ['^abc', 'i', undefined],
    ['^abc', 'm', undefined],
  ])('of /%s/%s is %s', (pattern, options, expected) => {
    expect(anchoredPrefix(new BSONRegExp(pattern, options))).toBe(expected)
  })
})

describe('a regular expression', () => {
  it.each([
    ['^a.c$', '', 'abc', true],
    ['^a.c$', '', 'a\nc', false],
    ['^a.c$', 's', 'a\nc', true],
    ['ABC', 'i', 'xabcx', true],
    ['^b', '', 'a\nb', false],
    ['^b', 'm', 'a\nb', true],
    ['^\\d{6}$', '', '430300', true],
    ['村$', '', '潭桥村', true],
    ['[一-龥]+', '', '潭桥村', true],
  ])('/%s/%s on %j says %s', (pattern, options, text, expected) => {
    expect(compileRegex(pattern, options)(text)).toBe(expected)
  })

  it.each([['(?=a)'], ['(?<!a)b'], ['(a)\\1'], ['('], ['a'.repeat(5000)]])('/%s/ is refused', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }))
  })
})
