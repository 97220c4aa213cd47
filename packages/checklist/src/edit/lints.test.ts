import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { gate } from '../gate/gate.ts'
import { refusalText } from '../gate/refusalText.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { everyKind } from '../test/everyKind.ts'
import { hostileSchemas } from '../test/hostileSchemas.ts'
import { type NewItem, newChecklist, titledItem, titledSection, withItems, withPasted, withSection } from './checklistEdits.ts'
import { splitItem, withClause, withNewClause } from './clauses.ts'
import type { lintSentences } from './lintSentences.ts'
import { type KnownIndicator, checklistNotes as notesOf } from './lints.ts'
import { withItemAt } from './parts.ts'
import { readDocument } from './pasted.ts'
import { type SettingName, withSetting } from './settings.ts'

const at = { section: 'section1', item: 'item1' }
const asking = (...items: NewItem[]) => withItems(newChecklist('清单'), 'section1', items)
const set = (schema: unknown, name: SettingName, value: unknown) => withSetting(schema, at, { name, value })
/** The notes of a checklist with what the platform refuses of it, as it says that. */
const known = (unit: string, more: Partial<KnownIndicator> = {}): KnownIndicator[] => [
  { code: 'homes', title: '安全住房', unit, isOfGood: false, ...more },
]
function checklistNotes(schema: unknown, indicators: KnownIndicator[] = []) {
  const refused = gateFilling(schema).map((one) => ({ path: one.path.replaceAll('/', '.'), message: refusalText(one, 'zh') }))
  return notesOf(schema, { indicators, refused })
}
const notes = (schema: unknown, indicators: KnownIndicator[] = []) =>
  checklistNotes(schema, indicators).map(({ section, item, rule }) => [section, item, rule])
const own = (rule: keyof typeof lintSentences) => [['section1', 'item1', rule]]

describe('a checklist that is checked', () => {
  it.each<[keyof typeof lintSentences, unknown]>([
    ['clause.several', asking({ kind: 'judgement', title: '是否有路，是否有灯' })],
    ['clause.good', asking({ kind: 'judgement', title: '是否存在欠薪' })],
    ['grade.no-bad', set(asking({ kind: 'grade', title: '村容' }), 'bad', [])],
    ['words.single', set(asking({ kind: 'choice', title: '水源' }), 'words', ['水井'])],
    ['words.new', asking({ kind: 'choice', title: '水源' })],
    ['title.long', titledItem(asking({ kind: 'text', title: '备注' }), at, '长'.repeat(301))],
    ['clause.same', withItemAt(asking({ kind: 'judgement', title: '是否有路' }), at, (item) => withNewClause(item, '是否有路'))],
  ])('says %s at its item', (rule, schema) => {
    expect(notes(schema)).toContainEqual(['section1', 'item1', rule])
    expect(checklistNotes(schema).find((note) => note.rule === rule)).toMatchObject({ isRefused: false })
  })

  it('has nothing to say of one that is in order', () => {
    expect(notes(everyKind)).toEqual([])
    expect(notes(withItemAt(asking({ kind: 'judgement', title: '是否有路，是否有灯' }), at, splitItem))).toEqual([])
    const good = withItemAt(asking({ kind: 'judgement', title: '是否存在欠薪' }), at, (item) =>
      withClause(item, 'answer', { good: 'no' }),
    )
    expect(notes(good)).toEqual([])
  })

  it('says where the same was asked before, and which sections are called the same', () => {
    const twice = withItems(
      titledSection(withSection(asking({ kind: 'text', title: '备注' }), '二'), 'section2', '检查内容'),
      'section2',
      [{ kind: 'text', title: '备注' }],
    )
    expect(checklistNotes(twice).map(({ section, item, message }) => [section, item, message])).toEqual([
      ['section2', null, '与另一节的名称相同'],
      ['section2', 'item1', '与第 一、1 项的题目相同，请合并或者改写'],
    ])
  })

  it('says what is not written yet', () => {
    expect(notes(newChecklist('清单'))).toEqual([['section1', null, 'section.empty']])
    expect(notes(titledItem(asking({ kind: 'text', title: '备注' }), at, ''))).toContainEqual([
      'section1',
      'item1',
      'title.blank',
    ])
    expect(notes(asking({ kind: 'computed', title: '合计' }))).toEqual(
      expect.arrayContaining([...own('computed.of'), ['section1', 'item1', null]]),
    )
  })

  it('says where a number has another unit than its indicator, and where a rule has no bounds to be seen by', () => {
    const number = set(set(asking({ kind: 'number', title: '户数', unit: '户' }), 'indicator', 'homes'), 'least', 0)
    expect(notes(number, known('户'))).toEqual([])
    expect(notes(number, known('人'))).toEqual(own('indicator.unit'))
    expect(notes(number, [])).toEqual([])
    const finding = {
      ...{ when: { kind: 'number', bound: 'above', limit: 3 }, title: '多', category: 'a' },
      ...{ severity: 'general', responsible: { level: 'township' }, limit: { within: 3, unit: 'day' } },
    }
    expect(notes(set(asking({ kind: 'number', title: '户数' }), 'finding', finding))).toEqual(own('finding.bounds'))
  })

  it('says where good answers would raise a figure that is better the lower it is', () => {
    const judged = withItemAt(asking({ kind: 'judgement', title: '是否有危房', good: 'no' }), at, (item) =>
      withClause(item, 'answer', { indicator: 'homes' }),
    )
    const lower = known('户', { better: 'lower', isOfGood: true })
    expect(notes(judged, lower)).toEqual(own('indicator.better'))
    expect(checklistNotes(judged, lower)[0]?.message).toContain('指标“安全住房”越低越好')
    expect(notes(judged, known('户', { better: 'higher', isOfGood: true }))).toEqual([])
    expect(notes(judged, known('户', { better: 'lower' })), 'it counts answers that it names').toEqual([])
    const graded = set(set(asking({ kind: 'grade', title: '住房' }), 'bad', ['差']), 'indicator', 'homes')
    expect(notes(graded, lower)).toContainEqual(['section1', 'item1', 'indicator.better'])
    const counted = set(set(asking({ kind: 'number', title: '户数', unit: '户' }), 'indicator', 'homes'), 'least', 0)
    expect(notes(counted, lower), 'a number is no answer that is good').toEqual([])
  })

  it('says at its item what the platform refuses, such as a rule that can never hold', () => {
    const finding = {
      ...{ when: { kind: 'number', bound: 'above', limit: 200 }, title: '多', category: 'a' },
      ...{ severity: 'general', responsible: { level: 'township' }, limit: { within: 3, unit: 'day' } },
    }
    const schema = set(set(set(asking({ kind: 'number', title: '户数' }), 'least', 0), 'most', 100), 'finding', finding)
    const [refusal] = checklistNotes(schema)
    expect(refusal).toMatchObject({ section: 'section1', item: 'item1', isRefused: true })
    expect(refusal?.message).not.toMatch(/[{}[\]]/)
    expect(gateFilling(schema).length).toBeGreaterThan(0)
    const [whole] = checklistNotes({ type: 'array' })
    expect(whole).toMatchObject({ section: null, item: null, isRefused: true })
  })

  it('says every refusal of every checklist in a whole sentence, at a place that is there', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const found = checklistNotes(schema)
        expect(found.filter(({ isRefused }) => isRefused).length).toBe(gateFilling(schema).length)
        for (const { section, item, message } of found) {
          expect(message).not.toMatch(/\{|\}/)
          const part = schema.properties[section ?? '']
          if (section !== null) expect(part).toBeDefined()
          if (item !== null) expect(part?.properties?.[item]).toBeDefined()
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('what the gate refuses is found by the check itself, before anything is sent', () => {
  const pasted = (lines: number) =>
    withPasted(
      newChecklist('清单'),
      readDocument(Array.from({ length: lines }, (_, at) => `${at + 1}. 第${at + 1}户是否通水`).join('\n')),
      { section: 'section1', untitled: '检查内容' },
    )
  const refused = (schema: unknown) => notesOf(schema).filter(({ isRefused }) => isRefused)

  it.each([
    [300, []],
    [301, [['section1', '这里的题目或者填写栏超过 300 个，请分到几节']]],
    [2_000, [[null, '内容超过 512 KB，请删减或者拆成几份']]],
  ])('of %i lines that were pasted', (lines, told) => {
    expect(refused(pasted(lines)).map(({ section, message }) => [section, message])).toEqual(told)
  })

  it.each(hostileSchemas)('of $name', ({ schema }) => {
    const messages = gate(schema).map((refusal) => refusalText(refusal, 'zh'))
    expect(refused(schema).map(({ message }) => message)).toEqual(messages)
    expect(messages.length).toBeGreaterThan(0)
  })

  it('is said once, though the platform says it of the draft too', () => {
    const said = refused(pasted(301))
    const path = 'properties.section1'
    expect(notesOf(pasted(301), { refused: said.map(({ message }) => ({ path, message })) })).toEqual(notesOf(pasted(301)))
    const other = { path, message: '方案的要求' }
    expect(notesOf(pasted(301), { refused: [other] })).toContainEqual({
      ...{ section: 'section1', item: null, isRefused: true, rule: null },
      message: '方案的要求',
    })
  })
})
