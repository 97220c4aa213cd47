import { visibleText } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FilingSendBack } from './filing.ts'
import { FindingReportBack, FindingSendBack, FindingVerify } from './finding.ts'
import { PersonInput } from './person.ts'
import { RegionRecord } from './region.ts'
import { TargetInput } from './target.ts'
import { TaskReport } from './task.ts'
import { LongText, ShortText } from './text.ts'

const marks = [
  '\u202e',
  '\u202d',
  '\u2066',
  '\u2069',
  '\u200f',
  '\u200b',
  '\ufeff',
  '\u061c',
  '\u0000',
  '\u001b',
  '\u00ad',
  '\u2028',
]

describe('a short text', () => {
  it.each(marks.slice(0, -1))('loses the mark %j that nobody sees, wherever it stands', (mark) => {
    expect(ShortText(1, 20).parse(`${mark}县扶${mark}贫办${mark}`)).toBe('县扶贫办')
  })

  it('stands on one line and begins and ends with what is seen', () => {
    expect(ShortText(1, 20).parse(' 县扶贫办\r\n\t复核岗\u3000')).toBe('县扶贫办 复核岗')
  })

  it('is as long as what is seen of it: marks alone are no name', () => {
    expect(ShortText(1, 20).safeParse(marks.join('')).success).toBe(false)
    expect(ShortText(1, 4).safeParse(`县扶贫办${'\u202e'.repeat(50)}`).success).toBe(true)
    expect(ShortText(1, 4).safeParse('县扶贫办公').success).toBe(false)
  })

  it('once read is read again as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(fc.constantFrom(...marks, ' ', '\n', '村'), fc.string({ minLength: 1, maxLength: 1 })) }),
        (text) => {
          const read = ShortText(0, 1_000).parse(text)
          expect(ShortText(0, 1_000).parse(read)).toBe(read)
          expect(read).toBe(visibleText(read))
          expect(read).not.toContain('\u202e')
        },
      ),
    )
  })
})

describe('a long text', () => {
  it('keeps its lines and loses what nobody sees', () => {
    expect(LongText(5, 100).parse('第一户：已签\n第二户：\u202e未签\t')).toBe('第一户：已签\n第二户：未签')
  })
})

describe('what people type', () => {
  const turned = '\u202e某村\u2066\u200b'
  it('reaches no name, post, reason or report with marks that turn or hide it', () => {
    expect(RegionRecord.parse({ code: '990121000000', name: turned }).name).toBe('某村')
    expect(PersonInput.parse({ account: 'abc', title: turned, password: 'x', grants: [] }).title).toBe('某村')
    const target = { id: 'v-1', name: turned, kind: 'village', regionCode: '990121100200', attributes: {} }
    expect(TargetInput.parse(target).name).toBe('某村')
    const text = `${turned}两户已签订`
    expect(FindingVerify.parse({ id: 'f', version: 1, text }).text).toBe('某村两户已签订')
    expect(FilingSendBack.parse({ plan: 'demo-2020', jurisdiction: '990121000000', version: 1, text }).text).toBe(
      '某村两户已签订',
    )
  })
})

const blanks = [
  '     ',
  '\u3000'.repeat(5),
  '\n\r\n\t\n\n',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\u2800'.repeat(6),
  '\u3164'.repeat(6),
]

describe('a text that a person enters', () => {
  it.each(blanks)('is none when it is blank: %j', (blank) => {
    expect(LongText(1, 100).safeParse(blank).success).toBe(false)
    expect(LongText(0, 100).parse(blank)).toBe('')
  })

  it('is kept without the blanks around it, and counted without them', () => {
    expect(LongText(5, 5).parse('\u3000已清运完毕\u200b\n')).toBe('已清运完毕')
    expect(LongText(5, 100).safeParse('清\u3000\u3000\u3000\u3000').success).toBe(false)
    expect(LongText(1, 100).parse('东 塘\n西塘')).toBe('东 塘\n西塘')
  })

  it.each<[string, (text: string) => { success: boolean }]>([
    ['a rectification', (text) => FindingReportBack.safeParse({ id: 'f', version: 1, text })],
    ['a finding sent back', (text) => FindingSendBack.safeParse({ id: 'f', version: 1, text })],
    [
      'a task’s progress',
      (text) => TaskReport.safeParse({ plan: 'p-1', task: 't', unit: 'u', region: null, state: 'done', version: 0, text }),
    ],
    ['a plan sent back', (text) => FilingSendBack.safeParse({ plan: 'p-1', jurisdiction: '430300000000', version: 0, text })],
  ])('in %s says something', (_, parse) => {
    expect(parse('已经清运完毕').success).toBe(true)
    for (const blank of blanks) expect(parse(blank).success, JSON.stringify(blank)).toBe(false)
  })
})

describe('the annex of a target', () => {
  const row = { id: 'v-1', name: '甲村', kind: 'village', regionCode: '430321109237', attributes: {} }

  it('is kept as it is seen', () => {
    expect(TargetInput.parse({ ...row, annex: { note: '石漠\u202e化', seq: 3 } }).annex).toEqual({ note: '石漠化', seq: 3 })
  })

  it('holds cells and nothing that nests', () => {
    expect(TargetInput.safeParse({ ...row, annex: { note: [['x']] } }).success).toBe(false)
  })
})
