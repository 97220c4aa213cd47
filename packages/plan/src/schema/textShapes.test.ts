import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { readPlan } from '../check/readPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { isPlanCode, isPlannableDate } from './textShapes.ts'

function faultsOf(code: string): unknown {
  try {
    return readPlan({ ...smallPlan(), code })
  } catch (error) {
    return error instanceof Problem ? error.details['faults'] : error
  }
}

describe('the code of a plan', () => {
  it.each(['xiangtan-2020', 'p1', `a${'0'.repeat(63)}`])('can be %s', (code) => {
    expect(isPlanCode(code)).toBe(true)
    expect(readPlan({ ...smallPlan(), code }).code).toBe(code)
  })

  it.each([
    ['', 'nothing'],
    ['a', 'a single letter'],
    ['Xiangtan-2020', 'a capital letter'],
    ['2020-xiangtan', 'a digit at its head'],
    ['xiangtan_2020', 'an underscore'],
    [`a${'0'.repeat(64)}`, 'more than 64 characters'],
  ])('cannot be %j: %s', (code) => {
    expect(isPlanCode(code)).toBe(false)
    expect(faultsOf(code)).toContainEqual(expect.objectContaining({ code: 'plan.code-malformed', path: 'code' }))
  })
})

describe('a date that a plan may speak of', () => {
  it.each([
    ['2020-02-29', true],
    ['1949-01-01', true],
    ['2199-12-31', true],
    ['2021-02-29', false],
    ['1948-12-31', false],
    ['2200-01-01', false],
    ['2020-3-1', false],
    ['', false],
  ])('%s: %s', (text, is) => {
    expect(isPlannableDate(text)).toBe(is)
  })
})
