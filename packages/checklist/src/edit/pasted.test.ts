import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { newChecklist, sectionsOf, withItems, withoutEmptySections, withPasted, withSection } from './checklistEdits.ts'
import { readDocument, readPasted } from './pasted.ts'

const text = `挂牌督战任务清单
一、责任落实
1.主体责任是否落实；
2. 存在的问题

二、产业
1、是否有产业项目；
（2）是否存在“两头住”。`
const titles = (schema: unknown) =>
  sectionsOf(schema).map(({ no, title, items }) => [`${no}、${title}`, ...items.map((item) => item.title)])
const into = { section: 'section1', untitled: '检查内容' }

describe('a document that is pasted', () => {
  it('has a section for each heading, and what stands before the first is kept', () => {
    expect(readDocument(text).map(({ title, items }) => [title, items.map(({ kind }) => kind)])).toEqual([
      [null, ['judgement']],
      ['责任落实', ['judgement', 'longText']],
      ['产业', ['judgement', 'judgement']],
    ])
    expect(readDocument(text)[2]?.items[1]).toEqual({ kind: 'judgement', title: '是否存在“两头住”', good: 'no' })
  })

  it('is one section without a title where its lines are numbered in one way', () => {
    expect(readDocument('一、是否有路\n二、是否有灯').map(({ title, items }) => [title, items.length])).toEqual([[null, 2]])
    expect(readDocument('是否有路\n\n是否有灯')).toEqual([{ title: null, items: readPasted('是否有路\n是否有灯') }])
    expect([readDocument(''), readDocument(' \n\t\n')]).toEqual([[], []])
  })

  it('becomes sections at the end, and what has no heading goes into the section that is open', () => {
    const standing = withItems(newChecklist('清单'), 'section1', [{ kind: 'text', title: '备注' }])
    const taken = withPasted(standing, readDocument(text), into)
    expect(titles(taken)).toEqual([
      ['一、检查内容', '备注', '挂牌督战任务清单'],
      ['二、责任落实', '主体责任是否落实', '存在的问题'],
      ['三、产业', '是否有产业项目', '是否存在“两头住”'],
    ])
    expect(gateFilling(taken)).toEqual([])
    expect(titles(withPasted(standing, readDocument('是否有路'), { ...into, section: null }))[1]).toEqual([
      '二、检查内容',
      '是否有路',
    ])
  })

  it('takes the place of sections that ask nothing', () => {
    const empty = withSection(newChecklist('清单'), '空')
    expect(titles(withoutEmptySections(empty))).toEqual([])
    expect(titles(withPasted(withoutEmptySections(empty), readDocument('一、路\n1.是否有路'), into))).toEqual([
      ['一、路', '是否有路'],
    ])
  })

  it('of two thousand lines, with the cells of tables and with numbers of Excel, is read line by line', () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `${at + 1}\t是否完成第${at + 1}项\t`)
    expect(readPasted(lines.slice(0, 999).join('\n'))[998]).toEqual({ kind: 'judgement', title: '是否完成第999项' })
    expect(readDocument(lines.join('\r\n'))[0]?.items).toHaveLength(2_000)
  })
})
