import { Problem } from '@duzhan/problems'
import { unchecked } from '@duzhan/test-kit/unchecked'
import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { problemOf } from './problemOf.ts'
import { problemSentence } from './problemSentence.ts'
import { UploadRefused } from './uploadRefused.ts'

const sent = (problem: unknown) => TRPCClientError.from(unchecked({ error: { message: 'm', code: -32000, data: { problem } } })) // the shape on the wire

describe('what went wrong, as the page says it', () => {
  it('keeps the code, kind, details and request id that the platform sent', () => {
    const details = { hashes: ['a'] }
    expect(problemOf(sent({ code: 'evidence.missing', kind: 'conflict', details, requestId: 'r-7' }))).toEqual({
      code: 'evidence.missing',
      kind: 'conflict',
      details,
      requestId: 'r-7',
      text: null,
    })
  })

  it('reads a refused photo like any other refusal', () => {
    const refused = new UploadRefused({ code: 'evidence.not-an-image', kind: 'invalid', details: {}, requestId: 'r-8' })
    expect(problemOf(refused)).toMatchObject({ code: 'evidence.not-an-image', requestId: 'r-8' })
  })

  it('reads a problem of the page’s own like one of the platform', () => {
    expect(problemOf(new Problem('invalid', 'position.unknown'))).toMatchObject({ code: 'position.unknown', text: null })
    expect(problemSentence('position.unknown', {})).toMatch(/定位/)
  })

  it.each([
    ['a call that never arrived', new TRPCClientError('Failed to fetch', { cause: new TypeError('Failed to fetch') })],
    ['a photo that never arrived', new TypeError('Failed to fetch')],
  ])('calls %s a lost connection, and says that nothing is lost', (_, error) => {
    expect(problemOf(error)).toMatchObject({ code: 'network.lost', kind: 'unavailable', requestId: null })
    expect(problemOf(error).text).toContain('保存在本机')
  })

  it.each([[new Error('a bug')], ['a word'], [null], [new UploadRefused('<html>')]])('does not pretend to know %s', (error) => {
    expect(problemOf(error)).toMatchObject({ code: 'page.failed', kind: 'unknown' })
    expect(problemOf(error).text).not.toBe('')
  })

  it('has a Chinese sentence for a code of the catalogue', () => {
    expect(problemSentence('session.wrong-password', {})).toMatch(/账号|密码/)
  })
})
