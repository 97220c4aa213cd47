/** The outcome of one procedure call: what it answered, or the code of the problem. */
export interface Outcome {
  status: number
  data: unknown
  problem: string | undefined
}

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
export async function callAs(
  url: string,
  account: string,
): Promise<(kind: 'query' | 'mutation', path: string, input?: unknown) => Promise<Outcome>> {
  const own = { ...headers, cookie: await cookieOf(url, account) }
  return async (kind, path, input) => {
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
}
