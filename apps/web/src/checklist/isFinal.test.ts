import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { isFinal } from './isFinal.ts'

const refusal = (code: string, kind: string) =>
  TRPCClientError.from({ error: { message: code, code: -32000, data: { problem: { code, kind, details: {}, requestId: 'r' } } } })

it.each([
  ['submission.conflict', 'conflict', true],
  ['submission.corrected-already', 'conflict', true],
  ['submission.correction-late', 'conflict', true],
  ['submission.correction-differs', 'invalid', true],
  ['submission.not-yours', 'forbidden', true],
  ['target.not-designated', 'conflict', true],
  ['target.other-team', 'forbidden', true],
  ['target.absent', 'absent', true],
  ['revision.closed', 'conflict', true],
  ['checklist.absent', 'absent', true],
  ['right.missing', 'forbidden', true],
  ['submission.answers-invalid', 'invalid', false],
  ['evidence.missing', 'conflict', false],
  ['input.invalid', 'invalid', false],
  ['session.expired', 'unauthenticated', false],
  ['rate.exceeded', 'limited', false],
  ['service.unavailable', 'unavailable', false],
])('%s (%s) is final: %s', (code, kind, expected) => {
  expect(isFinal(refusal(code, kind))).toBe(expected)
})

it('a lost connection is not final', () => {
  expect(isFinal(new TypeError('Failed to fetch'))).toBe(false)
})
