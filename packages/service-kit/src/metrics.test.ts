import type { Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asViewer, manualClock } from '@duzhan/test-kit'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listen } from './listen.ts'
import type { Following } from './log/subscription.ts'
import { logger } from './logger.ts'
import { processMetrics } from './metrics.ts'
import { principalHeader, signPrincipal } from './principal.ts'
import { runService } from './service.ts'
import { aFollowing } from './test/aFollowing.ts'
import { requires, router } from './trpc.ts'

const secret = 'a secret of the platform, long enough'
const token = 'a token of whoever watches'
const everyone: Verb = 'plan.list'
const thing = router({
  thing: {
    echo: requires(everyone)
      .input(z.string().max(10))
      .query(({ input }) => input),
    refuse: requires(everyone).query(() => {
      throw new Problem('absent', 'target.absent', { target: 't-1' })
    }),
    break: requires(everyone).query(() => {
      throw new Error('张三 lives in the third house')
    }),
    guarded: requires('submission.submit').query(() => 'inspected'),
  },
})

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A service that counts, as a process of its own shows itself. */
async function counting(
  given: {
    token?: string
    isBackupLate?: () => Promise<boolean | null>
    subscriptions?: Following[]
    ping?: () => Promise<unknown>
  } = {},
) {
  const clock = manualClock()
  const metrics = processMetrics()
  if (given.isBackupLate) metrics.watchBackup('forms', given.isBackupLate)
  const peers = () => {
    throw new Error('it has no peers')
  }
  const service = runService({
    name: 'forms',
    router: thing,
    subscriptions: given.subscriptions ?? [],
    ...(given.ping && { ping: given.ping }),
    context: {
      ...{ mongoUri: '', database: '', secret, clock, peers, metrics, log: logger('forms', 'silent') },
      ...(given.token !== undefined && { metricsToken: given.token }),
    },
    close: async () => {},
  })
  const { port, close } = await listen(service.app, 0)
  closers.push(close, service.close)
  const url = `http://127.0.0.1:${port}`
  const read = (authorization?: string) =>
    fetch(`${url}/metrics`, { headers: authorization === undefined ? {} : { authorization } })
  const call = async (path: string, input?: unknown) => {
    const signed = signPrincipal(
      { actor: asViewer, requestId: 'r-1' },
      { service: 'forms', method: 'GET', path: `/trpc/${path}` },
      { secret, clock },
    )
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return fetch(`${url}/trpc/${path}${query}`, { headers: { [principalHeader]: signed } })
  }
  return { read, call, text: async () => (await read(`Bearer ${token}`)).text() }
}

/** The figure of a line of the text; undefined where there is no such line. */
function figure(text: string, name: string, labels: string): number | undefined {
  const line = text.split('\n').find((one) => one.startsWith(`${name}{${labels}}`))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

describe('what a process counts', () => {
  it('is read by who bears the token, and by nobody where none is set', async () => {
    const { read } = await counting({ token })
    expect((await read(`Bearer ${token}`)).status).toBe(200)
    expect((await read(`Bearer ${token}`)).headers.get('content-type')).toContain('text/plain')
    for (const shown of [undefined, '', token, `Bearer ${token}x`, `bearer ${token}`, 'Bearer ', 'Bearer undefined'])
      expect((await read(shown)).status, shown).toBe(404)
    const closed = await counting()
    for (const shown of [undefined, 'Bearer ', 'Bearer undefined']) expect((await closed.read(shown)).status, shown).toBe(404)
  })

  it('are calls by how they ended, with how long they took', async () => {
    const { call, text } = await counting({ token })
    for (const said of ['one', 'two']) await call('thing.echo', said)
    await call('thing.echo', 'longer than ten')
    for (const path of ['refuse', 'break', 'guarded']) await call(`thing.${path}`)
    const told = await text()
    const calls = (path: string, outcome: string) =>
      figure(told, 'duzhan_calls_total', `service="forms",path="thing.${path}",outcome="${outcome}"`)
    expect([calls('echo', 'ok'), calls('echo', 'invalid')]).toEqual([2, 1])
    expect([calls('refuse', 'absent'), calls('break', 'failed'), calls('guarded', 'forbidden')]).toEqual([1, 1, 1])
    expect(figure(told, 'duzhan_call_seconds_count', 'service="forms",path="thing.echo"')).toBe(3)
  })

  it('names no path that there is none of, however often it is asked for', async () => {
    const { call, text } = await counting({ token })
    for (const path of ['thing.none', 'thing.other']) await call(path)
    expect(await text()).not.toMatch(/thing\.(none|other)/)
  })

  it('tells nothing of who called or what was said', async () => {
    const { call, text } = await counting({ token })
    await call('thing.echo', '张三')
    await call('thing.break')
    const told = await text()
    for (const secretOne of ['张三', asViewer.id, asViewer.account, 't-1']) expect(told).not.toContain(secretOne)
  })

  it('is how far each subscription is behind, and what it could not apply', async () => {
    const entry = { seq: 1, id: 'e-1', thing: 'p-1', v: 1, event: null }
    const aside = { key: 'e-1', entry, reason: 'plan.absent', since: new Date(0), tries: 3 }
    const subscriptions = [
      aFollowing({ waiting: async () => 7 }),
      aFollowing({ name: 'regions', from: 'identity.region', setAside: async () => [aside, { ...aside, key: 'e-2' }] }),
    ]
    const told = await (await counting({ token, subscriptions })).text()
    const of = (name: string, subscription: string) => figure(told, name, `service="forms",subscription="${subscription}"`)
    expect([of('duzhan_subscription_waiting', 'plans'), of('duzhan_subscription_waiting', 'regions')]).toEqual([7, 0])
    expect([of('duzhan_subscription_set_aside', 'plans'), of('duzhan_subscription_set_aside', 'regions')]).toEqual([0, 2])
  })

  it('has no figure of a stream that cannot be reached, and all others', async () => {
    const away = aFollowing({ name: 'away', waiting: () => Promise.reject(new Error('no answer')) })
    const told = await (await counting({ token, subscriptions: [away, aFollowing()] })).text()
    expect(figure(told, 'duzhan_subscription_waiting', 'service="forms",subscription="away"')).toBeUndefined()
    expect(figure(told, 'duzhan_subscription_waiting', 'service="forms",subscription="plans"')).toBe(0)
  })

  it('is whether the last backup is late, and nothing of it where the store does not know or answer', async () => {
    const told = async (isBackupLate: () => Promise<boolean | null>) =>
      figure(await (await counting({ token, isBackupLate })).text(), 'duzhan_backup_late', 'service="forms"')
    expect(await told(async () => true)).toBe(1)
    expect(await told(async () => false)).toBe(0)
    expect(await told(async () => null)).toBeUndefined()
    expect(await told(() => Promise.reject(new Error('gone')))).toBeUndefined()
  })

  it('is whether it and its store answer', async () => {
    const up = await (await counting({ token })).text()
    const down = await (await counting({ token, ping: () => Promise.reject(new Error('gone')) })).text()
    expect([figure(up, 'duzhan_ready', 'service="forms"'), figure(down, 'duzhan_ready', 'service="forms"')]).toEqual([1, 0])
    expect(up).toContain('nodejs_eventloop_lag_seconds')
  })
})
