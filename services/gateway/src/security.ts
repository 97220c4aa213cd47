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
