import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { tidied } from '../text/trimmed.ts'
import { interpretAnswers } from './interpretAdmitted.ts'
import { progressOf } from './progressOf.ts'

const blanks = ['     ', '\u3000'.repeat(6), '\n\n\r\n\t\n', '\u200b\u200c\u200d\u2060\ufeff', ' \u00a0\u3000\u200b\n ']
const withNote = (note: string) => ({ ...goodAnswers, duty: { ...goodAnswers.duty, fulfilled: { answer: 'no', note } } })
const withText = (text: string) => ({ ...goodAnswers, duty: { ...goodAnswers.duty, survey: { text } } })
const optionalText = {
  ...smallChecklist,
  properties: {
    duty: {
      type: 'object',
      title: '责任落实',
      'x-item': { kind: 'section', no: '一' },
      properties: {
        survey: {
          type: 'object',
          title: '排查',
          'x-item': { kind: 'text', no: '1' },
          properties: { text: { type: 'string', maxLength: 100, title: '排查情况' } },
          required: ['text'],
          additionalProperties: false,
        },
      },
      required: ['survey'],
      additionalProperties: false,
    },
  },
  required: ['duty'],
}

describe('an answer of nothing but blanks', () => {
  it.each(blanks)('is none, to the phone and to the platform: %j', (blank) => {
    for (const validate of [compileAnswers(smallChecklist), interpretAnswers(smallChecklist)]) {
      expect(validate(withNote(blank)).map(({ path, keyword, message }) => `${path} ${keyword} ${message}`)).toEqual([
        'duty.fulfilled.note required 请填写“情况说明”',
      ])
      expect(validate(withText(blank)).map(({ path, keyword }) => `${path} ${keyword}`)).toEqual(['duty.survey.text required'])
    }
  })

  it.each(blanks)('does not make an item complete: %j', (blank) => {
    const outline = outlineOf(smallChecklist)
    expect(progressOf(outline, withNote(blank)).missing).toEqual(['duty.fulfilled'])
    expect(progressOf(outline, withText(blank)).missing).toEqual(['duty.survey'])
  })

  it('is none where the checklist sets no shortest length either', () => {
    const answers = (text: string) => ({ duty: { survey: { text } } })
    for (const validate of [compileAnswers(optionalText), interpretAnswers(optionalText)]) {
      expect(validate(answers('无'))).toEqual([])
      for (const blank of ['', ...blanks]) expect(validate(answers(blank))).toMatchObject([{ keyword: 'required' }])
    }
  })

  it('does not fill up a text that is too short', () => {
    expect(compileAnswers(smallChecklist)(withNote('没有\u3000\u3000\u3000\u3000'))).toMatchObject([{ keyword: 'minLength' }])
  })
})

describe('answers as they are kept', () => {
  it('have no blanks at the ends of their texts, at any depth, and no blank texts', () => {
    expect(
      tidied({
        a: { note: '\u3000有垃圾 \n', other: '  ', rows: [{ name: ' 张 三 ' }, { name: '\u200b' }], tags: ['甲 ', ' '] },
        n: 0,
      }),
    ).toEqual({ a: { note: '有垃圾', rows: [{ name: '张 三' }, {}], tags: ['甲'] }, n: 0 })
  })

  it.each(['\u202e', '\u2066', '\u200b', '\u061c', '\u0000', '\ufeff'])(
    'have no marks that nobody sees or that turn a text round: %j',
    (mark) => {
      expect(tidied({ note: `村口${mark}有垃圾${mark}堆` })).toEqual({ note: '村口有垃圾堆' })
      expect(compileAnswers(smallChecklist)(withNote(`没${mark.repeat(5)}有`)), 'nor do they count').toMatchObject([
        { keyword: 'minLength' },
      ])
    },
  )

  it('are not copied where nothing of them has to go', () => {
    expect(tidied(goodAnswers)).toBe(goodAnswers)
    const photos = { a: { photos: ['p'], note: '两处 都已排查' } }
    expect(tidied({ ...photos, b: { note: ' 有 ' } })).toMatchObject({ b: { note: '有' } })
    expect((tidied({ ...photos, b: { note: ' 有 ' } }) as typeof photos).a).toBe(photos.a)
  })

  it('are what they were where no text has blanks around it, and the same when tidied twice', () => {
    expect(tidied(goodAnswers)).toEqual(goodAnswers)
    fc.assert(fc.property(strangeJson, (value) => void expect(tidied(tidied(value))).toEqual(tidied(value))))
  })
})
