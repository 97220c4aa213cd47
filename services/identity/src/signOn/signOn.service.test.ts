import { OpenedSession, type SignOnResult } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type IssuerSettings, logger } from '@duzhan/service-kit'
import { manualClock, world } from '@duzhan/test-kit'
import { startTestIssuer, type TestIssuer } from '@duzhan/test-kit/testIssuer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../person/person.repository.ts'
import { accessOf, secret, withSecondFactor } from '../test/access.ts'
import { codeAt } from '../test/codeAt.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'
import { oidcIssuer } from './oidcIssuer.ts'
import { signOnService } from './signOn.service.ts'

const minute = 60_000
const grants = [{ role: 'inspector' as const, region: world.county, plan: world.plan }]
const inspector = aPerson('inspector', { id: 'p-1', title: '督战员', grants })
const problem = (code: string, details = {}) => new Problem('unauthenticated', code as 'sign-on.lost', details)
const refused = problem('sign-on.refused')
const lost = problem('sign-on.lost')

let issuer: TestIssuer
beforeAll(async () => {
  issuer = await startTestIssuer()
})
afterAll(() => issuer.close())

function house({ person = inspector, ...over }: Partial<IssuerSettings> & { person?: Person } = {}) {
  const people = peopleInMemory(person)
  const clock = manualClock()
  const worldClock = manualClock()
  const settings: IssuerSettings = {
    issuer: issuer.url,
    clientId: issuer.clientId,
    clientSecret: issuer.clientSecret,
    address: 'https://duzhan.example',
    label: '统一身份认证登录',
    claim: 'preferred_username',
    scope: 'openid profile',
    secondFactor: 'ours',
    passwords: 'everyone',
    ...over,
  }
  const lines: string[] = []
  const log = logger('identity', 'info', { write: (line) => void lines.push(line) })
  const by = oidcIssuer({ settings, clock: worldClock, log })
  const { sessions, session, own, holding, guard, secondFactor } = accessOf(people, clock, 'operators')
  const signOn = signOnService({
    ...{ settings, issuer: by, people, sessions, holding, guard, secondFactor, clock, worldClock, secret },
  })
  const begin = (returnTo = '/home') => signOn.begin({ returnTo })
  const complete = (came: URL, ticket: string) =>
    signOn.complete({ query: came.search.slice(1), ticket, client: 'Windows · Chrome' })
  /** From the button to coming back as somebody. */
  const come = async (account = 'inspector', returnTo = '/home') => {
    const { url, ticket } = await begin(returnTo)
    return await complete(await issuer.signIn(url, account), ticket)
  }
  return { signOn, begin, complete, come, sessions, session, own, people, clock, worldClock, lines, by }
}
const opened = (result: SignOnResult) => OpenedSession.parse(result)

describe('signing in by the issuer', () => {
  it('leads to it with all that ties the answer to this sign-in', async () => {
    const { begin } = house()
    const [one, two] = [new URL((await begin()).url), new URL((await begin()).url)]
    expect(one.origin + one.pathname).toBe(`${issuer.url}/authorize`)
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      ...{ client_id: 'duzhan', response_type: 'code', scope: 'openid profile', code_challenge_method: 'S256' },
      redirect_uri: 'https://duzhan.example/sign-on',
    })
    for (const made of ['state', 'nonce', 'code_challenge']) {
      expect(one.searchParams.get(made)).toMatch(/^[\w-]{43}$/)
      expect(one.searchParams.get(made)).not.toBe(two.searchParams.get(made))
    }
  })

  it('tells the browser nothing of what it is held against', async () => {
    const { begin } = house()
    const { url, ticket } = await begin()
    for (const word of ['state', 'nonce'])
      expect(Buffer.from(ticket, 'base64url').toString('latin1')).not.toContain(new URL(url).searchParams.get(word))
  })

  it('opens a session for whom it has recognised, and leads to the page that was asked for', async () => {
    const { come, session, sessions } = house()
    const result = await come('inspector', '/demo-2020/visits?at=1')
    expect(result).toMatchObject({ returnTo: '/demo-2020/visits?at=1' })
    const { token, actor, device } = opened(result)
    expect(actor).toEqual({ id: 'p-1', account: 'inspector', title: '督战员', grants })
    expect(await session.resolve(token)).toEqual(actor)
    expect(device).toMatch(/^[\w-]{16}\./)
    expect([...sessions.kept.values()]).toMatchObject([{ person: 'p-1', method: 'issuer', client: 'Windows · Chrome' }])
  })

  it('asks it for the token with the proof that it is who began', async () => {
    const { come } = house()
    await come()
    const form = issuer.asked[0]
    expect(form?.get('code_verifier')).toMatch(/^[\w-]{43}$/)
    expect(form?.get('redirect_uri')).toBe('https://duzhan.example/sign-on')
  })

  it('finds the person by the claim that is set, of the token or of what it tells besides', async () => {
    issuer.knows('by-number', { inToken: { preferred_username: 'someone', employee: 'inspector' } })
    issuer.knows('besides', { inToken: {}, besides: { employee: 'inspector' } })
    const { come } = house({ claim: 'employee' })
    expect(opened(await come('by-number')).actor.id).toBe('p-1')
    expect(opened(await come('besides')).actor.id).toBe('p-1')
  })

  it('makes nobody: who has no account here is told so, and who is disabled too', async () => {
    const unknown = house()
    await expect(unknown.come('stranger')).rejects.toEqual(problem('sign-on.unknown', { account: 'stranger' }))
    expect(unknown.people.kept.size).toBe(1)
    const disabled = house({ person: { ...inspector, isDisabled: true } })
    await expect(disabled.come()).rejects.toMatchObject({ code: 'person.disabled', subject: 'p-1' })
    for (const { sessions } of [unknown, disabled]) expect(sessions.kept.size).toBe(0)
  })

  it('says so where it does not tell the account, or not as a text', async () => {
    issuer.knows('nameless', { inToken: {} })
    issuer.knows('numbered', { inToken: { preferred_username: 7 } })
    const { come } = house()
    for (const account of ['nameless', 'numbered'])
      await expect(come(account)).rejects.toEqual(problem('sign-on.no-claim', { claim: 'preferred_username' }))
  })

  it('lets in past a first password, which was not used; by that password it is still to be changed', async () => {
    const { come, session } = house({ person: { ...inspector, mustChangePassword: true } })
    const { actor, token } = opened(await come())
    expect(actor).toEqual({ id: 'p-1', account: 'inspector', title: '督战员', grants })
    expect((await session.resolve(token)).mustChangePassword).toBeUndefined()
  })

  it('is told of among one’s own sessions, and stays so when a session is replaced', async () => {
    const { come, own } = house()
    const { token } = opened(await come())
    expect((await own.own(token)).sessions).toMatchObject([{ method: 'issuer', isHere: true }])
    const next = await own.endOthers(token)
    expect((await own.own(next.token)).sessions).toMatchObject([{ method: 'issuer', isHere: true }])
  })
})

describe('an answer of the issuer is refused', () => {
  const nothing = async (attempt: Promise<unknown>, due: Problem, { sessions }: ReturnType<typeof house>) => {
    await expect(attempt).rejects.toEqual(due)
    expect(sessions.kept.size).toBe(0)
  }

  it('with another state, or none', async () => {
    for (const state of ['another', '']) {
      const at = house()
      const { url, ticket } = await at.begin()
      const came = await issuer.signIn(url, 'inspector')
      came.searchParams.set('state', state)
      await nothing(at.complete(came, ticket), refused, at)
    }
  })

  it('that was brought to another sign-in: nobody is signed in as somebody else', async () => {
    const at = house()
    const [attackers, victims] = [await at.begin(), await at.begin()]
    const came = await issuer.signIn(attackers.url, 'inspector')
    await nothing(at.complete(came, victims.ticket), refused, at)
    // and with the state of the other as well, the code is not theirs by its proof
    const again = await issuer.signIn(attackers.url, 'inspector')
    const third = await at.begin()
    again.searchParams.set('state', new URL(third.url).searchParams.get('state') ?? '')
    await nothing(at.complete(again, third.ticket), refused, at)
  })

  it('a second time, with the same ticket or with the same code', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    await at.complete(came, ticket)
    await expect(at.complete(came, ticket)).rejects.toEqual(lost)
    const next = await at.begin()
    came.searchParams.set('state', new URL(next.url).searchParams.get('state') ?? '')
    await expect(at.complete(came, next.ticket)).rejects.toEqual(refused)
    expect(at.sessions.kept.size).toBe(1)
  })

  it('of two that come at once with one ticket, one', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    const both = await Promise.allSettled([at.complete(came, ticket), at.complete(came, ticket)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(at.sessions.kept.size).toBe(1)
  })

  const long = 3_600
  const now = () => Math.floor(Date.now() / 1_000)
  it.each<[string, Parameters<TestIssuer['spoilNext']>[0]]>([
    ['another nonce', { claims: (told) => ({ ...told, nonce: 'another' }) }],
    ['no nonce', { claims: ({ nonce: _, ...told }) => told }],
    ['another audience', { claims: (told) => ({ ...told, aud: 'another-client' }) }],
    ['us and another as its audience, for that one', { claims: (told) => ({ ...told, aud: ['duzhan', 'other'], azp: 'other' }) }],
    ['another issuer', { claims: (told) => ({ ...told, iss: 'https://another.example' }) }],
    ['an end that has passed', { claims: (told) => ({ ...told, iat: now() - 2 * long, exp: now() - long }) }],
    ['no end', { claims: ({ exp: _, ...told }) => told }],
    ['nobody', { claims: ({ sub: _, ...told }) => told }],
    ['no signature (alg none)', { signed: 'not' }],
    ['a signature that is not the issuer’s', { signed: 'by another' }],
  ])('whose token has %s', async (_, spoiled) => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    issuer.spoilNext(spoiled)
    await nothing(at.complete(came, ticket), refused, at)
    expect(at.lines.join(''), 'whoever sets it up finds the reason').toContain('"reason"')
    for (const secretly of ['inspector', 'sub-', came.searchParams.get('code') ?? ''])
      expect(at.lines.join(''), 'and nothing of the person').not.toContain(secretly)
  })

  it('of another issuer’s page, by what it calls itself', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    came.searchParams.set('iss', 'https://another.example')
    await nothing(at.complete(came, ticket), refused, at)
  })

  it('by which the person was not let in there, with another sentence', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    await nothing(at.complete(await issuer.signIn(url, ''), ticket), problem('sign-on.denied'), at)
  })

  it('after ten minutes, with no ticket of ours, and with one of another platform', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    at.worldClock.advance(10 * minute)
    await nothing(at.complete(came, ticket), lost, at)
    await nothing(at.complete(came, 'made-up'), lost, at)
    await nothing(at.signOn.confirm({ code: '000000', ticket: (await at.begin()).ticket, client: '' }), lost, at)
  })
})

describe('an issuer', () => {
  const away = new Problem('unavailable', 'sign-on.issuer-away')

  it('that is not there, or is another than it is said to be, is told as away, and found when it is back', async () => {
    await expect(house({ issuer: 'http://127.0.0.1:1' }).begin()).rejects.toEqual(away)
    await expect(house({ issuer: `${issuer.url}/elsewhere` }).begin()).rejects.toEqual(away)
    const late = await startTestIssuer()
    await late.close()
    const at = house({ issuer: late.url })
    await expect(at.begin()).rejects.toEqual(away)
    const back = await startTestIssuer(Number(new URL(late.url).port))
    expect((await at.begin()).url).toContain(back.url)
    await back.close()
  })

  it('that is in trouble when the person comes back is told as away too', async () => {
    const at = house()
    const { url, ticket } = await at.begin()
    const came = await issuer.signIn(url, 'inspector')
    issuer.spoilNext({ answers: 503 })
    await expect(at.complete(came, ticket)).rejects.toEqual(away)
    const next = await at.begin()
    const troubled = await issuer.signIn(next.url, '')
    troubled.searchParams.set('error', 'temporarily_unavailable')
    await expect(at.complete(troubled, next.ticket)).rejects.toEqual(away)
  })

  it('that does not know our secret lets nobody in', async () => {
    await expect(house({ clientSecret: 'another' }).come()).rejects.toEqual(refused)
    await expect(house({ clientSecret: null }).come()).rejects.toEqual(refused)
  })

  it('says where a sign-in ends there; signing out never waits for one that is away', async () => {
    const { by } = house()
    const leave = new URL((await by.leave()) ?? '')
    expect(leave.origin + leave.pathname).toBe(`${issuer.url}/leave`)
    expect(leave.searchParams.get('post_logout_redirect_uri')).toBe('https://duzhan.example')
    expect(await house({ issuer: 'http://127.0.0.1:1' }).by.leave()).toBeNull()
  })

  it('that there is none of is refused, and no way to sign in', async () => {
    const clock = manualClock()
    const people = peopleInMemory(inspector)
    const access = { ...accessOf(people, clock), people, clock, worldClock: clock, secret }
    const none = signOnService({ ...access, settings: null, issuer: null })
    const off = new Problem('conflict', 'sign-on.off')
    expect(none.ways()).toEqual({ issuer: null, passwords: 'everyone' })
    await expect(none.begin({ returnTo: '/' })).rejects.toEqual(off)
    await expect(none.complete({ query: 'code=1', ticket: 't', client: '' })).rejects.toEqual(off)
    await expect(none.confirm({ code: '1', ticket: 't', client: '' })).rejects.toEqual(off)
  })

  it('stands on the sign-in page with its label', () => {
    expect(house({ label: '省统一认证', passwords: 'operators' }).signOn.ways()).toEqual({
      issuer: { label: '省统一认证' },
      passwords: 'operators',
    })
  })
})

describe('the second step of whoever comes from the issuer', () => {
  const twice = () => issuer.knows('inspector', { inToken: { preferred_username: 'inspector', amr: ['pwd', 'mfa'] } })
  const once = () => issuer.knows('inspector', { inToken: { preferred_username: 'inspector', amr: ['pwd'] } })
  const secured = (over: Partial<IssuerSettings> = {}) => {
    const now = manualClock()
    const { person, shared } = withSecondFactor(inspector, now, codeAt)
    const at = house({ person, ...over })
    at.clock.advance(minute)
    return { ...at, code: () => codeAt(shared, at.clock.now()) }
  }
  const ticketIn = (result: SignOnResult) => ('ticket' in result ? result.ticket : '')

  it('is asked for as after a password, and opens the session', async () => {
    once()
    const at = secured()
    const ticket = ticketIn(await at.come('inspector', '/messages'))
    expect(ticket).not.toBe('')
    expect(at.sessions.kept.size).toBe(0)
    const result = await at.signOn.confirm({ code: at.code(), ticket, client: 'Android' })
    expect(result).toMatchObject({ returnTo: '/messages' })
    expect(opened(result).actor.id).toBe('p-1')
    expect([...at.sessions.kept.values()]).toMatchObject([{ method: 'issuer', client: 'Android' }])
  })

  it('may be mistyped, ten times, and a code is taken once', async () => {
    once()
    const at = secured()
    const ticket = ticketIn(await at.come())
    const confirm = (code: string) => at.signOn.confirm({ code, ticket, client: '' })
    await expect(confirm('000000')).rejects.toMatchObject({ code: 'session.wrong-code' })
    await confirm(at.code())
    await expect(confirm(at.code())).rejects.toMatchObject({ code: 'session.wrong-code' })
    for (let no = 0; no < 8; no++) await expect(confirm('000000')).rejects.toMatchObject({ code: 'session.wrong-code' })
    await expect(confirm('000000')).rejects.toMatchObject({ code: 'session.limited' })
  })

  it('is no more good when the person was disabled or their access has changed meanwhile, or ten minutes went by', async () => {
    once()
    for (const change of [{ isDisabled: true }, { access: 1 }]) {
      const at = secured()
      const ticket = ticketIn(await at.come())
      const [person] = at.people.kept.values()
      at.people.kept.set('inspector', { ...person!, ...change })
      const due = change.isDisabled ? { code: 'person.disabled' } : { code: 'sign-on.lost' }
      await expect(at.signOn.confirm({ code: at.code(), ticket, client: '' })).rejects.toMatchObject(due)
    }
    const late = secured()
    const ticket = ticketIn(await late.come())
    late.worldClock.advance(10 * minute)
    await expect(late.signOn.confirm({ code: late.code(), ticket, client: '' })).rejects.toEqual(lost)
  })

  it('is the issuer’s where its word is taken and it says so, and ours where it does not', async () => {
    const at = secured({ secondFactor: 'issuer' })
    twice()
    expect(opened(await at.come()).actor.id).toBe('p-1')
    expect([...at.sessions.kept.values()]).toMatchObject([{ method: 'issuer-twice' }])
    once()
    expect(ticketIn(await at.come())).not.toBe('')
    twice()
    expect(ticketIn(await secured().come()), 'its word is not taken').not.toBe('')
  })

  it('is wanted of operators: the issuer’s does where its word is taken, else they turn on ours first', async () => {
    const operator = { ...inspector, grants: [{ role: 'operator' as const, region: world.county, plan: '*' }] }
    twice()
    expect(opened(await house({ person: operator, secondFactor: 'issuer' }).come()).actor.grants).toHaveLength(1)
    expect(opened(await house({ person: operator }).come()).actor).toMatchObject({ grants: [], mustTurnOnSecondFactor: true })
    once()
    const weak = house({ person: operator, secondFactor: 'issuer' })
    expect(opened(await weak.come()).actor).toMatchObject({ grants: [], mustTurnOnSecondFactor: true })
  })
})
