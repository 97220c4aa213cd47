import type { RegionRecord, SetupCompletion } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { nation, regionCode, regionPath } from '@duzhan/regions'
import { manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { accessOf } from '../test/access.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'
import type { Setup } from './setup.repository.ts'
import { setupService } from './setup.service.ts'

const minute = 60_000
const hour = 60 * minute
const wrong = new Problem('forbidden', 'setup.wrong-code')
const done = new Problem('conflict', 'setup.done')
const regions = [
  { code: regionCode(world.province), name: '某省' },
  { code: regionCode(world.city), name: '某市' },
  { code: regionCode(world.county), name: '青石县' },
  { code: nation, name: '全国' },
]
const known = (code: string) => regions.find((one) => one.code === code)
const request = 'the request'

/** An installation without anybody, on a clock that stands still. */
function house(people = peopleInMemory()) {
  let kept: Setup | null = null
  let isFull = false
  const saved: RegionRecord[] = []
  const clock = manualClock()
  const { session, guard } = accessOf(people, clock)
  const service = setupService({
    setups: {
      async keep(setup) {
        kept = setup
      },
      current: async () => kept,
      async take(codeHash) {
        const isThis = kept?.codeHash === codeHash
        if (isThis) kept = null
        return isThis
      },
    },
    people,
    regions: {
      async save(records) {
        if (isFull) throw new Error('the disk is full')
        saved.push(...records)
      },
    },
    national: {
      path: async (code) => (known(code) ? regionPath(code).flatMap((one) => known(one) ?? []) : []),
      find: async ({ text }) =>
        regions.filter(({ name }) => name.includes(text)).map((region) => ({ ...region, above: ['某省', '某市'] })),
    },
    ...{ session, guard, clock },
  })
  const offered = async () => (await service.offer())?.code ?? ''
  const complete = (code: string, more: Partial<SetupCompletion> = {}) => {
    const person = { account: 'first-operator', title: '县督战办管理员', password: 'huang-shan-52-yun', region: world.county }
    return service.complete({ code, ...person, isAuthor: false, address: '10.0.0.7', client: '', ...more }, request)
  }
  const fill = (full: boolean) => {
    isFull = full
  }
  return { service, people, saved, clock, offered, complete, fill, kept: () => kept }
}

describe('the first operator', () => {
  it('is made by the code that the start has printed, with the jurisdiction and all above it, and is signed in', async () => {
    const { service, people, saved, offered, complete } = house()
    expect(await service.state()).toEqual({ isOpen: true })
    const { actor, token } = await complete(await offered())
    const grants = [{ role: 'operator', region: world.county, plan: '*' }]
    expect(actor).toMatchObject({ account: 'first-operator', title: '县督战办管理员', grants })
    expect(actor.mustChangePassword, 'nobody else knows the password').toBeUndefined()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(saved).toEqual(regions.slice(0, 3))
    expect(await people.byAccount('first-operator')).toMatchObject({ grants, isDisabled: false, mustChangePassword: false })
    expect(await service.state()).toEqual({ isOpen: false })
  })

  it('writes plans as well where they say so', async () => {
    const { offered, complete } = house()
    const { actor } = await complete(await offered(), { isAuthor: true })
    expect(actor.grants.map(({ role }) => role)).toEqual(['operator', 'author'])
  })

  it('is the only one of several who use the code at the same moment', async () => {
    const { people, offered, complete } = house()
    const code = await offered()
    const accounts = ['one', 'two', 'three']
    const outcomes = await Promise.allSettled(accounts.map((account) => complete(code, { account })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(people.kept.size).toBe(1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused).toEqual([done, done])
  })

  it('is made once: afterwards nothing is offered and the code is refused', async () => {
    const { service, people, offered, complete } = house()
    const code = await offered()
    await complete(code)
    await expect(complete(code, { account: 'second' })).rejects.toEqual(done)
    expect(await service.offer()).toBeNull()
    expect(people.kept.size).toBe(1)
  })

  it('is not made where somebody exists, of whatever kind and though they are disabled', async () => {
    const { service, complete } = house(peopleInMemory(aPerson('old', { isDisabled: true })))
    expect(await service.offer()).toBeNull()
    await expect(complete('any')).rejects.toEqual(done)
    expect(await service.state()).toEqual({ isOpen: false })
  })
})

describe('the code of the set-up', () => {
  it('has 140 bits, is another each time and kept as a hash alone', async () => {
    const { offered, kept } = house()
    const [one, other] = [await offered(), await offered()]
    for (const code of [one, other]) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(one).not.toBe(other)
    expect(kept()?.codeHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(kept())).not.toContain(other.slice(0, 9))
  })

  it('may be typed in capitals, without its groups, and with letters in place of the digits that they look like', async () => {
    const typed = (code: string) => code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
    const { offered, complete } = house()
    expect((await complete(typed(await offered()))).actor.account).toBe('first-operator')
  })

  it('is void once another start has printed a new one', async () => {
    const { offered, complete } = house()
    const earlier = await offered()
    await offered()
    await expect(complete(earlier)).rejects.toEqual(wrong)
  })

  it('is refused when it is wrong, and where none was ever printed', async () => {
    const { offered, complete, people } = house()
    await expect(complete('')).rejects.toEqual(wrong)
    await offered()
    await expect(complete('0000-0000-0000-0000-0000-0000-0000')).rejects.toEqual(wrong)
    expect(people.kept.size).toBe(0)
  })

  it('is refused an hour after it was printed, in its own words', async () => {
    const { offered, complete, clock } = house()
    const code = await offered()
    clock.advance(hour)
    await expect(complete(code)).rejects.toEqual(new Problem('forbidden', 'setup.expired'))
    expect((await complete(await offered())).actor.account).toBe('first-operator')
  })

  it('lasts for the whole hour', async () => {
    const { offered, complete, clock } = house()
    const code = await offered()
    clock.advance(hour - 1)
    expect((await complete(code)).actor.account).toBe('first-operator')
  })

  it('is guessed ten times in five minutes and no more, as a password is', async () => {
    const { offered, complete, clock } = house()
    const code = await offered()
    for (let times = 0; times < 10; times++) await expect(complete('guess')).rejects.toEqual(wrong)
    const limited = new Problem('limited', 'session.limited', { minutes: 5 })
    await expect(complete(code)).rejects.toEqual(limited)
    expect((await complete(code, { address: '10.0.0.8' }).catch((error: unknown) => error)) as object).toMatchObject({
      actor: { account: 'first-operator' },
    })
    clock.advance(5 * minute)
    await expect(complete(code)).rejects.toEqual(done)
  })

  it('may be used again after a refusal and after a failure, which leave nobody', async () => {
    const { offered, complete, people, fill } = house()
    const code = await offered()
    await expect(complete(code, { password: 'kurz' })).rejects.toMatchObject({ code: 'password.too-short' })
    fill(true)
    await expect(complete(code)).rejects.toThrow('the disk is full')
    expect(people.kept.size).toBe(0)
    fill(false)
    expect((await complete(code)).actor.account).toBe('first-operator')
  })

  it.each([
    ['990000000001', 'region.invalid'],
    [world.foreignProvince, 'region.unpublished'],
  ])('takes no jurisdiction that is none: %s', async (region, code) => {
    const { offered, complete, people, saved } = house()
    await expect(complete(await offered(), { region })).rejects.toMatchObject({ code })
    expect(people.kept.size).toBe(0)
    expect(saved).toEqual([])
  })
})

describe('a jurisdiction that is no division', () => {
  const zone = { code: `${world.county.slice(0, 6)}480000`, name: '青石经济开发区' }

  it('is a zone right beneath one, which is held with all that it lies in and operated by the first operator alone', async () => {
    const { saved, offered, complete } = house()
    const { actor } = await complete(await offered(), { zone, isAuthor: true })
    expect(actor.grants).toEqual(['operator', 'author'].map((role) => ({ role, region: zone.code, plan: '*' })))
    expect(saved).toEqual([...regions.slice(0, 3), zone])
  })

  it.each([
    ['of another county', world.otherCounty.slice(0, 6), 'setup.zone-elsewhere'],
    ['of the county itself', world.county.slice(0, 6), 'setup.zone-elsewhere'],
    ['that leaves out a level', `${world.county.slice(0, 6)}480201`, 'setup.zone-elsewhere'],
    ['that is none', '4303', 'region.invalid'],
  ])('is no zone by a code %s', async (_, digits, code) => {
    const { saved, people, offered, complete } = house()
    const wrongly = complete(await offered(), { zone: { ...zone, code: digits.length < 6 ? digits : digits.padEnd(12, '0') } })
    await expect(wrongly).rejects.toMatchObject({ code })
    expect([saved, people.kept.size]).toEqual([[], 0])
  })

  it('is no zone by the code of a division, which is to be chosen itself', async () => {
    const { offered, complete } = house()
    const asCounty = complete(await offered(), { region: world.city, zone: { code: world.county, name: '青石新区' } })
    const details = { code: world.county, name: '青石县' }
    await expect(asCounty).rejects.toEqual(new Problem('conflict', 'setup.zone-published', details))
  })

  it('is the nation, which holds all provinces, and has no zone of its own', async () => {
    const { saved, offered, complete } = house()
    const code = await offered()
    const province = { code: '990000000000', name: '某特区' }
    await expect(complete(code, { region: nation, zone: province })).rejects.toMatchObject({ code: 'setup.zone-elsewhere' })
    expect((await complete(code, { region: nation })).actor.grants).toMatchObject([{ role: 'operator', region: nation }])
    expect(saved).toEqual([{ code: nation, name: '全国' }])
  })
})

describe('the regions to choose from', () => {
  it('are those of the national tree, as long as nobody exists', async () => {
    const { service, offered, complete } = house()
    const found = [{ code: world.county, name: '青石县', above: ['某省', '某市'] }]
    expect(await service.find({ text: '青石' })).toEqual(found)
    await complete(await offered())
    await expect(service.find({ text: '青石' })).rejects.toEqual(done)
  })
})
