import { describe, expect, it } from 'vitest'
import { answerErrorOf } from '../answers/answerError.ts'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { formats } from '../interpret/formats.ts'
import { faultsOf } from '../interpret/interpret.ts'
import type { Fault } from '../json/jsonFaults.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { checklistOf } from '../test/everyKind.ts'
import { answerSentence } from './answerSentence.ts'
import { fieldName, scalarWord } from './fieldName.ts'

describe('the sentence for a fault', () => {
  const cases: [SubSchema, unknown, string][] = [
    [{ maxLength: 2 }, '三个字', '“字段”最多写 2 个字'],
    [{ minimum: 3 }, 2, '“字段”不能小于 3'],
    [{ maximum: 3 }, 4, '“字段”不能大于 3'],
    [{ exclusiveMinimum: 3 }, 3, '“字段”必须大于 3'],
    [{ exclusiveMaximum: 3 }, 3, '“字段”必须小于 3'],
    [{ multipleOf: 2 }, 3, '“字段”应是 2 的倍数'],
    [{ 'x-decimals': 0 }, 1.5, '“字段”应为整数'],
    [{ 'x-decimals': 2 }, 1.234, '“字段”最多保留 2 位小数'],
    [{ minItems: 2 }, [1], '“字段”至少要有 2 项'],
    [{ minProperties: 2 }, {}, '“字段”至少填写 2 项'],
    [{ maxProperties: 0 }, { a: 1 }, '“字段”最多填写 0 项'],
    [{ type: ['string', 'null'] }, 7, '“字段”应为文字或空'],
    [{ type: 'integer' }, 1.5, '“字段”应为整数'],
    [{ const: 'yes' }, 'no', '“字段”只能填 是'],
    [{ enum: ['甲', '乙'] }, '丙', '“字段”请选择 甲/乙'],
    [{ enum: Array.from({ length: 12 }, (_, index) => index) }, -1, '“字段”请选择 0/1/2/3/4/5/6/7/8/9…'],
    [{ pattern: '^a' }, 'b', '“字段”的格式不对'],
    [{ not: {} }, 1, '“字段”不符合填写要求'],
    [{ anyOf: [{ minimum: 9 }] }, 1, '“字段”不符合填写要求'],
  ]
  it.each(cases)('%j', (field, value, sentence) => {
    const root: SubSchema = { properties: { field: { title: '字段', ...field } } }
    expect(faultsOf(root, { field: value }).map((fault) => answerErrorOf(fault, root).message)).toEqual([sentence])
  })

  const written = (keyword: string, params: Record<string, unknown>, schema?: SubSchema) =>
    answerSentence({ path: ['first', 'surplus'], keyword, params } as Fault, '“字段”', schema) // params are of their keyword
  it.each<[string, Record<string, unknown>, string]>([
    ['minLength', { limit: 5 }, '“字段”至少写 5 个字'],
    ['maxItems', { limit: 9 }, '“字段”最多 9 项'],
    ['uniqueItems', {}, '“字段”中有重复的内容'],
    ['additionalProperties', {}, '清单中没有“surplus”这一项'],
    ['x-evidence', { photos: 3 }, '“字段”须附上至少 3 张照片'],
    ['x-evidence', { photos: 0, signature: true }, '“字段”须附上签名'],
    ['x-evidence', { photos: 2, signature: true, position: true }, '“字段”须附上至少 2 张照片、签名、所在位置'],
    ['x-shown-if', {}, '“字段”按前面的回答不用填，请清空'],
    ['x-not-future', {}, '“字段”不能晚于今天'],
    ['x-step', { step: 0.5 }, '“字段”请按 0.5 分一档打分'],
    ['x-position', { lacks: 'reason' }, '手工填写位置，请写明原因'],
    ['x-position', { lacks: 'accuracy' }, '“字段”缺少误差，请重新定位'],
    ['limit', { limit: 'bytes' }, '内容超过 1 MB，请减少文字'],
    ['limit', { limit: 'reservedName' }, '内容中有不允许的名称'],
    ['limit', { limit: 'unheard' }, '填报内容超出限制'],
    ['const', { allowedValue: null }, '“字段”只能填 空'],
    ['enum', { allowedValues: [true, false, 3] }, '“字段”只能填 是/否/3'],
    ['unheard', {}, '“字段”不符合填写要求'],
  ])('of %s %j says %s', (keyword, params, sentence) => {
    expect(written(keyword, params)).toBe(sentence)
  })

  it('of a choice that is missing says what there is to choose from', () => {
    expect(written('required', {}, { enum: ['yes', 'no', 'na'] })).toBe('请选择“字段”：是/否/不适用')
    expect(written('required', {})).toBe('请填写“字段”')
  })

  it('describes each format that there is', () => {
    for (const format of Object.keys(formats)) {
      const root: SubSchema = { properties: { field: { title: '字段', format } } }
      expect(faultsOf(root, { field: 'x' }).map((fault) => answerErrorOf(fault, root).message)[0]).not.toContain('规定的格式')
    }
  })

  it('says of a companion that is missing what is to be filled', () => {
    const root: SubSchema = { properties: { b: { title: '原因' } }, dependentRequired: { a: ['b'] } }
    expect(faultsOf(root, { a: 1 }).map((fault) => answerErrorOf(fault, root))).toEqual([
      { path: 'b', keyword: 'dependentRequired', params: { missingProperty: 'b' }, message: '请填写“原因”' },
    ])
  })

  it('names the choice that asks for a text by the word that the checklist has for it', () => {
    const schema = checklistOf(['choice'], (item) => JSON.parse(JSON.stringify(item).replaceAll('其他', '以上都不是')))
    const told = (given: object) => interpretAnswers(schema)({ first: { choiceItem: given } }).map(({ message }) => message)
    expect(told({ value: '以上都不是' })).toEqual(['选了“以上都不是”，请在“以上都不是”写明是什么'])
    expect(told({ value: '水井', other: '山泉' })).toEqual(['没有选“以上都不是”，“以上都不是”请清空'])
    expect(told({ value: '以上都不是', other: '山泉' })).toEqual([])
  })

  it('turns quotation marks inside a title into single ones', () => {
    const root: SubSchema = { properties: { a: { title: '“两不愁三保障”' } }, required: ['a'] }
    expect(faultsOf(root, {}).map((fault) => answerErrorOf(fault, root).message)).toEqual(['请填写“‘两不愁三保障’”'])
  })
})

describe('the name of a field', () => {
  const root: SubSchema = {
    properties: {
      photos: { type: 'array', title: '现场照片', items: { type: 'string' } },
      rows: { type: 'array', title: '台账', items: { type: 'object', properties: { name: { title: '户主' } } } },
      bare: { type: 'array', items: { type: 'string' } },
    },
  }
  it.each<[string[], string]>([
    [[], '填报内容'],
    [['photos'], '“现场照片”'],
    [['photos', '1'], '“现场照片”第 2 项'],
    [['rows', '0', 'name'], '“户主”'],
    [['bare', '0'], '“bare”第 1 项'],
    [['unheard'], '“unheard”'],
    [['photos', 'length'], '“length”'],
  ])('at %j is %s', (path, name) => {
    expect(fieldName(root, path)).toBe(name)
  })

  it('and the word for a plain value are words, never those of the machine', () => {
    expect(['yes', 'no', 'na', true, false, null, 0, '甲'].map((value) => scalarWord(value))).toEqual([
      '是',
      '否',
      '不适用',
      '是',
      '否',
      '空',
      '0',
      '甲',
    ])
  })
})
