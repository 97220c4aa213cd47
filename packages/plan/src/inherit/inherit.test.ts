import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { applyChanges } from './applyChanges.ts'
import { derivedPlan } from './derivedPlan.ts'
import { differencePlans, type PlanChange } from './differencePlans.ts'
import { mergePlans } from './mergePlans.ts'

const identity = { code: 'county', title: '某县方案', jurisdiction: '430321000000', document: { issuer: '某县领导小组' } }

/** A county's document over the small plan, with something of its own. */
function local(change: (plan: Plan) => unknown): Plan {
  const plan = derivedPlan(smallPlan(), identity)
  change(plan)
  return plan
}

const partsOf = ({ code, revision, title, jurisdiction, document, extends: _superior, removes, ...parts }: Plan) => parts

describe('a lower plan that says nothing of its own', () => {
  it('is its superior under another name', () => {
    const merged = mergePlans(smallPlan(), derivedPlan(smallPlan(), identity))
    expect(partsOf(merged)).toEqual(partsOf(smallPlan()))
    expect(merged).toMatchObject({ ...identity, revision: 1, extends: { code: 'small', revision: 1 } })
  })
})

describe('merging a lower plan', () => {
  it('adds its own elements after those that it inherits', () => {
    const merged = mergePlans(
      smallPlan(),
      local((plan) => plan.units.push({ key: 'station', title: '工作站' })),
    )
    expect(merged.units.map((unit) => unit.key)).toEqual(['office', 'station'])
  })

  it('lets its words win field by field and inherits the others, bindings included', () => {
    const merged = mergePlans(
      smallPlan(),
      local((plan) => plan.phases.push({ key: 'first', title: '动员阶段', start: '2020-01-01', end: '2020-02-28' })),
    )
    expect(merged.phases[0]).toEqual({
      key: 'first',
      title: '动员阶段',
      start: '2020-01-01',
      end: '2020-02-28',
      hold: 'floor',
    })
  })

  it('merges the rules of a list and the duties of a kind by key', () => {
    const rule = { key: 'hard', title: '未出列', where: { properties: { status: { const: 'in' } }, required: ['status'] } }
    const merged = mergePlans(
      smallPlan(),
      local((plan) => {
        plan.targetLists.push({ key: 'lower', title: '县级名单', level: 'county', targetKinds: ['village'], rules: [rule] })
        plan.duties.reports = [{ key: 'weekly', title: '周报', from: 'township', to: 'county', cycle: 'week' }]
      }),
    )
    expect(merged.targetLists[1]!.rules!.map((entry) => entry.key)).toEqual(['some', 'hard'])
    expect(merged.duties.reports!.map((duty) => duty.key)).toEqual(['report', 'weekly'])
    expect(merged.duties.visits).toEqual(smallPlan().duties.visits)
  })

  it('adds items to a checklist of its superior', () => {
    const merged = mergePlans(
      smallPlan(),
      local((plan) =>
        plan.checklists.push({ key: 'village', title: '村清单', targetKind: 'village', schema: smallChecklist(['nurse']) }),
      ),
    )
    const section = (merged.checklists[0]!.schema as ReturnType<typeof smallChecklist>).properties.health
    expect(Object.keys(section.properties)).toEqual(['clinic', 'doctor', 'nurse'])
    expect(section.required).toEqual(['clinic', 'doctor', 'nurse'])
  })

  it('leaves out only what it names', () => {
    const merged = mergePlans(
      smallPlan(),
      local((plan) => {
        plan.removes = [
          'duties.filings.plans',
          'checklists.village.schema.properties.health.properties.doctor',
          'milestones.half.phase',
          'ladder.none',
        ]
      }),
    )
    expect(merged.duties.filings).toEqual([])
    expect(merged.duties.reports).toHaveLength(1)
    const section = (merged.checklists[0]!.schema as ReturnType<typeof smallChecklist>).properties.health
    expect([Object.keys(section.properties), section.required]).toEqual([['clinic'], ['clinic']])
    expect(merged.milestones[0]).not.toHaveProperty('phase')
    expect(merged.ladder).toHaveLength(1)
  })

  it('again changes nothing, for any two plans', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (superior, lower) => {
        const merged = mergePlans(superior, lower)
        expect(mergePlans(superior, merged)).toEqual(merged)
      }),
      { numRuns: 60 },
    )
  })

  it('touches neither of the two', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (superior, lower) => {
        const before = JSON.stringify([superior, lower])
        mergePlans(superior, lower)
        expect(JSON.stringify([superior, lower])).toBe(before)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps every element of both but those it removes', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (superior, lower) => {
        const keys = mergePlans(superior, lower).units.map((unit) => unit.key)
        const removed = new Set(lower.removes ?? [])
        for (const unit of superior.units) if (!removed.has(`units.${unit.key}`)) expect(keys).toContain(unit.key)
        for (const unit of lower.units) expect(keys).toContain(unit.key)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the difference of two plans', () => {
  it('is nothing between a plan and its copy', () => {
    expect(differencePlans(smallPlan(), structuredClone(smallPlan()))).toEqual([])
  })

  it('names the smallest place that changed, under keys and not positions', () => {
    const after = smallPlan()
    after.targetLists.reverse()
    after.targetLists[0]!.rules![0]!.where = { properties: { poor: { minimum: 200 } }, required: ['poor'] }
    delete after.milestones[0]!.phase
    after.units.push({ key: 'station', title: '站' })
    after.goals = []
    expect(differencePlans(smallPlan(), after)).toEqual([
      { kind: 'removed', path: ['goals', 'all'], before: { key: 'all', title: '全部达标' } },
      { kind: 'removed', path: ['milestones', 'half', 'phase'], before: 'second' },
      {
        kind: 'changed',
        path: ['targetLists', 'lower', 'rules', 'some', 'where', 'properties', 'poor', 'minimum'],
        before: 300,
        after: 200,
      },
      { kind: 'reordered', path: ['targetLists'], before: ['upper', 'lower'], after: ['lower', 'upper'] },
      { kind: 'added', path: ['units', 'station'], after: { key: 'station', title: '站' } },
    ])
  })

  it('applied gives the other plan, for any two', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        expect(applyChanges(before, differencePlans(before, after))).toEqual(after)
      }),
      { numRuns: 60 },
    )
  })

  it('is none exactly when two plans are the same', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const isSame = JSON.stringify(before) === JSON.stringify(after)
        if (!isSame) expect(differencePlans(before, after)).not.toEqual([])
        expect(differencePlans(before, before)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('a change', () => {
  it.each<[string, PlanChange]>([
    ['to an element that is not there', { kind: 'changed', path: ['units', 'mill', 'title'], before: 'a', after: 'b' }],
    ['that removes a field that is not there', { kind: 'removed', path: ['period', 'middle'], before: 1 }],
    ['that adds an element that is there', { kind: 'added', path: ['units', 'office'], after: { key: 'office', title: 'x' } }],
    ['that orders unknown elements', { kind: 'reordered', path: ['units'], before: [], after: ['mill'] }],
    ['below a plain value', { kind: 'changed', path: ['title', 'deep'], before: 1, after: 2 }],
  ])('%s does not fit', (_what, change) => {
    const act = () => applyChanges(smallPlan(), [change])
    expect(act).toThrow(Problem)
    expect(act).toThrow('plan.change-misfit')
  })

  it('that would leave no plan is refused', () => {
    const change = { kind: 'changed' as const, path: ['revision'], before: 1, after: 'two' }
    expect(() => applyChanges(smallPlan(), [change])).toThrow('plan.invalid')
  })
})
