import type { Actor, BodyInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { aBody } from '../test/aBody.ts'
import { bodiesInMemory } from '../test/memory.ts'
import type { Body } from './body.repository.ts'
import { bodyService } from './body.service.ts'

function input(over: Partial<BodyInput> = {}): BodyInput {
  const { retiredOn: _, retiredFor: __, members: ___, ...body } = aBody({ version: 0 })
  return { ...body, members: null, ...over }
}
function house(...known: Body[]) {
  const parts: Record<string, string[]> = {}
  const bodies = bodiesInMemory(...known)
  const regions = { partsOf: async (codes: readonly string[]) => new Map(codes.map((code) => [code, parts[code] ?? []])) }
  return { service: bodyService({ bodies, regions, clock: manualClock() }), parts, kept: bodies.kept, bodies }
}
const operatorOf = (region: string, plan = '*'): Actor => ({ ...asOperator, grants: [{ role: 'operator', region, plan }] })
const government = aBody({ key: 'government', title: '某县人民政府', kind: 'government' })
const school = aBody({ key: 'no-1-school', title: '第一小学', kind: 'school', region: world.township, parent: 'education' })
const group = aBody({ key: 'schools', title: '各学校', kind: 'group', members: { by: 'key', members: ['no-1-school'] } })
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

describe('entering a body', () => {
  it('keeps it in the directory of its jurisdiction, at its first version', async () => {
    const { service, kept } = house(government)
    const body = await service.save(asOperator, input({ parent: 'government' }))
    expect(body).toEqual(aBody({ parent: 'government' }))
    expect(kept.get('education')).toEqual(body)
  })

  it('is for operators of the jurisdiction or above it, for every plan', async () => {
    const { service, kept } = house()
    expect(await refusal(service.save(operatorOf(world.otherCounty), input()))).toBe('region.absent')
    expect(await refusal(service.save(operatorOf(world.township), input()))).toBe('region.absent')
    expect(await refusal(service.save(operatorOf(world.county, world.plan), input())), 'of one plan').toBe('region.absent')
    expect(await refusal(service.save(asAuthor, input()))).toBe('region.absent')
    expect(kept.size).toBe(0)
    expect(await refusal(service.save(operatorOf(world.county), input()))).toBe('done')
  })

  it.each<[string, Partial<BodyInput>, string]>([
    ['a key that is taken', { key: 'government' }, 'body.taken'],
    ['a region outside the jurisdiction', { region: world.otherCounty }, 'body.elsewhere'],
    ['a region above the jurisdiction', { region: world.city }, 'body.elsewhere'],
    ['a region that is none', { region: '999999999999' }, 'body.elsewhere'],
    ['a parent that is in no directory', { parent: 'no-such' }, 'body.parent-invalid'],
    ['a parent that is retired', { parent: 'old-office' }, 'body.parent-invalid'],
    ['a group for a parent', { parent: 'schools' }, 'body.parent-invalid'],
    ['itself for a parent', { parent: 'education' }, 'body.parent-invalid'],
    ['a parent of the county next door', { parent: 'next-door' }, 'body.parent-invalid'],
    ['a member that is in no directory', { kind: 'group', members: { by: 'key', members: ['no-such'] } }, 'body.member-invalid'],
    ['itself for a member', { kind: 'group', members: { by: 'key', members: ['education'] } }, 'body.member-invalid'],
  ])('with %s is refused', async (_, over, code) => {
    const old = aBody({ key: 'old-office', retiredOn: '2020-01-31' })
    const nextDoor = aBody({ key: 'next-door', jurisdiction: world.otherCounty, region: world.otherCounty })
    const { service, kept } = house(government, old, nextDoor, school, group)
    expect(await refusal(service.save(asOperator, input(over)))).toBe(code)
    expect(kept.has('education')).toBe(false)
  })

  it('may belong to a village, whose operator keeps its directory', async () => {
    const { service } = house()
    const committee = input({
      key: 'committee',
      title: '村民委员会',
      kind: 'village',
      jurisdiction: world.village,
      region: world.village,
    })
    expect(await refusal(service.save(operatorOf(world.village), committee))).toBe('done')
    expect(await refusal(service.save(operatorOf(world.village), input()))).toBe('region.absent')
  })

  it('may stand under a body of the directory above, and in a group of it', async () => {
    const { service } = house(aBody({ key: 'city-education', jurisdiction: world.city, region: world.city }))
    expect(await refusal(service.save(operatorOf(world.county), input({ parent: 'city-education' })))).toBe('done')
  })
})

describe('correcting a body', () => {
  it('changes it as it was seen, and stands at the next version', async () => {
    const { service, kept } = house(aBody())
    await service.save(asOperator, input({ title: '某县教育体育局', posts: ['局长'], version: 1 }))
    expect(kept.get('education')).toEqual(aBody({ title: '某县教育体育局', posts: ['局长'], version: 2 }))
  })

  it.each<[string, Partial<BodyInput>, Partial<Body>, string]>([
    ['somebody else has changed since', { version: 1 }, { version: 2 }, 'body.stale'],
    ['is retired', { version: 1 }, { retiredOn: '2020-01-31' }, 'body.is-retired'],
    ['belongs to another directory', { version: 1, jurisdiction: world.city }, {}, 'body.taken'],
    ['is in no directory', { version: 1, key: 'no-such' }, {}, 'body.absent'],
  ])('that %s is refused', async (_, over, standing, code) => {
    const { service, kept } = house(aBody(standing))
    expect(await refusal(service.save(asOperator, input({ title: '改名', ...over })))).toBe(code)
    expect(kept.get('education')).toEqual(aBody(standing))
  })

  it('of two people at once lets one through', async () => {
    const { service, bodies } = house(aBody())
    bodies.update = async () => false
    expect(await refusal(service.save(asOperator, input({ version: 1 })))).toBe('body.stale')
  })

  it('makes no body part of itself', async () => {
    const { service } = house(aBody(), school)
    expect(await refusal(service.save(asOperator, input({ parent: 'no-1-school', version: 1 })))).toBe('body.parent-invalid')
  })
})

describe('retiring a body', () => {
  const because = { key: 'education', version: 1, reason: '机构改革，并入教育体育局' }
  it('keeps it with the day and the reason', async () => {
    const { service, kept } = house(aBody())
    await service.retire(asOperator, because)
    expect(kept.get('education')).toEqual(aBody({ retiredOn: '2020-03-20', retiredFor: because.reason, version: 2 }))
    expect(
      (await service.list(asOperator, { show: 'all' })).bodies.map(({ key }) => key),
      'it stays in the list',
    ).toEqual(['education'])
    expect(await refusal(service.retire(asOperator, { ...because, version: 2 }))).toBe('body.is-retired')
  })

  it('waits until nothing that stands is part of it', async () => {
    const { service } = house(aBody(), school)
    expect(await refusal(service.retire(asOperator, because))).toBe('body.has-parts')
    await service.retire(asOperator, { ...because, key: 'no-1-school' })
    expect(await refusal(service.retire(asOperator, because))).toBe('done')
  })

  it('is nothing for a stranger, to whom it is absent', async () => {
    const { service } = house(aBody())
    expect(await refusal(service.retire(operatorOf(world.otherCounty), because))).toBe('body.absent')
    expect(await refusal(service.retire(asOperator, { ...because, version: 9 }))).toBe('body.stale')
  })
})

describe('the directory', () => {
  const ofCity = aBody({ key: 'city-office', jurisdiction: world.city, region: world.city })
  const nextDoor = aBody({ key: 'next-door', jurisdiction: world.otherCounty, region: world.otherCounty })
  it('shows an operator what lies within the own regions', async () => {
    const { service } = house(aBody(), ofCity, nextDoor)
    const seen = async (actor: Actor) => (await service.list(actor)).bodies.map(({ key }) => key)
    expect(await seen(operatorOf(world.county))).toEqual(['education'])
    expect(await seen(operatorOf(world.city))).toEqual(['city-office', 'education', 'next-door'])
    expect(await seen(operatorOf(world.county, world.plan))).toEqual([])
    expect(await seen(asAuthor)).toEqual([])
  })

  it('tells a plan of the bodies of its own jurisdiction, above it and below it', async () => {
    const { service } = house(aBody(), ofCity, nextDoor)
    const named = async (region: string) => (await service.within(region)).map(({ key }) => key)
    expect(await named(world.county)).toEqual(['city-office', 'education'])
    expect(await named(world.city)).toEqual(['city-office', 'education', 'next-door'])
    expect(await named(world.foreignProvince)).toEqual([])
  })

  it('tells a plan of a region that others were merged into of theirs too', async () => {
    const { service, parts } = house(aBody(), ofCity, nextDoor)
    const named = async () => (await service.within('990199000000')).map(({ key }) => key)
    expect(await named()).toEqual(['city-office'])
    parts['990199000000'] = [world.county, world.otherCounty]
    expect(await named()).toEqual(['city-office', 'education', 'next-door'])
  })
})
