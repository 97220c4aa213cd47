import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { isFinal, isTaken } from './isFinal.ts'

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

it.each([
  ['submission.conflict', true],
  ['submission.corrected-already', true],
  ['target.not-designated', false],
  ['revision.closed', false],
])('a draft that was refused as %s has its place taken: %s', (code, expected) => {
  expect(isTaken({ code, details: {}, at: '2020-03-20T01:00:00.000Z' })).toBe(expected)
})

it('a draft that was not refused is free to go', () => {
  expect(isTaken(null)).toBe(false)
})
