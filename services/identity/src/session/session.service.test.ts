import { Problem } from '@duzhan/problems'
import { nation } from '@duzhan/regions'
import { manualClock, world } from '@duzhan/test-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../person/password.ts'
import type { Person } from '../person/person.repository.ts'
import { accessOf } from '../test/access.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'

const minute = 60_000
const hour = 60 * minute
const expired = new Problem('unauthenticated', 'session.expired')
const wrong = new Problem('unauthenticated', 'session.wrong-password')
const better = 'huang-shan-52-yun'
let hash: string
beforeAll(async () => {
  hash = await hashPassword('right')
})

function house(over: Partial<Person> = {}) {
  const grants = [{ role: 'inspector' as const, region: world.county, plan: world.plan }]
  const people = peopleInMemory(aPerson('inspector', { id: 'p-1', title: '督战员', passwordHash: hash, grants, ...over }))
  const clock = manualClock()
  const { session: service, sessions } = accessOf(people, clock)
  const open = (password = 'right', more: { account?: string; address?: string; device?: string | null } = {}) =>
    service.open({ account: 'inspector', password, address: '1', device: null, client: 'Windows · Chrome', ...more })
  const change = async (to: Partial<Person>) => {
    const [person] = people.kept.values()
    if (person) people.kept.set(person.account, { ...person, ...to })
  }
  return { service, open, change, kept: sessions.kept, people, clock }
}
const viewer = { grants: [{ role: 'viewer' as const, region: world.county, plan: world.plan }] }

describe('a password, where an issuer is to be used', () => {
  const operator = { grants: [{ role: 'operator' as const, region: world.county, plan: '*' }] }
  const withIssuer = (passwords: 'everyone' | 'operators', over: Partial<Person> = {}) => {
    const people = peopleInMemory(aPerson('inspector', { id: 'p-1', passwordHash: hash, ...viewer, ...over }))
    const left: string[] = []
    const leave = async () => {
      left.push('there')
      return 'https://sso.example/leave'
    }
    const { session, holding } = accessOf(people, manualClock(), 'optional', { passwords, leave })
    const open = (password = 'right') => session.open({ account: 'inspector', password, address: '1', device: null, client: '' })
    return { session, holding, people, open, left }
  }

  it('is no way in for others than operators, which only whoever knows it is told', async () => {
    const off = new Problem('unauthenticated', 'session.password-off')
    const { open } = withIssuer('operators')
    await expect(open()).rejects.toEqual(off.concerning('p-1'))
    await expect(open('wrong')).rejects.toMatchObject({ code: 'session.wrong-password' })
    expect((await withIssuer('operators', operator).open()).actor.id).toBe('p-1')
    expect((await withIssuer('everyone').open()).actor.id).toBe('p-1')
  })

  it('opens a session that ends here alone; one that the issuer opened ends there too', async () => {
    const { session, holding, people, open, left } = withIssuer('everyone')
    expect(await session.close((await open()).token)).toEqual({ leave: null })
    expect(left).toEqual([])
    const [person] = people.kept.values()
    const { token } = await holding.begin(person!, { device: 'd', client: '', method: 'issuer' })
    expect(await session.close(token)).toEqual({ leave: 'https://sso.example/leave' })
    expect(await session.close(token), 'once').toEqual({ leave: null })
  })
})

describe('a session', () => {
  it('opens with the right password, for twelve hours, and says who it is without the hash', async () => {
    const { service, open } = house()
    const { token, expiresAt, actor } = await open()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(expiresAt).toBe('2020-03-20T13:00:00.000Z')
    const grants = [{ role: 'inspector', region: world.county, plan: world.plan }]
    expect(actor).toEqual({ id: 'p-1', account: 'inspector', title: '督战员', grants })
    expect(await service.resolve(token)).toEqual(actor)
  })

  it('reaches what has become part of a region of its grants, by the very same grant; of one target or body nothing more', async () => {
    const whole = [
      { role: 'viewer' as const, region: world.county, plan: world.plan },
      { role: 'inspector' as const, region: world.county, plan: '*', team: 'fixed' },
    ]
    const others = [
      { role: 'unit' as const, region: world.county, plan: '*', body: 'education' },
      { role: 'unit' as const, region: world.otherCounty, plan: '*' },
    ]
    const people = peopleInMemory(aPerson('inspector', { id: 'p-1', passwordHash: hash, grants: [...whole, ...others] }))
    const parts = { [world.county]: ['990123000000', '990124000000'] }
    const { session } = accessOf(people, manualClock(), 'optional', null, parts)
    const { actor, token } = await session.open({
      ...{ account: 'inspector', password: 'right', address: '1', device: null, client: '' },
    })
    const added = whole.flatMap((grant) => parts[world.county]?.map((region) => ({ ...grant, region })) ?? [])
    expect(actor.grants).toEqual([...whole, ...others, ...added])
    expect(await session.resolve(token)).toEqual(actor)
    expect(people.kept.get('inspector')?.grants, 'which nobody gave').toEqual([...whole, ...others])
  })

  it('says whose work was handed over to its holder, for what is theirs by name', async () => {
    const { open, service } = house({ standsFor: ['p-before'] })
    const { token, actor } = await open()
    expect(actor.standsFor).toEqual(['p-before'])
    expect(await service.resolve(token)).toEqual(actor)
    expect((await house({ standsFor: ['p-before'], mustChangePassword: true }).open()).actor.standsFor).toBeUndefined()
  })

  it('of the nation reaches every province that is held, and what has become part of one, by the very same grant', async () => {
    const [national, other] = [
      { role: 'viewer' as const, region: nation, plan: world.plan },
      { role: 'unit' as const, region: nation, plan: '*', body: 'ministry' },
    ]
    const people = peopleInMemory(aPerson('inspector', { id: 'p-1', passwordHash: hash, grants: [national, other] }))
    const [held, merged] = [[nation, world.province, world.foreignProvince, world.city], '990000000000']
    const { session } = accessOf(people, manualClock(), 'optional', null, { [world.province]: [merged] }, held)
    const { actor } = await session.open({
      ...{ account: 'inspector', password: 'right', address: '1', device: null, client: '' },
    })
    const reached = [world.province, world.foreignProvince, merged].map((region) => ({ ...national, region }))
    expect(actor.grants).toEqual([national, other, ...reached])
  })

  it('of an office runs the plans that are its own where they hold, in the roles that run plans and no others', async () => {
    const of = (role: 'author' | 'viewer' | 'unit' | 'inspector', body: string, plan = '*') => ({
      role,
      region: world.county,
      plan,
      body,
    })
    const grants = [
      of('author', 'education'),
      of('viewer', 'education', 'other'),
      of('unit', 'education'),
      of('inspector', 'education'),
    ]
    const others = [of('author', 'health'), { role: 'unit' as const, region: world.county, plan: '*' }]
    const people = peopleInMemory(aPerson('inspector', { id: 'p-1', passwordHash: hash, grants: [...grants, ...others] }))
    const plans = [
      { plan: 'canteens', revision: 2, office: 'education', jurisdiction: world.county },
      { plan: 'schools', revision: 1, office: 'education', jurisdiction: world.township },
    ]
    const { session } = accessOf(people, manualClock(), 'optional', null, {}, [], plans)
    const { actor } = await session.open({ account: 'inspector', password: 'right', address: '1', device: null, client: '' })
    expect(actor.grants).toEqual([
      ...[...grants, ...others],
      { role: 'author', region: world.county, plan: 'canteens' },
      { role: 'author', region: world.township, plan: 'schools' },
    ])
  })

  it('does not open for a wrong password or an unknown account, and does not tell which it was', async () => {
    const { open, kept } = house()
    await expect(open('wrong')).rejects.toEqual(wrong)
    await expect(open('right', { account: 'nobody' })).rejects.toEqual(wrong)
    await expect(open('an account that does not exist', { account: 'nobody' })).rejects.toEqual(wrong)
    expect(kept.size).toBe(0)
  })

  it('that was refused says for the log alone whose it would have been', async () => {
    const { open } = house()
    await expect(open('wrong')).rejects.toMatchObject({ subject: 'p-1', details: {} })
    await expect(open('wrong', { account: 'nobody' })).rejects.toMatchObject({ subject: undefined })
  })

  it('is kept under a hash of its token: what is stored opens nothing', async () => {
    const { service, open, kept } = house()
    const { token } = await open()
    const [stored] = [...kept.values()]
    expect(JSON.stringify(stored)).not.toContain(token)
    await expect(service.resolve(stored!.id)).rejects.toEqual(expired)
  })

  it('has a token of its own each time', async () => {
    const { open } = house()
    const tokens = await Promise.all([1, 2, 3].map(() => open()))
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(3)
  })

  it('ends after twelve hours to the millisecond', async () => {
    const { service, open, clock } = house()
    const { token } = await open()
    clock.advance(12 * hour - 1)
    expect((await service.resolve(token)).account).toBe('inspector')
    clock.advance(1)
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('ends when it is closed, and closing it again does no harm', async () => {
    const { service, open } = house()
    const [one, other] = [await open(), await open()]
    await service.close(one.token)
    await service.close(one.token)
    await expect(service.resolve(one.token)).rejects.toEqual(expired)
    expect((await service.resolve(other.token)).account, 'only that one').toBe('inspector')
  })

  it('ends when the person is gone, and follows the person’s grants', async () => {
    const { service, open, people, change } = house()
    const { token } = await open()
    await change({ grants: [] })
    expect((await service.resolve(token)).grants).toEqual([])
    people.kept.clear()
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('that has ended is swept away when another opens', async () => {
    const { open, kept, clock } = house()
    await open()
    clock.advance(13 * hour)
    await open()
    expect(kept.size).toBe(1)
  })
})

describe('a session that nobody uses', () => {
  it('ends after two hours at a desk, and not before', async () => {
    const { service, open, clock } = house(viewer)
    const { token } = await open()
    clock.advance(2 * hour - 1)
    expect((await service.resolve(token)).account).toBe('inspector')
    clock.advance(2 * hour)
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('goes on as long as it is used, to its full hours', async () => {
    const { service, open, clock } = house(viewer)
    const { token } = await open()
    for (let minutes = 30; minutes < 12 * 60; minutes += 30) {
      clock.advance(30 * minute)
      expect((await service.resolve(token)).account, `after ${minutes} minutes`).toBe('inspector')
    }
    clock.advance(30 * minute)
    await expect(service.resolve(token)).rejects.toEqual(expired)
  })

  it('lasts an inspector’s day, who is hours away from any network', async () => {
    const { service, open, clock } = house()
    const { token } = await open()
    clock.advance(11 * hour)
    expect((await service.resolve(token)).account).toBe('inspector')
  })

  it('is noted once a minute at most, so that reading does not write', async () => {
    const { service, open, kept, clock } = house(viewer)
    const { token } = await open()
    const seen = () => [...kept.values()][0]?.lastSeenAt.toISOString()
    clock.advance(59_999)
    await service.resolve(token)
    expect(seen()).toBe('2020-03-20T01:00:00.000Z')
    clock.advance(1)
    await service.resolve(token)
    expect(seen()).toBe('2020-03-20T01:01:00.000Z')
  })
})

describe('access that was taken away', () => {
  it('holds of no session opened before, even one whose opening raced with it', async () => {
    const { service, open, change, kept } = house()
    const before = await open()
    const [row] = [...kept.values()]
    await change({ access: 1 })
    kept.set(row!.id, row!)
    await expect(service.resolve(before.token)).rejects.toEqual(expired)
    expect((await service.resolve((await open()).token)).account).toBe('inspector')
  })

  it('of a person who is disabled is told to whoever knows the password, and to nobody else', async () => {
    const { service, open, change } = house()
    const { token } = await open()
    await change({ isDisabled: true })
    await expect(service.resolve(token)).rejects.toEqual(expired)
    await expect(open()).rejects.toEqual(new Problem('unauthenticated', 'person.disabled'))
    await expect(open('wrong')).rejects.toEqual(wrong)
  })

  it('leaves one with a first password nothing to do but to change it', async () => {
    const { service, open } = house({ mustChangePassword: true })
    const { token, actor } = await open()
    expect(actor).toMatchObject({ grants: [], mustChangePassword: true })
    const changed = await service.changePassword({ token, current: 'right', next: better })
    expect(changed.actor.grants).toHaveLength(1)
    expect(changed.actor.mustChangePassword).toBeUndefined()
    expect(await service.resolve(changed.token)).toEqual(changed.actor)
  })
})

describe('changing one’s password', () => {
  it('revokes a link that would have set another', async () => {
    const invitations = [{ hash: 'h', until: '2020-03-27T01:00:00.000Z', end: null }]
    const { service, open, people } = house({ invitations })
    const { token } = await open()
    await service.changePassword({ token, current: 'right', next: better })
    expect(people.kept.get('inspector')?.invitations).toEqual([{ ...invitations[0], end: 'revoked' }])
  })
})

describe('guessing a password', () => {
  it('640 times at the same moment is looked at ten times', async () => {
    const { open } = house()
    const answers = await Promise.allSettled(Array.from({ length: 640 }, () => open('guess')))
    const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as Problem).code : 'open'))
    expect(codes.filter((code) => code === 'session.wrong-password')).toHaveLength(10)
    expect(codes.filter((code) => code === 'session.limited')).toHaveLength(630)
  })

  it('does not lock out the person on a device where they signed in before', async () => {
    const { open } = house()
    const { device } = await open()
    await Promise.allSettled(Array.from({ length: 400 }, (_, at) => open('guess', { address: `${at % 40}` })))
    await expect(open('right', { address: '1' })).rejects.toMatchObject({ code: 'session.limited' })
    const again = await open('right', { address: '1', device })
    expect(again.device, 'the mark stays, and its count with it').toBe(device)
  })

  it('with a made-up mark counts as a stranger’s', async () => {
    const { open } = house()
    const guesses = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => open('guess', { device: `made-up-${at}.${'m'.repeat(43)}` })),
    )
    expect(guesses.filter((one) => one.status === 'rejected' && (one.reason as Problem).code !== 'session.limited')).toHaveLength(
      10,
    )
  })
})

describe('changing one’s own password', () => {
  it('ends every session of that person and opens one in place of this', async () => {
    const { service, open } = house()
    const [here, there] = [await open(), await open()]
    const next = await service.changePassword({ token: here.token, current: 'right', next: better })
    for (const { token } of [here, there]) await expect(service.resolve(token)).rejects.toEqual(expired)
    expect((await service.resolve(next.token)).id).toBe('p-1')
    await expect(open('right')).rejects.toEqual(wrong)
    expect((await open(better)).actor.id).toBe('p-1')
  })

  it.each([
    ['with a wrong current one', 'wrong', better, 'password.wrong'],
    ['to the same', 'right', 'right', 'password.unchanged'],
    ['to a short one', 'right', 'short', 'password.too-short'],
    ['to a common one', 'right', 'woaini1314', 'password.common'],
    ['to the account', 'right', 'inspector-2020', 'password.names-account'],
  ])('%s is refused, and everything stays', async (_, current, next, code) => {
    const { service, open } = house()
    const { token } = await open()
    await expect(service.changePassword({ token, current, next })).rejects.toMatchObject({ code })
    expect((await service.resolve(token)).id).toBe('p-1')
    expect((await open('right')).actor.id).toBe('p-1')
  })

  it('is no way to guess the current one: ten tries in five minutes', async () => {
    const { service, open } = house()
    const { token } = await open()
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) => service.changePassword({ token, current: `guess ${at}`, next: better })),
    )
    const codes = tries.map((one) => (one.status === 'rejected' ? (one.reason as Problem).code : 'changed'))
    expect(codes.filter((code) => code === 'password.wrong')).toHaveLength(10)
    expect(codes).not.toContain('changed')
  })

  it('needs a session', async () => {
    const { service } = house()
    await expect(service.changePassword({ token: 't', current: 'right', next: better })).rejects.toEqual(expired)
  })
})
