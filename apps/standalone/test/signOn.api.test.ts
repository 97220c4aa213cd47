import { openIdentity } from '@duzhan/identity/main'
import { type IssuerSettings, localPeers, logger, serviceActor } from '@duzhan/service-kit'
import { type DisposableStore, disposableStore, type ManualClock, manualClock } from '@duzhan/test-kit'
import { startTestIssuer, type TestIssuer } from '@duzhan/test-kit/testIssuer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStandalone } from '../src/index.ts'
import { startApart } from './apart.ts'
import { issuerOf } from './issuerOf.ts'
import { problemIn, signIn } from './platform.ts'

const secret = 's'.repeat(64)
const password = 'huang-shan-52-yun'
const county = '430321000000'

interface House {
  store: DisposableStore
  clock: ManualClock
  log: string[]
  issuer: IssuerSettings
}
interface Form {
  /** Where a sign-in begins, and where it ends: another gateway where there are two. */
  urls: string[]
  close(): Promise<void>
}

const forms: [string, (house: House) => Promise<Form>][] = [
  [
    'in one process',
    async ({ store, clock, log, issuer }) => {
      const logTo = { write: (line: string) => void log.push(line) }
      const options = { ...store, clock, secret, port: 0, demo: null, logLevel: 'info', logTo, rate: 1_000_000, issuer }
      const platform = await startStandalone(options)
      return { urls: [platform.url], close: platform.close }
    },
  ],
  [
    'in processes of their own, with two gateways',
    ({ store, clock, log, issuer }) =>
      startApart({ ...store, clock, secret, logTo: { write: (line) => void log.push(line) }, gateways: 2, issuer }),
  ],
]

describe.each(forms)('signing in by the issuer %s', (_, start) => {
  const log: string[] = []
  const clock = manualClock()
  let issuer: TestIssuer
  let store: DisposableStore
  let form: Form

  beforeAll(async () => {
    issuer = await startTestIssuer()
    store = await disposableStore()
    const settings = issuerOf(issuer, { passwords: 'operators' })
    form = await start({ store, clock, log, issuer: settings })
    const quiet = logger('set-up', 'silent')
    const identity = await openIdentity({ ...store, clock, secret, log: quiet, peers: () => expect.unreachable() })
    const { enrol } = localPeers(() => identity, { actor: serviceActor('set-up'), log: quiet })('identity').person
    const grant = { region: county, plan: '*' }
    await enrol({ account: 'inspector', title: '县督战员', password, grants: [{ role: 'inspector', ...grant }] })
    await enrol({ account: 'operator', title: '县管理员', password, grants: [{ role: 'operator', ...grant }] })
    await identity.close()
  }, 180_000)
  afterAll(async () => {
    await form?.close()
    await store?.close()
    await issuer?.close()
  })

  /** A browser: what it is given to keep it brings back, to whichever gateway. */
  const browser = () => {
    const kept = new Map<string, string>()
    return {
      kept,
      async ask(path: string, body: object, at = 0) {
        const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
        const headers = { 'x-duzhan': '1', 'content-type': 'application/json', cookie }
        const url = form.urls.at(at) ?? ''
        const answer = await fetch(`${url}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
          if (line.includes('Max-Age=0')) kept.delete(name)
          else kept.set(name, value)
        }
        return answer
      },
    }
  }
  const dataOf = async (answer: Response) => ((await answer.json()) as { result: { data: Record<string, unknown> } }).result.data
  const begin = async (one: ReturnType<typeof browser>, returnTo = '/home') =>
    String((await dataOf(await one.ask('signOn.begin', { returnTo })))['url'])
  /** From the button to coming back, at the last gateway. */
  const come = async (one: ReturnType<typeof browser>, account: string) => {
    const came = await issuer.signIn(await begin(one), account)
    return await one.ask('signOn.complete', { query: came.search.slice(1) }, -1)
  }

  it('is offered before anybody is signed in', async () => {
    const answer = await fetch(`${form.urls[0]}/trpc/signOn.ways`)
    expect(await dataOf(answer)).toEqual({ issuer: { label: '统一身份认证登录' }, passwords: 'operators' })
  })

  it('opens a session, whose token no script sees, and ends it there and here', async () => {
    const one = browser()
    const answer = await come(one, 'inspector')
    const text = await answer.clone().text()
    expect(await dataOf(answer)).toMatchObject({ me: { account: 'inspector' }, returnTo: '/home' })
    const token = one.kept.get('duzhan') ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(text).not.toContain(token)
    expect([...one.kept.keys()].sort(), 'the ticket is gone').toEqual(['duzhan', 'duzhan-device'])
    for (const line of answer.headers.getSetCookie()) expect(line).toContain('HttpOnly; SameSite=Strict')
    const current = () => fetch(`${form.urls[0]}/trpc/session.current`, { headers: { cookie: `duzhan=${token}` } })
    expect(await dataOf(await current())).toMatchObject({ account: 'inspector' })
    const { leave } = await dataOf(await one.ask('session.signOut', {}))
    expect(String(leave)).toMatch(new RegExp(`^${issuer.url}/leave\\?`))
    expect((await problemIn(await current()))?.code).toBe('session.expired')
  })

  it('is of the browser that began it: in another it is lost, and so is one without', async () => {
    const [one, other] = [browser(), browser()]
    const came = await issuer.signIn(await begin(one), 'inspector')
    const query = came.search.slice(1)
    expect((await problemIn(await other.ask('signOn.complete', { query })))?.code).toBe('sign-on.lost')
    expect((await problemIn(await other.ask('signOn.confirm', { code: '123456' })))?.code).toBe('sign-on.lost')
    await begin(other)
    expect((await problemIn(await other.ask('signOn.complete', { query })))?.code, 'a session put upon somebody').toBe(
      'sign-on.refused',
    )
    expect(other.kept.has('duzhan')).toBe(false)
    expect((await one.ask('signOn.complete', { query })).status).toBe(200)
    expect((await problemIn(await one.ask('signOn.complete', { query })))?.code, 'and once').toBe('sign-on.lost')
  })

  it('comes from our own page alone', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' }
    for (const verb of ['begin', 'complete', 'confirm']) {
      const answer = await fetch(`${form.urls[0]}/trpc/signOn.${verb}`, { method: 'POST', headers, body: '{}' })
      expect((await problemIn(answer))?.code).toBe('request.cross-origin')
    }
  })

  it.each([
    ...['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', 'evil', '', 'javascript:alert(1)'],
    ...['/\t/evil.example', '/\n/evil.example', '/a\\b', ' /home', `/${'a'.repeat(500)}`],
  ])('leads back to no page but ours: %j is refused', async (returnTo) => {
    expect((await problemIn(await browser().ask('signOn.begin', { returnTo })))?.code).toBe('input.invalid')
  })

  it('leaves passwords to operators, where that is set', async () => {
    await expect(signIn(form.urls[0] ?? '', 'inspector', password)).rejects.toThrow('session.password-off')
    await expect(signIn(form.urls[0] ?? '', 'inspector', 'another')).rejects.toThrow('session.wrong-password')
    expect((await signIn(form.urls[0] ?? '', 'operator', password)).cookie).toContain('duzhan=')
  })

  it('tells operators how somebody is signed in, and the log who came by the issuer', async () => {
    const one = browser()
    await come(one, 'operator')
    const own = await dataOf(
      await fetch(`${form.urls[0]}/trpc/session.own`, { headers: { cookie: `duzhan=${one.kept.get('duzhan')}` } }),
    )
    const sessions = own['sessions'] as { method: string; isHere: boolean }[] // as contracts shape them
    expect(sessions.map(({ method, isHere }) => `${method} ${isHere}`).sort()).toEqual(['issuer true', 'password false'])
    const kept = log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ path }) => String(path).includes('signOn.complete'))
    expect(kept.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThan(0)
    expect(kept.map(({ problemCode }) => problemCode)).toContain('sign-on.refused')
    for (const secretly of ['inspector', 'code=', issuer.clientSecret]) expect(JSON.stringify(kept)).not.toContain(secretly)
  })
})
