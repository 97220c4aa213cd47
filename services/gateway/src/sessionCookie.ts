import type { Request, Response } from 'express'

const session = 'duzhan'
const device = 'duzhan-device'
const ticket = 'duzhan-sign-on'
const aYear = 365 * 24 * 60 * 60

/** The session token a request carries: the browser's cookie, or `Authorization: Bearer` for integrations. */
export function sessionToken(request: Request): string | null {
  const bearer = request.header('authorization')?.match(/^Bearer ([\w-]{20,100})$/)?.[1]
  return bearer ?? cookieOf(request, session)?.match(/^[\w-]{20,100}$/)?.[0] ?? null
}

/** The mark that a device was given when someone signed in on it; it opens nothing. */
export const deviceMark = (request: Request): string | null => cookieOf(request, device)?.match(/^[\w.-]{20,200}$/)?.[0] ?? null

/** The ticket of a sign-in at the issuer that is under way. */
export const signOnTicket = (request: Request): string | null => cookieOf(request, ticket)?.match(/^[\w-]{20,2000}$/)?.[0] ?? null

/** Keeps such a ticket for the minutes that it is good, out of reach of scripts; null forgets it. It comes back to our own page alone. */
export function writeTicket(request: Request, response: Response, kept: string | null): void {
  const seconds = kept === null ? 0 : 10 * 60
  response.append('set-cookie', `${ticket}=${kept ?? ''}; Path=/trpc; Max-Age=${seconds}; ${guardOf(request)}`)
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.header('cookie') ?? '').split(/;\s*/)
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/**
 * Sets the session cookie for so many seconds (0 removes it), and the mark of the device where one is given, out of reach of
 * scripts and of other sites. Over TLS, as seen by us or by a proxy that is trusted, they never travel without it.
 */
export function writeSession(
  request: Request,
  response: Response,
  { token, seconds, device: mark }: { token: string; seconds: number; device?: string },
): void {
  const guard = guardOf(request)
  response.append('set-cookie', `${session}=${token}; Path=/; Max-Age=${seconds}; ${guard}`)
  if (mark !== undefined)
    response.append('set-cookie', `${device}=${mark}; Path=/trpc/session.signIn; Max-Age=${aYear}; ${guard}`)
}

const guardOf = (request: Request): string => `HttpOnly; SameSite=Strict${request.secure ? '; Secure' : ''}`
