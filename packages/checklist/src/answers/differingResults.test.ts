import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlineOf } from '../outline/outlineOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { differingResults } from './differingResults.ts'

const judgement = (title: string): SubSchema => ({
  ...{ type: 'object', title, required: ['answer'], additionalProperties: false },
  'x-item': { kind: 'judgement', no: '1' },
  properties: { answer: { type: 'string', enum: ['yes', 'no', 'na'], title, 'x-item': { kind: 'clause', good: 'yes' } } },
})
const items = { power: judgement('是否通电'), water: judgement('是否通水'), road: judgement('是否通路') }
const outline = outlineOf({
  ...{ type: 'object', title: '自查清单', required: ['basics'], additionalProperties: false },
  properties: {
    basics: {
      ...{ type: 'object', title: '基础', properties: items, required: [], additionalProperties: false },
      'x-item': { kind: 'section', no: '一' },
    },
  },
})
const filled = (answers: Record<string, 'yes' | 'no' | 'na'>) => ({
  basics: Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, { answer }])),
})

describe('two fillings of one checklist', () => {
  it('differ at the items that they judge differently', () => {
    const found = differingResults(
      outline,
      filled({ power: 'yes', water: 'no', road: 'na' }),
      filled({ power: 'no', water: 'no', road: 'yes' }),
    )
    expect(found.judged).toBe(3)
    expect(found.differing.map(({ item, one, other }) => [item.title, one, other])).toEqual([
      ['是否通电', 'good', 'bad'],
      ['是否通路', 'na', 'good'],
    ])
  })

  it('do not differ at what one of them left open', () => {
    expect(differingResults(outline, filled({ power: 'yes' }), filled({ power: 'yes', water: 'no' }))).toEqual({
      ...{ judged: 1, differing: [] },
    })
    expect(differingResults(outline, {}, filled({ power: 'no' }))).toEqual({ judged: 0, differing: [] })
  })

  it('differ alike whichever is read first, and one from itself nowhere', () => {
    const answers = fc
      .record({ power: answer(), water: answer(), road: answer() }, { requiredKeys: [] })
      .map((given) => filled(given as Record<string, 'yes'>)) // keys that are left out are absent
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const paths = (found: ReturnType<typeof differingResults>) => found.differing.map(({ item }) => item.path)
        expect(paths(differingResults(outline, one, other))).toEqual(paths(differingResults(outline, other, one)))
        expect(differingResults(outline, one, one).differing).toEqual([])
      }),
    )
  })
})

function answer() {
  return fc.constantFrom('yes', 'no', 'na')
}
