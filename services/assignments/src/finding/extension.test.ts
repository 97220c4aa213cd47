import type { Actor } from '@duzhan/contracts'
import { addDays, deadlineKey, latestExtension, type Plan, type PlanExtension, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asReviewer, asUnit, fakeOf, manualClock, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aFinding } from '../test/aFinding.ts'
import { askedExtension, extensionFor, extensionLeft, extensionToDecide } from './extension.ts'
import type { FindingRepository } from './finding.repository.ts'
import { findingService } from './finding.service.ts'
import { bodiesOf, type Finding, type FindingStep } from './finding.ts'

const now = new Date('2020-03-20T01:00:00.000Z')
const rule: PlanExtension = { key: 'once', title: '延期', times: 1, within: 7, unit: 'day' }
const step = (verb: FindingStep['verb'], by = 'p-1'): FindingStep => ({
  ...{ verb, at: now, by: { id: by, title: '某岗位' }, text: null, photos: [], rectifyBy: null, submission: null },
})
const pathOf = (region: string) => [...regionPath(regionCode(region))]

describe('what a plan lets be asked', () => {
  const plan: Plan = readPlan(packs[0]!.plan)
  const area = plan.focusAreas[0]!

  it('is found by the title of the focus area, which is what a finding says, and by how serious it is', () => {
    const serious = { ...rule, key: 'serious', severity: 'serious' as const }
    const ofArea = { ...rule, key: 'area', category: area.key }
    const saying = { ...plan, findings: { extensions: [rule, serious, ofArea] } }
    const keyFor = (over: Partial<Finding>) => extensionFor(saying, aFinding(over))?.key
    expect(keyFor({ category: '某某' })).toBe('once')
    expect(keyFor({ category: '某某', severity: 'serious' })).toBe('serious')
    expect(keyFor({ category: area.title })).toBe('area')
    expect(keyFor({ category: area.key }), 'of a plan that has lost its title').toBe('area')
    expect(extensionFor(plan, aFinding())).toBeNull()
    expect(extensionFor(null, aFinding())).toBeNull()
  })

  it('is as often as was not given yet; what was refused does not count', () => {
    const twice = { ...rule, times: 2 }
    expect(extensionLeft(twice, aFinding())).toEqual({ left: 2, latest: '2020-04-11' })
    const timeline = [step('askExtension'), step('refuseExtension'), step('askExtension'), step('extend')]
    expect(extensionLeft(twice, aFinding({ timeline }))).toMatchObject({ left: 1 })
    expect(extensionLeft(rule, aFinding({ timeline }))).toBeNull()
    expect(extensionLeft(null, aFinding())).toBeNull()
  })
})

describe('a request for more time', () => {
  it.each<[string, PlanExtension | null, Partial<Finding>, string, Problem]>([
    ['of a plan that gives none', null, {}, '2020-04-10', new Problem('conflict', 'finding.not-extendable')],
    [
      'once it was given',
      rule,
      { timeline: [step('extend')] },
      '2020-04-10',
      new Problem('conflict', 'finding.extensions-used', { times: 1 }),
    ],
    ['to the same day', rule, {}, '2020-04-04', new Problem('invalid', 'finding.extension-earlier', { rectifyBy: '2020-04-04' })],
    [
      'to a time of the same day',
      rule,
      {},
      '2020-04-04T23:59',
      new Problem('invalid', 'finding.extension-earlier', { rectifyBy: '2020-04-04' }),
    ],
    [
      'to a day that is over',
      rule,
      { rectifyBy: '2020-03-10T12:30' },
      '2020-03-15',
      new Problem('invalid', 'finding.extension-earlier', { rectifyBy: '2020-03-10 12:30' }),
    ],
    ['to a day too late', rule, {}, '2020-04-12', new Problem('invalid', 'finding.extension-too-long', { latest: '2020-04-11' })],
    [
      'to a minute too late',
      { ...rule, within: 12, unit: 'hour' },
      { rectifyBy: '2020-03-21T08:00' },
      '2020-03-21T20:01',
      new Problem('invalid', 'finding.extension-too-long', { latest: '2020-03-21 20:00' }),
    ],
  ])('%s is refused', (_, own, over, until, problem) => {
    let refused: unknown = null
    try {
      askedExtension(own, aFinding(over), until, now)
    } catch (error) {
      refused = error
    }
    expect(refused).toEqual(problem)
  })

  it.each([
    [undefined, world.village],
    ['county', world.county],
    ['city', world.city],
    ['village', world.village],
  ] as const)('is decided at the level that the plan names: %s', (by, region) => {
    const asked = askedExtension({ ...rule, ...(by && { by }) }, aFinding(), '2020-04-10', now)
    expect(asked).toEqual({ until: '2020-04-10', regionPath: pathOf(region) })
  })

  it('is taken exactly where it is later than the deadline and no later than the longest', () => {
    const day = fc.integer({ min: -20, max: 60 }).map((days) => addDays('2020-04-04', days))
    const own = fc.record({
      within: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('hour' as const, 'day' as const, 'workingDay' as const),
    })
    fc.assert(
      fc.property(day, own, (until, limit) => {
        const said = { ...rule, ...limit }
        const finding = aFinding()
        const isTaken = until > finding.rectifyBy && deadlineKey(until) <= deadlineKey(latestExtension(said, finding.rectifyBy))
        if (isTaken) expect(askedExtension(said, finding, until, now).until).toBe(until)
        else expect(() => askedExtension(said, finding, until, now)).toThrow('finding.extension')
      }),
    )
  })
})

describe('a decision', () => {
  const extension = { until: '2020-04-10', regionPath: pathOf(world.county) }

  it('needs a request, and somebody who did not make it', () => {
    const timeline = [step('askExtension', 'p-9'), step('refuseExtension'), step('askExtension', 'p-1')]
    expect(extensionToDecide(aFinding({ extension, timeline }), { id: 'p-9' })).toEqual(extension)
    expect(() => extensionToDecide(aFinding({ timeline }), { id: 'p-9' })).toThrow(
      new Problem('conflict', 'finding.extension-not-asked'),
    )
    const own = () => extensionToDecide(aFinding({ extension, timeline }), { id: 'p-1' })
    expect(own).toThrow(new Problem('forbidden', 'finding.own-work'))
  })
})

describe('more time through the service', () => {
  const plan = { ...readPlan(packs[0]!.plan), findings: { extensions: [{ ...rule, by: 'county' as const }] } }
  /** One finding in memory, of a plan that lets it be extended once. */
  function house(over: Partial<Finding> = {}, own: Plan = plan) {
    let kept = aFinding(over)
    const service = findingService({
      lookBacksOf: async () => ({ lookBacks: [], repeats: null }),
      findings: fakeOf<FindingRepository>({
        byId: async () => ({ ...kept, bodies: bodiesOf(kept) }),
        async advance(_, { step: taken, ...fields }) {
          kept = { ...kept, ...fields, timeline: [...kept.timeline, taken], version: kept.version + 1 }
          return true
        },
      }),
      plans: { save: async () => {}, latest: async () => own, byRevision: async () => null },
      targets: { byIds: async () => [] },
      missingPhotos: async () => [],
      clock: manualClock(),
    })
    const take = (actor: Actor, verb: Parameters<typeof service.step>[1], more: object = {}) =>
      service.step(actor, verb, { id: kept.id, version: kept.version, text: '厂家尚未发货', ...more })
    return { take, kept: () => kept, seen: (actor: Actor) => service.byId(actor, kept.id) }
  }
  const ask = { rectifyBy: '2020-04-10' }

  it('is asked for by the unit, waits for the reviewer, and once given is the deadline', async () => {
    const { take, seen } = house()
    expect((await seen(asUnit)).extension).toEqual({ asked: null, left: { left: 1, latest: '2020-04-11' } })
    expect((await seen(asReviewer)).verbs).toEqual([])
    expect(await take(asUnit, 'askExtension', ask)).toMatchObject({ rectifyBy: '2020-04-04', extension: { asked: '2020-04-10' } })
    expect((await seen(asReviewer)).verbs).toEqual(['extend', 'refuseExtension'])
    const extended = await take(asReviewer, 'extend')
    expect(extended).toMatchObject({ state: 'handedOver', rectifyBy: '2020-04-10', extension: { asked: null, left: null } })
    expect((await seen(asUnit)).verbs).toEqual(['accept', 'reportBack'])
    await expect(take(asUnit, 'askExtension', { rectifyBy: '2020-04-15' })).rejects.toMatchObject({
      code: 'finding.extensions-used',
    })
  })

  it('asked for again before it is decided on is asked for to the other day', async () => {
    const { take } = house()
    await take(asUnit, 'askExtension', ask)
    expect((await take(asUnit, 'askExtension', { rectifyBy: '2020-04-08' })).extension.asked).toBe('2020-04-08')
    expect((await take(asReviewer, 'extend')).rectifyBy).toBe('2020-04-08')
  })

  it('refused leaves the deadline, and may be asked for once more', async () => {
    const { take } = house()
    await take(asUnit, 'askExtension', ask)
    const refused = await take(asReviewer, 'refuseExtension')
    expect(refused).toMatchObject({ rectifyBy: '2020-04-04', extension: { asked: null, left: { left: 1 } } })
    await expect(take(asReviewer, 'extend')).rejects.toEqual(new Problem('conflict', 'finding.extension-not-asked'))
  })

  it('waits on while the unit accepts, and no longer once it reports back', async () => {
    const { take } = house()
    await take(asUnit, 'askExtension', ask)
    expect((await take(asUnit, 'accept')).extension.asked).toBe('2020-04-10')
    expect((await take(asUnit, 'reportBack')).extension).toMatchObject({ asked: null })
    await expect(take(asReviewer, 'extend')).rejects.toMatchObject({ code: 'finding.wrong-state' })
  })

  it('of which a body decides is given by its people, and by nobody who reviews at the place', async () => {
    const ofBody = { ...plan, findings: { extensions: [{ ...rule, decider: { kind: 'body' as const, body: 'bureau' } }] } }
    const { take, kept, seen } = house({}, ofBody)
    const grants = [{ role: 'reviewer' as const, region: world.province, plan: world.plan, body: 'bureau' }]
    const asBureau: Actor = { ...asReviewer, id: 'p-bureau', grants }
    await expect(seen(asBureau), 'before it is asked').rejects.toMatchObject({ code: 'finding.absent' })
    await take(asUnit, 'askExtension', ask)
    expect(kept()).toMatchObject({ extension: { regionPath: [], bodies: ['bureau'] }, deciders: ['bureau'] })
    const other: Actor = { ...asBureau, grants: [{ ...grants[0]!, body: 'other' }] }
    await expect(take(other, 'extend')).rejects.toMatchObject({ code: 'finding.absent' })
    expect((await seen(asReviewer)).verbs).toEqual([])
    for (const verb of ['extend', 'refuseExtension'] as const)
      await expect(take(asReviewer, verb)).rejects.toEqual(new Problem('forbidden', 'finding.extension-of-body'))
    expect((await seen(asBureau)).verbs).toEqual(['extend', 'refuseExtension'])
    expect(await take(asBureau, 'extend')).toMatchObject({ rectifyBy: '2020-04-10', verbs: [] })
    expect((await seen(asBureau)).extension.asked, 'it sees what became of it').toBeNull()
  })

  it('is neither asked for by the reviewer nor given by the unit', async () => {
    const { take } = house()
    const missing = (verb: string) => new Problem('forbidden', 'right.missing', { verb })
    await expect(take(asReviewer, 'askExtension', ask)).rejects.toEqual(missing('finding.askExtension'))
    await take(asUnit, 'askExtension', ask)
    await expect(take(asUnit, 'extend')).rejects.toEqual(missing('finding.extend'))
    await expect(take(asUnit, 'refuseExtension')).rejects.toEqual(missing('finding.refuseExtension'))
  })

  it('that a level above decides is not given below it', async () => {
    const { take, kept } = house({
      extension: { until: '2020-04-10', regionPath: pathOf(world.city) },
      timeline: [step('askExtension', asUnit.id)],
    })
    await expect(take(asReviewer, 'extend')).rejects.toMatchObject({ code: 'right.missing' })
    const asCity = { ...asReviewer, grants: [{ ...asReviewer.grants[0]!, region: world.city }] }
    await take(asCity, 'extend')
    expect(kept()).toMatchObject({ rectifyBy: '2020-04-10', extension: null })
  })
})
