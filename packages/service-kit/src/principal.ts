import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { seenOnce } from './seenOnce.ts'

/** The header in which the gateway hands a service who is calling. */
export const principalHeader = 'x-duzhan-principal'

/** How long after it was signed a principal is taken; also how far apart the clocks of two machines may be. */
const principalLifetime = 15_000
const Signed = z.object({ actor: Actor, requestId: z.string(), call: z.string(), issuedAt: z.number(), nonce: z.string() })
export type Principal = Pick<z.infer<typeof Signed>, 'actor' | 'requestId'>

/** The one call that a principal is signed for: `path` as it stands in the request, without its query. */
export interface Call {
  service: string
  method: string
  path: string
}
/** What signing and reading take: the secret that services share, and the present. */
export interface Seal {
  secret: string
  clock: Clock
}

const wordsOf = ({ service, method, path }: Call): string => `${service} ${method} ${path}`
const macOf = (payload: string, secret: string) => createHmac('sha256', secret).update(payload).digest()

/**
 * Signs who is calling, for one call and for fifteen seconds: services trust nothing else about a request. It is compressed,
 * because fifty grants would not fit into a header otherwise.
 */
export function signPrincipal(principal: Principal, call: Call, { secret, clock }: Seal): string {
  const nonce = randomBytes(9).toString('base64url')
  const said = { ...principal, call: wordsOf(call), issuedAt: clock.now().getTime(), nonce }
  const payload = deflateRawSync(JSON.stringify(said)).toString('base64url')
  return `${payload}.${macOf(payload, secret).toString('base64url')}`
}

/**
 * A reader of signed principals for one service. It throws `session.required` for one that is missing, forged, signed for
 * another call or read before, and `service.clocks-apart` for one that is rightly signed but not of these fifteen seconds.
 */
export function principalReader({ secret, clock }: Seal): (header: string | undefined, call: Call) => Principal {
  const isFirst = seenOnce({ clock, span: 2 * principalLifetime })
  return (header, call) => {
    const refuse = () => new Problem('unauthenticated', 'session.required')
    const [payload, mac, ...rest] = (header ?? '').split('.')
    if (!payload || !mac || rest.length > 0) throw refuse()
    const given = Buffer.from(mac, 'base64url')
    const due = macOf(payload, secret)
    if (given.length !== due.length || !timingSafeEqual(given, due)) throw refuse()
    const signed = Signed.parse(JSON.parse(inflateRawSync(Buffer.from(payload, 'base64url')).toString()))
    if (signed.call !== wordsOf(call)) throw refuse()
    const age = clock.now().getTime() - signed.issuedAt
    if (Math.abs(age) > principalLifetime)
      throw new Problem('unavailable', 'service.clocks-apart', { seconds: Math.round(Math.abs(age) / 1_000) })
    if (!isFirst(due.toString('base64url'))) throw refuse()
    return { actor: signed.actor, requestId: signed.requestId }
  }
}

/** What a service is to another service. */
export const serviceActor = (name: string): Actor => ({
  id: `service:${name}`,
  account: name,
  title: name,
  grants: [{ role: 'service', region: '000000000000', plan: '*' }],
})
