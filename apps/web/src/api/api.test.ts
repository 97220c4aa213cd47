import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { client, queryClient, seat, sessionQuery } from './api.ts'
import { problemOf } from './problemOf.ts'

const person = {
  id: 'p1',
  account: 'an-inspector',
  title: '督战员',
  grants: [],
  verbs: [],
  held: [],
  isDemonstration: false,
  now: '2020-03-20T01:00:00.000Z',
  today: '2020-03-20',
}

/** A platform that answers every call in a batch with its own path, and keeps what it was asked. */
function echo() {
  const asked: { url: URL; init: RequestInit | undefined }[] = []
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    const url = new URL(input, 'http://platform')
    asked.push({ url, init })
    const paths = url.pathname.replace('/trpc/', '').split(',')
    return Response.json(paths.map((path) => ({ result: { data: path } })))
  })
  return asked
}
const refuse = (code: string, kind: string) =>
  vi.stubGlobal('fetch', async () =>
    Response.json([{ error: { message: code, code: -32001, data: { problem: { code, kind, details: {}, requestId: 'r1' } } } }], {
      status: 401,
    }),
  )

beforeEach(() => queryClient.clear())
afterEach(() => vi.unstubAllGlobals())

describe('calls to the platform', () => {
  it('that are made together go out as one request for each service', async () => {
    const asked = echo()
    const answers = await Promise.all([
      client.forms.plan.list.query(),
      client.forms.plan.byId.query({ plan: 'a-plan' }),
      client.assignments.visit.list.query({ plan: 'a-plan' }),
      client.identity.region.list.query({ within: '430000000000' }),
    ])
    expect(asked.map(({ url }) => url.pathname).sort()).toEqual([
      '/trpc/assignments.visit.list',
      '/trpc/forms.plan.list,forms.plan.byId',
      '/trpc/identity.region.list',
    ])
    expect(answers).toEqual(['forms.plan.list', 'forms.plan.byId', 'assignments.visit.list', 'identity.region.list'])
  })

  it('that answer only when something happens go alone, so that none waits with them', async () => {
    const asked = echo()
    const ref = { plan: 'a-plan', region: '430000000000' }
    await Promise.all([
      client.aggregation.summary.byRegion.query(ref),
      client.aggregation.summary.changed.query({ ...ref, since: 'one' }),
      client.aggregation.summary.changed.query({ ...ref, since: 'two' }),
    ])
    expect(asked.map(({ url }) => url.pathname).sort()).toEqual([
      '/trpc/aggregation.summary.byRegion',
      '/trpc/aggregation.summary.changed',
      '/trpc/aggregation.summary.changed',
    ])
  })

  it('never put more than ten into one request', async () => {
    const asked = echo()
    await Promise.all(Array.from({ length: 23 }, (_, index) => client.forms.plan.byId.query({ plan: `plan-${index}` })))
    const sizes = asked.map(({ url }) => url.pathname.split(',').length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(23)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10)
  })

  it('carry the header that a foreign page cannot send', async () => {
    const asked = echo()
    await client.forms.plan.list.query()
    expect(new Headers(asked[0]?.init?.headers).get('x-duzhan')).toBe('1')
  })
})

describe('who is in the seat', () => {
  it('is nobody when the platform knows no session', async () => {
    refuse('session.required', 'unauthenticated')
    expect(await queryClient.fetchQuery(sessionQuery)).toBeNull()
  })

  it('stays unknown when the platform cannot say', async () => {
    refuse('service.unavailable', 'unavailable')
    await expect(queryClient.fetchQuery(sessionQuery)).rejects.toThrow('service.unavailable')
  })

  it('forgets what the person before was shown', () => {
    queryClient.setQueryData(['a-page'], 'their findings')
    seat(person)
    expect(queryClient.getQueryData(['a-page'])).toBeUndefined()
    expect(queryClient.getQueryData(sessionQuery.queryKey)?.account).toBe('an-inspector')
  })

  it('is asked again when the session ends in the middle of the work', async () => {
    seat(person)
    refuse('session.expired', 'unauthenticated')
    await expect(queryClient.fetchQuery({ queryKey: ['x'], queryFn: () => client.forms.plan.list.query() })).rejects.toThrow()
    expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull()
  })

  it('is asked again when the door itself says so, in its own words', async () => {
    seat(person)
    const bare = { code: 'session.required', kind: 'unauthenticated', details: {}, requestId: 'r2' }
    vi.stubGlobal('fetch', async () => Response.json(bare, { status: 401 }))
    const ask = { queryKey: ['x'], queryFn: () => client.forms.plan.list.query() }
    const failure = await queryClient.fetchQuery(ask).catch((error: unknown) => problemOf(error))
    expect(failure).toMatchObject({ code: 'session.required', requestId: 'r2' })
    expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull()
  })

  it('is left in it when something on the way answers with a page of its own: the platform was not reached', async () => {
    seat(person)
    vi.stubGlobal('fetch', async () => new Response('<html>bad gateway</html>', { status: 502 }))
    const ask = { queryKey: ['x'], queryFn: () => client.forms.plan.list.query() }
    const failure = await queryClient.fetchQuery(ask).catch((error: unknown) => problemOf(error))
    expect(failure).toMatchObject({ code: 'network.lost' })
    expect(queryClient.getQueryData(sessionQuery.queryKey)).not.toBeNull()
  })

  it('is left in it by a refusal of another kind', async () => {
    seat(person)
    refuse('right.missing', 'forbidden')
    await expect(queryClient.fetchQuery({ queryKey: ['x'], queryFn: () => client.forms.plan.list.query() })).rejects.toThrow()
    expect(queryClient.getQueryData(sessionQuery.queryKey)).not.toBeNull()
  })
})
