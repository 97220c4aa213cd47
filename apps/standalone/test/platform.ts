import type { AppRouter } from '@duzhan/gateway'
import { disposableStore, type ManualClock, manualClock } from '@duzhan/test-kit'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client'
import { demoPassword, startStandalone } from '../src/index.ts'

export interface Visitor {
  api: TRPCClient<AppRouter>
  cookie: string
  request(path: string, init?: RequestInit): Promise<Response>
}
export interface TestPlatform {
  url: string
  clock: ManualClock
  settle(): Promise<void>
  as(account: string): Promise<Visitor>
  anonymous: Visitor
  close(): Promise<void>
}

/** The whole platform on a store of its own, with the packs loaded, standing at 20 March 2020, 09:00 in Shanghai. */
export async function testPlatform(): Promise<TestPlatform> {
  const store = await disposableStore()
  const clock = manualClock()
  const options = { ...store, clock, secret: 's'.repeat(64), port: 0, demo: true, logLevel: 'silent', rate: 1_000_000 }
  const platform = await startStandalone(options)
  await platform.settle()
  const visitors = new Map<string, Promise<Visitor>>()
  return {
    url: platform.url,
    clock,
    settle: platform.settle,
    anonymous: visitor(platform.url, ''),
    as(account) {
      const known = visitors.get(account) ?? signIn(platform.url, account)
      visitors.set(account, known)
      return known
    },
    async close() {
      await platform.close()
      await store.close()
    },
  }
}

async function signIn(url: string, account: string): Promise<Visitor> {
  const response = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-duzhan': '1' },
    body: JSON.stringify({ account, password: demoPassword }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${account} cannot sign in: ${await response.text()}`)
  return visitor(url, cookie)
}

function visitor(url: string, cookie: string): Visitor {
  const headers = { 'x-duzhan': '1', cookie }
  return {
    cookie,
    api: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] }),
    request: (path, init) => fetch(`${url}${path}`, { ...init, headers: { ...headers, ...init?.headers } }),
  }
}

/** The code of the problem that a call answers with, or what it answered if it went well. */
export async function problemOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await call }
  } catch (error) {
    if (error instanceof TRPCClientError && error.data?.problem) return error.data.problem.code
    throw error
  }
}
