import type { Actor, Grant } from '@duzhan/contracts'
import { PersonInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asOperator, manualClock, unchecked, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBody } from '../test/aBody.ts'
import { aPerson, bodiesInMemory, peopleInMemory, sessionsInMemory } from '../test/memory.ts'
import { noPassword, passwordFits } from './password.ts'
import type { Person } from './person.repository.ts'
import { type PersonService, personService } from './person.service.ts'
import { personAdmin } from './personAdmin.ts'

const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })
const input = (over: Partial<PersonInput> = {}): PersonInput => ({
  account: 'new-inspector',
  title: '督战员',
  password: 'huang-shan-52-yun',
  grants: [grant() as PersonInput['grants'][number]],
  ...over,
})

/** The education office of the county, and one that was done away with. */
const education = aBody({ key: 'education', region: world.county })
const retired = aBody({ key: 'old-office', region: world.county, retiredOn: '2020-01-31' })

function house(...known: Person[]) {
  const people = peopleInMemory(...known)
  const sessions = sessionsInMemory()
  const clock = manualClock()
  const admin = personAdmin({ people, clock })
  return {
    service: personService({ people, admin, sessions, bodies: bodiesInMemory(education, retired), clock }),
    people: people.kept,
    repository: people,
    sessions,
  }
}
const person = (account: string, ...grants: Grant[]): Person => aPerson(account, { grants })
const operator = (over: Partial<Grant> = {}) => grant({ role: 'operator', ...over })
const actor = (account: string, ...grants: Grant[]): Actor => ({ id: `p-${account}`, account, title: '岗位', grants })

describe('adding a person', () => {
  it('keeps the post and its grants, and of the password only a hash', async () => {
    const { service, people } = house()
    const view = { account: 'new-inspector', title: '督战员', grants: [grant()], isDisabled: false, mustChangePassword: true }
    expect(await service.create(asOperator, input())).toMatchObject(view)
    const kept = people.get('new-inspector')
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(kept)).not.toContain('huang-shan')
  })

  it('without a password keeps none, and answers with the code of an invitation, once', async () => {
    const { service, people } = house()
    const { password: _, ...invited } = input()
    const { code, invitation } = await service.create(asOperator, invited)
    expect(code).toMatch(/^[0-9a-z-]{34}$/)
    expect(invitation).toEqual({ until: '2020-03-27T01:00:00.000Z', isOver: false })
    const kept = people.get('new-inspector')
    expect(kept).toMatchObject({ passwordHash: noPassword, mustChangePassword: false })
    expect(JSON.stringify(kept)).not.toContain(code?.slice(0, 9))
    for (const guess of ['', noPassword, code ?? '']) expect(await passwordFits(noPassword, guess, new Date())).toBe(false)
    expect((await service.create(asOperator, input({ account: 'with-password' }))).code).toBeNull()
  })

  it('under an account that is taken is refused, also when it is taken at the last moment', async () => {
    const exists = new Problem('conflict', 'person.exists', { account: 'new-inspector' })
    await expect(house(person('new-inspector')).service.create(asOperator, input())).rejects.toEqual(exists)
    const { service, repository } = house()
    repository.add = async () => false
    await expect(service.create(asOperator, input())).rejects.toEqual(exists)
  })

  const local: Actor = { ...asOperator, grants: [{ role: 'operator', region: world.county, plan: world.plan }] }
  it.each<[string, Actor, Grant]>([
    ['in another province', asOperator, grant({ region: world.foreignProvince })],
    ['above the own region', local, grant({ region: world.city })],
    ['beside the own region', local, grant({ region: world.otherCounty })],
    ['for another plan', local, grant({ plan: 'another-plan' })],
    ['for every plan', local, grant({ plan: '*' })],
    ['by someone who is no operator', asAuthor, grant()],
  ])('with a grant %s is refused, and nobody is added', async (_, actor, given) => {
    const { service, people } = house()
    const absent = new Problem('absent', 'region.absent', { region: given.region })
    await expect(service.create(actor, input({ grants: [grant(), given] as PersonInput['grants'] }))).rejects.toMatchObject({
      code: absent.code,
    })
    expect(people.size).toBe(0)
  })

  it('within the own region and plan is any operator’s to do', async () => {
    const { service } = house()
    expect((await service.create(local, input())).account).toBe('new-inspector')
    expect(
      (
        await service.create(
          asOperator,
          input({ account: 'all-plans', grants: [grant({ plan: '*', region: world.province })] as PersonInput['grants'] }),
        )
      ).account,
    ).toBe('all-plans')
  })

  it('as a service is not possible: that is what services are to each other', () => {
    expect(PersonInput.safeParse(input()).success).toBe(true)
    expect(PersonInput.safeParse({ ...input(), grants: [grant({ role: 'service' })] }).success).toBe(false)
  })
})

describe('the list of people', () => {
  const people = [
    person('inspector', grant()),
    person('elsewhere', grant({ region: world.foreignProvince })),
    person('both', grant({ region: world.foreignProvince }), grant()),
    person('nothing-yet'),
  ]
  it('shows those with a grant within the operator’s own, and those with none', async () => {
    const { people: seen, next } = await house(...people).service.list(asOperator, { show: 'there', limit: 50 })
    expect(seen.map(({ account }) => account)).toEqual(['both', 'inspector', 'nothing-yet'])
    expect(next).toBeNull()
  })

  it('comes in pages, each beginning behind the last account of the one before', async () => {
    const { service } = house(...people)
    const first = await service.list(asOperator, { show: 'there', limit: 2 })
    expect([first.people.map(({ account }) => account), first.next]).toEqual([['both', 'inspector'], 'inspector'])
    const second = await service.list(asOperator, { show: 'there', limit: 2, after: first.next ?? '' })
    expect([second.people.map(({ account }) => account), second.next]).toEqual([['nothing-yet'], null])
  })

  it('holds those alone whose account or post has the words that are looked for', async () => {
    const { service } = house(...people)
    const found = async (words: string) =>
      (await service.list(asOperator, { words, show: 'there', limit: 50 })).people.map(({ account }) => account)
    expect(await found(' INSPECT ')).toEqual(['inspector'])
    expect(await found('岗位')).toEqual(['both', 'inspector', 'nothing-yet'])
    expect(await found('别的')).toEqual([])
  })

  it('shows accounts, posts and grants, and the id by which the log names them, never a hash', async () => {
    const [first] = (await house(...people).service.list(asOperator, { show: 'there', limit: 50, words: 'inspector' })).people
    const state = { isDisabled: false, mustChangePassword: false, hasSecondFactor: false }
    const nothing = { invitation: null, move: null, removal: null }
    expect(first).toEqual({ id: 'p-inspector', account: 'inspector', title: '岗位', grants: [grant()], ...state, ...nothing })
  })
})

describe('a person who is removed', () => {
  const removal = { at: '2020-03-20T01:00:00.000Z', reason: '已退休离开单位', by: '县管理员' }
  const gone = { ...person('gone', grant()), isDisabled: true, removal }

  it('is listed among those alone who are', async () => {
    const { service } = house(gone, person('there', grant()))
    const shown = async (show: 'there' | 'removed') => (await service.list(asOperator, { show, limit: 50 })).people
    expect((await shown('there')).map(({ account }) => account)).toEqual(['there'])
    expect(await shown('removed')).toMatchObject([{ account: 'gone', removal, grants: [grant()] }])
  })

  it('is changed in nothing, and keeps the account', async () => {
    const { service, people } = house(gone)
    const attempts = [
      service.enable(asOperator, 'gone'),
      service.disable(asOperator, 'gone'),
      service.changeGrants(asOperator, { account: 'gone', grants: [] }),
      service.resetPassword(asOperator, { account: 'gone', password: 'huang-shan-52-yun' }),
      service.resetSecondFactor(asOperator, 'gone'),
    ]
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'person.removed' })
    await expect(service.create(asOperator, input({ account: 'gone' }))).rejects.toMatchObject({ code: 'person.exists' })
    expect(people.get('gone')).toEqual(gone)
  })
})

describe('a password that is none', () => {
  it.each([
    ['too short', 'short', 'password.too-short'],
    ['common', 'woaini1314', 'password.common'],
    ['the account', 'new-inspector-1', 'password.names-account'],
  ])('because it is %s is given to nobody', async (_, password, code) => {
    const { service, people } = house(person('wang', grant()))
    await expect(service.create(asOperator, input({ password }))).rejects.toMatchObject({ code })
    const reset = service.resetPassword(asOperator, {
      account: 'wang',
      password: password.replace('new-inspector', 'wang-in-field'),
    })
    await expect(reset).rejects.toMatchObject({ code })
    expect(people.size).toBe(1)
    expect(people.get('wang')?.passwordHash).toBe('x')
  })

  it('may be a demonstration’s, whose people are enrolled by the platform itself', async () => {
    const { service } = house()
    expect(await service.enrol(input({ password: 'Duzhan-2020' }))).toMatchObject({ mustChangePassword: false })
    await expect(service.enrol(input({ password: 'Duzhan-2020' }))).rejects.toMatchObject({ code: 'person.exists' })
  })
})

describe('taking access away', () => {
  const local = actor('local', operator({ region: world.county }))
  const opened = {
    openedAt: new Date(0),
    lastSeenAt: new Date(0),
    expiresAt: new Date(1),
    client: '',
    method: 'password' as const,
  }
  /** Everything that an operator can do to somebody's access. */
  const acts = [
    ['disable', (persons: PersonService, by: Actor, account: string) => persons.disable(by, account)],
    ['enable', (persons: PersonService, by: Actor, account: string) => persons.enable(by, account)],
    ['changeGrants', (persons: PersonService, by: Actor, account: string) => persons.changeGrants(by, { account, grants: [] })],
    [
      'resetPassword',
      (persons: PersonService, by: Actor, account: string) =>
        persons.resetPassword(by, { account, password: 'huang-shan-52-yun' }),
    ],
    ['resetSecondFactor', (persons: PersonService, by: Actor, account: string) => persons.resetSecondFactor(by, account)],
  ] as const

  it('by disabling ends the sessions, and enabling gives none of them back', async () => {
    const { service, people, sessions } = house(person('wang', grant()))
    await sessions.add({ id: '1', person: 'p-wang', access: 0, ...opened }, aPerson('wang'))
    expect(await service.disable(local, 'wang')).toMatchObject({ id: 'p-wang', isDisabled: true })
    expect(sessions.kept.size).toBe(0)
    expect(await service.enable(local, 'wang')).toMatchObject({ isDisabled: false, grants: [grant()] })
    expect(people.get('wang')?.access).toBe(1)
  })

  it('by disabling or by another first password revokes a link that was sent, and enabling gives it not back', async () => {
    const invitations = [{ hash: 'h', until: '2020-03-27T01:00:00.000Z', end: null }]
    const known = (account: string) => ({ ...person(account, grant()), invitations })
    const { service, people } = house(known('disabled'), known('reset'))
    expect((await service.disable(asOperator, 'disabled')).invitation).toBeNull()
    await service.enable(asOperator, 'disabled')
    await service.resetPassword(asOperator, { account: 'reset', password: 'huang-shan-52-yun' })
    for (const account of ['disabled', 'reset'])
      expect(people.get(account)?.invitations).toEqual([{ ...invitations[0], end: 'revoked' }])
  })

  it('by resetting a second step takes it away and ends the sessions; where there is none it says so', async () => {
    const secondFactor = { sealed: 'x', step: 1, recovery: [] }
    const { service, people, sessions } = house({ ...person('wang', grant()), secondFactor })
    await sessions.add({ id: '1', person: 'p-wang', access: 0, ...opened }, aPerson('wang'))
    expect(await service.resetSecondFactor(local, 'wang')).toMatchObject({ id: 'p-wang', hasSecondFactor: false })
    expect([people.get('wang')?.secondFactor, people.get('wang')?.access, sessions.kept.size]).toEqual([null, 1, 0])
    await expect(service.resetSecondFactor(local, 'wang')).rejects.toEqual(new Problem('conflict', 'second-factor.absent'))
  })

  it('by resetting a password ends the sessions and asks for another', async () => {
    const { service, people, sessions } = house(person('wang', grant()))
    await sessions.add({ id: '1', person: 'p-wang', access: 0, ...opened }, aPerson('wang'))
    const view = await service.resetPassword(local, { account: 'wang', password: 'huang-shan-52-yun' })
    expect(view.mustChangePassword).toBe(true)
    expect(people.get('wang')?.passwordHash).toMatch(/^\$argon2id\$/)
    expect([people.get('wang')?.access, sessions.kept.size]).toEqual([1, 0])
  })

  it('by other grants leaves what was given', async () => {
    const { service } = house(person('wang', grant(), grant({ role: 'viewer' })))
    const left = [grant({ role: 'reviewer' })] as PersonInput['grants']
    expect((await service.changeGrants(local, { account: 'wang', grants: left })).grants).toEqual(left)
  })

  it.each([
    ['above', [grant({ region: world.city })]],
    ['beside', [grant({ region: world.otherCounty })]],
    ['within, but for every plan', [grant({ plan: '*' })]],
    ['within, and one above', [grant(), grant({ region: world.province, role: 'viewer' })]],
  ])('is nobody’s whose reach does not hold every grant that the person has: %s', async (_, grants) => {
    for (const [name, act] of acts) {
      const { service, people } = house(person('wang', ...grants))
      await expect(act(service, local, 'wang'), name).rejects.toEqual(new Problem('absent', 'person.absent', { account: 'wang' }))
      expect(people.get('wang')).toEqual(person('wang', ...grants))
    }
  })

  it.each([
    ['above', { region: world.city }],
    ['beside', { region: world.otherCounty }],
    ['for every plan', { plan: '*' }],
  ])('never becomes giving what lies beyond one’s own: %s', async (_, over) => {
    const { service, people } = house(person('wang', grant()))
    const given = [grant(), grant(over)] as PersonInput['grants']
    await expect(service.changeGrants(local, { account: 'wang', grants: given })).rejects.toMatchObject({ code: 'region.absent' })
    expect(people.get('wang')).toEqual(person('wang', grant()))
  })

  it('is nobody’s who is no operator, and of nobody who does not exist', async () => {
    for (const [name, act] of acts) {
      const { service } = house(person('wang', grant()))
      await expect(act(service, asAuthor, 'wang'), name).rejects.toMatchObject({ code: 'person.absent' })
      await expect(act(service, local, 'nobody'), name).rejects.toMatchObject({ code: 'person.absent' })
    }
  })

  it('is not done to oneself', async () => {
    for (const [name, act] of acts) {
      const { service } = house(person('local', operator({ region: world.county })), person('other', operator({ plan: '*' })))
      await expect(act(service, local, 'local'), name).rejects.toEqual(new Problem('conflict', 'person.self'))
    }
  })

  it('leaves every region an operator: the last one goes neither by disabling nor by other grants', async () => {
    const last = person('last', operator({ region: world.county }))
    for (const [name, act] of acts.filter(([verb]) => verb === 'disable' || verb === 'changeGrants')) {
      const { service, people } = house(last, person('narrow', operator({ region: world.county, plan: 'another-plan' })))
      const gone = act(service, actor('set-up', operator({ region: world.province, plan: '*' })), 'last')
      await expect(gone, name).rejects.toEqual(new Problem('conflict', 'person.last-operator'))
      expect(people.get('last'), name).toMatchObject({ isDisabled: false, grants: last.grants })
      const { service: shared } = house(last, person('above', operator({ region: world.city })))
      await expect(act(shared, actor('above', operator({ region: world.city })), 'last'), name).resolves.toBeDefined()
    }
  })

  it('of two operators from each other at the same moment takes it from one at most', async () => {
    const [one, two] = [person('one', operator({ region: world.county })), person('two', operator({ region: world.county }))]
    const { service, people } = house(one, two)
    await Promise.allSettled([
      service.disable(actor('one', ...one.grants), 'two'),
      service.disable(actor('two', ...two.grants), 'one'),
    ])
    expect([...people.values()].filter(({ isDisabled }) => !isDisabled).length).toBeGreaterThan(0)
  })

  it('from a person whom someone else changed meanwhile is refused: the reach was judged by what was seen', async () => {
    for (const [name, act] of acts) {
      const secondFactor = { sealed: 'x', step: 1, recovery: [] }
      const { service, repository } = house({ ...person('wang', grant()), secondFactor })
      const read = repository.byAccount
      repository.byAccount = async (account) => {
        const seen = await read(account)
        if (seen) await repository.update('changeGrants', seen, { grants: [grant({ region: world.province })] })
        return seen
      }
      await expect(act(service, local, 'wang'), name).rejects.toEqual(new Problem('stale', 'person.stale'))
    }
  })

  it('whatever is tried, only within reach: old grants and new, region and plan', async () => {
    const regions = [world.province, world.city, world.county, world.township, world.otherCounty, world.foreignProvince]
    const anyGrant = fc.record({
      role: fc.constantFrom('viewer', 'operator', 'inspector'),
      region: fc.constantFrom(...regions),
      plan: fc.constantFrom('*', world.plan, 'other'),
    })
    const someGrants = fc.array(anyGrant, { maxLength: 3 })
    const covers = (mine: Grant[], grant: Grant) =>
      mine.some(
        ({ role, region, plan }) =>
          role === 'operator' &&
          regionPath(regionCode(grant.region)).some((code) => code === region) &&
          (plan === '*' || plan === grant.plan),
      )
    await fc.assert(
      fc.asyncProperty(someGrants, someGrants, someGrants, async (mine, old, given) => {
        const { service, people } = house(
          person('wang', ...old),
          person(
            'keeper',
            operator({ region: world.province, plan: '*' }),
            operator({ region: world.foreignProvince, plan: '*' }),
          ),
        )
        const change = { account: 'wang', grants: given as PersonInput['grants'] }
        const isDone = await service.changeGrants(actor('me', ...mine), change).then(
          () => true,
          () => false,
        )
        expect(isDone).toBe([...old, ...given].every((one) => covers(mine, one)))
        expect(people.get('wang')?.grants).toEqual(isDone ? given : old)
      }),
      { numRuns: 500 },
    )
  })
})

describe('which accounts a password opens', () => {
  it('is told of the accounts that were asked for and exist, and of no other', async () => {
    const { service } = house()
    for (const account of ['first', 'second', 'not-asked']) await service.enrol(input({ account, password: 'one and the same' }))
    await service.enrol(input({ account: 'other-word', password: 'another word' }))
    const accounts = ['first', 'second', 'other-word', 'nobody']
    expect(await service.openedBy({ accounts, password: 'one and the same' })).toEqual(['first', 'second'])
    expect(await service.openedBy({ accounts, password: 'none of them' })).toEqual([])
  })
})

describe('for whom somebody inspects a plan', () => {
  const asked = { plan: world.plan, within: world.city }

  it('is told of the plan and of every plan, within the region and above it, and of nothing beside it', async () => {
    const [own, above, other] = [grant(), grant({ region: world.province, plan: '*' }), grant({ region: world.foreignProvince })]
    const { service } = house(person('a', own, other), person('b', above), person('c', grant({ plan: 'another-plan' })))
    expect(await service.inspecting(asked)).toEqual([own, above])
  })

  it('is told no more once its person is disabled, or has other grants', async () => {
    const { service } = house(person('a', grant()), person('b', grant({ team: 'county' })), person('op', operator({ plan: '*' })))
    const op = actor('op', operator({ region: world.city, plan: '*' }))
    await service.disable(op, 'a')
    expect(await service.inspecting(asked)).toEqual([grant({ team: 'county' })])
    await service.changeGrants(op, { account: 'b', grants: [] })
    expect(await service.inspecting(asked)).toEqual([])
  })
})

describe('a grant of a body', () => {
  const ofBody = (body: string, region: string = world.county) =>
    grant({ role: 'unit', region, body }) as PersonInput['grants'][number] // no service's
  it('is given for a body that stands in that region', async () => {
    const { service, people } = house()
    await service.create(asOperator, input({ grants: [ofBody('education')] }))
    expect(people.get('new-inspector')?.grants).toEqual([ofBody('education')])
  })

  it.each([
    ['that is in no directory', ofBody('no-such')],
    ['that is retired', ofBody('old-office')],
    ['that has its seat elsewhere', ofBody('education', world.township)],
  ])('is refused for one %s, to a new person and to one who is there', async (_, given) => {
    const { service, people } = house(person('clerk'))
    const absent = new Problem('absent', 'body.absent', { body: given.body ?? '' })
    await expect(service.create(asOperator, input({ grants: [given] }))).rejects.toEqual(absent)
    await expect(service.changeGrants(asOperator, { account: 'clerk', grants: [given] })).rejects.toEqual(absent)
    expect([...people.keys()]).toEqual(['clerk'])
    expect(people.get('clerk')?.grants).toEqual([])
  })
})

describe('adding people together', () => {
  const one = input({ account: 'first-one' })
  const two = input({ account: 'second-one', title: '复核专员' })
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => null,
      ({ code, details }: Problem) => ({ code, ...details }),
    )

  it('adds all of them, each with a password of their own to be changed', async () => {
    const { service, people } = house()
    expect(await service.createMany(asOperator, { people: [one, two], isTrial: false })).toEqual({ created: 2, codes: [] })
    const [first, second] = [people.get('first-one'), people.get('second-one')]
    expect([first?.mustChangePassword, second?.mustChangePassword]).toEqual([true, true])
    expect(first?.passwordHash).not.toBe(second?.passwordHash)
    expect(second).toMatchObject({ title: '复核专员', grants: [grant()], isDisabled: false })
  })

  it('gives those who have no password a first code, which is told once and opens their account alone', async () => {
    const { service, people } = house()
    const { password: _, ...codeless } = two
    const { created, codes } = await service.createMany(asOperator, { people: [one, codeless], isTrial: false })
    expect([created, codes.map(({ account }) => account)]).toEqual([2, ['second-one']])
    const code = codes[0]?.code ?? ''
    const [first, second] = [people.get('first-one'), people.get('second-one')]
    const now = manualClock().now()
    expect(await passwordFits(second?.passwordHash ?? null, code, now)).toBe(true)
    expect(await passwordFits(first?.passwordHash ?? null, code, now)).toBe(false)
    expect(second?.mustChangePassword).toBe(true)
    expect(JSON.stringify(second)).not.toContain(code)
  })

  it('reads the accounts and the bodies of many together, and not one by one', async () => {
    const { repository } = house()
    let reads = 0
    const { taken } = repository
    repository.taken = async (accounts) => {
      reads += 1
      return taken(accounts)
    }
    repository.byAccount = async () => {
      throw new Error('asked one by one')
    }
    const bodies = bodiesInMemory(education)
    const sessions = sessionsInMemory()
    const counted = {
      ...bodies,
      byKey: async (key: string) => {
        reads += 1
        return bodies.byKey(key)
      },
    }
    const clock = manualClock()
    const admin = personAdmin({ people: repository, clock })
    const service = personService({ people: repository, admin, sessions, bodies: counted, clock })
    const { password: _, ...codeless } = input({
      grants: [grant({ role: 'unit', body: 'education' }) as PersonInput['grants'][number]],
    })
    const many = Array.from({ length: 400 }, (_, at) => ({ ...codeless, account: `p-${at}` }))
    expect((await service.createMany(asOperator, { people: many, isTrial: false })).created).toBe(400)
    expect(reads).toBe(2)
  })

  it('adds nobody on trial', async () => {
    const { service, people } = house()
    expect(await service.createMany(asOperator, { people: [one, two], isTrial: true })).toEqual({ created: 0, codes: [] })
    expect(people.size).toBe(0)
  })

  const local: Actor = { ...asOperator, grants: [{ role: 'operator', region: world.county, plan: world.plan }] }
  const at = (over: Partial<Grant>) => ({ ...two, grants: [grant(over)] as PersonInput['grants'] })
  it.each<[string, PersonInput, string]>([
    ['whose account is taken', { ...two, account: 'known-one' }, 'person.exists'],
    ['whose account another of them has', { ...two, account: 'first-one' }, 'person.exists'],
    ['of a place above the own county', at({ region: world.city }), 'region.absent'],
    ['of the county beside', at({ region: world.otherCounty }), 'region.absent'],
    ['for every plan', at({ plan: '*' }), 'region.absent'],
    ['of a body that is none', at({ body: 'nobody' }), 'body.absent'],
    ['of a body that was retired', at({ body: 'old-office' }), 'body.absent'],
    ['with a common password', { ...two, password: 'password-2020' }, 'password.common'],
  ])('with one %s adds none of them, on trial and in earnest, and says which', async (_, faulty, code) => {
    const { service, people } = house(person('known-one'))
    for (const isTrial of [true, false]) {
      const refused = await refusal(service.createMany(local, { people: [one, faulty], isTrial }))
      expect(refused).toMatchObject({ code: 'people.invalid', count: 1, faults: [{ at: 1, code }] })
      expect([...people.keys()]).toEqual(['known-one'])
    }
  })

  it('tells what stands against each of them in a sentence, a hundred at most', async () => {
    const { service } = house()
    const many = Array.from({ length: 101 }, (_, at) => ({ ...one, account: `p-number-${at}`, grants: two.grants }))
    const refused = await refusal(service.createMany({ ...local, grants: [] }, { people: many, isTrial: true }))
    expect(refused).toMatchObject({ count: 101 })
    const { faults } = unchecked<{ faults: { message: string }[] }>(refused)
    expect(faults).toHaveLength(100)
    expect(faults[0]?.message).toContain('不在您的权限范围')
  })

  it('that loses an account at the last moment adds none and says whose', async () => {
    const { service, people, repository } = house()
    repository.addAll = async () => {
      people.set('second-one', person('second-one'))
      return false
    }
    const refused = await refusal(service.createMany(asOperator, { people: [one, two], isTrial: false }))
    expect(refused).toMatchObject({ faults: [{ at: 1, code: 'person.exists' }] })
    expect(people.has('first-one')).toBe(false)
  })

  it('hides no failure of the store behind a sentence', async () => {
    const { service, repository } = house()
    repository.taken = async () => {
      throw new Error('store is gone')
    }
    await expect(service.createMany(asOperator, { people: [one], isTrial: true })).rejects.toThrow('store is gone')
  })
})
