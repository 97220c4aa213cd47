import type { Procedures } from '@duzhan/gateway'

/** The outcome of one procedure call: what it answered, or the code of the problem. */
export interface Outcome<Answer = unknown> {
  status: number
  data: Answer | undefined
  problem: string | undefined
}

/** Calls a procedure by its path. */
export type Call = <Path extends keyof Procedures>(
  kind: Procedures[Path]['kind'],
  path: Path,
  ...input: undefined extends Procedures[Path]['input'] ? [] : [Procedures[Path]['input']]
) => Promise<Outcome<Procedures[Path]['output']>>

const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }

/** Signs a demo account in over HTTP and returns the cookie of its session, `name=value`. */
export async function cookieOf(url: string, account: string): Promise<string> {
  const signedIn = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ account, password: 'Duzhan-2020' }),
  })
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Signs in over HTTP as an integration does, and gives a function that calls procedures as that account. */
export async function callAs(url: string, account: string): Promise<Call> {
  const own = { ...headers, cookie: await cookieOf(url, account) }
  const send = async (kind: string, path: string, input: unknown): Promise<Outcome> => {
    const address = `${url}/trpc/${path}`
    const response =
      kind === 'query'
        ? await fetch(input === undefined ? address : `${address}?input=${encodeURIComponent(JSON.stringify(input))}`, {
            headers: own,
          })
        : await fetch(address, { method: 'POST', headers: own, body: JSON.stringify(input ?? {}) })
    const body = (await response.json()) as { result?: { data: unknown }; error?: { data: { problem?: { code: string } } } } // tRPC's envelope
    return { status: response.status, data: body.result?.data, problem: body.error?.data.problem?.code }
  }
  return send as Call // what a procedure answers is what its path says
}
