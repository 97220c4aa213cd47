import { describe, expect, it } from 'vitest'
import type { SheetIn } from './sheets.ts'
import { choiceLists } from './xlsLists.ts'

const sheet = (...rows: string[]): SheetIn => ({
  name: 'choices',
  rows: rows.map((row, at) => ({ line: at + 1, cells: row.split('|') })),
})
const one = (...choices: string[]) =>
  choiceLists(sheet('list_name|name|label', ...choices.map((choice) => `x|${choice}`))).get('x')

describe('the lists of choices of a form', () => {
  it('have their words in their order, each with its code', () => {
    const lists = choiceLists(sheet('list_name|name|label', 'a|1|甲', 'b|x|丙', 'a|2|乙', '|3|无主', 'a||没有代码'))
    expect([...lists.keys()]).toEqual(['a', 'b'])
    expect(lists.get('a')?.words).toEqual(['甲', '乙'])
    expect([...(lists.get('a')?.wordOf ?? [])]).toEqual([
      ['1', '甲'],
      ['2', '乙'],
    ])
  })

  it('are read under the old name of their column, and in Chinese where there are several languages', () => {
    expect(choiceLists(sheet('list name|name|label', 'a|1|甲')).get('a')?.words).toEqual(['甲'])
    expect(choiceLists(sheet('list_name|name|label::en|label::zh', 'a|1|A|甲')).get('a')?.words).toEqual(['甲'])
  })

  it('say their codes where nothing else is told, and a word that is told twice once', () => {
    expect(one('tap|', 'well|')?.words).toEqual(['tap', 'well'])
    expect(one('1|甲', '2|甲')?.words).toEqual(['甲'])
  })

  it('are none without their columns, or without the sheet', () => {
    expect(choiceLists(undefined).size).toBe(0)
    expect(choiceLists(sheet('list|code', 'a|1')).size).toBe(0)
  })

  it.each<[words: string, choices: string[], answers: [string, string][]]>([
    [
      '是 and 否',
      ['1|是', '0|否'],
      [
        ['1', 'yes'],
        ['0', 'no'],
      ],
    ],
    [
      '是, 否 and 不适用',
      ['a|是', 'b|否', 'c|不适用'],
      [
        ['a', 'yes'],
        ['b', 'no'],
        ['c', 'na'],
      ],
    ],
    [
      '有 and 无',
      ['1|有', '2|无'],
      [
        ['1', 'yes'],
        ['2', 'no'],
      ],
    ],
    [
      'yes and no in English',
      ['y|Yes', 'n|No', 'x|N/A'],
      [
        ['y', 'yes'],
        ['n', 'no'],
        ['x', 'na'],
      ],
    ],
    [
      'codes of yes and no under other words',
      ['yes|到位', 'no|不到位'],
      [
        ['yes', 'yes'],
        ['no', 'no'],
      ],
    ],
  ])('answer a judgement where they are %s', (_words, choices, answers) => {
    expect([...(one(...choices)?.answers ?? [])]).toEqual(answers)
  })

  it.each<[words: string, choices: string[]]>([
    ['one answer only', ['1|是']],
    ['not applicable only', ['1|不适用', '2|否']],
    ['other words', ['1|好', '2|差']],
    ['yes, no and something else', ['1|是', '2|否', '3|部分']],
    ['yes twice', ['1|是', '2|有', '3|否']],
  ])('answer none where they are %s', (_words, choices) => {
    expect(one(...choices)?.answers).toBeNull()
  })
})
