import type { FigureRecord } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { rankOf } from './rankOf.ts'

const record = (target: string, more: Partial<FigureRecord> = {}): FigureRecord => ({
  submission: `s-${target}`,
  target: { id: target, name: '某村', place: '' },
  at: '2020-03-20T01:00:00.000Z',
  ...more,
})

describe('the place of a target among those that have points', () => {
  const records = [
    record('v-1', { number: 96, choices: ['优秀'], rank: 1 }),
    record('v-2', { number: 80, rank: 2 }),
    record('v-3', { result: 'unanswered' }),
  ]

  it('says its points, its grade, its rank, and among how many', () => {
    expect(rankOf(records, 'v-1')).toEqual({ records: ['s-v-1'], points: 96, grade: '优秀', rank: 1, among: 2 })
  })

  it('has no grade where none was reached', () => {
    expect(rankOf(records, 'v-2')).toEqual({ records: ['s-v-2'], points: 80, rank: 2, among: 2 })
  })

  it('is none for who has no points, or was not inspected', () => {
    expect([rankOf(records, 'v-3'), rankOf(records, 'v-9'), rankOf([], 'v-1')]).toEqual([null, null, null])
  })
})
