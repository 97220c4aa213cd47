import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { PlanChecklist } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { planLimits } from './planLimits.ts'
import { readPlan } from './readPlan.ts'
import type { WordedFault } from './wordedFault.ts'

function faultsOf(change: Partial<Plan> | ((plan: Plan) => unknown)): [string, string][] {
  const plan = smallPlan()
  if (typeof change === 'function') change(plan)
  else Object.assign(plan, change)
  try {
    readPlan(plan)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return (error.details['faults'] as WordedFault[]).map(({ code, path }) => [code, path])
  }
}
const many = <Part>(count: number, make: (index: number) => Part): Part[] =>
  Array.from({ length: count }, (_one, index) => make(index))
const units = (count: number) => many(count, (index) => ({ key: `u${index}`, title: '单位' }))

describe('the budget of a plan', () => {
  it('holds the small plan many times over', () => {
    expect(faultsOf({})).toEqual([])
  })

  it('bounds the elements of each list, at one more than there may be', () => {
    const most = planLimits.elementsPerList
    expect(faultsOf({ units: units(most) })).toEqual([])
    expect(faultsOf({ units: units(most + 1) })).toEqual([['elements.too-many', 'units']])
  })

  it.each(Object.entries(planLimits.elementsOf))('bounds %s by a limit of its own', (path, most) => {
    const put = (count: number) => (plan: Plan) => {
      const [part = '', inner] = path.split('.')
      if (inner && Reflect.get(plan, part) === undefined) Reflect.set(plan, part, {})
      const owner: object = inner ? Reflect.get(plan, part) : plan
      const name = inner ?? part
      const [first] = [Reflect.get(owner, name)].flat().filter(Boolean)
      const owed = { title: '会商', what: 'meeting', who: { kind: 'jurisdiction' } }
      const others: Record<string, object> = {
        ...{ 'duties.owed': owed, 'duties.burden': { title: '减轻基层负担', apartDays: 7 } },
        'findings.limits': { title: '一般问题', severity: 'general', within: 7, unit: 'day' },
        'findings.extensions': { title: '延期一次', times: 1, within: 7, unit: 'day', by: 'county' },
      }
      const sample = first ?? others[path] ?? { title: '会商', level: 'city' }
      const times = path === 'duties.visits' ? { cycle: undefined } : {}
      Reflect.set(
        owner,
        name,
        many(count, (index) => JSON.parse(JSON.stringify({ ...sample, ...times, key: `k${index}` }))),
      )
    }
    expect(faultsOf(put(most)).filter(([code]) => code === 'elements.too-many')).toEqual([])
    expect(faultsOf(put(most + 1))).toContainEqual(['elements.too-many', path])
  })

  it('bounds all elements together', () => {
    const [areas, points] = [20, 600]
    const focusAreas = many(areas, (area) => ({
      key: `a${area}`,
      title: '内容',
      keyPoints: many(points, (point) => ({ key: `p${point}`, title: '要点' })),
    }))
    expect(areas * points).toBeGreaterThan(planLimits.elements)
    expect(faultsOf({ focusAreas })).toEqual([['elements.too-many', '']])
  })

  it('bounds the patterns over all checklists, each counted once', () => {
    const item = (from: number, count: number): PlanChecklist['schema'] => {
      const patterns = Object.fromEntries(
        many(count, (index) => [`p${index}`, { type: 'string', maxLength: 9, pattern: `^a${from + index}$` }]),
      )
      return { ...smallChecklist(['clinic']), $defs: patterns }
    }
    const checklists = (...parts: [number, number][]) =>
      parts.map(([from, count], index) => ({
        key: `c${index}`,
        title: '清单',
        targetKind: 'village',
        schema: item(from, count),
      }))
    expect(faultsOf({ checklists: checklists([0, 60], [0, 60], [60, 40]) })).toEqual([])
    expect(faultsOf({ checklists: checklists([0, 60], [60, 41]) })).toEqual([['patterns.too-many', 'checklists']])
  })

  it('bounds the tasks that focus areas and groups of bodies make', () => {
    const regions = many(1_000, () => '430300000000')
    const group = { key: 'all', title: '各乡镇', group: { regions } }
    const areas = (count: number) => many(count, (index) => ({ key: `a${index}`, title: '内容', units: { lead: ['all'] } }))
    expect(faultsOf({ units: [...smallPlan().units, group], focusAreas: areas(20) })).toEqual([])
    expect(faultsOf({ units: [...smallPlan().units, group], focusAreas: areas(21) })).toEqual([['tasks.too-many', 'focusAreas']])
  })

  const [visit] = smallPlan().duties.visits ?? []
  const visits = (count: number, times: number, cycle: string) => ({
    duties: { visits: many(count, (index) => ({ ...(visit as NonNullable<typeof visit>), key: `v${index}`, times, cycle })) },
  })

  it('bounds what one target owes at a time, and over the life of the plan', () => {
    expect(faultsOf(visits(16, 31, 'quarter'))).toEqual([])
    expect(faultsOf(visits(17, 31, 'quarter'))).toEqual([['dues.too-many-at-once', 'duties.visits']])
    const tenYears = { period: { start: '2020-01-01', end: '2029-12-31' } }
    expect(faultsOf({ ...tenYears, ...visits(1, 31, 'week') })).toEqual([])
    expect(faultsOf({ ...tenYears, ...visits(2, 31, 'week') })).toEqual([['dues.too-many', 'duties.visits']])
  })

  it('is asked before any window is made: 4,000 duties of 31 times are refused at once', () => {
    const began = performance.now()
    const codes = faultsOf(visits(4_000, 31, 'week')).map(([code]) => code)
    expect(codes).toEqual(['elements.too-many', 'dues.too-many-at-once', 'dues.too-many'])
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('bounds the text of the whole', () => {
    const note = { key: 'n', about: 'a', text: '字'.repeat(2_000) }
    const notes = (count: number) => many(count, (index) => ({ ...note, key: `n${index}` }))
    expect(faultsOf({ notes: notes(160) })).toEqual([])
    expect(faultsOf({ notes: notes(200) })).toEqual([['plan.too-long', '']])
  })
})
