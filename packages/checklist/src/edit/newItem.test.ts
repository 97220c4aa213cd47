import { describe, expect, it } from 'vitest'
import { findingsOf } from '../answers/findingsOf.ts'
import { interpretAdmitted } from '../answers/interpretAdmitted.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { progressOf } from '../answers/progressOf.ts'
import { compareChecklists } from '../change/compareChecklists.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { movedItem, newChecklist, requiredItem, titledItem, withItems, withSection } from './checklistEdits.ts'
import { withClause } from './clauses.ts'
import type { FindingSetting } from './findingRule.ts'
import type { PlainItemKind } from './newItem.ts'
import { withItemAt } from './parts.ts'

const hash = 'a'.repeat(64)
const place = { section: 'section1', item: 'item1' }
const asking = (kind: PlainItemKind, title = '某事项') => admit(withItems(newChecklist('清单'), 'section1', [{ kind, title }]))
const given = (answer: object) => ({ section1: { item1: answer } })
const errorsOf = (kind: PlainItemKind, answer: object) =>
  interpretAdmitted(asking(kind))(given(answer)).map(({ keyword }) => keyword)

/** A good and a bad answer to an item of each kind. */
const answers: readonly [PlainItemKind, good: object, bad: object][] = [
  ['judgement', { answer: 'yes' }, { answer: '是' }],
  ['number', { value: 12.5 }, { value: '12' }],
  ['text', { text: '道路未硬化' }, { text: '长'.repeat(2_001) }],
  ['longText', { text: '长'.repeat(2_001) }, { text: '长'.repeat(4_001) }],
  ['score', { value: 8.5 }, { value: 11 }],
  ['date', { value: '2020-03-20' }, { value: '2020-02-30' }],
  ['photo', { photos: [hash] }, { photos: [] }],
  [
    'position',
    { position: { latitude: 27.8, longitude: 112.9, accuracy: 12, by: 'device' } },
    { position: { latitude: 91, longitude: 0 } },
  ],
]

describe.each(answers)('a new item of kind %s', (kind, good, bad) => {
  it('takes a good answer, with a note if somebody writes one', () => {
    expect(errorsOf(kind, good)).toEqual([])
    expect(errorsOf(kind, { ...good, note: '现场核对过了' })).toEqual([])
  })

  it('refuses a bad one, and what nobody asked for', () => {
    expect(errorsOf(kind, bad).length).toBeGreaterThan(0)
    expect(errorsOf(kind, { ...good, weather: '晴' }).length).toBeGreaterThan(0)
  })

  it('must be answered, until its author lets it be left out', () => {
    expect(interpretAdmitted(asking(kind))({ section1: {} }).length).toBeGreaterThan(0)
    const optional = admit(requiredItem(asking(kind), place, false))
    expect(interpretAdmitted(optional)({ section1: {} })).toEqual([])
  })

  it('counts as answered with a good answer, and not before', () => {
    const outline = outlineOf(asking(kind))
    expect(progressOf(outline, {}).answered).toBe(0)
    expect(progressOf(outline, given(good)).answered).toBe(1)
  })

  it('is the same question when it was only moved, and another when it is called otherwise', () => {
    const two = withItems(asking(kind), 'section1', [{ kind: 'text', title: '另一事项' }])
    const moved = compareChecklists(admit(two), admit(movedItem(two, 'section1', 0, 1)))
    expect(moved.map(({ verdict, counts }) => [verdict, counts])).toEqual([
      ['same', true],
      ['same', true],
    ])
    const renamed = admit(titledItem(two, place, '换了问法的事项'))
    expect(compareChecklists(admit(two), renamed).map(({ path, verdict }) => [path, verdict])).toContainEqual([
      'section1.item1',
      'reworded',
    ])
  })
})

describe('what the answers to new items come to', () => {
  const finding: FindingSetting = {
    ...{ when: { kind: 'bad' }, title: '是否有卫生室', category: 'health' },
    ...{ severity: 'serious', responsible: { level: 'township' }, limit: { within: 15, unit: 'day' } },
  }
  const judged = (title: string, good: 'yes' | 'no') =>
    admit(withItemAt(asking('judgement', title), place, (item) => withClause(item, 'answer', { good, finding })))

  it('is a finding where the answer is the bad one, and none where it is good or does not apply', () => {
    const schema = judged('是否有卫生室', 'yes')
    const found = (answer: string) => findingsOf(outlineOf(schema), given({ answer, note: '没有卫生室' }))
    expect(found('no').map(({ title, limit }) => [title, limit])).toEqual([['是否有卫生室', finding.limit]])
    expect([found('yes'), found('na')]).toEqual([[], []])
  })

  it('is a finding at the other answer when that is the bad one', () => {
    const schema = judged('是否存在垃圾', 'no')
    const found = (answer: string) => findingsOf(outlineOf(schema), given({ answer, note: '有垃圾堆放' }))
    expect([found('yes').length, found('no').length]).toEqual([1, 0])
    expect(interpretAdmitted(schema)(given({ answer: 'yes' })).length, 'the note that goes with it').toBeGreaterThan(0)
    expect(interpretAdmitted(schema)(given({ answer: 'no' }))).toEqual([])
  })

  it('is a figure where a number is asked for', () => {
    const outline = outlineOf(asking('number', '未脱贫人口数'))
    expect(observationsOf(outline, given({ value: 12 })).map(({ path, number }) => [path, number])).toEqual([
      ['section1.item1', 12],
    ])
  })
})

describe('a section that was added', () => {
  it('is demanded with its items, and is gone from the answers with them', () => {
    const two = withItems(withSection(asking('text'), '产业'), 'section2', [{ kind: 'number', title: '项目数' }])
    const interpret = interpretAdmitted(admit(two))
    expect(interpret(given({ text: '有' })).length).toBeGreaterThan(0)
    expect(interpret({ ...given({ text: '有' }), section2: { item1: { value: 3 } } })).toEqual([])
  })
})
