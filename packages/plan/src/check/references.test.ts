import { describe, expect, it } from 'vitest'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { foreignWords } from '../test/foreignWords.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { attributeFaults } from './attributeFaults.ts'
import { checkPlan } from './checkPlan.ts'
import { conditionFaults } from './conditionFaults.ts'
import { keyFaults } from './keyFaults.ts'
import { orderFaults } from './orderFaults.ts'
import { referenceFaults } from './referenceFaults.ts'
import { faultText, wordedFault } from './wordedFault.ts'

function after(change: (plan: Plan) => unknown): Plan {
  const plan = smallPlan()
  change(plan)
  return plan
}
const owed = (over: Partial<OwedDuty>) => (plan: Plan) => {
  plan.duties.owed = [{ key: 'x', title: '自查', what: 'visit', who: { kind: 'target' }, ...over }]
}
const paths = (faults: readonly { path: string }[]) => faults.map(({ path }) => path)

describe('a name that nothing in the plan bears', () => {
  it.each<[string, (plan: Plan) => unknown]>([
    [
      'duties.meetings.0.cycle',
      (plan) => Object.assign(plan.duties, { meetings: [{ key: 'm', title: '会商', level: 'city', cycle: 'day' }] }),
    ],
    ['duties.visits.0.unit', (plan) => Object.assign(plan.duties.visits![0]!, { unit: 'mill' })],
    ['duties.visits.0.who.team', (plan) => Object.assign(plan.duties.visits![0]!, { who: { kind: 'team', team: 'mill' } })],
    ['duties.visits.0.targetLists.2', (plan) => plan.duties.visits![0]!.targetLists.push('none')],
    ['duties.reports.0.cycle', (plan) => Object.assign(plan.duties.reports![0]!, { cycle: 'day' })],
    ['duties.owed.0.who.unit', owed({ who: { kind: 'unit', unit: 'mill' } })],
    ['duties.owed.0.who.team', owed({ who: { kind: 'team', team: 'mill' } })],
    ['duties.owed.0.to.unit', owed({ to: { kind: 'unit', unit: 'mill' } })],
    ['duties.owed.0.about.targetLists.1', owed({ about: { kind: 'lists', targetLists: ['upper', 'none'] } })],
    ['duties.owed.0.about.targetKind', owed({ about: { kind: 'targets', targetKind: 'site' } })],
    ['duties.owed.0.about.focusAreas.0', owed({ about: { kind: 'focusAreas', focusAreas: ['none'] } })],
    ['duties.owed.0.checklist', owed({ checklist: 'none' })],
    ['duties.owed.0.when.windows.0.phase', owed({ when: { kind: 'windows', windows: [{ kind: 'phase', phase: 'third' }] } })],
    [
      'duties.owed.0.when.during.0.phase',
      owed({ when: { kind: 'cycle', every: 'day', during: [{ kind: 'phase', phase: 'third' }] } }),
    ],
    [
      'assignments.owners.0.targetList',
      (plan) => Object.assign(plan.assignments, { owners: [{ key: 'o', targetList: 'none', unit: 'office', role: 'lead' }] }),
    ],
    [
      'assignments.owners.0.unit',
      (plan) => Object.assign(plan.assignments, { owners: [{ key: 'o', targetList: 'upper', unit: 'mill', role: 'lead' }] }),
    ],
    ['checklists.0.targetLists.0', (plan) => Object.assign(plan.checklists[0]!, { targetLists: ['none'] })],
    ['indicators.0.of', (plan) => Object.assign(plan.indicators[0]!, { of: 'site' })],
    ['ladder.0.decidedBy', (plan) => Object.assign(plan.ladder[0]!, { decidedBy: 'mill' })],
    ['focusAreas.0.units.supporting.0', (plan) => Object.assign(plan.focusAreas[0]!.units!, { supporting: ['mill'] })],
    ['focusAreas.0.units.responsible.0', (plan) => Object.assign(plan.focusAreas[0]!.units!, { responsible: ['mill'] })],
  ])('is found at %s, and there alone', (path, change) => {
    expect(paths(referenceFaults(after(change)))).toEqual([path])
  })

  it('is none of what every object has of itself', () => {
    for (const name of ['toString', 'constructor', '__proto__'])
      expect(paths(referenceFaults(after((plan) => Object.assign(plan.ladder[0]!, { decidedBy: name }))))).toEqual([
        'ladder.0.decidedBy',
      ])
  })

  it('is not looked for where nothing is named: teams, regions and what is left out', () => {
    expect(referenceFaults(after(owed({ who: { kind: 'team' }, about: { kind: 'regions', level: 'county' } })))).toEqual([])
    expect(referenceFaults(after((plan) => Object.assign(plan, { assignments: {}, duties: {} })))).toEqual([])
  })
})

describe('a figure that a kind of target asks for and does not keep', () => {
  it.each<[string, string, (kind: Plan['targetKinds'][number]) => unknown]>([
    ['attributes.required.1', '行政村', (kind) => kind.attributes.required!.push('income')],
    ['derived.0.numerator', '贫困发生率', (kind) => Object.assign(kind.derived![0]!, { numerator: 'income' })],
    ['derived.0.denominator', '贫困发生率', (kind) => Object.assign(kind.derived![0]!, { denominator: 'income' })],
    ['derived.0.denominator', '贫困发生率', (kind) => Object.assign(kind.derived![0]!, { denominator: 'toString' })],
  ])('is refused at %s', (path, title, change) => {
    const faults = attributeFaults(after((plan) => change(plan.targetKinds[0]!)))
    expect(paths(faults)).toEqual([`targetKinds.0.${path}`])
    expect(wordedFault(faults[0]!).message).toMatch(new RegExp(`^“${title}”用到了没有登记的“(income|toString)”：请登记`))
    expect(foreignWords(faultText(wordedFault(faults[0]!), 'en'))).toEqual([])
    expect(() => checkPlan(after((plan) => change(plan.targetKinds[0]!)))).toThrow('plan.invalid')
  })

  it('is none where the kind keeps it, or asks for nothing', () => {
    expect(attributeFaults(smallPlan())).toEqual([])
    const bare = after((plan) => {
      delete plan.targetKinds[0]!.derived
      delete plan.targetKinds[0]!.attributes.required
    })
    expect(attributeFaults(bare)).toEqual([])
  })
})

describe('a figure that does not add up', () => {
  const withSum = (type: 'number' | 'integer' | 'string' | 'boolean') =>
    after((plan) =>
      Object.assign(plan.targetKinds[0]!.attributes.properties, { level: { type, title: '警戒水位', 'x-sum': false } }),
    )

  it.each(['number', 'integer'] as const)('may be said of a %s', (type) => {
    expect(attributeFaults(withSum(type))).toEqual([])
  })

  it.each(['string', 'boolean'] as const)('is refused of a %s, which never did', (type) => {
    const faults = attributeFaults(withSum(type))
    expect(paths(faults)).toEqual(['targetKinds.0.attributes.properties.level.x-sum'])
    expect(wordedFault(faults[0]!).message).toBe('“行政村”的“警戒水位”不是数字，本来就不合计：请删去 x-sum')
    expect(() => checkPlan(withSum(type))).toThrow('plan.invalid')
  })
})

describe('a condition of a plan', () => {
  const onRule = (where: object) => conditionFaults(after((plan) => Object.assign(plan.targetLists[0]!.rules![0]!, { where })))

  it('may ask for a figure or a ratio of its kind, and for nothing else', () => {
    expect(onRule({ properties: { rate: { minimum: 20 } }, required: ['rate'] })).toEqual([])
    expect(onRule({ properties: { height: { minimum: 20 } } })).toMatchObject([
      { code: 'condition.field-unknown', path: 'targetLists.0.rules.0.where', details: { name: 'height' } },
    ])
    expect(onRule({ required: ['height', 'width'] }).map(({ details }) => details['name'])).toEqual(['height', 'width'])
  })

  it('that the engine refuses is refused as a whole, and not looked into', () => {
    expect(onRule({ $where: 'sleep(1)' }).map(({ code }) => code)).toEqual(['condition.unsupported'])
    expect(onRule({ properties: { poor: { pattern: '(a+)+$' } } }).map(({ code }) => code)).toEqual(['condition.unsupported'])
  })

  it('of the ladder asks about a standing, one of an indicator about an answer, which is not known here', () => {
    const ladder = after((plan) => Object.assign(plan.ladder[0]!, { when: { properties: { poor: { minimum: 1 } } } }))
    expect(paths(conditionFaults(ladder))).toEqual(['ladder.0.when'])
    const answer = { properties: { anything: { const: 'yes' } } }
    expect(conditionFaults(after((plan) => Object.assign(plan.indicators[0]!, { qualifies: answer })))).toEqual([])
    const refused = after((plan) => Object.assign(plan.indicators[0]!, { measure: { kind: 'share', where: { evil: 1 } } }))
    expect(paths(conditionFaults(refused))).toEqual(['indicators.0.measure.where'])
  })
})

describe('what contradicts itself', () => {
  const found = (change: (plan: Plan) => unknown) => orderFaults(after(change)).map(({ code, path }) => `${path} ${code}`)

  it.each<[string, (plan: Plan) => unknown]>([
    ['period.end period.backwards', (plan) => Object.assign(plan.period, { start: '2021-01-01' })],
    ['phases.1.end phase.backwards', (plan) => Object.assign(plan.phases[1]!, { end: '2020-03-14' })],
    ['cycles.2.endsOn cycle.closes-itself', (plan) => Object.assign(plan.cycles[2]!, { every: 'tenDays', endsOn: 25 })],
    [
      'duties.reports.0.dueDay cycle.no-month',
      (plan) => {
        plan.duties.reports = [{ key: 'r', title: '周报', from: 'county', to: 'city', cycle: 'week', dueDay: 25 }]
      },
    ],
    ['cycles.2.endsOn cycle.no-weekday', (plan) => Object.assign(plan.cycles[2]!, { endsOn: 8 })],
    ['targetLists.0.rules list.without-rule', (plan) => Object.assign(plan.targetLists[0]!, { rules: [] })],
    ['targetLists list.order-circular', (plan) => Object.assign(plan.targetLists[0]!, { excludes: ['lower'] })],
    ['targetLists list.order-circular', (plan) => Object.assign(plan.targetLists[0]!, { excludes: ['upper'] })],
  ])('is %s', (fault, change) => {
    expect(found(change)).toEqual([fault])
  })

  it('is nothing at its bounds: one day, a Sunday, a list of the rest', () => {
    expect(found((plan) => Object.assign(plan.period, { start: '2020-12-31', end: '2020-12-31' }))).toEqual([])
    expect(found((plan) => Object.assign(plan.phases[0]!, { end: '2020-01-01' }))).toEqual([])
    expect(found((plan) => Object.assign(plan.cycles[2]!, { endsOn: 7 }))).toEqual([])
    expect(found((plan) => Object.assign(plan.targetLists[1]!, { rules: [], rest: true }))).toEqual([])
  })

  it('is a key that stands twice, wherever it does, and not one that is a word of a schema', () => {
    const twice = after((plan) => {
      plan.focusAreas[0]!.keyPoints!.push({ key: 'clinic', title: '又一个' })
      plan.duties.reports!.push({ ...plan.duties.reports![0]! })
      plan.checklists[0]!.schema['examples'] = [{ key: 'a' }, { key: 'a' }]
    })
    expect(paths(keyFaults(twice))).toEqual(['focusAreas.0.keyPoints.1.key', 'duties.reports.1.key'])
    const thrice = after((plan) => plan.units.push({ key: 'office', title: '二' }, { key: 'office', title: '三' }))
    expect(paths(keyFaults(thrice))).toEqual(['units.1.key', 'units.2.key'])
  })
})
