import { createHmac } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Problem } from '@duzhan/problems'
import { asInspector, manualClock } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Call, principalReader, serviceActor, signPrincipal } from './principal.ts'

const secret = 'a secret of the platform, long enough'
const principal = { actor: asInspector, requestId: 'r-1' }
const refusal = new Problem('unauthenticated', 'session.required')
const call: Call = { service: 'forms', method: 'POST', path: '/trpc/forms.submission.submit' }

function house() {
  const clock = manualClock()
  const sign = (who = principal, where = call, key = secret) => signPrincipal(who, where, { secret: key, clock })
  const read = principalReader({ secret, clock })
  return { clock, sign, read: (header: string | undefined, where = call) => read(header, where) }
}
const said = (header: string) =>
  JSON.parse(inflateRawSync(Buffer.from(header.split('.')[0] ?? '', 'base64url')).toString()) as Record<string, unknown>
const packed = (what: object) => deflateRawSync(JSON.stringify(what)).toString('base64url')

describe('a signed principal', () => {
  it('is read as it was signed', () => {
    const { sign, read } = house()
    expect(read(sign())).toEqual(principal)
    const service = { actor: serviceActor('forms'), requestId: 'r-2' }
    expect(read(sign(service))).toEqual(service)
  })

  it('is refused when it is missing, empty or no token at all', () => {
    const { read } = house()
    for (const header of [undefined, '', '.', 'a', 'a.', '.a', 'a.b', 'a.b.c', '验.签'])
      expect(() => read(header), String(header)).toThrow(refusal)
  })

  it('is refused under another secret', () => {
    const { sign, read } = house()
    expect(() => read(sign(principal, call, 'another secret'))).toThrow(refusal)
    expect(() => read(sign(principal, call, ''))).toThrow(refusal)
  })

  it('is refused when anything is cut off it', () => {
    const { sign, read } = house()
    const whole = sign()
    for (let length = 0; length < whole.length; length++)
      expect(() => read(whole.slice(0, length)), String(length)).toThrow(refusal)
  })

  it('is refused when a single character of what it says is changed', () => {
    const { sign, read } = house()
    const whole = sign()
    const payload = whole.indexOf('.')
    fc.assert(
      fc.property(fc.nat(payload - 1), fc.constantFrom(...'ABCDwxyz0189-_'), (at, other) => {
        fc.pre(whole[at] !== other)
        expect(() => read(whole.slice(0, at) + other + whole.slice(at + 1))).toThrow(refusal)
      }),
    )
  })

  it('cannot be forged by putting better grants under an old signature', () => {
    const { sign, read } = house()
    const header = sign()
    const better = { ...said(header), actor: serviceActor('forms') }
    expect(() => read(`${packed(better)}.${header.split('.')[1]}`)).toThrow(refusal)
  })

  it.each([
    ['service', { ...call, service: 'identity' }],
    ['method', { ...call, method: 'GET' }],
    ['path', { ...call, path: '/trpc/forms.plan.publish' }],
    ['batch', { ...call, path: '/trpc/forms.submission.submit,forms.plan.publish' }],
  ])('is refused for another %s than it was signed for', (_, other) => {
    const { sign, read } = house()
    expect(() => read(sign(), other)).toThrow(refusal)
    expect(() => read(sign(principal, other))).toThrow(refusal)
    expect(read(sign(principal, other), other)).toEqual(principal)
  })

  it('is good once: who captured it cannot send another input with it', () => {
    const { sign, read, clock } = house()
    const header = sign()
    expect(read(header)).toEqual(principal)
    for (const later of [0, 5_000, 9_000, 1_000]) {
      clock.advance(later)
      expect(() => read(header)).toThrow(refusal)
    }
    expect(read(sign()), 'the next one is another').toEqual(principal)
  })

  it('is good for fifteen seconds by the platform’s clock; then the clocks are said to be apart, and by how much', () => {
    const { sign, read, clock } = house()
    const [early, late] = [sign(), sign({ ...principal, requestId: 'r-2' })]
    clock.advance(15_000)
    expect(read(early).requestId).toBe('r-1')
    clock.advance(1)
    expect(() => read(late)).toThrow(new Problem('unavailable', 'service.clocks-apart', { seconds: 15 }))
    const ahead = sign()
    clock.advance(-3_600_000)
    expect(() => read(ahead)).toThrow(new Problem('unavailable', 'service.clocks-apart', { seconds: 3_600 }))
  })

  it('says nothing of clocks to one who signed nothing', () => {
    const { sign, read, clock } = house()
    const forged = sign(principal, call, 'another secret')
    clock.advance(3_600_000)
    expect(() => read(forged)).toThrow(refusal)
  })

  it('with a role that does not exist is not believed, though the signature is right', () => {
    const { sign, read } = house()
    const odd = { ...asInspector, grants: [{ role: 'king', region: '430000000000', plan: '*' }] }
    const payload = packed({ ...said(sign()), actor: odd })
    const mac = createHmac('sha256', secret).update(payload).digest('base64url')
    expect(() => read(`${payload}.${mac}`)).toThrow()
  })

  it('of fifty grants, as different as grants can be, fits into the header of a request', () => {
    const { sign } = house()
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{63}$/)
    const grant = fc.record({
      role: fc.constant('inspector' as const),
      region: fc.stringMatching(/^\d{12}$/),
      plan: fc.stringMatching(/^[a-z0-9]{64}$/),
      team: key,
    })
    fc.assert(
      fc.property(fc.array(grant, { minLength: 50, maxLength: 50 }), (grants) => {
        expect(sign({ ...principal, actor: { ...asInspector, grants } }).length).toBeLessThan(14_000)
      }),
      { numRuns: 20 },
    )
  })
})
