import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { checkPlan } from './checkPlan.ts'
import type { WordedFault } from './wordedFault.ts'

const withoutDetails = ({ code, path, message }: WordedFault) => ({ code, path, message })

/** The faults found after one change to a plan that has none. */
function faultsAfter(change: (plan: Plan) => unknown): Omit<WordedFault, 'details'>[] {
  const plan = smallPlan()
  change(plan)
  try {
    checkPlan(plan)
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code: 'plan.invalid', kind: 'invalid' })
    return ((error as Problem).details['faults'] as WordedFault[]).map(withoutDetails)
  }
  return []
}

function warningsAfter(change: (plan: Plan) => unknown) {
  const plan = smallPlan()
  change(plan)
  return checkPlan(plan).warnings.map(withoutDetails)
}

describe('a plan that can run', () => {
  it('comes back as it was given, without warnings', () => {
    const { plan, warnings } = checkPlan(smallPlan())
    expect(plan).toEqual(smallPlan())
    expect(warnings).toEqual([])
  })

  it.each([
    ['a province', '430000000000'],
    ['a city', '430300000000'],
    ['a county', '430321000000'],
    ['a zone with a code of its own', '430371000000'],
    ['a township', '430321109000'],
    ['a village', '430321109201'],
    ['a village with a code that the tables never use', '411224209901'],
  ])('may be that of %s', (_, jurisdiction) => {
    expect(faultsAfter((plan) => Object.assign(plan, { jurisdiction }))).toEqual([])
  })

  it('may have no phases, lists, checklists or duties at all', () => {
    const faults = faultsAfter((plan) =>
      Object.assign(plan, {
        phases: [],
        milestones: [],
        targetLists: [],
        checklists: [],
        duties: {},
        assignments: {},
        resources: [],
      }),
    )
    expect(faults).toEqual([])
  })
})

describe('a document that is no plan', () => {
  it.each([null, 'plan', 42, [], {}])('is refused: %j', (json) => {
    expect(() => checkPlan(json)).toThrow(Problem)
  })

  it('is refused with the place and a Chinese sentence for every fault of shape', () => {
    const faults = faultsAfter((plan) => {
      Object.assign(plan, { revision: 0, motto: 'x' })
      plan.phases[0]!.start = '2020-02-30'
      plan.cycles[0]!.endsOn = 32
    })
    expect(faults.map((fault) => fault.path).sort()).toEqual(['', 'cycles.0.endsOn', 'phases.0.start', 'revision'])
    for (const fault of faults) expect(fault.message).toMatch(/[一-鿿]/)
  })

  it.each([
    ['an unknown field deep inside', (plan: Plan) => Object.assign(plan.duties.visits![0]!, { often: true }), 'duties.visits.0'],
    ['a key with blanks', (plan: Plan) => Object.assign(plan.units[0]!, { key: 'the office' }), 'units.0.key'],
    ['a six-digit jurisdiction', (plan: Plan) => Object.assign(plan, { jurisdiction: '430300' }), 'jurisdiction'],
    ['a visit nought times', (plan: Plan) => Object.assign(plan.duties.visits![0]!, { times: 0 }), 'duties.visits.0.times'],
    ['an unknown sanction', (plan: Plan) => Object.assign(plan.ladder[0]!, { actions: ['prison'] }), 'ladder.0.actions.0'],
    ['negative money', (plan: Plan) => Object.assign(plan.resources[0]!, { amount: -1 }), 'resources.0.amount'],
  ])('is refused for %s', (_what, change, path) => {
    expect(faultsAfter(change).map((fault) => fault.path)).toEqual([path])
  })
})

describe('a plan that contradicts itself is refused for', () => {
  it('a key that stands twice in a list, also inside an element', () => {
    const faults = faultsAfter((plan) => {
      plan.units.push({ key: 'office', title: '另一个' })
      plan.targetLists[0]!.rules!.push(plan.targetLists[0]!.rules![0]!)
    })
    expect(faults).toEqual([
      { code: 'key.repeated', path: 'targetLists.0.rules.1.key', message: '键“many”重复，同一列表中每个键只能用一次' },
      { code: 'key.repeated', path: 'units.1.key', message: '键“office”重复，同一列表中每个键只能用一次' },
    ])
  })

  it.each([
    [(plan: Plan) => Object.assign(plan.milestones[0]!, { phase: 'third' }), 'milestones.0.phase', '阶段中没有“third”'],
    [(plan: Plan) => plan.focusAreas[0]!.units!.lead!.push('mill'), 'focusAreas.0.units.lead.1', '单位中没有“mill”'],
    [(plan: Plan) => plan.targetLists[1]!.targetKinds.push('site'), 'targetLists.1.targetKinds.1', '督战对象类别中没有“site”'],
    [(plan: Plan) => plan.targetLists[1]!.excludes!.push('none'), 'targetLists.1.excludes.1', '督战名单中没有“none”'],
    [
      (plan: Plan) => Object.assign(plan.checklists[0]!, { targetKind: 'site' }),
      'checklists.0.targetKind',
      '督战对象类别中没有“site”',
    ],
    [(plan: Plan) => Object.assign(plan.indicators[0]!, { focusArea: 'x' }), 'indicators.0.focusArea', '督战内容中没有“x”'],
    [(plan: Plan) => Object.assign(plan.duties.visits![0]!, { cycle: 'day' }), 'duties.visits.0.cycle', '周期中没有“day”'],
    [
      (plan: Plan) => Object.assign(plan.duties.visits![0]!, { checklist: 'x' }),
      'duties.visits.0.checklist',
      '督战清单中没有“x”',
    ],
    [(plan: Plan) => Object.assign(plan.duties.reports![0]!, { toUnit: 'x' }), 'duties.reports.0.toUnit', '单位中没有“x”'],
    [(plan: Plan) => Object.assign(plan.duties.filings![0]!, { toUnit: 'x' }), 'duties.filings.0.toUnit', '单位中没有“x”'],
    [(plan: Plan) => Object.assign(plan.ladder[0]!, { resets: ['x'] }), 'ladder.0.resets.0', '问责阶梯中没有“x”'],
    [(plan: Plan) => plan.assignments.teams![0]!.targetLists.push('x'), 'assignments.teams.0.targetLists.1', '督战名单中没有“x”'],
    [(plan: Plan) => plan.assignments.sponsored!.push('x'), 'assignments.sponsored.1', '督战名单中没有“x”'],
    [(plan: Plan) => plan.resources[0]!.targetLists.push('x'), 'resources.0.targetLists.1', '督战名单中没有“x”'],
  ])('a name that nothing bears: %#', (change, path, message) => {
    expect(faultsAfter(change)).toEqual([{ code: 'reference.unknown', path, message }])
  })

  it('a finding rule that names an unknown area or unit, with the place in the checklist', () => {
    const faults = faultsAfter((plan) => {
      plan.focusAreas[0]!.key = 'care'
    })
    expect(faults.map((fault) => fault.message)).toEqual(['督战内容中没有“health”', '督战内容中没有“health”'])
    expect(faults[0]!.path).toBe('checklists.0.schema.properties.health.properties.clinic.properties.answer.x-finding.category')
  })

  it('an assessor that is no team of the plan, on a section or an item', () => {
    const assess = (team: string) => (plan: Plan) => {
      const { schema } = plan.checklists[0]!
      const { health } = schema['properties'] as Record<string, { 'x-item': Record<string, string> }>
      health!['x-item']['assessedBy'] = team
    }
    expect(faultsAfter(assess('county'))).toEqual([])
    expect(faultsAfter(assess('water'))).toEqual([
      {
        code: 'reference.unknown',
        path: 'checklists.0.schema.properties.health.x-item.assessedBy',
        message: '督战队中没有“water”',
      },
    ])
  })

  it('a condition on a figure that nobody keeps', () => {
    const faults = faultsAfter((plan) => {
      plan.targetLists[0]!.rules![0]!.where = { properties: { height: { minimum: 3 } } }
      plan.ladder[0]!.when = { anyOf: [{ required: ['redCards'] }] }
    })
    expect(faults).toEqual([
      { code: 'condition.field-unknown', path: 'targetLists.0.rules.0.where', message: '条件用到了没有登记的字段“height”' },
      { code: 'condition.field-unknown', path: 'ladder.0.when', message: '条件用到了没有登记的字段“redCards”' },
    ])
  })

  it('a condition that the engine does not admit', () => {
    const faults = faultsAfter((plan) => {
      plan.targetLists[0]!.rules![0]!.where = { $ref: 'https://example.com/steal' }
    })
    expect(faults).toEqual([
      { code: 'condition.unsupported', path: 'targetLists.0.rules.0.where', message: '条件不在允许的写法之内' },
    ])
  })

  it('an indicator’s condition that the engine does not admit', () => {
    const faults = faultsAfter((plan) => {
      plan.indicators[0]!.qualifies = { $async: true }
      plan.indicators[0]!.measure = { kind: 'share', where: { allOf: 'all' } }
    })
    expect(faults.map((fault) => fault.path)).toEqual(['indicators.0.qualifies', 'indicators.0.measure.where'])
  })

  it('a checklist that the gate refuses', () => {
    const faults = faultsAfter((plan) => {
      plan.checklists[0]!.schema['$async'] = true
    })
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]!.path).toMatch(/^checklists\.0\.schema/)
  })

  it('time that runs backwards', () => {
    const faults = faultsAfter((plan) => {
      plan.period.end = '2019-12-31'
      plan.phases[1]!.end = '2020-03-01'
    })
    expect(faults).toEqual([
      { code: 'period.backwards', path: 'period.end', message: '结束日期早于开始日期' },
      { code: 'phase.backwards', path: 'phases.1.end', message: '阶段“整改阶段”的结束日期早于开始日期' },
    ])
  })

  it('a week that ends on its eighth day', () => {
    expect(faultsAfter((plan) => Object.assign(plan.cycles[2]!, { endsOn: 8 }))).toEqual([
      { code: 'cycle.no-weekday', path: 'cycles.2.endsOn', message: '每周的截止日只能是星期一至星期日（1至7）' },
    ])
    expect(faultsAfter((plan) => Object.assign(plan.cycles[2]!, { endsOn: 7 }))).toEqual([])
  })

  it('a list without any condition, and lists that wait for each other', () => {
    expect(faultsAfter((plan) => Object.assign(plan.targetLists[0]!, { rules: [] }))).toEqual([
      { code: 'list.without-rule', path: 'targetLists.0.rules', message: '督战名单“省级名单”没有任何条件' },
    ])
    expect(faultsAfter((plan) => Object.assign(plan.targetLists[0]!, { excludes: ['lower'] }))).toEqual([
      { code: 'list.order-circular', path: 'targetLists', message: '督战名单互相排除，无法确定先后' },
    ])
    expect(faultsAfter((plan) => Object.assign(plan.targetLists[0]!, { excludes: ['upper'] }))).toEqual([
      { code: 'list.order-circular', path: 'targetLists', message: '督战名单互相排除，无法确定先后' },
    ])
  })
})

describe('a plan warns and runs when', () => {
  it('two phases share a day, or several', () => {
    expect(warningsAfter((plan) => Object.assign(plan.phases[0]!, { end: '2020-03-15' }))).toEqual([
      { code: 'phase.overlap', path: 'phases.1.start', message: '阶段“部署”与“整改”同在 3月15日' },
    ])
    expect(warningsAfter((plan) => Object.assign(plan.phases[0]!, { end: '2020-04-02' }))).toEqual([
      { code: 'phase.overlap', path: 'phases.1.start', message: '阶段“部署”与“整改”同在 3月15日至4月2日' },
    ])
  })

  it('days lie between two phases', () => {
    expect(warningsAfter((plan) => Object.assign(plan.phases[0]!, { end: '2020-03-12' }))).toEqual([
      { code: 'phase.gap', path: 'phases.1.start', message: '阶段“部署”与“整改”之间空出 3月13日至3月14日' },
    ])
  })

  it('a phase or milestone lies outside its period', () => {
    expect(warningsAfter((plan) => Object.assign(plan.period, { end: '2020-06-29' })).map((warning) => warning.code)).toEqual([
      'phase.outside-period',
      'milestone.after-period',
    ])
  })

  it('it began before it was issued', () => {
    expect(warningsAfter((plan) => Object.assign(plan.document, { issuedOn: '2020-03-04' }))).toEqual([
      { code: 'plan.begun-before-issue', path: 'period.start', message: '方案自 1月1日起算，早于印发日期 3月4日' },
    ])
  })

  it('nobody serves or visits a list', () => {
    const warnings = warningsAfter((plan) => {
      plan.assignments.teams = plan.assignments.teams!.slice(0, 1)
      plan.duties.visits![0]!.targetLists = ['lower']
    })
    expect(warnings.map((warning) => [warning.code, warning.path])).toEqual([
      ['list.without-visits', 'targetLists.0'],
      ['list.without-team', 'targetLists.1'],
    ])
  })
})
