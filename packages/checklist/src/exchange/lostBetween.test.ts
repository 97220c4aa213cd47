import { describe, expect, it } from 'vitest'
import { requiredItem, titledSection, withItems } from '../edit/checklistEdits.ts'
import { withClause, withNewClause } from '../edit/clauses.ts'
import { withKind } from '../edit/kindChange.ts'
import { type Fields, itemAt, withItemAt, withPart } from '../edit/parts.ts'
import { withSetting } from '../edit/settings.ts'
import { withShownIf } from '../edit/shownWhen.ts'
import { admit } from '../gate/gate.ts'
import { checklistOf, everyKind } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { lostBetween } from './lostBetween.ts'

const litter = { section: 'industry', item: 'litter' }
const survey = { section: 'duty', item: 'survey' }
const finding = {
  ...{ when: { kind: 'bad' as const }, title: '有垃圾', category: 'housing', severity: 'serious' as const },
  ...{ responsible: { level: 'township' }, limit: null },
}
const withItem = (place: typeof litter, change: (item: Fields) => Fields) => withItemAt(smallChecklist, place, change)
const set = (place: typeof litter, name: Parameters<typeof withSetting>[2]['name'], value: unknown) =>
  withSetting(smallChecklist, place, { name, value })
const condition = (word: string) => ({
  properties: {
    duty: {
      properties: { fulfilled: { properties: { answer: { const: word } }, required: ['answer'] } },
      required: ['fulfilled'],
    },
  },
  required: ['duty'],
})
const names = (before: unknown, after: unknown) =>
  lostBetween(admit(before), after).map(({ section, item, lost }) => [
    [section, item].filter((key) => key !== null).join('.'),
    ...lost,
  ])

describe('what another checklist does not say', () => {
  it.each<[words: string, more: unknown, lost: string[][]]>([
    ['the title of an item', withItem(litter, (item) => ({ ...item, title: '别的' })), [['industry.litter', 'title']]],
    ['the title of a section', titledSection(smallChecklist, 'duty', '别的'), [['duty', 'title']]],
    ['the title of the whole', { ...smallChecklist, title: '别的' }, [['', 'title']]],
    ['the words for the total', { ...smallChecklist, 'x-score': { grades: [{ title: '合格', from: 60 }] } }, [['', 'kept']]],
    ['a kind', withKind(smallChecklist, survey, 'longText'), [['duty.survey', 'kind', 'longest']]],
    ['whether it is demanded', requiredItem(smallChecklist, survey, false), [['duty.survey', 'isRequired']]],
    [
      'a good answer',
      withItem(litter, (item) => withClause(item, 'answer', { good: 'yes' })),
      [['industry.litter', 'clauseGood']],
    ],
    [
      'that it may not apply',
      withItem(litter, (item) => withClause(item, 'answer', { hasNa: false })),
      [['industry.litter', 'clauses']],
    ],
    ['a finding', withItem(litter, (item) => withClause(item, 'answer', { finding })), [['industry.litter', 'clauseFindings']]],
    [
      'an indicator',
      withItem(litter, (item) => withClause(item, 'answer', { indicator: 'own.litter' })),
      [['industry.litter', 'clauseFindings']],
    ],
    [
      'a further question',
      withItem(litter, (item) => withNewClause(item, '是否有人清扫')),
      [['industry.litter', 'clauses', 'clauseGood', 'clauseFindings']],
    ],
    ['help', set(litter, 'help', '看路边'), [['industry.litter', 'help']]],
    ['the sentence of the document', set(survey, 'source', '排查情况'), [['duty.survey', 'source']]],
    ['what binds lower plans', set(litter, 'hold', 'fixed'), [['industry.litter', 'hold']]],
    ['a team', set(litter, 'assessedBy', 'county'), [['industry.litter', 'assessedBy']]],
    ['evidence', set(litter, 'evidence', { photos: 2, position: true, when: 'always' }), [['industry.litter', 'evidence']]],
    ['that a note may be written', set(survey, 'offersNote', true), [['duty.survey', 'offersNote']]],
    ['that no photos may be added', set(litter, 'offersPhotos', false), [['industry.litter', 'offersPhotos']]],
    ['how long a text is', set(survey, 'longest', 50), [['duty.survey', 'longest']]],
    ['when an item is shown', withShownIf(smallChecklist, litter, condition('no')), [['industry.litter', 'shownIf']]],
    ['when a section is shown', withShownIf(smallChecklist, { section: 'industry' }, condition('no')), [['industry', 'shownIf']]],
    [
      'a pattern',
      withItem(survey, (item) => withPart(item, 'text', (text) => ({ ...text, pattern: '^村' }))),
      [['duty.survey', 'kept']],
    ],
    [
      'that photos are demanded',
      withItem(survey, (item) => ({ ...item, required: ['text', 'photos'] })),
      [['duty.survey', 'kept']],
    ],
    ['another rule of the item', withItem(survey, (item) => ({ ...item, minProperties: 2 })), [['duty.survey', 'kept']]],
    [
      'what a section is bound to',
      withPart(smallChecklist, 'duty', (section) => ({ ...section, 'x-hold': 'floor', 'x-source': { text: '一' } })),
      [['duty', 'source', 'hold']],
    ],
    [
      'who fills a section',
      withPart(smallChecklist, 'duty', (section) => ({
        ...section,
        'x-item': { kind: 'section', no: '一', assessedBy: 'county' },
      })),
      [['duty', 'kept']],
    ],
    ['an item', withItems(smallChecklist, 'duty', [{ kind: 'date', title: '日期' }]), [['duty.item3', 'gone']]],
  ])('is %s', (_words, more, lost) => {
    expect(names(more, smallChecklist)).toEqual(lost)
  })

  it('is not what it says beside', () => {
    const more = withItems(smallChecklist, 'duty', [{ kind: 'date', title: '日期' }])
    expect(names(smallChecklist, more)).toEqual([])
  })

  it('is not how parts are numbered, where shared parts are defined, or in which order something stands', () => {
    const numbered = withItem(litter, (item) => ({ ...item, 'x-item': { kind: 'judgement', no: '9' } }))
    expect(names(smallChecklist, numbered)).toEqual([])
    const { $ref, ...shared } = {
      $ref: '#/$defs/Text',
      $defs: { Text: { type: 'string', minLength: 2, maxLength: 2000, title: '排查情况' } },
    }
    const referring = withItem(survey, (item) => withPart(item, 'text', () => ({ $ref })))
    expect(names({ ...referring, ...shared }, smallChecklist)).toEqual([])
    expect(names(smallChecklist, { ...referring, ...shared })).toEqual([])
    const turned = withItem(litter, (item) => Object.fromEntries(Object.entries(item).reverse()))
    expect(names(smallChecklist, turned)).toEqual([])
  })

  it('is not how a condition is nested, but what it says', () => {
    const one = withShownIf(smallChecklist, litter, condition('no'))
    expect(names(one, withShownIf(smallChecklist, litter, { allOf: [condition('no')] }))).toEqual([])
    expect(names(one, withShownIf(smallChecklist, litter, condition('yes')))).toEqual([['industry.litter', 'shownIf']])
    const unsaid = withShownIf(smallChecklist, litter, { required: ['duty'] })
    expect(names(unsaid, smallChecklist)).toEqual([['industry.litter', 'shownIf']])
    expect(names(unsaid, unsaid)).toEqual([])
  })

  it('says at which number and title it is', () => {
    const more = admit(set(litter, 'help', '看路边'))
    expect(lostBetween(more, smallChecklist)).toEqual([
      { section: 'industry', item: 'litter', no: '2', title: '是否有白色垃圾', lost: ['help'] },
    ])
  })

  it('is the whole of a section that is not there', () => {
    expect(names(smallChecklist, {})).toContainEqual(['duty', 'gone'])
    expect(names(smallChecklist, {})).toContainEqual(['duty.survey', 'gone'])
    expect(names(smallChecklist, {})[0]).toEqual(['', 'title', 'kept'])
  })

  it('is nothing of one of every kind beside itself', () => {
    expect(names(everyKind, everyKind)).toEqual([])
    const scored = checklistOf(['score'])
    const other = withItemAt(scored, { section: 'first', item: 'scoreItem' }, (item) => ({
      ...item,
      'x-item': { kind: 'score', no: '1' },
    }))
    expect(names(scored, other)[0]?.slice(0, 2)).toEqual(['first.scoreItem', 'points'])
    expect(itemAt(other, { section: 'first', item: 'scoreItem' })).toBeDefined()
  })
})
