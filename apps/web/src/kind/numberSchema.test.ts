import type { SubSchema } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { decimalsOf, numberBounds, unitOf } from './numberSchema.ts'

describe('the bounds of a number in words', () => {
  it.each<[string, SubSchema, string]>([
    ['nothing where there are none', { type: 'number' }, ''],
    ['from the least to the most, in groups of three', { type: 'integer', minimum: 0, maximum: 1_200 }, '0–1,200'],
    ['the least alone', { type: 'integer', minimum: 1 }, '不少于 1'],
    ['the most alone', { type: 'integer', maximum: 50 }, '不多于 50'],
    ['a bound of nothing, which is a bound', { type: 'number', maximum: 0 }, '不多于 0'],
    ['its unit behind', { type: 'integer', minimum: 0, maximum: 9, 'x-unit': '处' }, '0–9 处'],
    ['a sign right behind', { type: 'number', minimum: 0, maximum: 100, 'x-unit': '%' }, '0–100%'],
    ['its unit alone', { type: 'integer', 'x-unit': '户' }, '户'],
    ['how exact it may be', { type: 'number', minimum: 0, 'x-decimals': 2, 'x-unit': '万元' }, '不少于 0 万元，最多 2 位小数'],
    ['how exact it may be alone', { type: 'number', 'x-decimals': 1 }, '最多 1 位小数'],
    ['nothing of decimals where whole numbers are asked for', { type: 'integer', minimum: 3 }, '不少于 3'],
  ])('say %s', (_, schema, words) => {
    expect(numberBounds(schema)).toBe(words)
  })
})

describe('the unit of a number', () => {
  it('is the item’s own before that of its field', () => {
    expect(unitOf({ 'x-unit': '人', 'x-item': { kind: 'number', unit: '户' } })).toBe('户')
    expect(unitOf({ 'x-unit': '人', 'x-item': { kind: 'number' } })).toBe('人')
    expect(unitOf({})).toBeUndefined()
  })
})

describe('how exact a number may be', () => {
  it.each<[string, SubSchema, number | undefined]>([
    ['whole', { type: 'integer' }, 0],
    ['whole, whatever else is said of it', { type: 'integer', 'x-decimals': 2 }, 0],
    ['by the checklist', { type: 'number', 'x-decimals': 2 }, 2],
    ['as one likes', { type: 'number' }, undefined],
  ])('is %s', (_, schema, decimals) => {
    expect(decimalsOf(schema)).toBe(decimals)
  })
})
