import { type Actor, policy, Role, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asInspector, asOperator, asOutsider, asViewer, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodiesFor,
  concerns,
  covertBy,
  grantsAt,
  grantsFor,
  isBy,
  isOfTarget,
  may,
  reach,
  readerFor,
  senderAt,
  targetsFor,
  visible,
} from './rights.ts'

const at = (region: string, plan: string = world.plan) => ({ plan, regionPath: regionPath(regionCode(region)) })
const who = (role: Role, region: string, plan = 'p-1'): Actor => ({
  id: 'x',
  account: 'x',
  title: 'x',
  grants: [{ role, region, plan }],
})

describe('a right', () => {
  it('holds in the granted region and below it, neither above nor beside it', () => {
    const inspector = who('inspector', world.county)
    expect(may(inspector, 'submission.submit', at(world.county, 'p-1'))).toBe(true)
    expect(may(inspector, 'submission.submit', at(world.village, 'p-1'))).toBe(true)
    expect(may(inspector, 'submission.submit', at(world.city, 'p-1'))).toBe(false)
    expect(may(inspector, 'submission.submit', at(world.province, 'p-1'))).toBe(false)
    expect(may(inspector, 'submission.submit', at(world.otherVillage, 'p-1'))).toBe(false)
  })

  it.each([
    ['430300000000', '430310000000', true],
    ['430310000000', '430300000000', false],
    ['430300000000', '430301000000', true],
    ['430301000000', '430301100000', true],
    ['430301000000', '430310100000', false],
    ['430301100000', '430301101000', false],
    ['430000000000', '430300000000', true],
    ['430300000000', '430000000000', false],
    ['400000000000', '430000000000', false],
  ])('granted for %s, at %s: %s, however alike the codes begin', (granted, region, holds) => {
    expect(may(who('viewer', granted), 'target.list', at(region, 'p-1'))).toBe(holds)
  })

  it('holds for its own plan, or with an asterisk for every plan', () => {
    expect(may(who('viewer', world.city, 'p-1'), 'target.list', at(world.village, 'p-1'))).toBe(true)
    expect(may(who('viewer', world.city, 'p-1'), 'target.list', at(world.village, 'p-10'))).toBe(false)
    expect(may(who('viewer', world.city, '*'), 'target.list', at(world.village, 'p-10'))).toBe(true)
    expect(
      may(who('viewer', world.city, 'p-1'), 'target.list', at(world.village, '*')),
      'a plan’s grant is not every plan’s',
    ).toBe(false)
  })

  it('needs a role that holds the verb', () => {
    expect(may(asViewer, 'finding.list', at(world.village))).toBe(true)
    expect(may(asViewer, 'finding.closeOut', at(world.village))).toBe(false)
    expect(may({ ...asViewer, grants: [] }, 'finding.list', at(world.village))).toBe(false)
  })

  it('of two grants never mixes the region of one with the role of the other', () => {
    const both: Actor = {
      ...who('viewer', world.city),
      grants: [...who('viewer', world.city).grants, ...who('reviewer', world.otherCounty).grants],
    }
    expect(may(both, 'finding.closeOut', at(world.village, 'p-1'))).toBe(false)
    expect(may(both, 'finding.closeOut', at(world.otherVillage, 'p-1'))).toBe(true)
  })

  it('is no wider and no narrower than the path says, for any grant and any place', () => {
    const region = fc
      .tuple(
        fc.integer({ min: 43, max: 44 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 11 }),
      )
      .chain(([province, city, county, township]) => {
        const two = (part: number) => String(part).padStart(2, '0')
        const full = `${province}${two(city)}${two(county)}${String(township).padStart(3, '0')}`
        return fc.constantFrom(2, 4, 6, 9).map((digits) => full.slice(0, digits).padEnd(12, '0'))
      })
    const digitsOf = (code: string) => [2, 4, 6, 9, 12].find((digits) => /^0*$/.test(code.slice(digits))) ?? 12
    fc.assert(
      fc.property(region, region, (granted, place) => {
        const isWithin = place.slice(0, digitsOf(granted)) === granted.slice(0, digitsOf(granted))
        expect(may(who('viewer', granted), 'target.list', at(place, 'p-1'))).toBe(isWithin)
      }),
    )
  })
})

describe('the reach of an actor', () => {
  it('is every region where the verb is held for that plan, each once', () => {
    const twice: Actor = {
      ...asViewer,
      grants: [...asViewer.grants, ...asViewer.grants, ...asOutsider.grants, ...asAuthor.grants],
    }
    expect(reach(twice, 'submission.list', world.plan).sort()).toEqual([world.foreignProvince, world.city, world.province].sort())
    expect(reach(twice, 'submission.list', 'another-plan')).toEqual([])
    expect(reach(asInspector, 'person.list', world.plan)).toEqual([])
  })

  it('without a plan counts the grants of all plans', () => {
    expect(grantsFor(asOperator, 'person.create')).toHaveLength(1)
    expect(grantsFor(asInspector, 'person.create')).toEqual([])
  })
})

describe('a grant of one target', () => {
  const school: Actor = {
    ...who('unit', world.village),
    grants: [{ role: 'unit', region: world.village, plan: 'p-1', target: 's-1' }],
  }
  const about = (target: string | undefined, region: string = world.village, plan = 'p-1') => ({ ...at(region, plan), target })

  it('reaches what is about that target where it lies, and none of its neighbours', () => {
    expect(may(school, 'target.byId', about('s-1'))).toBe(true)
    expect(may(school, 'target.byId', about('s-2'))).toBe(false)
    expect(may(school, 'target.byId', at(world.village, 'p-1')), 'what says nothing of a target').toBe(false)
    expect(may(school, 'target.byId', about('s-1', world.otherVillage)), 'of that id elsewhere').toBe(false)
    expect(may(school, 'target.byId', about('s-1', world.village, 'p-2')), 'under another plan').toBe(false)
  })

  it('gives no region to query by, and the target by name', () => {
    expect(reach(school, 'finding.list', 'p-1')).toEqual([])
    expect(targetsFor(school, 'finding.list', 'p-1')).toEqual(['s-1'])
    expect(targetsFor(school, 'finding.list', 'p-2')).toEqual([])
    expect(targetsFor(school, 'finding.summary', 'p-1'), 'a count of its own').toEqual(['s-1'])
    expect(targetsFor(school, 'targetList.byPlan', 'p-1')).toEqual([])
  })

  it('is concerned by the plan, and holds no verb that it may not use even at its own target', () => {
    expect(concerns(school, 'plan.byId', { plan: 'p-1', jurisdiction: world.city })).toBe(true)
    expect(concerns(school, 'task.board', { plan: 'p-1', jurisdiction: world.city })).toBe(false)
    expect(may(school, 'task.report', about('s-1'))).toBe(false)
  })
})

describe('a grant of one body', () => {
  const office: Actor = {
    ...who('unit', world.county),
    grants: [{ role: 'unit', region: world.county, plan: 'p-1', body: 'education' }],
  }
  const given = (...bodies: string[]) => ({ ...at(world.otherCounty, 'p-1'), bodies })

  it('reaches what the plan gives that body, wherever it lies, and nothing else in its region', () => {
    expect(may(office, 'due.byKey', given('education', 'finance'))).toBe(true)
    expect(may(office, 'due.byKey', given('finance'))).toBe(false)
    expect(may(office, 'due.byKey', at(world.county, 'p-1'))).toBe(false)
    expect(may(office, 'due.byKey', { ...given('education'), plan: 'p-2' })).toBe(false)
  })

  it('gives no region to query by, and the body by name', () => {
    expect(reach(office, 'due.board', 'p-1')).toEqual([])
    expect(bodiesFor(office, 'due.board', 'p-1')).toEqual(['education'])
    expect(bodiesFor(office, 'finding.list', 'p-1'), 'what it answers for').toEqual(['education'])
    expect(bodiesFor(office, 'targetList.byPlan', 'p-1')).toEqual([])
  })

  it('beside one of a region takes nothing from that one', () => {
    const both = { ...office, grants: [...office.grants, ...who('unit', world.county).grants] }
    expect(may(both, 'target.byId', at(world.village, 'p-1'))).toBe(true)
    expect(grantsAt(both, 'due.byKey', at(world.village, 'p-1'))).toEqual(who('unit', world.county).grants)
    expect(reach(both, 'due.board', 'p-1')).toEqual([world.county])
  })
})

describe('a plan concerns', () => {
  const plan = { plan: world.plan, jurisdiction: world.city }
  const holder = (region: string) => who('viewer', region, '*')
  it.each([
    ['the province above it', world.province, true],
    ['its own region', world.city, true],
    ['a county within it', world.county, true],
    ['a village within it', world.village, true],
    ['a city beside it', '990200000000', false],
    ['another province', world.foreignProvince, false],
  ])('%s: %s → %s', (_, region, expected) => {
    expect(concerns(holder(region), 'plan.byId', plan)).toBe(expected)
  })

  it('nobody without the verb, and nobody who holds it for another plan only', () => {
    expect(concerns({ ...asViewer, grants: [] }, 'plan.byId', plan)).toBe(false)
    expect(concerns(who('viewer', world.city, 'another-plan'), 'plan.byId', plan)).toBe(false)
    expect(concerns(who('unit', world.city, '*'), 'visit.list', plan)).toBe(false)
  })
})

describe('what is not visible', () => {
  const absent = new Problem('absent', 'target.absent')
  it('is answered as what does not exist', () => {
    const thing = { ...at(world.village), secret: true }
    expect(visible(asInspector, 'target.byId', thing, 'target.absent')).toBe(thing)
    expect(() => visible(asOutsider, 'target.byId', thing, 'target.absent')).toThrow(absent)
    expect(() => visible(asInspector, 'target.byId', null, 'target.absent')).toThrow(absent)
  })
})

describe('the policy table', () => {
  it('gives what is between services to no role that a person can have', () => {
    const between = (Object.keys(policy) as Verb[]).filter((verb) =>
      /^log\.pull$|^session\.(?!list|end)|^person\.enrol$|^evidence\.missing$|^body\.within$/.test(verb),
    )
    expect(between.length).toBeGreaterThan(5)
    for (const verb of between)
      for (const role of Role.options)
        expect(may(who(role, world.province, '*'), verb, at(world.province)), `${role} ${verb}`).toBe(role === 'service')
  })
})

describe('for whom an actor inspects at a place', () => {
  const place = { plan: world.plan, regionPath: [world.province, world.city, world.county], target: 'v-1', bodies: ['assessor'] }
  const of = (...grants: { region: string; team?: string; target?: string; body?: string }[]): Actor => ({
    ...{ id: 'p', account: 'p', title: '督战员' },
    grants: grants.map((grant) => ({ role: 'inspector', plan: world.plan, ...grant })),
  })

  it.each<[string, Actor, ReturnType<typeof senderAt>]>([
    [
      'any team, by a grant that names none',
      of({ region: world.city }, { region: world.city, team: 'a' }),
      { teams: null, bodies: [], isOwn: false },
    ],
    [
      'the teams of its grants there',
      of({ region: world.city, team: 'a' }, { region: world.otherCounty, team: 'b' }),
      { teams: ['a'], bodies: [], isOwn: false },
    ],
    [
      'itself too, by a grant on that very place',
      of({ region: world.county, team: 'a' }),
      { teams: ['a'], bodies: [], isOwn: true },
    ],
    ['nobody elsewhere', of({ region: world.otherCounty }), { teams: [], bodies: [], isOwn: false }],
    [
      'a body that the place is given to, wherever its seat, and no other body',
      of({ region: world.otherCounty, body: 'assessor' }, { region: world.county, body: 'office' }),
      { teams: [], bodies: ['assessor'], isOwn: false },
    ],
    [
      'itself alone, by a grant of the very target',
      of({ region: world.city, target: 'v-1' }),
      { teams: [], bodies: [], isOwn: true },
    ],
    ['nobody, by a grant of its neighbour', of({ region: world.city, target: 'v-2' }), { teams: [], bodies: [], isOwn: false }],
    [
      'itself and a team, by a grant of each',
      of({ region: world.city, target: 'v-1' }, { region: world.city, team: 'a' }),
      { teams: ['a'], bodies: [], isOwn: true },
    ],
  ])('is %s', (_, actor, expected) => {
    expect(senderAt(actor, place)).toEqual(expected)
  })

  it('is only the target where it is its own and no team’s', () => {
    expect(isOfTarget({ teams: [], isOwn: true })).toBe(true)
    for (const teams of [null, ['a'], undefined]) expect(isOfTarget({ teams, isOwn: true })).toBe(false)
    expect(isOfTarget({ teams: [], isOwn: false })).toBe(false)
    expect(isOfTarget({})).toBe(false)
  })
})

describe('what is covert', () => {
  const seat = { path: [world.province, world.city], by: 'p-sender' }
  const covert = (over: object = {}) => ({ ...at(world.village, 'p-1'), target: 'v-1', covert: { ...seat, ...over } })
  const seenBy = (actor: Actor) => may(actor, 'finding.list', covert())

  it('is told at the seat it was made from and above, not below, beside, or to whom another plan is granted there', () => {
    expect(seenBy(who('viewer', world.city))).toBe(true)
    expect(seenBy(who('viewer', world.province, '*'))).toBe(true)
    for (const region of [world.county, world.township, world.village, world.otherCounty])
      expect(seenBy(who('viewer', region)), region).toBe(false)
    expect(seenBy(who('viewer', world.city, 'p-2'))).toBe(false)
  })

  it('is told to whoever made it, who needs the right there all the same', () => {
    const sender = (region: string): Actor => ({ ...who('inspector', region), id: 'p-sender' })
    expect(may(sender(world.county), 'submission.byId', covert())).toBe(true)
    expect(may(sender(world.otherCounty), 'submission.byId', covert())).toBe(false)
  })

  it('is told to whoever its maker’s work was handed over to, who needs the right there all the same', () => {
    const heir = (region: string, standsFor?: string[]): Actor => ({
      ...who('inspector', region),
      ...(standsFor && { standsFor }),
    })
    expect(may(heir(world.county), 'submission.byId', covert())).toBe(false)
    expect(may(heir(world.county, ['p-other', 'p-sender']), 'submission.byId', covert())).toBe(true)
    expect(may(heir(world.county, ['p-other']), 'submission.byId', covert())).toBe(false)
    expect(may(heir(world.otherCounty, ['p-sender']), 'submission.byId', covert())).toBe(false)
  })

  it('is not told to whoever is granted the target or a body alone, wherever that grant has its seat', () => {
    const narrow = (over: object): Actor => ({
      ...who('unit', world.city),
      grants: [{ role: 'unit', region: world.city, plan: 'p-1', ...over }],
    })
    expect(seenBy(narrow({ target: 'v-1' }))).toBe(false)
    expect(seenBy(narrow({ body: 'office' }))).toBe(false)
    expect(may(narrow({ target: 'v-1' }), 'finding.list', { ...covert(), covert: null })).toBe(true)
  })

  it('is absent, not forbidden, to whom it is not told', () => {
    expect(() => visible(who('viewer', world.county), 'finding.byId', covert(), 'finding.absent')).toThrow(
      new Problem('absent', 'finding.absent'),
    )
    expect(visible(who('viewer', world.city), 'finding.byId', covert(), 'finding.absent')).toEqual(covert())
  })

  it('is of the highest seat from which its maker may be there', () => {
    const seats = (...regions: string[]): Actor => ({
      ...who('inspector', world.city),
      grants: regions.map((region) => ({ role: 'inspector', region, plan: 'p-1' })),
    })
    const by = (actor: Actor) => covertBy(actor, 'submission.submit', at(world.village, 'p-1'))
    expect(by(seats(world.county, world.city))).toEqual({ path: [world.province, world.city], by: 'x' })
    expect(by(seats(world.county)).path).toEqual([world.province, world.city, world.county])
    expect(by(seats(world.county, world.otherCounty)).path, 'what is granted elsewhere counts nothing').toHaveLength(3)
  })

  it('is asked for by who asks and the regions of the right', () => {
    expect(readerFor(who('viewer', world.city), 'finding.list', 'p-1')).toEqual({ id: 'x', regions: [world.city] })
    expect(readerFor(who('viewer', world.city), 'finding.accept', 'p-1').regions).toEqual([])
    const heir = { ...who('viewer', world.city), standsFor: ['p-before'] }
    const reader = readerFor(heir, 'finding.list', 'p-1')
    expect(reader).toEqual({ id: 'x', regions: [world.city], standsFor: ['p-before'] })
    expect(['x', 'p-before', 'p-other'].map((person) => isBy(reader, person))).toEqual([true, true, false])
  })
})
