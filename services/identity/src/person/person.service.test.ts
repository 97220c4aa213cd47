import type { Actor, Grant } from '@duzhan/contracts'
import { PersonInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Person } from './person.repository.ts'
import { personService } from './person.service.ts'

const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'inspector', region: world.county, plan: world.plan, ...over })
const input = (over: Partial<PersonInput> = {}): PersonInput => ({
  account: 'new-inspector',
  title: '督战员',
  password: 'a long password',
  grants: [grant() as PersonInput['grants'][number]],
  ...over,
})

function house(...known: Person[]) {
  const people = new Map(known.map((person) => [person.account, person]))
  let isTakenMeanwhile = false
  const service = personService({
    async add(person) {
      if (isTakenMeanwhile || people.has(person.account)) return false
      people.set(person.account, person)
      return true
    },
    byAccount: async (account) => people.get(account) ?? null,
    byId: async () => null,
    all: async () => [...people.values()],
  })
  const takeMeanwhile = () => {
    isTakenMeanwhile = true
  }
  return { service, people, takeMeanwhile }
}
const person = (account: string, ...grants: Grant[]): Person => ({
  id: account,
  account,
  title: '岗位',
  passwordHash: 'x',
  grants,
})

describe('adding a person', () => {
  it('keeps the post and its grants, and of the password only a hash', async () => {
    const { service, people } = house()
    expect(await service.create(asOperator, input())).toEqual({ account: 'new-inspector', title: '督战员', grants: [grant()] })
    const kept = people.get('new-inspector')
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(kept)).not.toContain('a long password')
  })

  it('under an account that is taken is refused, also when it is taken at the last moment', async () => {
    const exists = new Problem('conflict', 'person.exists', { account: 'new-inspector' })
    await expect(house(person('new-inspector')).service.create(asOperator, input())).rejects.toEqual(exists)
    const { service, takeMeanwhile } = house()
    takeMeanwhile()
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
    const seen = (await house(...people).service.list(asOperator)).map(({ account }) => account)
    expect(seen).toEqual(['inspector', 'both', 'nothing-yet'])
  })

  it('shows accounts, posts and grants, never a hash or an id', async () => {
    const [first] = await house(...people).service.list(asOperator)
    expect(first).toEqual({ account: 'inspector', title: '岗位', grants: [grant()] })
  })
})

describe('which accounts a password opens', () => {
  it('is told of the accounts that were asked for and exist, and of no other', async () => {
    const { service } = house()
    for (const account of ['first', 'second', 'not-asked'])
      await service.create(asOperator, input({ account, password: 'one and the same' }))
    await service.create(asOperator, input({ account: 'other-word', password: 'another word' }))
    const accounts = ['first', 'second', 'other-word', 'nobody']
    expect(await service.openedBy({ accounts, password: 'one and the same' })).toEqual(['first', 'second'])
    expect(await service.openedBy({ accounts, password: 'none of them' })).toEqual([])
  })
})
