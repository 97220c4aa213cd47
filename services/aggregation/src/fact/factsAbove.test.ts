import type { SubSchema } from '@duzhan/checklist'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { aSubmissionEvent } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { factFrom } from './factFrom.ts'
import { countingHere, factsAbove } from './factsAbove.ts'

const city: Plan = readPlan(packs[0]!.plan)
const partOf = (schema: SubSchema | undefined, key: string): SubSchema => schema?.properties?.[key] ?? {}
/** The county's plan: the city's, with the items of its village checklist changed by `change`. */
const countyWith = (change: (items: Record<string, SubSchema>) => Record<string, SubSchema>, over: Partial<Plan> = {}): Plan => ({
  ...city,
  ...{ code: 'county-2020', jurisdiction: '430381000000', extends: { code: city.code, revision: 1 } },
  checklists: city.checklists.map((checklist) => {
    if (checklist.key !== 'village') return checklist
    const schema: SubSchema = checklist.schema
    const section = partOf(schema, 'environment')
    const environment = { ...section, properties: change({ ...section.properties }) }
    return { ...checklist, schema: JSON.parse(JSON.stringify({ ...schema, properties: { ...schema.properties, environment } })) }
  }),
  ...over,
})
const same = countyWith((items) => items)
const event = (over: Parameters<typeof aSubmissionEvent>[0] = {}) =>
  aSubmissionEvent({
    plan: 'county-2020',
    target: 'v-1',
    regionPath: regionPath(regionCode('430381106229')),
    answers: { environment: { waste: { hasLitter: 'no', hasDisposal: 'yes' }, cleaning: { isClean: 'no', hasCleaners: 'yes' } } },
    ...over,
  })
function above(plan: Plan, superiors: readonly Plan[] = [city], over: Parameters<typeof event>[0] = {}) {
  const told = event(over)
  const fact = factFrom(told, plan)
  return fact ? factsAbove(fact, told, plan, superiors) : []
}
const pathsOf = (plan: Plan) => above(plan)[0]?.fact.observations.map(({ path }) => path) ?? []
const ofWaste = ['environment.waste', 'environment.waste.hasLitter', 'environment.waste.hasDisposal']

describe('what a record under a derived plan says above', () => {
  it('is told of the plan above, under which it was recorded, in that plan’s window and by the revision that was derived from', () => {
    const quarterly = { ...city, revision: 3, cycles: city.cycles.map((cycle) => ({ ...cycle, every: 'quarter' as const })) }
    expect(above(same, [quarterly])).toMatchObject([
      {
        fact: { plan: city.code, under: 'county-2020', revision: 3, window: '2020-Q1', target: 'v-1', submission: 's-1' },
        jurisdiction: city.jurisdiction,
        isLate: false,
      },
    ])
  })

  it('is everything where nothing was changed, and where only words were', () => {
    const whole = pathsOf(same)
    expect(whole).toEqual(expect.arrayContaining([...ofWaste, 'environment.cleaning']))
    expect(pathsOf(countyWith((items) => ({ ...items, waste: { ...items['waste'], title: '有无垃圾' } })))).toEqual(whole)
  })

  it('is nothing of an item that is asked in another meaning, and all the rest', () => {
    const turned = countyWith(({ waste = {}, ...items }) => {
      const hasLitter: SubSchema = { ...partOf(waste, 'hasLitter'), 'x-item': { kind: 'clause', good: 'yes' } }
      return { ...items, waste: { ...waste, properties: { ...waste.properties, hasLitter } } }
    })
    expect(pathsOf(turned)).not.toContain('environment.waste')
    expect(pathsOf(turned)).not.toContain('environment.waste.hasLitter')
    expect(pathsOf(turned)).toContain('environment.cleaning')
  })

  it('is nothing of an item that only the county asks', () => {
    const more = countyWith((items) => ({ ...items, extra: items['waste'] ?? {} }))
    expect(pathsOf(more)).toEqual(pathsOf(same))
  })

  it('is nothing at all of a checklist that the plan above does not have, and outside its days', () => {
    expect(above({ ...same, checklists: same.checklists.map((one) => ({ ...one, key: `own-${one.key}` })) })).toEqual([])
    expect(above(same, [{ ...city, period: { ...city.period, end: '2020-03-19' } }])).toEqual([])
    expect(above(same, [{ ...city, period: { ...city.period, end: '2020-03-20' } }])).toHaveLength(1)
  })

  it('is late above by the window above, whatever it is below', () => {
    const receivedAt = '2020-04-10T01:00:00.000Z'
    expect(above(same, [city], { receivedAt }).map(({ isLate }) => isLate)).toEqual([true])
    const yearly = { ...city, cycles: city.cycles.map((cycle) => ({ ...cycle, every: 'year' as const })) }
    expect(above(same, [yearly], { receivedAt }).map(({ isLate }) => isLate)).toEqual([false])
  })

  it('is told of every plan above, each by what it shares with the record’s own', () => {
    const province: Plan = { ...city, code: 'province-2020', jurisdiction: '430000000000' }
    expect(above(same, [city, province]).map(({ fact }) => fact.plan)).toEqual([city.code, 'province-2020'])
  })
})

describe('what counts under a plan', () => {
  const fact = factFrom(event(), same)!
  it('is every record of its own, and of a lower plan’s those about targets of its own lists', () => {
    const [own, theirs, strange] = [fact, { ...fact, under: 'lower' }, { ...fact, under: 'lower', target: 'v-2' }]
    expect(countingHere([own, theirs, strange], [{ target: 'v-1' }])).toEqual([own, theirs])
    expect(countingHere([own, theirs], [])).toEqual([own])
  })
})
