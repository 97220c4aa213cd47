import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { isPropertyName, plainText, titleText } from './plainText.ts'

describe('a text that people read as it stands', () => {
  it.each(['', '村清单', '方案[2020](3号)', '收入<A类>的户', '5 < 6', '第一行\n第二行\t缩进', '𠮷村', '100%', 'a & b'])(
    'may be %j',
    (text) => {
      expect(plainText(text)).toBeNull()
    },
  )

  it.each([
    '<b>重点</b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '&lt;b&gt;',
    '&#60;',
    '<!-- 注 -->',
    '[看这里](javascript:alert(1))',
    '[附件](http://a.cn)',
    '挂牌\u202e督战',
    '零宽\u200b字',
    '响铃\u0007',
    '回车\r\n',
  ])('may not be %j', (text) => {
    expect(plainText(text)).toBe('text.plain')
  })

  it('is as long as anybody reads', () => {
    expect(plainText('长'.repeat(schemaLimits.text))).toBeNull()
    expect(plainText('长'.repeat(schemaLimits.text + 1))).toBe('text.length')
  })

  it.each([[null], [7], [undefined], [['村']], [{ toString: () => '村' }]])('is no %j', (value) => {
    expect(plainText(value)).toBe('text.plain')
    expect(titleText(value)).toBe('text.plain')
  })
})

describe('a title', () => {
  it.each(['', ' ', '\u3000\u3000', '\n\t', '\u3164', '\u2800\u2800', '\u115f', '\ufe0f'])(
    'says something: %j does not',
    (text) => {
      expect(titleText(text)).toBe('text.blank')
    },
  )

  it.each(['村', ' 村 ', '一', '?', '0'])('may be %j', (text) => {
    expect(titleText(text)).toBeNull()
  })
})

describe('the name of a property', () => {
  it.each(['a', 'hasLitter', 'A1_b', `a${'b'.repeat(63)}`, 'proto', 'thenAfter'])('may be %s', (name) => {
    expect(isPropertyName(name)).toBe(true)
  })

  it.each([
    '',
    '1a',
    '_a',
    'a-b',
    'a.b',
    'a b',
    '村',
    `a${'b'.repeat(64)}`,
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'then',
    'toJSON',
    'valueOf',
    '$ref',
    'a\n',
  ])('may not be %j', (name) => {
    expect(isPropertyName(name)).toBe(false)
  })

  it('never names what every object has of itself, nor what is no text', () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) expect(isPropertyName(name), name).toBe(false)
    fc.assert(
      fc.property(
        fc.anything().filter((value) => typeof value !== 'string'),
        (value) => void expect(isPropertyName(value)).toBe(false),
      ),
    )
  })
})
