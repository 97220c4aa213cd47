import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { bodyWords, countWords, levelWords } from './bodyWords.ts'
import { values } from './labels.ts'
import { terms } from './termWords.ts'
import { answerWords, dayWords, dueWords, findingWords, frequencyWords, stretchWords } from './valueWords.ts'
import { inWords, listed, ofPlan, type Words } from './words.ts'

const both = (words: Words) => [inWords(words, 'zh'), inWords(words, 'en')]
const plan = smallPlan()
const whom = (body: Parameters<typeof bodyWords>[0], lists: readonly string[] = [], own: string | null = null) =>
  both(bodyWords(body, plan, { own, lists, bodies: [{ key: 'education', title: '县教育局' }] }))

describe('who is meant', () => {
  it.each([
    ['a unit by its title', { kind: 'unit', unit: 'office' }, ['办公室', '"办公室"']],
    ['a unit that is not in the plan, by its key', { kind: 'unit', unit: 'gone' }, ['gone', 'gone']],
    ['a team by its title', { kind: 'team', team: 'city' }, ['市级督战队', '"市级督战队"']],
    ['a team that is not in the plan, by its key', { kind: 'team', team: 'gone' }, ['gone', 'gone']],
    ['the sponsor', { kind: 'sponsor' }, ['包联领导', 'the sponsor']],
    ['the target', { kind: 'target' }, ['对象自身', 'the target itself']],
    ['a body of the directory by its title', { kind: 'body', body: 'education' }, ['县教育局', '"县教育局"']],
    ['a body that the directory does not have, by its key', { kind: 'body', body: 'gone' }, ['gone', 'gone']],
    ['the jurisdiction by who issued the plan', { kind: 'jurisdiction' }, ['某市领导小组', '"某市领导小组"']],
    ['the bodies of a level', { kind: 'level', level: 'township' }, ['各乡镇（街道）', 'each township']],
    ['those who lead', { kind: 'answering', roles: ['lead'] }, ['牵头单位', 'lead units']],
  ] as const)('is %s', (_, body, told) => {
    expect(whom(structuredClone(body) as Parameters<typeof bodyWords>[0])).toEqual(told) // the table's literals are read-only
  })

  it('is whoever issued the plan where the level is the plan’s own', () => {
    expect(whom({ kind: 'level', level: 'city' }, [], 'city')).toEqual(['某市领导小组', '"某市领导小组"'])
    expect(whom({ kind: 'level', level: 'city' }, [], 'county')).toEqual(['各市（州）', 'each prefecture'])
  })

  it('is the team of each list, once, and nobody where no team serves it', () => {
    expect(whom({ kind: 'team' }, ['upper', 'lower'])).toEqual(['市级督战队、县级督战队', '"市级督战队", "县级督战队"'])
    expect(whom({ kind: 'team' }, ['lower', 'lower'])[0]).toBe('县级督战队')
    expect(whom({ kind: 'team' }, ['none'])).toEqual(['（没有督战队）', '(no team)'])
    expect(whom({ kind: 'team' })).toEqual(['（没有督战队）', '(no team)'])
  })

  it('is in every role where none is named', () => {
    expect(whom({ kind: 'answering' })).toEqual([
      '牵头单位、责任单位、配合单位',
      'lead units, responsible units, supporting units',
    ])
  })
})

describe('how many', () => {
  it.each([
    [1, { title: '企业', measureWord: '家' }, ['1 家企业', '1 "企业"']],
    [12, { title: '行政村' }, ['12 个行政村', '12 "行政村"']],
    [0, null, ['0 个对象', '0 targets']],
    [1, null, ['1 个对象', '1 target']],
  ] as const)('%i of %j', (count, kind, told) => {
    expect(both(countWords(count, kind))).toEqual(told)
  })

  it('of the regions of a level, counted where their number is known', () => {
    expect(both(levelWords('county', null))).toEqual(['各县级地区', 'each county'])
    expect(both(levelWords('county', 5))).toEqual(['5 个县级地区', '5 regions (county)'])
    expect(both(levelWords('county', 1))).toEqual(['1 个县级地区', '1 region (county)'])
  })

  it.each([
    ['month', 1, '每月1次', 'once a month'],
    ['week', 2, '每周2次', 'twice a week'],
    ['quarter', 3, '每季度3次', '3 times a quarter'],
    ['day', 1, '每日1次', 'once a day'],
    ['tenDays', 1, '每旬1次', 'once a ten-day period'],
    ['halfMonth', 2, '每半月2次', 'twice a half-month'],
  ] as const)('times a %s: %i', (every, times, zh, en) => {
    expect(frequencyWords({ every, times })).toEqual({ zh, en })
  })
})

describe('by when', () => {
  it('is a day of the month, or its last', () => {
    expect(dueWords(25, true)).toEqual({ zh: '25日前', en: 'before day 25 of the month' })
    expect(dueWords(1, false)).toEqual({ zh: '1日', en: 'on day 1 of the month' })
    expect(dueWords('last', true)).toEqual({ zh: '月底前', en: 'before the last day of the month' })
  })

  it('is a day of the year, and one day is no stretch', () => {
    expect(dayWords('2020-01-05')).toEqual({ zh: '1月5日', en: '5 January' })
    expect(dayWords('2020-12-31')).toEqual({ zh: '12月31日', en: '31 December' })
    expect(stretchWords('2020-03-15', '2020-04-02')).toEqual({ zh: '3月15日至4月2日', en: '15 March to 2 April' })
    expect(stretchWords('2020-03-15', '2020-03-15')).toEqual({ zh: '3月15日', en: '15 March' })
  })
})

describe('what an answer leads to', () => {
  it.each([
    [undefined, '不产生问题', 'no finding'],
    [{ severity: 'serious', days: 15 }, '突出问题，15日内整改', 'a serious finding, to be rectified within 15 days'],
    [{ severity: 'general', days: 1 }, '一般问题，1日内整改', 'a general finding, to be rectified within 1 day'],
  ] as const)('%j', (rule, zh, en) => {
    expect(findingWords(rule)).toEqual({ zh, en })
  })

  it('is told by the answers as people give them, and others as the plan writes them', () => {
    expect(both(answerWords(['yes', 'no', 'na']))).toEqual(['是、否、不适用', 'yes, no, not applicable'])
    expect(both(answerWords(['好', 3]))).toEqual(['好、3', '"好", 3'])
    for (const none of [[], undefined]) expect(answerWords(none)).toBe(values.empty)
  })
})

describe('words in two languages', () => {
  it('of the plan stand as they are in Chinese, and in English in quotation marks unless they are English', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('村', 'a', '1', ' ', '（'), minLength: 1 }), (text) => {
        expect(both(ofPlan(text))).toEqual([text, /[村（]/.test(text) ? `"${text}"` : text])
      }),
    )
  })

  it('are joined as each language joins them, and nothing is what was given for it', () => {
    expect(both(listed([ofPlan('甲'), { zh: '乙', en: 'second' }], ''))).toEqual(['甲、乙', '"甲", second'])
    expect(both(listed([], { zh: '无', en: 'none' }))).toEqual(['无', 'none'])
    expect(listed([], '')).toBe('')
  })

  it('are there for every term of the schema, in both languages and in neither the other’s letters', () => {
    for (const [kind, named] of Object.entries(terms)) {
      for (const [name, { zh, en }] of Object.entries(named)) {
        expect(zh, `${kind}.${name}`).toMatch(/\p{Script=Han}/u)
        expect(en, `${kind}.${name}`).not.toMatch(/\p{Script=Han}/u)
        expect(en.trim(), `${kind}.${name}`).not.toBe('')
      }
    }
  })
})
