import { describe, expect, it } from 'vitest'
import type { ReadNote } from './readChecklist.ts'
import { rowsBelow, type SheetIn } from './sheets.ts'
import { type FormRow, formTree, languageColumn } from './xlsTree.ts'

function read(header: string, ...rows: string[]) {
  const survey: SheetIn = { name: 'survey', rows: [header, ...rows].map((row, at) => ({ line: at + 1, cells: row.split('|') })) }
  const notes: ReadNote[] = []
  const tree = formTree(survey, rowsBelow(survey, ['type', 'name']) ?? { header: [], rows: [] }, notes)
  return { tree, notes }
}
const short = ({ type, name, inside }: FormRow): unknown =>
  inside.length > 0 ? [`${type} ${name}`, inside.map(short)] : `${type} ${name}`

describe('the types of questions', () => {
  it.each([
    ['text', 'text', ''],
    ['Text', 'text', ''],
    ['string', 'text', ''],
    ['int', 'integer', ''],
    ['photo', 'image', ''],
    ['gps', 'geopoint', ''],
    ['location', 'geopoint', ''],
    ['select_one yes_no', 'select_one', 'yes_no'],
    ['select one yes_no', 'select_one', 'yes_no'],
    ['select1 yes_no', 'select_one', 'yes_no'],
    ['Select one from water', 'select_one', 'water'],
    ['select_multiple water', 'select_multiple', 'water'],
    ['select multiple water', 'select_multiple', 'water'],
    ['select all that apply from water', 'select_multiple', 'water'],
    ['select_one water or_other', 'select_one', 'water'],
    ['select_one  water ', 'select_one', 'water'],
    ['begin group', 'begin_group', ''],
    ['begin_repeat', 'begin_repeat', ''],
    ['audio', 'audio', ''],
    ['__proto__', '__proto__', ''],
    ['constructor', 'constructor', ''],
  ])('read %s as %s of %s', (cell, type, argument) => {
    const { tree } = read('type|name', `${cell}|n`)
    expect(tree).toMatchObject([{ type, argument, name: 'n', line: 2 }])
  })
})

describe('the rows of a survey', () => {
  it('stand within the groups that they are in', () => {
    const { tree, notes } = read(
      'type|name',
      ...['begin_group|a', 'begin_repeat|b', 'text|c', 'end_repeat', 'text|d', 'end_group', '|', 'text|e'],
    )
    expect(notes).toEqual([])
    expect(tree.map(short)).toEqual([['begin_group a', [['begin_repeat b', ['text c']], 'text d']], 'text e'])
  })

  it('keep together though one closes what is not open, and each such line is told', () => {
    const { tree, notes } = read('type|name', 'end_group', 'begin_group|a', 'end_repeat', 'text|b')
    expect(tree.map(short)).toEqual([['begin_group a', ['text b']]])
    expect(notes.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['2 group.closed', '4 group.closed', '3 group.closed'])
  })

  it('have what their cells say; a title that is missing is the name', () => {
    const { tree } = read(
      'type|name|label|hint|required|relevance|constraint|calculation|appearance',
      'text|a|甲|看|TRUE|{b} = 1|. > 1|1 + 1|multiline',
      'text|b',
    )
    expect(tree[0]).toMatchObject({
      ...{ label: '甲', hint: '看', isRequired: true, relevant: '{b} = 1' },
      ...{ constraint: '. > 1', calculation: '1 + 1', appearance: 'multiline' },
    })
    expect(tree[1]).toMatchObject({ label: 'b', hint: '', isRequired: false, relevant: '' })
  })

  it.each([
    ['yes', true],
    ['true()', true],
    ['1', true],
    ['是', true],
    ['no', false],
    ['false', false],
    ['', false],
    ['maybe', false],
  ])('are demanded where they say %s: %s', (cell, isRequired) => {
    expect(read('type|name|required', `text|a|${cell}`).tree[0]?.isRequired).toBe(isRequired)
  })
})

describe('a text that is told in several languages', () => {
  it.each([
    [['label', 'label::zh'], 'label'],
    [['label::English (en)', 'label::中文 (zh)'], 'label::中文 (zh)'],
    [['label::en', 'label::Chinese'], 'label::Chinese'],
    [['label:fr', 'label:en'], 'label:fr'],
    [['labels'], 'label'],
    [[], 'label'],
  ])('is taken of %j from %s', (header, column) => {
    expect(languageColumn(header, 'label')).toBe(column)
  })
})
