import { createHmac, timingSafeEqual } from 'node:crypto'
import { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { z } from 'zod'

/** The header in which the gateway hands a service who is calling. */
export const principalHeader = 'x-duzhan-principal'

const lifetime = 60_000
const Principal = z.object({ actor: Actor, requestId: z.string(), expires: z.number() })
export type Principal = Omit<z.infer<typeof Principal>, 'expires'>

const macOf = (payload: string, secret: string) => createHmac('sha256', secret).update(payload).digest()

/** Signs who is calling, for one minute: services trust nothing else about a request. */
export function signPrincipal(principal: Principal, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ ...principal, expires: Date.now() + lifetime })).toString('base64url')
  return `${payload}.${macOf(payload, secret).toString('base64url')}`
}

/** Reads a signed principal; throws `session.required` when it is missing, forged or older than a minute. */
export function readPrincipal(header: string | undefined, secret: string): Principal {
  const refuse = () => new Problem('unauthenticated', 'session.required')
  const [payload, mac, ...rest] = (header ?? '').split('.')
  if (!payload || !mac || rest.length > 0) throw refuse()
  const given = Buffer.from(mac, 'base64url')
  const due = macOf(payload, secret)
  if (given.length !== due.length || !timingSafeEqual(given, due)) throw refuse()
  const principal = Principal.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  if (principal.expires < Date.now()) throw refuse()
  return principal
}

/** What a service is to another service. */
export const serviceActor = (name: string): Actor => ({
  id: `service:${name}`,
  account: name,
  title: name,
  grants: [{ role: 'service', region: '000000000000', plan: '*' }],
})
