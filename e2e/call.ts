import type { Procedures } from '@duzhan/gateway'

/** The outcome of one procedure call: what it answered, or the code of the problem. */
export interface Outcome<Answer = unknown> {
  status: number
  data: Answer | undefined
  problem: string | undefined
  /** After how many seconds it may be tried again, where the answer says so. */
  again: number | undefined
}

/** Calls a procedure by its path. */
export type Call = <Path extends keyof Procedures>(
  kind: Procedures[Path]['kind'],
  path: Path,
  ...input: undefined extends Procedures[Path]['input'] ? [] : [Procedures[Path]['input']]
) => Promise<Outcome<Procedures[Path]['output']>>

const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }

/** Signs an account in over HTTP, a demo account unless its password is told, and returns the cookie of its session, `name=value`. */
export const cookieOf = (url: string, account: string, password = 'Duzhan-2020'): Promise<string> =>
  openedBy(url, 'session.signIn', { account, password })

/** Signs somebody in by their first password, which they change to their own, and returns the cookie of their session. */
export async function firstCookieOf(url: string, account: string, first: string, own: string): Promise<string> {
  const cookie = await cookieOf(url, account, first)
  return openedBy(url, 'session.changePassword', { current: first, next: own }, cookie)
}

async function openedBy(url: string, path: string, input: unknown, cookie = ''): Promise<string> {
  const init = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(input) }
  return (await fetch(`${url}/trpc/${path}`, init)).headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Signs in over HTTP as an integration does, and gives a function that calls procedures as that account. */
export async function callAs(url: string, account: string): Promise<Call> {
  return callWith(url, await cookieOf(url, account))
}

/** A function that calls procedures in the session of a cookie. */
export function callWith(url: string, cookie: string): Call {
  const own = { ...headers, cookie }
  const send = async (kind: string, path: string, input: unknown): Promise<Outcome> => {
    const address = `${url}/trpc/${path}`
    const response =
      kind === 'query'
        ? await fetch(input === undefined ? address : `${address}?input=${encodeURIComponent(JSON.stringify(input))}`, {
            headers: own,
          })
        : await fetch(address, { method: 'POST', headers: own, body: JSON.stringify(input ?? {}) })
    // what answers in the platform's place, as a proxy does, says no JSON
    const told = await response
      .text()
      .then(JSON.parse)
      .catch(() => ({}))
    const body = told as { result?: { data: unknown }; error?: { data: { problem?: { code: string } } } } // tRPC's envelope
    const again = response.headers.get('retry-after')
    return {
      status: response.status,
      data: body.result?.data,
      problem: body.error?.data.problem?.code,
      again: again === null ? undefined : Number(again),
    }
  }
  return send as Call // what a procedure answers is what its path says
}
