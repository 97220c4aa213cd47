import type { AppRouter } from '@duzhan/gateway'
import { disposableStore, manualClock } from '@duzhan/test-kit'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Standalone, startStandalone } from '../src/index.ts'

const regions = [
  { code: '450000000000', name: '广西壮族自治区' },
  { code: '451000000000', name: '百色市' },
  { code: '451029000000', name: '田林县' },
]
const person = {
  account: 'tianlin-admin',
  title: '田林县督战办管理员',
  password: 'huang-shan-52-yun',
  isAuthor: true,
  region: '451029000000',
}

const codeOf = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => 'ok',
    (error: unknown) => (error instanceof TRPCClientError ? error.data?.problem?.code : error),
  )

describe('an installation without anybody', () => {
  let store: Awaited<ReturnType<typeof disposableStore>>
  let platform: Standalone
  let log: string[]
  const start = async () =>
    startStandalone({
      ...{
        mongoUri: store.mongoUri,
        database: store.database,
        clock: manualClock(),
        secret: 's'.repeat(64),
        port: 0,
        demo: null,
      },
      ...{ logLevel: 'info', logTo: { write: (line: string) => void log.push(line) } },
    })
  const clientOf = (cookie = '') => {
    let kept = cookie
    const client = createTRPCClient<AppRouter>({
      links: [
        httpLink({
          url: `${platform.url}/trpc`,
          headers: () => ({ 'x-duzhan': '1', cookie: kept }),
          fetch: async (url, init) => {
            const answer = await fetch(url, init as RequestInit) // tRPC's own type of the same
            kept = answer.headers.get('set-cookie')?.split(';')[0] ?? kept
            return answer
          },
        }),
      ],
    })
    return client
  }
  beforeEach(async () => {
    log = []
    store = await disposableStore()
    platform = await start()
  })
  afterEach(async () => {
    await platform.close()
    await store.close()
  })

  it('is set up by the printed code: the operator is signed in, their regions stand, and both are in the log', async () => {
    const client = clientOf()
    expect(await client.setup.state.query()).toEqual({ isOpen: true })
    expect(await codeOf(client.setup.complete.mutate({ ...person, code: 'guessed' }))).toBe('setup.wrong-code')
    expect(await client.setup.find.query({ text: 'tlx' }), 'by the initials of 田林县').toContainEqual({
      ...regions[2],
      above: ['广西壮族自治区', '百色市'],
    })
    const code = platform.setupCode ?? ''
    expect(await codeOf(client.setup.complete.mutate({ ...person, code, password: 'tianlin-admin' }))).toBe(
      'password.names-account',
    )
    const me = await client.setup.complete.mutate({ ...person, code })
    expect(me).toMatchObject({ account: person.account, isDemonstration: false })
    expect(me.verbs).toEqual(expect.arrayContaining(['person.create', 'region.create', 'template.fill']))
    expect((await client.session.current.query()).account).toBe(person.account)
    expect(await client.identity.region.list.query({ within: '450000000000' })).toEqual(regions)
    expect((await client.forms.template.list.query()).total, 'the templates of the product are for everyone').toBeGreaterThan(0)
    const { lines } = await client.identity.log.list.query({})
    const told = lines.map(({ noun, verb, thing, by }) => [noun, verb, thing, by.title]).reverse()
    expect(told, 'what lies above the operator’s own county is told to nobody there').toEqual([
      ['region', 'create', '451029000000', me.title],
      ['person', 'setUp', me.id, me.title],
      ['session', 'open', me.id, me.title],
    ])
    expect(log.join('\n'), 'the code enters no log').not.toContain(code)
  })

  it('prints another code at each start, and none once somebody exists', async () => {
    const earlier = platform.setupCode ?? ''
    await platform.close()
    platform = await start()
    const code = platform.setupCode ?? ''
    expect(code).not.toBe(earlier)
    expect(await codeOf(clientOf().setup.complete.mutate({ ...person, code: earlier }))).toBe('setup.wrong-code')
    await clientOf().setup.complete.mutate({ ...person, code })
    expect(await codeOf(clientOf().setup.complete.mutate({ ...person, account: 'second', code }))).toBe('setup.done')
    await platform.close()
    platform = await start()
    expect(platform.setupCode).toBeNull()
    expect(await clientOf().setup.state.query()).toEqual({ isOpen: false })
  })

  it('lets nobody past the gateway to what the gateway alone may ask', async () => {
    const [address, headers] = [
      `${platform.url}/trpc/identity.setup.offer`,
      { 'x-duzhan': '1', 'content-type': 'application/json' },
    ]
    const answer = await fetch(address, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(401)
  })
})
