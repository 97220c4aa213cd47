import type { Request, Response } from 'express'

const name = 'duzhan'

/** The session token a request carries: the browser's cookie, or `Authorization: Bearer` for integrations. */
export function sessionToken(request: Request): string | null {
  const bearer = request.header('authorization')?.match(/^Bearer ([\w-]{20,100})$/)?.[1]
  const cookie = request.header('cookie')?.match(/(?:^|;\s*)duzhan=([\w-]{20,100})(?:;|$)/)?.[1]
  return bearer ?? cookie ?? null
}

/** Sets the session cookie for so many seconds (0 removes it), out of reach of scripts and of other sites. */
export function writeSession(request: Request, response: Response, token: string, seconds: number): void {
  const secure = request.secure || request.header('x-forwarded-proto') === 'https' ? '; Secure' : ''
  response.append('set-cookie', `${name}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`)
}
