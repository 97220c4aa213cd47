import type { Actor, OpenedSession } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asReviewer, manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { type Invitations, type Sessions, type Setups, type SignOns, sessionAdmin } from './session.service.ts'

const expired = new Problem('unauthenticated', 'session.expired')
const wrong = new Problem('unauthenticated', 'session.wrong-password')
const caller = { address: '10.0.0.7', device: null, client: 'Windows · Chrome' }
const by = (account: string, password: string) => ({ account, password })

/** Identity in memory: one account, one password, sessions that can be taken away. */
function house(actor: Actor = asInspector) {
  const open = new Set<string>()
  const asked: string[] = []
  const inputs: unknown[] = []
  let trouble: Problem | null = null
  let count = 0
  const ask = (verb: keyof Sessions) => {
    asked.push(verb)
    if (trouble) throw trouble
  }
  const begin = (password: string): OpenedSession => {
    if (password !== 'right') throw wrong
    const token = `token-${++count}`
    open.add(token)
    return { token, expiresAt: '2020-03-20T13:00:00.000Z', device: 'mark', actor }
  }
  const identity: Sessions = {
    async resolve({ token }) {
      ask('resolve')
      if (!open.has(token)) throw expired
      return actor
    },
    async open(input) {
      inputs.push(input)
      ask('open')
      return begin(input.password)
    },
    async changePassword({ current }) {
      ask('changePassword')
      if (current === 'right') open.clear()
      return begin(current)
    },
    async close({ token }) {
      ask('close')
      open.delete(token)
      return { leave: 'https://sso.example/leave' }
    },
    async own() {
      ask('own')
      return { sessions: [], secondFactor: { isOn: false, recoveryCodesLeft: 0, demand: 'optional' } }
    },
    async endOwn(input) {
      inputs.push(input)
      ask('endOwn')
    },
    async endOthers() {
      ask('endOthers')
      open.clear()
      return begin('right')
    },
    async beginSecondFactor(input) {
      inputs.push(input)
      ask('beginSecondFactor')
      return { secret: 'S', uri: 'otpauth://totp/S', ticket: 't' }
    },
    async confirmSecondFactor(input) {
      inputs.push(input)
      ask('confirmSecondFactor')
      open.clear()
      return { ...begin('right'), recoveryCodes: ['aaaa'] }
    },
    async removeSecondFactor(input) {
      inputs.push(input)
      ask('removeSecondFactor')
    },
  }
  const setup: Setups = {
    state: async () => ({ isOpen: open.size === 0 }),
    find: async ({ text }) => [{ code: '430300000000', name: text, above: ['湖南省'] }],
    async complete(input) {
      inputs.push(input)
      return begin(input.password)
    },
  }
  const invitation: Invitations = {
    async open(input) {
      inputs.push(input)
      return { account: 'invited', title: '督战员', until: '2020-03-27T01:00:00.000Z' }
    },
    async accept(input) {
      inputs.push(input)
      return { id: 'p-1', session: input.password === 'with a second step' ? null : begin('right') }
    },
  }
  const signOn: SignOns = {
    ways: async () => ({ issuer: null, passwords: 'everyone' }),
    begin: async ({ returnTo }) => ({ url: `https://sso.example${returnTo}`, ticket: 't' }),
    async complete(input) {
      inputs.push(input)
      return input.query === 'twice' ? { ticket: 'w' } : { ...begin('right'), returnTo: '/home' }
    },
    async confirm(input) {
      inputs.push(input)
      return { ...begin('right'), returnTo: '/home' }
    },
  }
  const clock = manualClock()
  const admin = sessionAdmin({ identity, invitation, setup, signOn, clock, isDemonstration: false })
  const fail = (problem: Problem | null) => {
    trouble = problem
  }
  return { admin, asked, inputs, open, fail, clock }
}

describe('a sign-in by the issuer at the gateway', () => {
  const held = { ticket: 't', client: 'Android' }
  const lost = new Problem('unauthenticated', 'sign-on.lost')

  it('is begun by identity, and completed with the ticket that the browser kept', async () => {
    const { admin, inputs } = house()
    expect(await admin.signOnWays()).toEqual({ issuer: null, passwords: 'everyone' })
    expect(await admin.beginSignOn({ returnTo: '/a' })).toEqual({ url: 'https://sso.example/a', ticket: 't' })
    const came = await admin.completeSignOn({ query: 'code=1' }, held)
    expect(came).toMatchObject({ signedIn: { token: 'token-1', seconds: 43_200, me: { id: asInspector.id } }, returnTo: '/home' })
    expect(inputs).toEqual([{ query: 'code=1', ...held }])
  })

  it('waits for a code with another ticket', async () => {
    const { admin } = house()
    expect(await admin.completeSignOn({ query: 'twice' }, held)).toEqual({ ticket: 'w' })
    const came = await admin.confirmSignOn({ code: '123456' }, held)
    expect(came).toMatchObject({ signedIn: { token: 'token-1' }, returnTo: '/home' })
  })

  it('is lost without a ticket, before identity is asked', async () => {
    const { admin, inputs } = house()
    const none = { ticket: null, client: '' }
    await expect(admin.completeSignOn({ query: 'code=1' }, none)).rejects.toEqual(lost)
    await expect(admin.confirmSignOn({ code: '1' }, none)).rejects.toEqual(lost)
    expect(inputs).toEqual([])
  })

  it('ends where identity says, and nowhere for nobody', async () => {
    const { admin } = house()
    const { token } = await admin.signIn({ account: 'inspector', password: 'right' }, caller)
    expect(await admin.signOut(token)).toEqual({ leave: 'https://sso.example/leave' })
    expect(await admin.signOut(null)).toEqual({ leave: null })
  })
})

describe('a session at the gateway', () => {
  it('opens with the right password, for as long as identity says, with the verbs of its grants', async () => {
    const { admin } = house()
    const { token, seconds, me } = await admin.signIn(by('inspector', 'right'), caller)
    expect({ token, seconds }).toEqual({ token: 'token-1', seconds: 12 * 60 * 60 })
    expect(me).toMatchObject({ account: asInspector.account, now: '2020-03-20T01:00:00.000Z', today: '2020-03-20' })
    expect(me.verbs).toContain('submission.submit')
    expect(me.verbs).not.toContain('finding.verify')
    expect(new Set(me.verbs).size).toBe(me.verbs.length)
  })

  it('of a person with several grants names each verb once', async () => {
    const { admin } = house({ ...asInspector, grants: [...asInspector.grants, ...asReviewer.grants, ...asReviewer.grants] })
    const { me } = await admin.signIn(by('inspector', 'right'), caller)
    expect(new Set(me.verbs).size).toBe(me.verbs.length)
    expect(me.verbs).toEqual(expect.arrayContaining(['submission.submit', 'finding.verify']))
    expect(me.held.map(({ role, of }) => [role, of])).toEqual([
      ['inspector', 'region'],
      ['reviewer', 'region'],
    ])
    expect(me.held.flatMap(({ verbs }) => (verbs.includes('finding.verify') ? verbs : []))).not.toContain('submission.submit')
  })

  it('is asked for with the address and the mark of the device, by which identity bounds guesses', async () => {
    const { admin, inputs } = house()
    const { device } = await admin.signIn(by('inspector', 'right'), caller)
    expect(device).toBe('mark')
    expect(inputs).toEqual([{ account: 'inspector', password: 'right', ...caller }])
    await expect(admin.signIn(by('inspector', 'wrong'), { ...caller, device })).rejects.toEqual(wrong)
    expect(inputs.at(-1)).toMatchObject({ device: 'mark' })
  })

  it('changes its own password and is another afterwards; the old one is over here at once', async () => {
    const { admin } = house()
    const { token } = await admin.signIn(by('inspector', 'right'), caller)
    await admin.actorOf(token)
    await expect(admin.changePassword(token, 'wrong', 'new')).rejects.toEqual(wrong)
    const changed = await admin.changePassword(token, 'right', 'new')
    expect(changed).toMatchObject({ token: 'token-2', seconds: 12 * 60 * 60, me: { account: asInspector.account } })
    await expect(admin.actorOf(token)).rejects.toEqual(expired)
    expect((await admin.actorOf(changed.token)).id).toBe(asInspector.id)
    await expect(admin.changePassword(null, 'right', 'new')).rejects.toEqual(new Problem('unauthenticated', 'session.required'))
  })

  it('that identity could not open for other reasons is not held against anyone', async () => {
    const { admin, fail } = house()
    const away = new Problem('unavailable', 'service.unavailable')
    fail(away)
    for (let times = 0; times < 20; times++) await expect(admin.signIn(by('a', 'right'), caller)).rejects.toEqual(away)
    fail(null)
    expect((await admin.signIn(by('a', 'right'), caller)).token).toBe('token-1')
  })

  it('is the first operator’s once they are set up, asked for with the address that they call from', async () => {
    const { admin, inputs } = house()
    expect(await admin.setupState()).toEqual({ isOpen: true })
    expect(await admin.setupRegions({ text: '湘潭市' })).toEqual([{ code: '430300000000', name: '湘潭市', above: ['湖南省'] }])
    const input = { code: 'c', account: 'first', title: '管理员', password: 'right', region: '430300000000', isAuthor: true }
    const { token, seconds, me } = await admin.setUp(input, caller)
    expect({ token, seconds }).toEqual({ token: 'token-1', seconds: 12 * 60 * 60 })
    expect(me).toMatchObject({ account: asInspector.account, isDemonstration: false })
    expect(inputs).toEqual([{ ...input, address: '10.0.0.7', client: 'Windows · Chrome' }])
    expect(await admin.setupState()).toEqual({ isOpen: false })
  })

  it('is whose link it was once they have set a password, unless their second step is still to be asked', async () => {
    const { admin, inputs } = house()
    expect(await admin.openInvitation({ code: 'c' }, caller)).toMatchObject({ account: 'invited' })
    const signedIn = await admin.acceptInvitation({ code: 'c', password: 'of my own' }, caller)
    expect(signedIn).toMatchObject({ token: 'token-1', me: { account: asInspector.account } })
    expect(await admin.acceptInvitation({ code: 'c', password: 'with a second step' }, caller)).toBeNull()
    const { address, client } = caller
    expect(inputs).toEqual([
      { code: 'c', address },
      { code: 'c', password: 'of my own', address, client },
      { code: 'c', password: 'with a second step', address, client },
    ])
  })

  it('is nobody’s without a token', async () => {
    const required = new Problem('unauthenticated', 'session.required')
    const { admin, asked } = house()
    for (const token of [null, '']) {
      await expect(admin.actorOf(token)).rejects.toEqual(required)
      await expect(admin.meOf(token)).rejects.toEqual(required)
    }
    await admin.signOut(null)
    expect(asked).toEqual([])
  })

  it('is asked for once in three seconds, and known again when it was taken away meanwhile', async () => {
    const { admin, asked, open, clock } = house()
    const { token } = await admin.signIn(by('a', 'right'), caller)
    for (let times = 0; times < 5; times++) await admin.actorOf(token)
    expect(asked.filter((verb) => verb === 'resolve')).toHaveLength(1)
    open.delete(token)
    clock.advance(3_000)
    await expect(admin.actorOf(token)).rejects.toEqual(expired)
  })

  it('is over at once here when signed out here', async () => {
    const { admin } = house()
    const { token } = await admin.signIn(by('a', 'right'), caller)
    await admin.actorOf(token)
    await admin.signOut(token)
    await expect(admin.actorOf(token)).rejects.toEqual(expired)
  })

  it('that could not be asked for is asked for again', async () => {
    const { admin, fail } = house()
    const { token } = await admin.signIn(by('a', 'right'), caller)
    fail(new Problem('unavailable', 'service.unavailable'))
    await expect(admin.actorOf(token)).rejects.toThrow('service.unavailable')
    fail(null)
    expect((await admin.actorOf(token)).account).toBe(asInspector.account)
  })
})

describe('one’s own signing in at the gateway', () => {
  it('is asked for with the token, which the browser’s scripts never hold', async () => {
    const { admin, inputs } = house()
    const { token } = await admin.signIn(by('a', 'right'), caller)
    inputs.length = 0
    expect((await admin.own(token)).secondFactor.demand).toBe('optional')
    await admin.endOwn(token, 'id')
    expect(await admin.beginSecondFactor(token, { password: 'right' })).toMatchObject({ secret: 'S', ticket: 't' })
    await admin.removeSecondFactor(token, { password: 'right', code: '1' })
    expect(inputs).toEqual([
      { token, session: 'id' },
      { token, password: 'right' },
      { token, password: 'right', code: '1' },
    ])
  })

  it('is another session when all others were ended, and when a second step was turned on; the old one is over here at once', async () => {
    const { admin } = house()
    const { token } = await admin.signIn(by('a', 'right'), caller)
    await admin.actorOf(token)
    const alone = await admin.endOthers(token)
    await expect(admin.actorOf(token)).rejects.toEqual(expired)
    await admin.actorOf(alone.token)
    const { recoveryCodes, ...safe } = await admin.confirmSecondFactor(alone.token, { ticket: 't', code: '1' })
    expect([recoveryCodes, safe.token, safe.me.account]).toEqual([['aaaa'], 'token-3', asInspector.account])
    await expect(admin.actorOf(alone.token)).rejects.toEqual(expired)
  })

  it('is nobody’s without a token', async () => {
    const { admin, asked } = house()
    const required = new Problem('unauthenticated', 'session.required')
    await expect(admin.own(null)).rejects.toEqual(required)
    await expect(admin.endOwn(null, 'id')).rejects.toEqual(required)
    await expect(admin.endOthers('')).rejects.toEqual(required)
    await expect(admin.beginSecondFactor(null, { password: 'right' })).rejects.toEqual(required)
    await expect(admin.confirmSecondFactor(null, { ticket: 't', code: '1' })).rejects.toEqual(required)
    await expect(admin.removeSecondFactor(null, { password: 'right', code: '1' })).rejects.toEqual(required)
    expect(asked).toEqual([])
  })
})
