import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gate } from '../gate/gate.ts'
import { said } from '../test/said.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { foreignPart, unseenPart } from './foreignPart.ts'
import { normalText } from './trimmed.ts'

describe('a text from an office program', () => {
  it.each([
    ['a zero-width blank', '责任\u200b是否落实', '责任是否落实'],
    ['a byte-order mark', '\ufeff责任是否落实', '责任是否落实'],
    ['a joiner and a soft hyphen', '责\u2060任\u00ad是\u200d否\u200c落实', '责任是否落实'],
    ['a soft line break', '责任是否落实\v（主体责任）', '责任是否落实\n（主体责任）'],
    ['a Windows line break', '责任是否落实\r\n（主体责任）', '责任是否落实\n（主体责任）'],
    ['other line breaks', '一\r二\u2028三\u2029四\u0085五\f六', '一\n二\n三\n四\n五\n六'],
    ['a fixed blank', '第\u00a01\u202f条', '第 1 条'],
    ['blanks at the end', '责任是否落实 \u3000\t', '责任是否落实'],
    ['blanks at the end of a line', '一 \n二\u3000\n', '一\n二'],
    ['nothing but blanks', '\u3000 \u00a0', ''],
  ])('is made normal: %s', (_what, written, meant) => {
    expect(normalText(written)).toBe(meant)
    expect(foreignPart(meant)).toBeNull()
  })

  it.each(['方案[2020](3号)', '人均纯收入<A类', '  首行缩进', '一\n\n二', '𠮷田村', 'a < b 且 c > d', '收入<A类>户'])(
    'is left as it is and plain: %s',
    (text) => {
      expect(normalText(text)).toBe(text)
      expect(foreignPart(text)).toBeNull()
    },
  )

  it('is normal after once, and loses nothing that can be seen', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\u200b', '\r\n', '\v', '\u00a0', ' ', '\u3000', '村'),
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const normal = normalText(text)
          expect(normalText(normal)).toBe(normal)
          const seen = (given: string) => given.replace(/[\s\u00ad\u0085\u200b-\u200d\u2060\ufeff]/g, '')
          expect(seen(normal)).toBe(seen(text))
        },
      ),
    )
  })
})

describe('what is not plain in a text', () => {
  it.each([
    ['是否\u202e落实', 'U+202E', 3],
    ['落\u200b实', 'U+200B', 2],
    ['𠮷\u0007', 'U+0007', 2],
    ['见<script>alert(1)</script>', '<script>', 2],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=a', 1],
    ['<img src=x onerror=alert(1)', '<img src=', 1],
    ['[点我](https://example.com)', '](https:', 4],
    ['[点我](javascript:alert(1))', '](javascript:', 4],
    ['&#60;b&#62;', '&#60;', 1],
    ['甲&lt;乙', '&lt;', 2],
    ['</b>', '</b>', 1],
    ['<!-- -->', '<!--', 1],
  ])('is named with its place: %s', (text, detail, at) => {
    expect(foreignPart(text)).toEqual({ detail, at })
  })

  it('is a hidden character or markup, and hidden characters can be asked for alone', () => {
    expect(unseenPart('<b>')).toBeNull()
    expect(unseenPart('<b>\u202e')).toEqual({ detail: 'U+202E', at: 4 })
  })

  it('is said where a title has it', () => {
    expect(said(gate({ ...smallChecklist, title: '是否\u202e落实' }))).toEqual([
      {
        rule: 'text.plain',
        path: '/title',
        detail: 'U+202E',
        more: { at: 3 },
        message: '只能是纯文字，不能有标记或控制字符：第 3 个字是 U+202E',
      },
    ])
  })
})
