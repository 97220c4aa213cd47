import type { Actor, Grant, PersonMove, PersonRemoval } from '@duzhan/contracts'
import type { Problem } from '@duzhan/problems'
import { asOperator, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Person } from '../person/person.repository.ts'
import { personAdmin } from '../person/personAdmin.ts'
import { aBody } from '../test/aBody.ts'
import { aPerson, bodiesInMemory, peopleInMemory, sessionsInMemory } from '../test/memory.ts'
import { moveService } from './move.service.ts'

const day = 24 * 60 * 60_000
const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })
const [old, next] = [grant(), grant({ role: 'reviewer' })]
const local: Actor = { ...asOperator, grants: [{ role: 'operator', region: world.county, plan: '*' }] }
const wang = (over: Partial<Person> = {}) => aPerson('wang', { grants: [old], ...over })
const li = (over: Partial<Person> = {}) => aPerson('li', { grants: [grant({ role: 'viewer' })], ...over })

function house(...known: Person[]) {
  const people = peopleInMemory(...(known.length > 0 ? known : [wang(), li()]))
  const clock = manualClock()
  const told: { verb: string; person: string; move: unknown }[] = []
  const { update } = people
  people.update = async (verb, person, change, more) => {
    const isDone = await update(verb, person, change, more)
    if (isDone) told.push({ verb, person: person.account, move: more?.move })
    return isDone
  }
  const sessions = sessionsInMemory()
  const ended: string[] = []
  sessions.removeOf = async (person) => void ended.push(person)
  const bodies = bodiesInMemory(aBody({ key: 'old', retiredOn: '2020-01-01' }))
  const service = moveService({ people, admin: personAdmin({ people, clock }), bodies, sessions, clock })
  const remove = (over: Partial<PersonRemoval> = {}, actor = local) =>
    service.remove(actor, { account: 'wang', from: '2020-03-20', reason: '已退休离开单位', successor: null, ...over })
  const move = (over: Partial<PersonMove> = {}, actor = local) =>
    service.move(actor, {
      ...{ account: 'wang', grants: [next] as PersonMove['grants'], from: '2020-03-20' },
      ...{ reason: '调到督查室工作', successor: null, ...over },
    })
  const grantsOf = (account: string) => people.kept.get(account)?.grants
  return { service, people, clock, told, move, remove, ended, grantsOf }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: Problem) => error.code,
  )

describe('a move of today', () => {
  it('gives the other grants at once, and the work to a successor who has what is lost besides their own', async () => {
    const { move, grantsOf, people, told } = house()
    expect(await move({ successor: 'li' })).toMatchObject({ grants: [next], move: null })
    expect(grantsOf('li')).toEqual([grant({ role: 'viewer' }), old])
    expect(people.kept.get('li')?.standsFor).toEqual(['p-wang'])
    const said = { of: '岗位', to: '岗位', from: '2020-03-20', reason: '调到督查室工作' }
    expect(told).toEqual([
      { verb: 'planMove', person: 'wang', move: said },
      { verb: 'takeOver', person: 'li', move: said },
      { verb: 'move', person: 'wang', move: said },
    ])
  })

  it('without a successor leaves the work to the post', async () => {
    const { move, grantsOf, told } = house()
    await move()
    expect([grantsOf('wang'), grantsOf('li')]).toEqual([[next], [grant({ role: 'viewer' })]])
    expect(told.map(({ verb }) => verb)).toEqual(['planMove', 'move'])
  })

  it('takes nothing from a successor who could do it already', async () => {
    const { move, people } = house(wang(), li({ grants: [old] }))
    await move({ successor: 'li' })
    expect(people.kept.get('li')).toMatchObject({ grants: [old], standsFor: ['p-wang'] })
  })

  it('hands over what was handed over before', async () => {
    const { move, people } = house(wang({ standsFor: ['p-zhao'] }), li())
    await move({ successor: 'li' })
    expect(people.kept.get('li')?.standsFor).toEqual(['p-zhao', 'p-wang'])
  })
})

describe('a move of another day', () => {
  it('is seen to wait, changes nothing before, and takes effect in the first minute of its day', async () => {
    const { service, move, grantsOf, clock, told } = house()
    const view = await move({ from: '2020-03-22', successor: 'li' })
    expect(view.move).toMatchObject({ from: '2020-03-22', grants: [next], successor: { account: 'li' }, by: local.title })
    clock.advance(day)
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([old])
    clock.advance(15 * 60 * 60_000) // midnight in Shanghai
    await service.bringIntoForce()
    expect([grantsOf('wang'), grantsOf('li')]).toEqual([[next], [grant({ role: 'viewer' }), old]])
    await service.bringIntoForce()
    expect(told.map(({ verb }) => verb)).toEqual(['planMove', 'takeOver', 'move'])
  })

  it('is cancelled, once, and replaced by a later decision', async () => {
    const { service, move, grantsOf, clock } = house()
    expect(await codeOf(service.cancel(local, 'wang'))).toBe('move.none')
    await move({ from: '2020-03-21' })
    await move({ from: '2020-03-30' })
    clock.advance(2 * day)
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([old])
    expect((await service.cancel(local, 'wang')).move).toBeNull()
    clock.advance(10 * day)
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([old])
    expect(await codeOf(service.cancel(local, 'wang'))).toBe('move.none')
  })

  it('leaves to the person what somebody else has given them since, for it was not the decider’s to take or to hand over', async () => {
    for (const way of ['move', 'remove'] as const) {
      const { service, people, grantsOf, clock, ...ways } = house()
      await ways[way]({ from: '2020-03-21', successor: 'li' })
      const high = grant({ role: 'decider', region: world.province })
      people.kept.set('wang', { ...people.kept.get('wang')!, grants: [old, high] })
      clock.advance(day)
      await service.bringIntoForce()
      expect(grantsOf('wang')).toEqual(way === 'move' ? [next, high] : [high])
      expect(grantsOf('li')).toEqual([grant({ role: 'viewer' }), old])
      expect(people.kept.get('wang')).toMatchObject({ isDisabled: false, removal: null, move: null })
    }
  })

  it('hands over to nobody who was shut out meanwhile', async () => {
    const shut = house()
    await shut.move({ from: '2020-03-21', successor: 'li' })
    shut.people.kept.set('li', { ...shut.people.kept.get('li')!, isDisabled: true })
    shut.clock.advance(day)
    await shut.service.bringIntoForce()
    expect([shut.grantsOf('wang'), shut.grantsOf('li')]).toEqual([[next], [grant({ role: 'viewer' })]])
  })

  it('over which a platform dies is done by the next one, wherever it died, and nothing is nobody’s between', async () => {
    for (const dies of ['takeOver', 'move'] as const) {
      const { service, people, move, grantsOf, clock } = house()
      await move({ from: '2020-03-21', successor: 'li' })
      clock.advance(day)
      const { update } = people
      people.update = async (verb, ...more) => {
        if (verb === dies) throw new Error('the disk is full')
        return await update(verb, ...more)
      }
      await expect(service.bringIntoForce()).rejects.toThrow('the disk is full')
      expect([...(grantsOf('wang') ?? []), ...(grantsOf('li') ?? [])]).toContainEqual(old)
      people.update = update
      await service.bringIntoForce()
      expect([grantsOf('wang'), grantsOf('li')]).toEqual([[next], [grant({ role: 'viewer' }), old]])
    }
  })

  it('into which other changes come is tried again, and left to the next minute where they come again and again', async () => {
    const { service, people, move, grantsOf, clock } = house()
    await move({ from: '2020-03-21', successor: 'li' })
    clock.advance(day)
    const { update } = people
    let refused = 3
    people.update = async (...change) => (refused-- > 0 ? false : await update(...change))
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([next])
    refused = 0
    await move({ grants: [old] as PersonMove['grants'], from: '2020-03-22', successor: 'li' })
    clock.advance(day)
    refused = Number.POSITIVE_INFINITY
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([next])
    refused = 0
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([old])
  })
})

describe('a move is refused', () => {
  const beside = grant({ region: world.otherCounty })
  it.each<[string, Partial<PersonMove>, string]>([
    ['of oneself', { account: 'self' }, 'person.self'],
    ['of somebody who holds anything beside', { account: 'both' }, 'person.absent'],
    ['of nobody', { account: 'nobody-there' }, 'person.absent'],
    ['to a post beside', { grants: [beside] as PersonMove['grants'] }, 'region.absent'],
    ['to a body that is retired', { grants: [grant({ body: 'old', role: 'unit' })] as PersonMove['grants'] }, 'body.absent'],
    ['of yesterday', { from: '2020-03-19' }, 'move.past'],
    ['to the same post', { grants: [old] as PersonMove['grants'] }, 'move.unchanged'],
    ['with the person as successor', { successor: 'wang' }, 'move.successor'],
    ['with a successor who is disabled', { successor: 'out' }, 'move.successor'],
    ['with a successor beside', { successor: 'both' }, 'person.absent'],
    ['with oneself as successor', { successor: 'self' }, 'person.self'],
    ['with a successor who would have too much', { successor: 'full' }, 'move.too-many'],
  ])('%s', async (_, over, code) => {
    const full = Array.from({ length: 50 }, (_, at) => grant({ team: `team-${at}` }))
    const known = [
      ...[wang(), li(), aPerson('self', { id: local.id, grants: [old] }), aPerson('both', { grants: [old, beside] })],
      ...[aPerson('out', { grants: [old], isDisabled: true }), aPerson('full', { grants: full })],
    ]
    const { move, people, told } = house(...known)
    expect(await codeOf(move(over))).toBe(code)
    expect([...people.kept.values()]).toEqual(known)
    expect(told).toEqual([])
  })

  it('where it leaves a region without an operator, but not where the successor is one then', async () => {
    const chief = grant({ role: 'operator', plan: '*' })
    const { move, grantsOf } = house(wang({ grants: [chief] }), li())
    expect(await codeOf(move())).toBe('person.last-operator')
    expect(grantsOf('wang')).toEqual([chief])
    expect(await codeOf(move({ successor: 'li' }))).toBe('done')
    expect(grantsOf('li')).toContainEqual(chief)
  })

  it('at its day, where the other operator has gone meanwhile, until there is one again', async () => {
    const chief = grant({ role: 'operator', plan: '*' })
    const { service, move, people, grantsOf, clock, told } = house(wang({ grants: [chief] }), li({ grants: [chief] }))
    await move({ from: '2020-03-21' })
    const kept = people.kept.get('li')!
    people.kept.set('li', { ...kept, isDisabled: true })
    clock.advance(day)
    await service.bringIntoForce()
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([chief])
    expect(told, 'and the log does not fill up').toHaveLength(1)
    people.kept.set('li', kept)
    await service.bringIntoForce()
    expect(grantsOf('wang')).toEqual([next])
  })

  it('of two operators who move each other at the same moment for one at least', async () => {
    const chief = grant({ role: 'operator', plan: '*' })
    const both = [wang({ grants: [chief] }), li({ grants: [chief] })]
    const { service, people } = house(...both)
    const by = (person: Person): Actor => ({ id: person.id, account: person.account, title: '岗位', grants: person.grants })
    const decided = { grants: [next] as PersonMove['grants'], from: '2020-03-20', reason: '调到督查室工作', successor: null }
    await Promise.allSettled([
      service.move(by(both[0]!), { account: 'li', ...decided }),
      service.remove(by(both[1]!), { account: 'wang', from: decided.from, reason: decided.reason, successor: null }),
    ])
    const left = [...people.kept.values()].filter(({ isDisabled, grants }) => !isDisabled && grants.includes(chief))
    expect(left.length).toBeGreaterThan(0)
  })

  it('when somebody else has changed the person meanwhile', async () => {
    const { move, people } = house()
    people.update = async () => false
    expect(await codeOf(move())).toBe('person.stale')
  })
})

describe('what a post holds', () => {
  it('is told grant by grant, with how many others who can sign in could do the same', async () => {
    const known = [
      ...[
        wang({ grants: [old, next] }),
        li({ grants: [old] }),
        aPerson('above', { grants: [grant({ region: world.city, plan: '*' })] }),
      ],
      ...[aPerson('out', { grants: [old], isDisabled: true }), aPerson('below', { grants: [grant({ region: world.township })] })],
    ]
    const { service } = house(...known)
    expect(await service.holding(local, 'wang')).toEqual({
      grants: [
        { grant: old, others: 2 },
        { grant: next, others: 0 },
      ],
    })
    expect(await codeOf(service.holding(local, 'above'))).toBe('person.absent')
  })
})

describe('a person who leaves', () => {
  const invitations = [{ hash: 'h', until: '2020-03-27T01:00:00.000Z', end: null }]

  it('signs in no more from today on, and is kept as they were, with why', async () => {
    const { remove, people, ended, told } = house(wang({ invitations, access: 3 }), li())
    const removal = { at: '2020-03-20T01:00:00.000Z', reason: '已退休离开单位', by: local.title }
    expect(await remove()).toMatchObject({ isDisabled: true, removal, move: null, grants: [old], invitation: null })
    expect(people.kept.get('wang')).toMatchObject({ access: 4, title: '岗位', invitations: [{ end: 'revoked' }] })
    expect(ended).toEqual(['p-wang'])
    expect(told.map(({ verb }) => verb)).toEqual(['planRemoval', 'remove'])
  })

  it('hands all that they hold to a successor', async () => {
    const { remove, people, grantsOf } = house(wang({ grants: [old, next] }), li())
    await remove({ successor: 'li' })
    expect(grantsOf('li')).toEqual([grant({ role: 'viewer' }), old, next])
    expect(people.kept.get('li')?.standsFor).toEqual(['p-wang'])
  })

  it('on a day to come works until then, and may stay after all', async () => {
    const { service, remove, people, ended, clock } = house()
    expect((await remove({ from: '2020-03-22' })).move).toMatchObject({ grants: null, from: '2020-03-22' })
    expect(people.kept.get('wang')).toMatchObject({ isDisabled: false, removal: null })
    expect(ended).toEqual([])
    expect((await service.cancel(local, 'wang')).move).toBeNull()
    await remove({ from: '2020-03-22' })
    clock.advance(2 * day)
    await service.bringIntoForce()
    expect(people.kept.get('wang')).toMatchObject({ isDisabled: true, removal: { at: '2020-03-22T01:00:00.000Z' } })
  })

  it('is nobody to be changed any more, but can be brought back, once, with what they might do', async () => {
    const { service, move, remove, people } = house()
    await remove()
    const refused = [move(), remove(), service.cancel(local, 'wang')]
    for (const one of refused) expect(await codeOf(one)).toBe('person.removed')
    expect(await codeOf(move({ account: 'li', successor: 'wang' })), 'nor a successor').toBe('person.removed')
    expect(await service.bringBack(local, 'wang')).toMatchObject({ isDisabled: false, removal: null, grants: [old] })
    expect(people.kept.get('wang')?.access, 'with none of the sessions that were open then').toBe(1)
    expect(await codeOf(service.bringBack(local, 'wang'))).toBe('person.not-removed')
  })

  it.each<[string, Partial<PersonRemoval>, string]>([
    ['oneself', { account: 'self' }, 'person.self'],
    ['somebody beside', { account: 'beside' }, 'person.absent'],
    ['somebody above', { account: 'above' }, 'person.absent'],
    ['somebody yesterday', { from: '2020-03-19' }, 'move.past'],
    ['somebody with themselves as successor', { successor: 'wang' }, 'move.successor'],
    ['the last operator', { account: 'chief' }, 'person.last-operator'],
  ])('is not %s', async (_, over, code) => {
    const known = [
      ...[
        wang(),
        aPerson('self', { id: local.id, grants: [old] }),
        aPerson('chief', { grants: [grant({ role: 'operator', plan: '*' })] }),
      ],
      ...[
        aPerson('beside', { grants: [grant({ region: world.otherCounty })] }),
        aPerson('above', { grants: [grant({ region: world.city })] }),
      ],
    ]
    const { remove, people } = house(...known)
    expect(await codeOf(remove(over))).toBe(code)
    expect([...people.kept.values()]).toEqual(known)
  })

  it('is the last operator where another takes over', async () => {
    const chief = grant({ role: 'operator', plan: '*' })
    const { remove, grantsOf, people } = house(wang({ grants: [chief] }), li())
    expect(await codeOf(remove({ successor: 'li' }))).toBe('done')
    expect(grantsOf('li')).toContainEqual(chief)
    expect(people.kept.get('wang')?.removal).not.toBeNull()
  })

  it('is brought back by nobody who does not administer them', async () => {
    const { service, remove } = house()
    await remove()
    const beside: Actor = { ...local, grants: [{ role: 'operator', region: world.otherCounty, plan: '*' }] }
    expect(await codeOf(service.bringBack(beside, 'wang'))).toBe('person.absent')
  })
})
