import { Problem } from '@duzhan/problems'
import type { RequestHandler } from 'express'

const policy = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer. Scripts come from our own origin only, and none may compile strings. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(self)',
  })
  next()
}

const methods = ['GET', 'HEAD', 'POST', 'PUT']

/** Methods that nothing here answers, TRACE above all, are refused before anything looks at the request. */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (methods.includes(request.method)) return next()
  const { code, kind, details } = new Problem('invalid', 'request.method', { method: request.method })
  response.status(405).set({ allow: methods.join(', '), 'cache-control': 'no-store', connection: 'close' })
  const told = { code, kind, details, requestId: request.headers['x-request-id'] }
  response.type('application/problem+json').send(JSON.stringify(told))
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/** Which names a gateway answers to: those given; the loopback ones where it can be reached by no other; otherwise every name. */
export function isOwnHost(options: { hosts?: string | undefined; host: string; proxies: number }): (host: string) => boolean {
  const named = options.hosts?.toLowerCase().split(',')
  if (named) return (host) => named.includes(host.toLowerCase()) || loopback.test(host)
  return options.proxies === 0 && loopback.test(options.host) ? (host) => loopback.test(host) : () => true
}

/** A page of another site can be made to resolve to this machine; by its Host header it still gives itself away. Throws `request.unknown-host`. */
export const ownHost =
  (isOwn: (host: string) => boolean): RequestHandler =>
  (request, _response, next) => {
    if (!isOwn(request.header('host') ?? '')) throw new Problem('forbidden', 'request.unknown-host')
    next()
  }

/** What an API answers is for the one who asked, and for now. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

/** A change must come from our own page or from an integration that says so: other sites cannot set the header. Throws `request.cross-origin`. */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  const origin = request.header('origin')
  const foreign = origin !== undefined && URL.parse(origin)?.host !== request.header('host')
  if (request.method !== 'GET' && (foreign || request.header('x-duzhan') !== '1'))
    throw new Problem('forbidden', 'request.cross-origin')
  next()
}

/** tRPC would take a form, which any site may send; nothing here needs one. Throws `request.malformed`. */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && !request.is('application/json')) throw new Problem('invalid', 'request.malformed')
  next()
}
