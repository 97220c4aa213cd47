import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { withField } from '../test/hostileKit.ts'
import { goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { type AnswerValidator, answerLimits } from './answerError.ts'
import { interpretAnswers } from './interpretAdmitted.ts'

const validators: [string, (schema: unknown) => AnswerValidator][] = [
  ['compiled', compileAnswers],
  ['interpreted', interpretAnswers],
]

describe.each(validators)('the %s validator', (_, validatorOf) => {
  const validate = validatorOf(smallChecklist)
  const told = (answers: unknown) => validate(answers).map(({ path, keyword, message }) => `${path} ${keyword} ${message}`)
  const duty = (part: object) => ({ ...goodAnswers, duty: { ...goodAnswers.duty, ...part } })

  it('has nothing to say about a checklist that is filled well', () => {
    expect(validate(goodAnswers)).toEqual([])
  })

  it('asks for what is missing by its title', () => {
    expect(told({ duty: { survey: {} } })).toEqual([
      'duty.fulfilled required 请填写“责任是否落实”',
      'duty.survey.text required 请填写“排查情况”',
      'industry required 请填写“产业扶贫”',
    ])
  })

  it('names the answers to choose from', () => {
    expect(told(duty({ fulfilled: {} }))).toEqual(['duty.fulfilled.answer required 请选择“责任是否落实”：是/否/不适用'])
    expect(told(duty({ fulfilled: { answer: 'maybe' } }))).toEqual([
      'duty.fulfilled.answer enum “责任是否落实”请选择 是/否/不适用',
    ])
  })

  it('asks for a note on a bad answer, and for one that says something', () => {
    expect(told(duty({ fulfilled: { answer: 'no' } }))).toEqual(['duty.fulfilled.note required 请填写“情况说明”'])
    expect(told(duty({ fulfilled: { answer: 'no', note: '没有' } }))).toEqual([
      'duty.fulfilled.note minLength “情况说明”至少写 5 个字',
    ])
    expect(told(duty({ fulfilled: { answer: 'no', note: '责任没有落实' } }))).toEqual([])
  })

  it('counts a character outside the basic plane as one', () => {
    expect(told(duty({ fulfilled: { answer: 'no', note: '𠮷𠮷𠮷𠮷' } }))).toHaveLength(1)
    expect(told(duty({ fulfilled: { answer: 'no', note: '𠮷𠮷𠮷𠮷𠮷' } }))).toEqual([])
  })

  it('refuses fields that the checklist does not have', () => {
    expect(told(duty({ fulfilled: { answer: 'yes', score: 100 } }))).toEqual([
      'duty.fulfilled.score additionalProperties 清单中没有“score”这一项',
    ])
    expect(told({ ...goodAnswers, extra: {} })).toEqual(['extra additionalProperties 清单中没有“extra”这一项'])
  })

  it('refuses photos that are too many, twice the same, or no hash', () => {
    const photos = Array.from({ length: 10 }, (_unused, index) => String(index).repeat(64))
    const survey = (list: unknown) => told(duty({ survey: { text: '已排查', photos: list } }))
    expect(survey(photos.slice(0, 9))).toEqual([])
    expect(survey(photos)).toEqual(['duty.survey.photos maxItems “现场照片”最多 9 项'])
    expect(survey([photos[0], photos[0]])).toEqual(['duty.survey.photos uniqueItems “现场照片”中有重复的内容'])
    expect(survey(['../../etc/passwd'])).toEqual(['duty.survey.photos.0 pattern “现场照片”第 1 项的格式不对'])
    expect(survey('x')).toEqual(['duty.survey.photos type “现场照片”应为列表'])
  })

  it('refuses what is no answers document at all', () => {
    for (const answers of [null, 7, 'x', [], true]) expect(validate(answers)).toMatchObject([{ path: '', keyword: 'type' }])
    expect(validate(undefined)).toHaveLength(1)
  })

  it('takes an undefined property for one that is not there', () => {
    expect(validate({ ...duty({ survey: { text: '已排查', photos: undefined } }) })).toEqual([])
    expect(validate({ ...goodAnswers, industry: undefined })).toMatchObject([{ path: 'industry', keyword: 'required' }])
  })

  it('refuses names that reach into the language', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const answers = { ...goodAnswers, duty: JSON.parse(`{"fulfilled":{"answer":"yes","${name}":{"answer":"no"}}}`) }
      expect(validate(answers)).toMatchObject([{ path: 'duty.fulfilled', keyword: 'limit', params: { limit: 'reservedName' } }])
    }
  })

  it('does not take an inherited answer for an answer', () => {
    const inherited = Object.assign(Object.create({ duty: goodAnswers.duty }), { industry: goodAnswers.industry })
    expect(validate(inherited)).toMatchObject([{ keyword: 'limit', params: { limit: 'json' } }])
  })

  it('refuses answers that are too large, too deep or not JSON before it looks into them', () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
    const cyclic: Record<string, unknown> = {}
    cyclic['duty'] = cyclic
    const cases: [unknown, string][] = [
      [{ duty: 'x'.repeat(answerLimits.bytes) }, 'bytes'],
      [{ duty: '督'.repeat(answerLimits.bytes / 3) }, 'bytes'],
      [{ duty: Array.from({ length: answerLimits.nodes }, () => 0) }, 'nodes'],
      [{ duty: Array.from({ length: 100 }, () => Array.from({ length: 300 }, () => 0)) }, 'nodes'],
      [deep, 'depth'],
      [cyclic, 'depth'],
      [{ duty: Number.NaN }, 'number'],
      [{ duty: 2 ** 60 }, 'number'],
      [{ duty: () => 0 }, 'json'],
      [{ duty: new Date(0) }, 'json'],
    ]
    for (const [answers, limit] of cases) expect(validate(answers)).toMatchObject([{ keyword: 'limit', params: { limit } }])
  })

  it('stops at 20 errors', () => {
    const answers = { ...goodAnswers, ...Object.fromEntries(Array.from({ length: 50 }, (_unused, index) => [`x${index}`, 1])) }
    expect(validate(answers)).toHaveLength(20)
  })

  it('judges each pattern by itself (regression: one engine without a name judged them all)', () => {
    const field = (pattern: string) => ({ type: 'string', maxLength: 20, title: '编号', pattern })
    const both = validatorOf(
      withField({
        type: 'object',
        title: '编号',
        properties: { a: field('^(x|y)+$'), b: field('^[0-9]+(-[0-9]+)?$') },
        additionalProperties: false,
      }),
    )
    const answers = (a: string, b: string) => ({
      ...goodAnswers,
      duty: { fulfilled: { answer: 'yes' }, survey: { text: { a, b } } },
    })
    expect(both(answers('xy', '1-2'))).toEqual([])
    expect(both(answers('xy', 'xy'))).toMatchObject([{ path: 'duty.survey.text.b', keyword: 'pattern' }])
    expect(both(answers('1-2', '1-2'))).toMatchObject([{ path: 'duty.survey.text.a', keyword: 'pattern' }])
  })

  it('is not made for a schema that the gate refuses', () => {
    for (const schema of [{ ...smallChecklist, $async: true }, null, { type: 'object' }]) {
      expect(() => validatorOf(schema)).toThrow(Problem)
    }
    try {
      validatorOf({ ...smallChecklist, $async: true })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        code: 'checklist.refused',
        kind: 'invalid',
        details: { refusals: [{ path: '', rule: 'keyword.unknown', detail: '$async' }] },
      })
    }
  })

  it('leaves the schema as it was, even one that may not be changed', () => {
    const frozen = deepFrozen(structuredClone(smallChecklist))
    expect(validatorOf(frozen)(goodAnswers)).toEqual([])
  })
})

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) deepFrozen(part)
  return Object.freeze(value)
}
