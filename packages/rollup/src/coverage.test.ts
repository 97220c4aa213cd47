import { expect, it } from 'vitest'
import { coverage } from './coverage.ts'

it('coverage is visited by designated, and nothing when nothing is designated', () => {
  expect(coverage({ visited: 9, designated: 36 })).toEqual({ value: 0.25, numerator: 9, denominator: 36, targets: 36 })
  expect(coverage({ visited: 0, designated: 36 }).value).toBe(0)
  expect(coverage({ visited: 0, designated: 0 })).toEqual({ value: null, numerator: 0, denominator: 0, targets: 0 })
})
