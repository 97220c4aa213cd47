import { describe, expect, it } from 'vitest'
import { answerResult, isAnswer } from './judge.ts'

describe('an answer to a clause', () => {
  it.each([
    ['yes', 'yes', 'good'],
    ['no', 'yes', 'bad'],
    ['yes', 'no', 'bad'],
    ['no', 'no', 'good'],
    ['na', 'yes', 'na'],
    ['na', 'no', 'na'],
    [undefined, 'yes', 'unanswered'],
    ['maybe', 'no', 'unanswered'],
  ] as const)('%s where %s is good comes to %s', (answer, good, result) => {
    expect(answerResult({ good }, answer)).toBe(result)
  })

  it('is one of three words', () => {
    expect(['yes', 'no', 'na', 'Yes', '', null, true].filter(isAnswer)).toEqual(['yes', 'no', 'na'])
  })
})
