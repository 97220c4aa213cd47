import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '@duzhan/problems'
import { type Door, logger, type MemoryFigures, type Principal, principalHeader } from '@duzhan/service-kit'
import { asInspector, manualClock } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayApp } from './app.ts'
import { isOwnHost } from './security.ts'
import type { Invitations, Sessions, Setups, SignOns } from './session/session.service.ts'

const token = 't'.repeat(43)
const opened = { token, expiresAt: '2020-03-20T13:00:00.000Z', device: 'd'.repeat(40), actor: asInspector }
async function openedBy(password: string) {
  if (password !== 'right') throw new Problem('unauthenticated', 'session.wrong-password')
  return opened
}
const sessions: Sessions = {
  resolve: async (input) =>
    input.token.startsWith('first')
      ? { ...asInspector, grants: [], mustChangePassword: true }
      : input.token.startsWith('single')
        ? { ...asInspector, grants: [], mustTurnOnSecondFactor: true }
        : asInspector,
  open: ({ password }) => openedBy(password),
  changePassword: ({ current }) => openedBy(current),
  close: async () => ({ leave: null }),
  own: async () => ({ sessions: [], secondFactor: { isOn: false, recoveryCodesLeft: 0, demand: 'optional' } }),
  endOwn: async () => undefined,
  endOthers: async () => opened,
  beginSecondFactor: async () => ({ secret: 'S', uri: 'otpauth://totp/S', ticket: 't' }),
  confirmSecondFactor: async () => ({ ...opened, recoveryCodes: ['aaaa'] }),
  removeSecondFactor: async () => undefined,
}

const setup: Setups = {
  state: async () => ({ isOpen: true }),
  find: async () => [],
  complete: ({ password }) => openedBy(password),
}

const invitation: Invitations = {
  open: async ({ code }) => ({ account: code, title: '督战员', until: '2020-03-27T01:00:00.000Z' }),
  accept: async ({ password }) => ({ id: 'p-1', session: password === 'twice' ? null : await openedBy(password) }),
}

const signOn: SignOns = {
  ways: async () => ({ issuer: { label: '统一身份认证登录' }, passwords: 'everyone' }),
  begin: async () => ({ url: 'https://sso.example/', ticket: 't'.repeat(300) }),
  complete: async ({ query }) => (query === 'code=twice' ? { ticket: 'w'.repeat(300) } : { ...opened, returnTo: '/home' }),
  confirm: async () => ({ ...opened, returnTo: '/home' }),
}

describe('the gateway', () => {
  const servers: Server[] = []
  let url = ''
  const reached: { service: string; url: string; headers: Record<string, unknown>; principal: Principal }[] = []
  const service =
    (name: string): Door =>
    (principal, request, response) => {
      reached.push({ service: name, url: request.url, headers: { ...request.headers }, principal })
      response.json({ service: name })
    }
  const clock = manualClock()
  let waiting: string[] = []
  const openGateway = async (limits: {
    rate: number
    proxies: number
    isOwnHost?: (host: string) => boolean
    memory?: () => MemoryFigures
  }) => {
    const app = gatewayApp({
      doors: {
        identity: service('identity'),
        forms: service('forms'),
        assignments: service('assignments'),
        aggregation: service('aggregation'),
      },
      sessions,
      invitation,
      setup,
      signOn,
      clock,
      isReady: async (name) => !waiting.includes(name),
      log: logger('gateway', 'silent'),
      ...limits,
    })
    const server = app.listen(0, '127.0.0.1')
    servers.push(server)
    await new Promise((resolve) => server.once('listening', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  beforeAll(async () => {
    url = await openGateway({ rate: 60, proxies: 0 })
  })
  afterAll(() => {
    for (const server of servers) server.close()
  })

  const cookie = `duzhan=${token}`
  const own = { 'x-duzhan': '1', 'content-type': 'application/json' }
  const codeIn = async (response: Response) => {
    const body = (await response.json()) as { code?: string; error?: { data: { problem: { code: string } } } }
    return body.error?.data.problem.code ?? body.code
  }
  const last = () => reached.at(-1)

  it('turns requests away while its memory is nearly used up, and says all the while that it is there', async () => {
    const memory = () => ({ heap: 95, heapLimit: 100, resident: 1, limit: 100 })
    const crowded = await openGateway({ rate: 60, proxies: 0, memory })
    const before = reached.length
    const answer = await fetch(`${crowded}/trpc/forms.plan.list`, { headers: { cookie } })
    expect([answer.status, answer.headers.get('retry-after'), await codeIn(answer)]).toEqual([503, '5', 'service.busy'])
    expect((await fetch(`${crowded}/files/photo`, { headers: { cookie } })).status).toBe(503)
    expect((await fetch(`${crowded}/health`)).status).toBe(200)
    expect(reached).toHaveLength(before)
  })

  it('says that it is ready, and guards every answer', async () => {
    const answer = await fetch(`${url}/health`)
    expect(await answer.json()).toEqual({ service: 'gateway', status: 'ready' })
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-powered-by')).toBeNull()
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['/trpc/forms.plan.list', 'forms'],
    ['/trpc/identity.region.list?input=%7B%7D', 'identity'],
    ['/trpc/assignments.visit.list,assignments.finding.list?batch=1', 'assignments'],
    [`/files/${'a'.repeat(64)}`, 'forms'],
  ])('hands %s to %s, with who calls', async (path, name) => {
    expect(await (await fetch(`${url}${path}`, { headers: { cookie } })).json()).toEqual({ service: name })
    expect(last()).toMatchObject({ service: name, url: path })
    expect(last()?.principal).toMatchObject({ actor: { id: asInspector.id }, requestId: last()?.headers['x-request-id'] })
  })

  it('lets no principal and no request id from outside through', async () => {
    const headers = { cookie, [principalHeader]: 'forged', 'x-request-id': 'mine' }
    const answer = await fetch(`${url}/trpc/forms.plan.list`, { headers })
    expect(last()?.headers[principalHeader]).toBeUndefined()
    expect(last()?.principal.requestId).toBe(answer.headers.get('x-request-id'))
    expect(last()?.headers['x-request-id']).toBe(answer.headers.get('x-request-id'))
    expect(last()?.headers['x-request-id']).not.toBe('mine')
  })

  it('takes a session from the cookie or from a bearer token, and hands nothing on without one', async () => {
    const before = reached.length
    expect(await codeIn(await fetch(`${url}/trpc/forms.plan.list`))).toBe('session.required')
    expect(await codeIn(await fetch(`${url}/files/${'a'.repeat(64)}`))).toBe('session.required')
    expect(await codeIn(await fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie: 'duzhan=short' } }))).toBe(
      'session.required',
    )
    expect(reached.length).toBe(before)
    expect((await fetch(`${url}/trpc/forms.plan.list`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    expect((await fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie: `other=1; ${cookie}; more=2` } })).status).toBe(200)
    expect(await codeIn(await fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie: `not${cookie}` } }))).toBe(
      'session.required',
    )
  })

  it('answers a refused call in the shape that its client reads, and a file with problem JSON', async () => {
    const call = await fetch(`${url}/trpc/forms.plan.list`)
    expect(await call.json()).toEqual({
      error: {
        code: -32001,
        message: 'session.required',
        data: {
          code: 'UNAUTHORIZED',
          httpStatus: 401,
          problem: {
            code: 'session.required',
            kind: 'unauthenticated',
            details: {},
            requestId: call.headers.get('x-request-id'),
          },
        },
      },
    })
    const file = await fetch(`${url}/files/${'a'.repeat(64)}`)
    expect(file.headers.get('content-type')).toContain('application/problem+json')
  })

  it.each([
    ['without our header', { 'content-type': 'application/json' }],
    ['from another origin', { ...own, origin: 'https://elsewhere.example' }],
    ['from an origin that is none', { ...own, origin: 'null' }],
    ['from another port', { ...own, origin: 'http://127.0.0.1:1' }],
  ])('refuses a change %s', async (_, headers) => {
    const before = reached.length
    const answer = await fetch(`${url}/trpc/forms.submission.submit`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: '{}',
    })
    expect({ status: answer.status, code: await codeIn(answer) }).toEqual({ status: 403, code: 'request.cross-origin' })
    expect(reached.length).toBe(before)
  })

  it('sets the session out of reach of scripts and of other sites, and takes it back', async () => {
    const signIn = (password: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/trpc/session.signIn`, {
        method: 'POST',
        headers: { ...own, ...headers },
        body: JSON.stringify({ account: 'a', password }),
      })
    const answer = await signIn('right')
    expect(answer.headers.getSetCookie()).toEqual([
      `${cookie}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict`,
      `duzhan-device=${'d'.repeat(40)}; Path=/trpc/session.signIn; Max-Age=31536000; HttpOnly; SameSite=Strict`,
    ])
    expect(await answer.text(), 'the token is in the cookie alone').not.toContain(token)
    expect(
      (await signIn('right', { 'x-forwarded-proto': 'https' })).headers.get('set-cookie'),
      'anyone can say so',
    ).not.toContain('Secure')
    const refused = await signIn('wrong')
    expect(refused.headers.get('set-cookie')).toBeNull()
    expect(await codeIn(refused)).toBe('session.wrong-password')
    const out = await fetch(`${url}/trpc/session.signOut`, { method: 'POST', headers: { ...own, cookie } })
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  it('guards the cookie by TLS where a trusted proxy says that it was used', async () => {
    const behind = await openGateway({ rate: 100, proxies: 1 })
    const signIn = (headers: Record<string, string>) =>
      fetch(`${behind}/trpc/session.signIn`, {
        method: 'POST',
        headers: { ...own, ...headers },
        body: '{"account":"a","password":"right"}',
      })
    for (const one of (await signIn({ 'x-forwarded-proto': 'https' })).headers.getSetCookie()) expect(one).toMatch(/; Secure$/)
    for (const one of (await signIn({})).headers.getSetCookie()) expect(one).not.toContain('Secure')
  })

  it.each([
    ['session.signIn,session.signIn', '{"0":{"account":"a","password":"right"},"1":{"account":"a","password":"right"}}'],
    ['session.signIn%2Csession.signIn', '{"0":{"account":"a","password":"right"},"1":{"account":"a","password":"right"}}'],
    ['session.changePassword,session.changePassword', '{"0":{"current":"a","next":"b"},"1":{"current":"a","next":"b"}}'],
  ])('takes one password at a time: %s', async (path, body) => {
    const answer = await fetch(`${url}/trpc/${path}?batch=1`, { method: 'POST', headers: own, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await answer.text()).not.toContain('right')
  })

  it('gives a changed password a new session', async () => {
    const change = (current: string, headers = {}) =>
      fetch(`${url}/trpc/session.changePassword`, {
        method: 'POST',
        headers: { ...own, ...headers },
        body: JSON.stringify({ current, next: 'huang-shan-52-yun' }),
      })
    expect(await codeIn(await change('right'))).toBe('session.required')
    expect(await codeIn(await change('wrong', { cookie }))).toBe('session.wrong-password')
    expect((await change('right', { cookie })).headers.getSetCookie()[0]).toContain(`duzhan=${token}; Path=/; Max-Age=43200`)
  })

  it('hands nothing on for whoever must have a second step first', async () => {
    const before = reached.length
    const single = { cookie: `duzhan=single${'s'.repeat(40)}` }
    const answer = await fetch(`${url}/trpc/identity.person.list`, { headers: single })
    expect([answer.status, await codeIn(answer)]).toEqual([403, 'second-factor.must-turn-on'])
    expect(reached.length).toBe(before)
    const me = (await (await fetch(`${url}/trpc/session.current`, { headers: single })).json()) as { result: { data: unknown } }
    expect(me.result.data).toMatchObject({ mustTurnOnSecondFactor: true, verbs: [] })
    expect((await fetch(`${url}/trpc/session.own`, { headers: single })).status).toBe(200)
  })

  it('writes another cookie where one’s own session is replaced', async () => {
    const ask = (verb: string, body: object, headers: Record<string, string> = { cookie }) =>
      fetch(`${url}/trpc/session.${verb}`, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) })
    const confirmed = await ask('confirmSecondFactor', { ticket: 't', code: '1' })
    expect(confirmed.headers.getSetCookie()[0]).toContain(`duzhan=${token}; Path=/; Max-Age=43200`)
    expect(await confirmed.json()).toMatchObject({ result: { data: { recoveryCodes: ['aaaa'], me: { id: asInspector.id } } } })
    const alone = await ask('endOthers', {})
    expect(alone.headers.getSetCookie()[0]).toContain(`duzhan=${token}`)
    expect(await alone.text()).not.toContain(token)
    for (const verb of ['endOwn', 'beginSecondFactor', 'removeSecondFactor', 'endOthers'])
      expect(await codeIn(await ask(verb, { session: '0'.repeat(64), password: 'x', code: '1' }, {})), verb).toBe(
        'session.required',
      )
  })

  it('lets the browser keep the ticket of a sign-in at the issuer, out of reach of scripts, until it is over', async () => {
    const ask = (verb: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${url}/trpc/signOn.${verb}`, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) })
    const guarded = (ticket: string, seconds: number) =>
      `duzhan-sign-on=${ticket}; Path=/trpc; Max-Age=${seconds}; HttpOnly; SameSite=Strict`
    const begun = await ask('begin', { returnTo: '/home' })
    expect(begun.headers.getSetCookie()).toEqual([guarded('t'.repeat(300), 600)])
    expect(await begun.json()).toEqual({ result: { data: { url: 'https://sso.example/' } } })
    const held = { cookie: `duzhan-sign-on=${'t'.repeat(300)}` }
    const twice = await ask('complete', { query: 'code=twice' }, held)
    expect(twice.headers.getSetCookie()).toEqual([guarded('w'.repeat(300), 600)])
    expect(await twice.json()).toEqual({ result: { data: { wantsCode: true } } })
    for (const [verb, body] of [
      ['complete', { query: 'code=1' }],
      ['confirm', { code: '123456' }],
    ] as const) {
      const done = await ask(verb, body, held)
      expect(done.headers.getSetCookie()[0]).toBe(guarded('', 0))
      expect(done.headers.getSetCookie()[1]).toContain(`duzhan=${token}; Path=/; Max-Age=43200`)
      expect(await done.text()).not.toContain(token)
      for (const cookie of ['', 'duzhan-sign-on=short', `duzhan-sign-on=${'%'.repeat(300)}`])
        expect(await codeIn(await ask(verb, body, { cookie })), cookie).toBe('sign-on.lost')
    }
  })

  it('never hands the ticket on to a service', async () => {
    await fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie: `${cookie}; duzhan-sign-on=${'t'.repeat(300)}` } })
    expect(last()?.headers['cookie']).toBeUndefined()
  })

  it('hands nothing on for whoever still has a first password', async () => {
    const before = reached.length
    const first = { cookie: `duzhan=first${'f'.repeat(40)}` }
    const answer = await fetch(`${url}/trpc/forms.plan.list`, { headers: first })
    expect([answer.status, await codeIn(answer)]).toEqual([403, 'password.change-required'])
    expect(reached.length).toBe(before)
    const me = (await (await fetch(`${url}/trpc/session.current`, { headers: first })).json()) as { result: { data: unknown } }
    expect(me.result.data).toMatchObject({ mustChangePassword: true, verbs: [] })
  })

  it('keeps to itself what opens a session', async () => {
    await fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie, authorization: `Bearer ${token}` } })
    expect(last()?.headers).not.toHaveProperty('cookie')
    expect(last()?.headers).not.toHaveProperty('authorization')
  })

  it('forbids to store what it answers, also where it refuses', async () => {
    for (const path of [
      '/trpc/session.current',
      '/trpc/forms.plan.list',
      `/files/${'a'.repeat(64)}`,
      '/health',
      '/demo.json',
      '/trpc/none',
    ])
      for (const headers of [{ cookie }, {}])
        expect((await fetch(`${url}${path}`, { headers })).headers.get('cache-control'), path).toBe('no-store')
  })

  it.each(['TRACE', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'SEARCH'])(
    'refuses the method %s, and says which it takes',
    async (method) => {
      const { port } = new URL(url)
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request({ port, host: '127.0.0.1', method, path: '/trpc/forms.plan.list', headers: { cookie } }, resolve)
          .on('error', reject)
          .end()
      })
      const text = await answer.toArray()
      expect(answer.statusCode).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD, POST, PUT')
      expect(String(text)).toContain('request.method')
      expect(String(text), 'nothing of the request comes back').not.toContain(token)
    },
  )

  it('says which service it waits for', async () => {
    waiting = ['forms']
    const answer = await fetch(`${url}/health`)
    waiting = []
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ service: 'gateway', status: 'waiting', waitingFor: ['forms'] })
  })

  it('answers under its own names alone, but tells its health under any', async () => {
    const named = await openGateway({ rate: 100, proxies: 0, isOwnHost: isOwnHost({ host: '127.0.0.1', proxies: 0 }) })
    const { port } = new URL(named)
    const under = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port, host: '127.0.0.1', path, headers: { host, cookie } }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
          .on('error', reject)
          .end()
      })
    expect(await under(`localhost:${port}`, '/trpc/forms.plan.list')).toBe(200)
    for (const path of ['/trpc/forms.plan.list', '/', '/demo.json']) expect(await under('rebound.example', path), path).toBe(403)
    expect(await under('10.1.2.3', '/health')).toBe(200)
  })

  it('says where a procedure is none', async () => {
    expect(await codeIn(await fetch(`${url}/trpc/archive.plan.list`, { headers: { cookie } }))).toBe('procedure.absent')
    expect((await fetch(`${url}/demo.json`)).status, 'no accounts are offered unless it is a demonstration').toBe(404)
  })

  it('limits how often one session may ask, and nobody else for it', async () => {
    const ask = (who: string) => fetch(`${url}/trpc/forms.plan.list`, { headers: { cookie: `duzhan=${who}` } })
    const busy = 'b'.repeat(43)
    const answers = await Promise.all(Array.from({ length: 65 }, () => ask(busy)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    expect(await codeIn(refused[0]!)).toBe('request.limited')
    expect((await ask('c'.repeat(43))).status).toBe(200)
  })

  it('limits an address that makes up a new session for every request, as the proxy before the door names it', async () => {
    const strict = await openGateway({ rate: 2, proxies: 1 })
    const ask = (n: number, address: string) =>
      fetch(`${strict}/trpc/forms.plan.list`, {
        headers: { cookie: `duzhan=${String(n).padStart(43, 'x')}`, 'x-forwarded-for': address },
      })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n, '10.0.0.7')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
    expect((await ask(1, '1.2.3.4, 10.0.0.7')).status, 'what the caller says before the proxy counts for nothing').toBe(429)
    expect((await ask(9_999, '10.0.0.8')).status, 'the neighbour is not held up').toBe(200)
  })
})
