import { Problem } from '@duzhan/problems'
import type { SecondFactorRule } from '@duzhan/service-kit'
import { manualClock, world } from '@duzhan/test-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../person/password.ts'
import type { Person } from '../person/person.repository.ts'
import { accessOf, withSecondFactor } from '../test/access.ts'
import { codeAt } from '../test/codeAt.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'

const minute = 60_000
const password = 'right'
const expired = new Problem('unauthenticated', 'session.expired')
const operator = [{ role: 'operator' as const, region: world.city, plan: '*' }]
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

/** One person, `wang`, with or without a second step, and another; on a clock that stands still. */
function house({ rule = 'optional', isOn = false, ...over }: Partial<Person> & { rule?: SecondFactorRule; isOn?: boolean } = {}) {
  const clock = manualClock()
  const wang = aPerson('wang', { passwordHash, ...over })
  const made = withSecondFactor(wang, clock, codeAt)
  const people = peopleInMemory(isOn ? made.person : wang, aPerson('li', { passwordHash }))
  const { session, own, sessions } = accessOf(people, clock, rule)
  const open = (more: { account?: string; code?: string; password?: string; device?: string; client?: string } = {}) =>
    session.open({ account: 'wang', password, address: '1', device: null, client: 'Windows · Chrome', ...more })
  /** The next code of the telephone. */
  const next = (shared = made.shared) => {
    clock.advance(minute)
    return codeAt(shared, clock.now())
  }
  const turnOn = async (token: string) => {
    const begun = await own.beginSecondFactor({ token, password })
    return { ...begun, ...(await own.confirmSecondFactor({ token, ticket: begun.ticket, code: next(begun.secret) })) }
  }
  return { ...made, people, session, own, sessions, clock, open, next, turnOn, kept: () => people.kept.get('wang') }
}

describe('one’s own sessions', () => {
  it('are listed, the newest first, with what they were opened by and which is here', async () => {
    const { own, open, clock } = house()
    const there = await open({ client: 'Android · WeChat' })
    clock.advance(minute)
    const here = await open()
    await open({ account: 'li' })
    const { sessions } = await own.own(here.token)
    expect(sessions.map(({ client, isHere }) => [client, isHere])).toEqual([
      ['Windows · Chrome', true],
      ['Android · WeChat', false],
    ])
    expect(sessions[1]).toMatchObject({ openedAt: '2020-03-20T01:00:00.000Z', lastSeenAt: '2020-03-20T01:00:00.000Z' })
    expect(JSON.stringify(sessions)).not.toContain(there.token)
  })

  it('are ended one by one, and nobody else’s', async () => {
    const { own, open, session } = house()
    const [here, there, foreign] = [await open(), await open(), await open({ account: 'li' })]
    const idOf = async (token: string) => (await own.own(token)).sessions.find(({ isHere }) => isHere)!.id
    await own.endOwn({ token: here.token, session: await idOf(foreign.token) })
    await own.endOwn({ token: here.token, session: '0'.repeat(64) })
    await own.endOwn({ token: here.token, session: await idOf(there.token) })
    await expect(session.resolve(there.token)).rejects.toEqual(expired)
    expect((await session.resolve(foreign.token)).account).toBe('li')
    expect((await own.own(here.token)).sessions).toHaveLength(1)
  })

  it('are ended all at once, and one opened in place of this', async () => {
    const { own, open, session, people, kept } = house()
    const [here, there, foreign] = [await open(), await open(), await open({ account: 'li' })]
    const { token } = await own.endOthers(here.token)
    for (const old of [here, there]) await expect(session.resolve(old.token)).rejects.toEqual(expired)
    const { sessions } = await own.own(token)
    expect(sessions).toMatchObject([{ client: 'Windows · Chrome', isHere: true }])
    expect((await session.resolve(foreign.token)).account).toBe('li')
    people.update = async () => false
    await expect(own.endOthers(token)).rejects.toEqual(new Problem('stale', 'person.stale'))
    expect(kept()?.access).toBe(1)
  })

  it('are nobody’s without a session, and of no use before a first password is changed', async () => {
    const { own, open } = house({ mustChangePassword: true })
    const { token } = await open()
    const first = new Problem('forbidden', 'password.change-required')
    for (const [given, problem] of [
      ['none', expired],
      [token, first],
    ] as const) {
      await expect(own.own(given)).rejects.toEqual(problem)
      await expect(own.endOwn({ token: given, session: '0'.repeat(64) })).rejects.toEqual(problem)
      await expect(own.endOthers(given)).rejects.toEqual(problem)
      await expect(own.beginSecondFactor({ token: given, password })).rejects.toEqual(problem)
      await expect(own.confirmSecondFactor({ token: given, ticket: 't', code: '1' })).rejects.toEqual(problem)
      await expect(own.removeSecondFactor({ token: given, password, code: '1' })).rejects.toEqual(problem)
    }
  })
})

describe('turning on a second step', () => {
  it('ends every other session, gives ten recovery codes, and is asked for from then on', async () => {
    const { own, open, session, turnOn, next } = house()
    const [here, there] = [await open(), await open()]
    expect((await own.own(here.token)).secondFactor).toEqual({ isOn: false, recoveryCodesLeft: 0, demand: 'optional' })
    const { token, secret, recoveryCodes } = await turnOn(here.token)
    for (const old of [here, there]) await expect(session.resolve(old.token)).rejects.toEqual(expired)
    expect((await own.own(token)).secondFactor).toEqual({ isOn: true, recoveryCodesLeft: 10, demand: 'optional' })
    await expect(open()).rejects.toEqual(new Problem('unauthenticated', 'session.code-required'))
    expect((await open({ code: next(secret) })).actor.account).toBe('wang')
    expect((await open({ code: recoveryCodes[0]! })).actor.account).toBe('wang')
    expect((await own.own(token)).secondFactor.recoveryCodesLeft).toBe(9)
  })

  it('tells its secret in no answer afterwards', async () => {
    const { own, open, turnOn, next } = house()
    const { token, secret, recoveryCodes } = await turnOn((await open()).token)
    const told = JSON.stringify([await own.own(token), await open({ code: next(secret) })])
    for (const word of [secret, ...recoveryCodes]) expect(told).not.toContain(word)
  })

  it('asks for the password again, and bounds how often it is guessed', async () => {
    const { own, open } = house()
    const { token } = await open()
    const begin = () => own.beginSecondFactor({ token, password: 'guess' }).catch(({ code }: Problem) => code)
    const codes = await Promise.all(Array.from({ length: 30 }, begin))
    expect(codes.filter((code) => code === 'password.wrong')).toHaveLength(10)
    expect(codes.filter((code) => code === 'session.limited')).toHaveLength(20)
  })

  it('is refused with a code that is none, within the session, and bounds how often one is guessed', async () => {
    const { own, open, kept } = house()
    const { token } = await open()
    const { ticket } = await own.beginSecondFactor({ token, password })
    const confirm = () => own.confirmSecondFactor({ token, ticket, code: 'none' }).catch((problem: Problem) => problem)
    expect(await confirm()).toEqual(new Problem('invalid', 'session.wrong-code'))
    const codes = await Promise.all(Array.from({ length: 30 }, confirm))
    expect(codes.filter((problem) => (problem as Problem).code === 'session.limited')).toHaveLength(21)
    expect(kept()?.secondFactor).toBeNull()
  })

  it('is refused where nobody may have one, and with what was begun too long ago', async () => {
    const off = house({ rule: 'off' })
    const { token } = await off.open()
    const refused = new Problem('conflict', 'second-factor.off')
    await expect(off.own.beginSecondFactor({ token, password })).rejects.toEqual(refused)
    await expect(off.own.confirmSecondFactor({ token, ticket: 't', code: '1' })).rejects.toEqual(refused)
    expect((await off.own.own(token)).secondFactor.demand).toBe('off')
    const { own, open, clock } = house()
    const here = await open()
    const { ticket, secret } = await own.beginSecondFactor({ token: here.token, password })
    clock.advance(10 * minute)
    const late = own.confirmSecondFactor({ token: here.token, ticket, code: codeAt(secret, clock.now()) })
    await expect(late).rejects.toEqual(new Problem('conflict', 'second-factor.ticket-expired'))
  })

  it('on another telephone asks for a code of the one before', async () => {
    const { own, open, next, shared, recoveryCodes, clock } = house({ isOn: true })
    const { token } = await open({ code: next() })
    const begin = (code?: string) => own.beginSecondFactor({ token, password, ...(code !== undefined && { code }) })
    await expect(begin()).rejects.toEqual(new Problem('invalid', 'session.code-required'))
    await expect(begin('none')).rejects.toEqual(new Problem('invalid', 'session.wrong-code'))
    const { ticket, secret } = await begin(next())
    expect((await own.own(token)).secondFactor.isOn, 'the one before holds until the other is confirmed').toBe(true)
    await own.confirmSecondFactor({ token, ticket, code: codeAt(secret, clock.now()) })
    await expect(open({ code: next(shared) })).rejects.toMatchObject({ code: 'session.wrong-code' })
    await expect(open({ code: recoveryCodes[0]! })).rejects.toMatchObject({ code: 'session.wrong-code' })
    expect((await open({ code: next(secret) })).actor.account).toBe('wang')
  })
})

describe('turning off a second step', () => {
  it('asks for the password and a code, and leaves nothing of it', async () => {
    const { own, open, next, kept } = house({ isOn: true })
    const { token } = await open({ code: next() })
    const remove = (more: object) => own.removeSecondFactor({ token, password, code: 'none', ...more })
    await expect(remove({ password: 'guess', code: next() })).rejects.toMatchObject({ code: 'password.wrong' })
    await expect(remove({})).rejects.toEqual(new Problem('invalid', 'session.wrong-code'))
    await remove({ code: next() })
    expect(kept()?.secondFactor).toBeNull()
    expect((await open()).actor.account).toBe('wang')
    await expect(remove({ code: next() }), 'there is none').rejects.toEqual(new Problem('invalid', 'session.wrong-code'))
  })

  it('takes a recovery code, where the telephone is lost', async () => {
    const { own, open, recoveryCodes, kept } = house({ isOn: true })
    const { token } = await open({ code: recoveryCodes[0]! })
    await own.removeSecondFactor({ token, password, code: recoveryCodes[1]! })
    expect(kept()?.secondFactor).toBeNull()
  })

  it('meets a change of somebody else’s', async () => {
    const { own, open, next, people } = house({ isOn: true })
    const { token } = await open({ code: next() })
    people.update = async () => false
    await expect(own.removeSecondFactor({ token, password, code: next() })).rejects.toMatchObject({ code: 'person.stale' })
  })
})

describe('a platform that wants operators to have a second step', () => {
  it('lets one do nothing before it is turned on, and not turn it off', async () => {
    const { own, open, session, turnOn, next } = house({ rule: 'operators', grants: operator })
    const here = await open()
    expect(here.actor).toMatchObject({ grants: [], mustTurnOnSecondFactor: true })
    expect((await own.own(here.token)).secondFactor.demand).toBe('required')
    const { token, actor, secret } = await turnOn(here.token)
    expect(actor).toEqual({ id: 'p-wang', account: 'wang', title: '岗位', grants: operator })
    expect(await session.resolve(token)).toEqual(actor)
    const required = new Problem('conflict', 'second-factor.required')
    await expect(own.removeSecondFactor({ token, password, code: next(secret) })).rejects.toEqual(required)
  })

  it('asks nothing of anybody else', async () => {
    const viewer = house({ rule: 'operators', grants: [{ role: 'viewer', region: world.city, plan: '*' }] })
    expect((await viewer.open()).actor.grants).toHaveLength(1)
    const optional = house({ grants: operator })
    expect((await optional.open()).actor.grants).toEqual(operator)
  })

  it('wants the first password changed before', async () => {
    const { open } = house({ rule: 'operators', grants: operator, mustChangePassword: true })
    const { actor } = await open()
    expect(actor).toMatchObject({ grants: [], mustChangePassword: true })
    expect(actor.mustTurnOnSecondFactor).toBeUndefined()
  })

  it('asks whoever has one for it although nobody may turn one on any more', async () => {
    const { open, next } = house({ rule: 'off', isOn: true })
    await expect(open()).rejects.toMatchObject({ code: 'session.code-required' })
    expect((await open({ code: next() })).actor.account).toBe('wang')
  })
})

describe('signing in with a second step', () => {
  it('is asked for by nobody who does not know the password, and by no account that is disabled', async () => {
    const { open, next, people } = house({ isOn: true })
    await expect(open({ password: 'guess', code: next() })).rejects.toMatchObject({ code: 'session.wrong-password' })
    await expect(open({ password: 'guess' })).rejects.toMatchObject({ code: 'session.wrong-password' })
    people.kept.set('wang', { ...people.kept.get('wang')!, isDisabled: true })
    await expect(open({ code: next() })).rejects.toMatchObject({ code: 'person.disabled' })
  })

  it('with a code that was used is refused, and says for the log whose it was', async () => {
    const { open, next } = house({ isOn: true })
    const code = next()
    await open({ code })
    await expect(open({ code })).rejects.toMatchObject({ code: 'session.wrong-code', subject: 'p-wang' })
  })

  it('is guessed at ten times by strangers, while a device that was let in has ten of its own', async () => {
    const { open, next, clock } = house({ isOn: true })
    const { device } = await open({ code: next() })
    const guesses = await Promise.allSettled(Array.from({ length: 40 }, () => open({ code: '000' })))
    const codes = guesses.map((one) => (one.status === 'rejected' ? (one.reason as Problem).code : 'open'))
    expect(codes.filter((code) => code === 'session.wrong-code')).toHaveLength(10)
    expect(codes.filter((code) => code === 'session.limited')).toHaveLength(30)
    await expect(open({ code: next() }), 'a stranger, though the code is right').rejects.toMatchObject({
      code: 'session.limited',
    })
    expect((await open({ code: next(), device })).actor.account).toBe('wang')
    clock.advance(5 * minute)
    expect((await open({ code: next() })).actor.account, 'after five minutes').toBe('wang')
  })

  it('costs nobody without one anything', async () => {
    const { open } = house()
    expect((await open({ code: '123456' })).actor.account).toBe('wang')
  })
})
