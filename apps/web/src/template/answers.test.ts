import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultOf } from './faultOf.ts'
import { type Blank, blankKind, readAnswer } from './readAnswer.ts'
import { filledText } from './TemplateForm.tsx'

const text: Blank['schema'] = { type: 'string', minLength: 2, maxLength: 20, not: { enum: ['XX县'] } }
const code: Blank['schema'] = { type: 'string', maxLength: 12, pattern: '^[1-9][0-9]{5}000000$' }
const count: Blank['schema'] = { type: 'integer', minimum: 1, maximum: 1000 }
const day: Blank['schema'] = { type: 'string', format: 'date', maxLength: 10 }
const names: Blank['schema'] = {
  type: 'array',
  minItems: 1,
  maxItems: 3,
  uniqueItems: true,
  items: { type: 'string', minLength: 3, maxLength: 50 },
}
const level: Blank['schema'] = { type: 'string', enum: ['村', '户'] }

describe('a blank is asked for by its schema:', () => {
  it.each([
    [text, 'text'],
    [code, 'text'],
    [count, 'number'],
    [{ type: 'number' }, 'number'],
    [day, 'date'],
    [names, 'list'],
    [level, 'choice'],
    [{ type: 'boolean' }, 'yesNo'],
  ])('%j as %s', (schema, kind) => {
    expect(blankKind({ schema })).toBe(kind)
  })
})

describe('what a person types', () => {
  it.each([
    ['is nothing while there are only spaces', text, '  \n ', null],
    ['loses the spaces around it', text, ' 湘潭县 ', '湘潭县'],
    ['becomes a number where one is asked for', count, '12', 12],
    ['may be a number in full-width digits', count, '１２', 12],
    ['may be a number with thousands apart', count, '1,200', 1200],
    ['may have decimals, for the check to judge', count, '1.5', 1.5],
    ['stays what it is when it is no number', count, '十二', '十二'],
    ['is no number for looking like one to a machine', count, '0x10', '0x10'],
    ['stays a text where a text is asked for', text, '12', '12'],
    ['is a list of its lines, empty ones left out', names, ' 甲村安置点 \n\n乙村安置点\n', ['甲村安置点', '乙村安置点']],
    ['is a list of numbers where those are asked for', { type: 'array', items: { type: 'integer' } }, '1\n二', [1, '二']],
    ['is the choice that was made', level, '户', '户'],
    ['may be a choice among numbers', { enum: [1, 2] }, '2', 2],
    ['may be yes', { type: 'boolean' }, 'true', true],
    ['may be no', { type: 'boolean' }, 'false', false],
  ])('%s', (_what, schema, typed, answer) => {
    expect(readAnswer({ schema: schema as Blank['schema'] }, typed)).toEqual(answer)
  })

  it('of any whole number comes back as that number', () => {
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(readAnswer({ schema: count }, String(number))).toBe(number)
      }),
    )
  })
})

describe('what is wrong with an answer', () => {
  it.each([
    [text, '湘潭县'],
    [code, '430321000000'],
    [count, 12],
    [day, '2024-02-26'],
    [names, ['甲村安置点']],
    [level, '村'],
  ])('is nothing when it meets %j', (schema, answer) => {
    expect(faultOf({ schema }, answer)).toBeNull()
  })

  it.each([
    ['that it is missing', text, null, '还没有填写'],
    ['how long it should be', text, '县', '应不少于 2 个字'],
    ['how large it should be', count, 0, '应不少于 1'],
    ['how small it should be', count, 1001, '应不超过 1000'],
    ['that a whole number is asked for', count, 1.5, '应是整数'],
    ['that a number is asked for', count, '十二', '应填数字，如 12'],
    ['which line of a list', names, ['甲村安置点', '乙'], '第 2 个“乙”应不少于 3 个字'],
    ['which line stands twice', names, ['甲村安置点', '乙村安置点', '甲村安置点'], '“甲村安置点”写了不止一次'],
    ['that the list is too long', names, ['甲甲甲', '乙乙乙', '丙丙丙', '丁丁丁'], '应不超过 3 项'],
    ['no more than that it does not fit, where nothing better can be said', day, '2024-02-30', '不符合要求'],
  ])('is told: %s', (_what, schema, answer, sentence) => {
    expect(faultOf({ schema }, answer)).toBe(sentence)
  })

  it('is told by the hint where the schema alone would speak in patterns', () => {
    expect(faultOf({ schema: code, hint: '12位数字，县级代码后六位为0' }, '4303')).toBe('不符合要求：12位数字，县级代码后六位为0')
    expect(faultOf({ schema: text, hint: '如实填写县名，不留XX' }, 'XX县')).toBe('不符合要求：如实填写县名，不留XX')
  })
})

describe('a text with blanks', () => {
  it('shows what was answered so far, lists put into words', () => {
    const told = filledText('{{county}}的{{sites}}共{{count}}个', { county: '湘潭县', sites: ['甲', '乙'], count: null }, '＿')
    expect(told).toBe('湘潭县的甲、乙共＿个')
  })

  it('takes an answer as words, whatever it looks like', () => {
    expect(filledText('{{county}}', { county: '{{code}}$&' }, '＿')).toBe('{{code}}$&')
  })
})
