import { describe, expect, it } from 'vitest'
import type { AnswerError, AnswerValidator } from '../answers/answerError.ts'
import { compileAnswers } from '../compile.ts'
import { everyKind } from '../test/everyKind.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { selfTest } from './selfTest.ts'

const fault: AnswerError = { path: '', keyword: 'type', params: {}, message: '应为一组内容' }
const sound = compileAnswers(smallChecklist)

describe('the trial of a validator before anyone depends on it', () => {
  it('finds nothing in one that was compiled of its checklist', () => {
    expect(selfTest(smallChecklist, sound)).toBeNull()
    expect(selfTest(everyKind, compileAnswers(everyKind))).toBeNull()
  })

  it.each<[string, AnswerValidator, string]>([
    ['takes everything', () => [], 'accepts what is no answers document'],
    [
      'takes nothing at all for answers',
      (answers) => (answers === null ? [] : sound(answers)),
      'accepts what is no answers document',
    ],
    [
      'takes a list for answers',
      (answers) => (Array.isArray(answers) ? [] : sound(answers)),
      'accepts what is no answers document',
    ],
    ['refuses everything', () => [fault], 'compiled and interpreted disagree'],
    [
      'overlooks what is missing',
      (answers) => sound(answers).filter(({ keyword }) => keyword !== 'required'),
      'compiled and interpreted disagree',
    ],
    ['tells its faults in another order', (answers) => sound(answers).toReversed(), 'compiled and interpreted disagree'],
    [
      'tells them in other words',
      (answers) => sound(answers).map((one) => ({ ...one, message: '错' })),
      'compiled and interpreted disagree',
    ],
  ])('catches one that %s', (_, validator, wrong) => {
    expect(selfTest(smallChecklist, validator)).toBe(wrong)
  })

  it('catches one that was compiled of another checklist', () => {
    expect(selfTest(smallChecklist, compileAnswers(everyKind))).toBe('compiled and interpreted disagree')
  })
})
