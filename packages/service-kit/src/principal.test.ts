import { createHmac } from 'node:crypto'
import { Problem } from '@duzhan/problems'
import { asInspector } from '@duzhan/test-kit'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readPrincipal, serviceActor, signPrincipal } from './principal.ts'

const secret = 'a secret of the platform, long enough'
const principal = { actor: asInspector, requestId: 'r-1' }
const refusal = new Problem('unauthenticated', 'session.required')

describe('a signed principal', () => {
  afterEach(() => void vi.useRealTimers())

  it('is read as it was signed', () => {
    expect(readPrincipal(signPrincipal(principal, secret), secret)).toMatchObject(principal)
    const service = { actor: serviceActor('forms'), requestId: 'r-2' }
    expect(readPrincipal(signPrincipal(service, secret), secret)).toMatchObject(service)
  })

  it('is refused when it is missing, empty or no token at all', () => {
    for (const header of [undefined, '', '.', 'a', 'a.', '.a', 'a.b', 'a.b.c', '验.签'])
      expect(() => readPrincipal(header, secret), String(header)).toThrow(refusal)
  })

  it('is refused under another secret', () => {
    expect(() => readPrincipal(signPrincipal(principal, 'another secret'), secret)).toThrow(refusal)
    expect(() => readPrincipal(signPrincipal(principal, secret), '')).toThrow(refusal)
  })

  it('is refused when anything is cut off it', () => {
    const whole = signPrincipal(principal, secret)
    for (let length = 0; length < whole.length; length++)
      expect(() => readPrincipal(whole.slice(0, length), secret), String(length)).toThrow(refusal)
  })

  it('is refused when a single character of what it says is changed', () => {
    const whole = signPrincipal(principal, secret)
    const payload = whole.indexOf('.')
    fc.assert(
      fc.property(fc.nat(payload - 1), fc.constantFrom(...'ABCDwxyz0189-_'), (at, other) => {
        fc.pre(whole[at] !== other)
        expect(() => readPrincipal(whole.slice(0, at) + other + whole.slice(at + 1), secret)).toThrow(refusal)
      }),
    )
  })

  it('cannot be forged by putting better grants under an old signature', () => {
    const [, mac] = signPrincipal(principal, secret).split('.')
    const better = { actor: serviceActor('forms'), requestId: 'r-1', expires: Date.now() + 60_000 }
    const forged = `${Buffer.from(JSON.stringify(better)).toString('base64url')}.${mac}`
    expect(() => readPrincipal(forged, secret)).toThrow(refusal)
  })

  it('is good for a minute', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const signed = signPrincipal(principal, secret)
    vi.advanceTimersByTime(60_000)
    expect(readPrincipal(signed, secret).requestId).toBe('r-1')
    vi.advanceTimersByTime(1)
    expect(() => readPrincipal(signed, secret)).toThrow(refusal)
  })

  it('with a role that does not exist is not believed, though the signature is right', () => {
    const odd = { ...principal, actor: { ...asInspector, grants: [{ role: 'king', region: '430000000000', plan: '*' }] } }
    const payload = Buffer.from(JSON.stringify({ ...odd, expires: Date.now() + 60_000 })).toString('base64url')
    const mac = createHmac('sha256', secret).update(payload).digest('base64url')
    expect(() => readPrincipal(`${payload}.${mac}`, secret)).toThrow()
  })
})
