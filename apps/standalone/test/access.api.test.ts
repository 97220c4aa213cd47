import type { Grant, Me, PersonInput } from '@duzhan/contracts'
import { openIdentity } from '@duzhan/identity/main'
import { calendarDate } from '@duzhan/plan'
import { localPeers, logger, serviceActor } from '@duzhan/service-kit'
import { type DisposableStore, disposableStore, type ManualClock, manualClock } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startStandalone } from '../src/index.ts'
import { startApart } from './apart.ts'
import { post, problemIn, problemOf, signIn, type Visitor } from './platform.ts'
import { telephoneCode } from './telephone.ts'

const secret = 's'.repeat(64)
const password = 'huang-shan-52-yun'
const county = '430381000000'
const city = '430300000000'
const second = 1_000

interface Form {
  urls: string[]
  close(): Promise<void>
}
interface World {
  store: DisposableStore
  clock: ManualClock
  log: string[]
}
const forms: [string, (world: World) => Promise<Form>][] = [
  [
    'in one process',
    async ({ store, clock, log }) => {
      const logTo = { write: (line: string) => void log.push(line) }
      const platform = await startStandalone({
        ...store,
        clock,
        secret,
        port: 0,
        demo: null,
        logLevel: 'info',
        logTo,
        rate: 1_000_000,
      })
      return { urls: [platform.url], close: platform.close }
    },
  ],
  [
    'in processes of their own, with two gateways',
    ({ store, clock, log }) =>
      startApart({ ...store, clock, secret, logTo: { write: (line) => void log.push(line) }, gateways: 2 }),
  ],
  [
    'on machines of their own, over TLS',
    ({ store, clock, log }) =>
      startApart({ ...store, clock, secret, logTo: { write: (line) => void log.push(line) }, isTls: true }),
  ],
]

describe.each(forms)('access %s', (_, start) => {
  const log: string[] = []
  const clock = manualClock()
  let store: DisposableStore
  let form: Form
  let operator: Visitor
  let count = 0
  let account = ''
  let enrol: (person: PersonInput) => Promise<unknown>
  /** The last gateway: what is done at the first must reach it too. */
  const elsewhere = () => form.urls.at(-1)!
  const grantsOf = (...roles: string[]) => roles.map((role) => ({ role, region: county, plan: '*' })) as PersonInput['grants']

  beforeAll(async () => {
    store = await disposableStore()
    form = await start({ store, clock, log })
    const context = {
      ...store,
      mongoUri: store.mongoUri,
      clock,
      secret,
      log: logger('set-up', 'silent'),
      peers: () => expect.unreachable(),
    }
    const identity = await openIdentity(context)
    enrol = localPeers(() => identity, { actor: serviceActor('set-up'), log: context.log })('identity').person.enrol
    await enrol({
      account: 'city-operator',
      title: '市管理员',
      password,
      grants: [{ role: 'operator', region: city, plan: '*' }],
    })
    await enrol({
      account: 'province',
      title: '省管理员',
      password,
      grants: [{ role: 'operator', region: '430000000000', plan: '*' }],
    })
    operator = await signIn(form.urls[0]!, 'city-operator', password)
  }, 180_000)
  afterAll(async () => {
    await form?.close()
    await store?.close()
  })
  beforeEach(async () => {
    account = `person-${++count}`
    await enrol({ account, title: '县督战员', password, grants: grantsOf('inspector') })
  })

  /** What the person can do: the code of a refusal, or nothing. */
  const refusal = async (visitor: Visitor) =>
    (await problemIn(await visitor.request(`/trpc/forms.plan.list`)))?.code ??
    (await problemIn(await visitor.request('/trpc/session.current')))?.code
  /** Two sessions that were in use the moment before, so that every cache holds them. */
  const atWork = async () => {
    const sessions = [await signIn(form.urls[0]!, account, password), await signIn(elsewhere(), account, password)]
    for (const one of sessions) expect(await refusal(one)).toBeUndefined()
    return sessions
  }

  it('is gone from every open session within five seconds of disabling, and given back by enabling', async () => {
    const sessions = await atWork()
    expect(await operator.api.identity.person.disable.mutate({ account })).toMatchObject({ isDisabled: true })
    clock.advance(5 * second)
    for (const one of sessions) expect(await refusal(one)).toBe('session.expired')
    await expect(signIn(elsewhere(), account, password)).rejects.toThrow('person.disabled')
    await operator.api.identity.person.enable.mutate({ account })
    for (const one of sessions) expect(await refusal(one), 'the old sessions stay ended').toBe('session.expired')
    expect(await refusal(await signIn(elsewhere(), account, password))).toBeUndefined()
  })

  it('follows other grants within five seconds, both those that are gone and those that are new', async () => {
    const sessions = await atWork()
    await operator.api.identity.person.changeGrants.mutate({ account, grants: [] })
    clock.advance(5 * second)
    for (const one of sessions) expect(await refusal(one)).toBe('right.missing')
    await operator.api.identity.person.changeGrants.mutate({ account, grants: grantsOf('author') })
    clock.advance(5 * second)
    for (const one of sessions) {
      expect(await refusal(one)).toBeUndefined()
      expect((await one.api.session.current.query()).verbs).toContain('plan.publish')
    }
  })

  it('is gone when the password was reset, and comes back with a password of one’s own', async () => {
    const sessions = await atWork()
    const given = 'tian-qing-75-lan'
    await operator.api.identity.person.resetPassword.mutate({ account, password: given })
    clock.advance(5 * second)
    for (const one of sessions) expect(await refusal(one)).toBe('session.expired')
    await expect(signIn(elsewhere(), account, password)).rejects.toThrow('session.wrong-password')
    const first = await signIn(elsewhere(), account, given)
    expect(await refusal(first)).toBe('password.change-required')
    expect(await first.api.session.current.query()).toMatchObject({ mustChangePassword: true, verbs: [] })
    expect(await problemOf(first.api.session.changePassword.mutate({ current: given, next: 'woaini1314' }))).toBe(
      'password.common',
    )
    const answer = await post(first, 'session.changePassword', { current: given, next: 'shan-gao-38-shui' })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const changed = {
      ...first,
      request: (path: string) => fetch(`${elsewhere()}${path}`, { headers: { 'x-duzhan': '1', cookie } }),
    }
    expect(await refusal(changed)).toBeUndefined()
    clock.advance(5 * second)
    expect(await refusal(first), 'the session of the first password is over').toBe('session.expired')
  })

  it('is begun by a link, once, which nobody else was told of and no log holds', async () => {
    const newcomer = `${account}-new`
    const made = await operator.api.identity.person.create.mutate({
      ...{ account: newcomer, title: '新督战员', grants: grantsOf('inspector') },
    })
    const code = made.code ?? ''
    expect(made.invitation).toMatchObject({ isOver: false })
    await expect(signIn(elsewhere(), newcomer, code), 'it is no password').rejects.toThrow('session.wrong-password')
    const stranger = async (path: string, input: object) => {
      const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }
      return await fetch(`${elsewhere()}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
    }
    const letter = await (await stranger('invitation.open', { code: code.toUpperCase() })).json()
    expect(letter).toMatchObject({ result: { data: { account: newcomer, title: '新督战员' } } })
    const refused = async (path: string, input: object) => (await problemIn(await stranger(path, input)))?.code
    expect(await refused('invitation.accept', { code, password: 'woaini1314' })).toBe('password.common')
    const answers = await Promise.all(
      ['shan-gao-38-shui', 'tian-qing-75-lan'].map((chosen) => stranger('invitation.accept', { code, password: chosen })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    const cookie =
      answers
        .find(({ status }) => status === 200)
        ?.headers.getSetCookie()[0]
        ?.split(';')[0] ?? ''
    const mine = await fetch(`${form.urls[0]}/trpc/session.current`, { headers: { 'x-duzhan': '1', cookie } })
    expect(await mine.json()).toMatchObject({ result: { data: { account: newcomer } } })
    expect(await refused('invitation.open', { code })).toBe('invitation.used')
    expect(await refused('invitation.open', { code: 'guessed' })).toBe('invitation.unknown')
    expect(log.join('')).not.toContain(code)
  })

  it('is not begun by a link that was revoked, replaced or is over, which says what to do', async () => {
    const { person } = operator.api.identity
    const refused = async (code: string | null) => {
      const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }
      const body = JSON.stringify({ code, password: 'shan-gao-38-shui' })
      return await problemIn(await fetch(`${elsewhere()}/trpc/invitation.accept`, { method: 'POST', headers, body }))
    }
    const first = await person.invite.mutate({ account })
    const later = await person.invite.mutate({ account })
    expect(await refused(first.code)).toMatchObject({ code: 'invitation.revoked' })
    await person.revokeInvitation.mutate({ account })
    expect(await refused(later.code)).toMatchObject({ code: 'invitation.revoked' })
    expect(await problemOf(person.revokeInvitation.mutate({ account }))).toBe('invitation.none')
    const third = await person.invite.mutate({ account })
    await person.disable.mutate({ account })
    expect(await refused(third.code)).toMatchObject({ code: 'invitation.revoked' })
    expect(await problemOf(person.invite.mutate({ account }))).toBe('person.disabled')
    expect(await problemOf(person.invite.mutate({ account: 'city-operator' }))).toBe('person.self')
    expect(await problemOf(person.invite.mutate({ account: 'province' }))).toBe('person.absent')
    await person.enable.mutate({ account })
    await expect(signIn(elsewhere(), account, password), 'an invitation that nobody used').resolves.toBeDefined()
    const fourth = await person.invite.mutate({ account })
    clock.advance(7 * 24 * 60 * 60 * second)
    expect(await refused(fourth.code)).toMatchObject({ code: 'invitation.expired' })
    operator = await signIn(form.urls[0]!, 'city-operator', password)
    const { people } = await operator.api.identity.person.list.query({ words: account })
    expect(people[0]?.invitation).toMatchObject({ isOver: true })
  })

  it('goes over to a successor by a move, with all that waits and what was theirs by name, at every gateway', async () => {
    const [mine] = await atWork()
    const heir = `${account}-heir`
    await enrol({ account: heir, title: '县督战组组长', password, grants: grantsOf('viewer') })
    const [before] = [await signIn(elsewhere(), heir, password)]
    expect(await operator.api.identity.person.holding.query({ account })).toMatchObject({
      grants: [{ grant: grantsOf('inspector')[0] }],
    })
    const today = calendarDate(clock.now())
    const moved = { account, grants: grantsOf('reviewer'), from: today, reason: '调到督查室工作', successor: heir }
    expect(await operator.api.identity.person.move.mutate(moved)).toMatchObject({ grants: grantsOf('reviewer'), move: null })
    clock.advance(5 * second)
    expect((await mine!.api.session.current.query()).grants).toEqual(grantsOf('reviewer'))
    const me = await before.api.session.current.query()
    expect(me.grants).toEqual(grantsOf('viewer', 'inspector'))
    expect(me.standsFor).toEqual([(await mine!.api.session.current.query()).id])
    expect(await problemOf(operator.api.identity.person.move.mutate(moved))).toBe('move.unchanged')
    expect(await problemOf(operator.api.identity.person.move.mutate({ ...moved, account: 'city-operator' }))).toBe('person.self')
    expect(await problemOf(operator.api.identity.person.move.mutate({ ...moved, successor: 'province', grants: [] }))).toBe(
      'person.absent',
    )
  })

  it('is over for whoever is removed, whose name stays, and comes back when they are brought back', async () => {
    const sessions = await atWork()
    const { person } = operator.api.identity
    const left = { account, from: calendarDate(clock.now()), reason: '已退休离开单位', successor: null }
    expect(await person.remove.mutate(left)).toMatchObject({ isDisabled: true, removal: { reason: left.reason } })
    clock.advance(5 * second)
    for (const one of sessions) expect(await refusal(one)).toBe('session.expired')
    await expect(signIn(elsewhere(), account, password)).rejects.toThrow('person.disabled')
    const listed = async (show: 'there' | 'removed') =>
      (await person.list.query({ words: account, show })).people.map((one) => one.account)
    expect([await listed('there'), await listed('removed')]).toEqual([[], [account]])
    expect(await problemOf(person.create.mutate({ account, title: '另一个人', grants: [] }))).toBe('person.exists')
    expect(await problemOf(person.enable.mutate({ account }))).toBe('person.removed')
    expect(await problemOf(person.invite.mutate({ account }))).toBe('person.removed')
    expect(await problemOf(person.remove.mutate({ ...left, account: 'city-operator' }))).toBe('person.self')
    expect(await problemOf(person.remove.mutate({ ...left, account: 'province' }))).toBe('person.absent')
    const { lines } = await operator.api.identity.log.list.query({ noun: 'person', verb: 'remove' })
    expect(lines[0]).toMatchObject({ change: { account, title: '县督战员', move: { reason: left.reason } } })
    await person.bringBack.mutate({ account })
    for (const one of sessions) expect(await refusal(one), 'the old sessions stay ended').toBe('session.expired')
    expect(await refusal(await signIn(elsewhere(), account, password))).toBeUndefined()
    expect(await listed('removed')).toEqual([])
  })

  it('can be looked at session by session, and ended for one or for all', async () => {
    const [one, two] = await atWork()
    const listed = await operator.api.identity.session.list.query({ account })
    expect(listed).toHaveLength(2)
    await operator.api.identity.session.end.mutate({ account, session: listed[0]!.id })
    clock.advance(5 * second)
    expect([await refusal(one!), await refusal(two!)].filter((code) => code === 'session.expired')).toHaveLength(1)
    await operator.api.identity.session.end.mutate({ account })
    clock.advance(5 * second)
    expect([await refusal(one!), await refusal(two!)]).toEqual(['session.expired', 'session.expired'])
    expect(await operator.api.identity.session.list.query({ account })).toEqual([])
  })

  it('is given and taken below oneself only, and never from oneself', async () => {
    const { person, session } = operator.api.identity
    const foreign: Grant[] = [{ role: 'viewer', region: '410300000000', plan: '*' }]
    await enrol({
      account: `${account}-both`,
      title: '两地',
      password,
      grants: [...grantsOf('viewer'), ...foreign] as PersonInput['grants'],
    })
    for (const above of ['province', `${account}-both`, 'nobody-there']) {
      const attempts = [
        person.disable.mutate({ account: above }),
        person.enable.mutate({ account: above }),
        person.changeGrants.mutate({ account: above, grants: [] }),
        person.resetPassword.mutate({ account: above, password: 'tian-qing-75-lan' }),
        session.list.query({ account: above }),
        session.end.mutate({ account: above }),
      ]
      expect(new Set(await Promise.all(attempts.map(problemOf))), above).toEqual(new Set(['person.absent']))
    }
    const own = { account: 'city-operator' }
    expect(await problemOf(person.disable.mutate(own))).toBe('person.self')
    expect(await problemOf(person.changeGrants.mutate({ ...own, grants: grantsOf('viewer') }))).toBe('person.self')
    const given = [{ role: 'operator' as const, region: '430000000000', plan: '*' }]
    expect(await problemOf(person.changeGrants.mutate({ account, grants: given }))).toBe('region.absent')
    expect(await refusal(operator)).toBeUndefined()
  })

  it('has a second step for whoever wants one, which a code opens once, a recovery code instead, and an operator takes away', async () => {
    const [here, there] = await atWork()
    const { secret: shared, ticket, uri } = await here!.api.session.beginSecondFactor.mutate({ password })
    expect(decodeURIComponent(uri)).toContain(`otpauth://totp/督战:${account}?`)
    const code = () => telephoneCode(shared, clock.now())
    const answer = await post(here!, 'session.confirmSecondFactor', { ticket, code: code() })
    const { result } = (await answer.json()) as { result: { data: { recoveryCodes: string[] } } }
    expect(result.data.recoveryCodes).toHaveLength(10)
    clock.advance(5 * second)
    for (const one of [here, there]) expect(await refusal(one!), 'a session without a second step').toBe('session.expired')
    const signingIn = async (more: object) => {
      const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }
      const body = JSON.stringify({ account, password, ...more })
      const said = await fetch(`${elsewhere()}/trpc/session.signIn`, { method: 'POST', headers, body })
      return said.status === 200 ? 'in' : (await problemIn(said))?.code
    }
    expect(await signingIn({})).toBe('session.code-required')
    expect(await signingIn({ code: code() }), 'it was turned on by this one').toBe('session.wrong-code')
    clock.advance(30 * second)
    const next = code()
    expect(await signingIn({ password: 'guess', code: next })).toBe('session.wrong-password')
    expect(await Promise.all([signingIn({ code: next }), signingIn({ code: next })])).toEqual(
      expect.arrayContaining(['in', 'session.wrong-code']),
    )
    const [recovery = ''] = result.data.recoveryCodes
    expect([await signingIn({ code: recovery }), await signingIn({ code: recovery })]).toEqual(['in', 'session.wrong-code'])
    const { people } = await operator.api.identity.person.list.query({ words: account })
    expect(people.find((one) => one.account === account)).toMatchObject({ hasSecondFactor: true })
    expect(await operator.api.identity.person.resetSecondFactor.mutate({ account })).toMatchObject({ hasSecondFactor: false })
    expect(await signingIn({})).toBe('in')
  })

  it('is one’s own to see, session by session, and to end here and everywhere else', async () => {
    const [here, there] = await atWork()
    const own = await here!.api.session.own.query()
    expect(own.sessions.map(({ isHere }) => isHere).sort()).toEqual([false, true])
    await operator.api.session.endOwn.mutate({ session: own.sessions[0]!.id })
    expect([await refusal(here!), await refusal(there!)], 'nobody else’s').toEqual([undefined, undefined])
    await here!.api.session.endOwn.mutate({ session: own.sessions.find(({ isHere }) => !isHere)!.id })
    clock.advance(5 * second)
    expect([await refusal(here!), await refusal(there!)]).toEqual([undefined, 'session.expired'])
    const answer = await post(here!, 'session.endOthers', {})
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    clock.advance(5 * second)
    expect(await refusal(here!), 'this one was replaced').toBe('session.expired')
    const mine = await fetch(`${elsewhere()}/trpc/session.own`, { headers: { 'x-duzhan': '1', cookie } })
    expect(await mine.json()).toMatchObject({ result: { data: { sessions: [{ isHere: true }] } } })
  })

  it('is guessed at ten times at most, however many guess at the same moment and at whichever gateway', async () => {
    await atWork()
    const times = form.urls.length === 2 ? 60 : 30 // 640 at the same moment are in identity's own tests
    const guesses = await Promise.all(
      Array.from({ length: times }, async (_, at) => {
        const url = form.urls[at % form.urls.length]
        const body = JSON.stringify({ account, password: `guess number ${at}` })
        const headers = { 'content-type': 'application/json', 'x-duzhan': '1' }
        return (await problemIn(await fetch(`${url}/trpc/session.signIn`, { method: 'POST', headers, body })))?.code
      }),
    )
    expect(guesses.filter((code) => code === 'session.wrong-password')).toHaveLength(10)
    expect(guesses.filter((code) => code === 'session.limited')).toHaveLength(times - 10)
    await expect(signIn(elsewhere(), account, password), 'a stranger, though the password is right').rejects.toThrow(
      'session.limited',
    )
    clock.advance(300 * second)
    expect(await refusal(await signIn(elsewhere(), account, password)), 'for five minutes').toBeUndefined()
  }, 120_000)

  it('is not locked for a person on a device where they signed in before', async () => {
    const attempt = async (secretWord: string, cookie = '') => {
      const headers = { 'content-type': 'application/json', 'x-duzhan': '1', cookie }
      const body = JSON.stringify({ account, password: secretWord })
      return await fetch(`${elsewhere()}/trpc/session.signIn`, { method: 'POST', headers, body })
    }
    const [, device = ''] = (await attempt(password)).headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    expect(device).toMatch(/^duzhan-device=/)
    for (let at = 0; at < 15; at++) await attempt('guess')
    expect((await problemIn(await attempt(password)))?.code).toBe('session.limited')
    expect((await attempt(password, device)).status).toBe(200)
  })

  it('of fifty long grants reaches every service', async () => {
    const grants = Array.from({ length: 50 }, (_, at) => ({
      role: 'inspector' as const,
      region: String(430_000_000_000 + at * 7_919)
        .padStart(12, '0')
        .replace(/.{6}$/, '000000'),
      plan: `${'plan-with-a-long-code-'.repeat(2)}${at}-${Math.sin(at).toString(36).slice(3, 12)}`.toLowerCase().slice(0, 64),
      team: `team${at}${Math.cos(at).toString(36).slice(3)}`.padEnd(64, 'x').slice(0, 64),
    }))
    await enrol({ account: `${account}-many`, title: '五十个岗位', password, grants })
    const many = await signIn(elsewhere(), `${account}-many`, password)
    const me = (await many.api.session.current.query()) as Me
    expect(me.grants).toHaveLength(50)
    for (const path of ['identity.person.list', 'forms.plan.list', 'assignments.task.board', 'aggregation.summary.byRegion'])
      expect([200, 403, 404, 422], path).toContain((await many.request(`/trpc/${path}?input=%7B%7D`)).status)
  })

  it('says that it is up', async () => {
    const healthOf = async (url: string) => (await fetch(`${url}/health`)).json()
    for (const url of form.urls)
      await expect.poll(() => healthOf(url), { timeout: 20_000 }).toEqual({ service: 'gateway', status: 'ready' })
  })
})

describe('clocks that are apart', () => {
  it('are said to be, rather than that nobody is signed in, and the log says by how much', async () => {
    const store = await disposableStore()
    const log: string[] = []
    const clock = manualClock()
    const gatewayClock = manualClock('2020-03-20T01:02:00.000Z')
    const form = await startApart({ ...store, clock, gatewayClock, secret, logTo: { write: (line) => void log.push(line) } })
    try {
      await expect(signIn(form.urls[0]!, 'anybody', password)).rejects.toThrow('service.clocks-apart')
      const line = log.map((one) => JSON.parse(one) as Record<string, unknown>).find(({ seconds }) => seconds !== undefined)
      expect(line).toMatchObject({ service: 'identity', level: 40, problemCode: 'service.clocks-apart', seconds: 120 })
    } finally {
      await form.close()
      await store.close()
    }
  })
})
