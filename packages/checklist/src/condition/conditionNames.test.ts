import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubSchema } from '../schema/subSchema.ts'
import { conditionSentence } from './conditionSentence.ts'

const subject = (title: string, unit = '户'): SubSchema => ({
  type: 'object',
  properties: { a: { type: 'integer', title, 'x-unit': unit }, b: { type: 'integer', title: '人口', 'x-unit': '人' } },
})
const atLeast = (name: string, minimum: number): SubSchema => ({ properties: { [name]: { minimum } }, required: [name] })
const either: SubSchema = { anyOf: [atLeast('a', 1), atLeast('b', 2)] }

describe('a condition on a figure whose name holds brackets', () => {
  it('keeps them, wherever they stand', () => {
    expect(conditionSentence(atLeast('a', 5), subject('（一）危房数', '户（套）'))).toBe('（一）危房数 不少于 5 户（套）')
    expect(conditionSentence(atLeast('a', 5), subject('（二）'))).toBe('（二） 不少于 5 户')
    expect(conditionSentence(atLeast('a', 5), subject('危房（D级）', '户（套）'))).toBe('危房（D级） 不少于 5 户（套）')
  })

  it('loses those of an alternative that stands alone, and no others', () => {
    expect(conditionSentence(either, subject('危房数'))).toBe('危房数 不少于 1 户，或 人口 不少于 2 人')
    const named = conditionSentence(either, subject('（一）危房数'))
    expect(named).toBe('（一）危房数 不少于 1 户，或 人口 不少于 2 人')
    const swapped: SubSchema = { anyOf: [atLeast('b', 2), atLeast('a', 1)] }
    expect(conditionSentence(swapped, subject('危房数', '户（套）'))).toBe('人口 不少于 2 人，或 危房数 不少于 1 户（套）')
  })

  it('keeps them beside something else', () => {
    const beside: SubSchema = { allOf: [either, atLeast('b', 9)] }
    expect(conditionSentence(beside, subject('（一）危房数'))).toBe(
      '（（一）危房数 不少于 1 户，或 人口 不少于 2 人），且 人口 不少于 9 人',
    )
  })

  it('closes every bracket that it opens, whatever figures are called', () => {
    const name = fc.constantFrom('危房', '（一）危房', '危房（户）', '（危房）', '（一）（二）危房（户）')
    const part = fc.constantFrom(either, atLeast('a', 1), { not: atLeast('b', 1) }, { allOf: [either, either] })
    const whole = fc
      .tuple(part, part)
      .chain(([one, other]) =>
        fc.constantFrom<SubSchema>({ anyOf: [one, other] }, { allOf: [one, other] }, { not: one }, { oneOf: [one, other] }, one),
      )
    fc.assert(
      fc.property(name, whole, (title, schema) => {
        let depth = 0
        for (const sign of conditionSentence(schema, subject(title, title.includes('户') ? '户（套）' : '户'))) {
          depth += sign === '（' ? 1 : sign === '）' ? -1 : 0
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})
