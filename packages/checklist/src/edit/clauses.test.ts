import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { newChecklist, withItems } from './checklistEdits.ts'
import { badCondition, clausesOf, goodIn, movedClause, questionsIn, splitItem, withClause, withNewClause } from './clauses.ts'
import { newItem } from './newItem.ts'
import { itemAt, withItemAt } from './parts.ts'

const at = { section: 'section1', item: 'item1' }
const asking = (title: string) => withItems(newChecklist('清单'), 'section1', [{ kind: 'judgement', title }])
const item = (title = '是否有卫生室') => itemAt(asking(title), at)
const titles = (one: ReturnType<typeof item>) => clausesOf(one).map(({ title, good }) => [title, good])
const isPublishable = (one: ReturnType<typeof item>) => expect(gateFilling(withItemAt(asking('是否'), at, () => one))).toEqual([])

describe('the questions of a judgement', () => {
  it('are added, moved and taken out, until one is left', () => {
    const two = withNewClause(item(), '是否有村医')
    expect(titles(two)).toEqual([
      ['是否有卫生室', 'yes'],
      ['是否有村医', 'yes'],
    ])
    expect(titles(movedClause(two, 1, 0)).map(([title]) => title)).toEqual(['是否有村医', '是否有卫生室'])
    expect(titles(movedClause(two, 0, null))).toEqual([['是否有村医', 'yes']])
    expect(movedClause(item(), 0, null)).toEqual(item())
    for (const one of [two, movedClause(two, 1, 0), movedClause(two, 0, null)]) isPublishable(one)
  })

  it('are each demanded, and a bad answer to any of them asks for a note', () => {
    const two = withClause(withNewClause(item(), '是否存在欠薪'), 'clause4', { good: 'no' })
    expect(two['required']).toEqual(['answer', 'clause4'])
    expect(two['if']).toEqual(badCondition(two))
    expect(badCondition(two)).toEqual({
      anyOf: [
        { properties: { answer: { const: 'no' } }, required: ['answer'] },
        { properties: { clause4: { const: 'yes' } }, required: ['clause4'] },
      ],
    })
  })

  it('keep a condition for a note that their author wrote otherwise', () => {
    const own = { ...item(), if: { properties: { answer: { const: 'na' } }, required: ['answer'] } }
    expect(withNewClause(own, '是否有村医')['if']).toEqual(own.if)
  })

  it('may be answered by 不适用 or not, and what is said of that agrees', () => {
    const strict = withClause(item(), 'answer', { hasNa: false })
    expect(clausesOf(strict)[0]?.hasNa).toBe(false)
    isPublishable(strict)
    expect(withClause(strict, 'answer', { hasNa: true })).toEqual(item())
    const { answer } = item()['properties'] as { answer: object }
    const told = { ...item(), properties: { answer: { ...answer, 'x-item': { kind: 'clause', good: 'yes', na: true } } } }
    expect(withClause(told, 'answer', { hasNa: false })['properties']).toMatchObject({
      answer: { enum: ['yes', 'no'], 'x-item': { na: false } },
    })
  })

  it('feed an indicator by its code, which keeps what else it said', () => {
    const fed = withClause(item(), 'answer', { indicator: 'core.clinic' })
    expect(clausesOf(fed)[0]?.indicator).toBe('core.clinic')
    const { answer } = fed['properties'] as { answer: object }
    const told = { ...fed, properties: { answer: { ...answer, 'x-indicator': { code: 'a', polarity: 'yes' } } } }
    expect(withClause(told, 'answer', { indicator: 'b' })['properties']).toMatchObject({
      answer: { 'x-indicator': { code: 'b', polarity: 'yes' } },
    })
    expect(withClause(fed, 'answer', { indicator: null })).toEqual(item())
    isPublishable(fed)
  })

  it('are the same to the byte when nothing of them is changed, and none where no question stands', () => {
    expect(JSON.stringify(withClause(item(), 'answer', {}))).toBe(JSON.stringify(item()))
    expect(withClause(item(), 'note', { title: '另写' })).toEqual(item())
    expect(clausesOf(newItem('number', '户数'))).toEqual([])
  })

  it('keep a rule whose condition is written otherwise when the good answer turns', () => {
    const rule = {
      when: { enum: ['no', 'na'] },
      category: 'a',
      severity: 'general',
      responsible: { level: 'township' },
      days: 3,
      title: '缺',
    }
    const { answer } = item()['properties'] as { answer: object }
    const own = { ...item(), properties: { answer: { ...answer, 'x-finding': rule } } }
    expect(clausesOf(own)[0]?.finding).toMatchObject({ when: { kind: 'kept' } })
    expect(withClause(own, 'answer', { good: 'no' })['properties']).toMatchObject({ answer: { 'x-finding': rule } })
    const [clause] = clausesOf(own)
    const later = clause?.finding
      ? withClause(own, 'answer', { finding: { ...clause.finding, limit: { within: 9, unit: 'day' } } })
      : own
    expect(later['properties']).toMatchObject({ answer: { 'x-finding': { ...rule, days: 9 } } })
  })
})

describe('a question that asks several things', () => {
  it.each([
    ['是否有农民专业合作社，是否正常运行，是否有收益分配', ['是否有农民专业合作社', '是否正常运行', '是否有收益分配']],
    [
      '村组视线范围内是否有白色垃圾, 是否有处理生活垃圾的地点和设施',
      ['村组视线范围内是否有白色垃圾', '是否有处理生活垃圾的地点和设施'],
    ],
    ['如是D级重建新房，面积是否超标，旧房是否拆除', ['如是D级重建新房，面积是否超标', '旧房是否拆除']],
    ['是否获得就业扶持，如公益性岗位、扶贫车间', ['是否获得就业扶持，如公益性岗位、扶贫车间']],
    ['所有家庭成员是否都参加医疗保险；政府补助是否到位', ['所有家庭成员是否都参加医疗保险', '政府补助是否到位']],
    ['档案齐全', ['档案齐全']],
    ['', []],
  ])('%s is split where it asks', (title, questions) => {
    expect(questionsIn(title)).toEqual(questions)
  })

  it('becomes one item of several questions under its own title, each with the answer that looks good', () => {
    const split = splitItem(item('村组视线范围内是否有垃圾桶, 路边是否存在白色垃圾'))
    expect(titles(split)).toEqual([
      ['村组视线范围内是否有垃圾桶', 'yes'],
      ['路边是否存在白色垃圾', 'no'],
    ])
    expect(outlineOf(admit(withItemAt(asking('是否'), at, () => split))).items[0]?.title).toBe(
      '村组视线范围内是否有垃圾桶, 路边是否存在白色垃圾',
    )
    isPublishable(split)
  })

  it('keeps a good answer that its author chose, and not one that only the other half suggested', () => {
    const whole = '是否参与合作社的生产，是否存在“一股了之”'
    const suggested = withClause(item(whole), 'answer', { good: 'no' })
    expect(titles(splitItem(suggested))).toEqual([
      ['是否参与合作社的生产', 'yes'],
      ['是否存在“一股了之”', 'no'],
    ])
    const chosen = withClause(item('是否有路，是否有灯'), 'answer', { good: 'no' })
    expect(titles(splitItem(chosen))).toEqual([
      ['是否有路', 'no'],
      ['是否有灯', 'yes'],
    ])
    isPublishable(splitItem(suggested))
  })

  it('stays as it is where it asks one thing, or is split already', () => {
    const one = item()
    expect(splitItem(one)).toBe(one)
    const split = splitItem(item('是否有路，是否有灯'))
    expect(splitItem(split)).toBe(split)
    const number = newItem('number', '是否有路，是否有灯')
    expect(splitItem(number)).toBe(number)
  })

  it('is split without a word lost, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('是否有路', '村医', '有无欠薪', '，', ',', '；', '；', '能否入住'), { maxLength: 12 }),
        (words) => {
          const title = words.join('')
          const plain = (text: string) => text.replaceAll(/[，,；;\s]/g, '')
          expect(plain(questionsIn(title).join(''))).toBe(plain(title))
        },
      ),
    )
  })
})

describe('which answer looks good', () => {
  it.each([
    '搬迁户是否存在“两头住”',
    '是否有义务教育阶段辍学生',
    '贫困户家庭成员是否居住在危房或老旧房',
    '面积是否超标',
    '有无缺水情况',
  ])('%s is better answered by 否', (title) => expect(goodIn(title)).toBe('no'))
  it.each(['是否有卫生室', '旧房是否拆除', '是否落实特困人员救助供养'])('%s is better answered by 是', (title) =>
    expect(goodIn(title)).toBe('yes'),
  )
})
