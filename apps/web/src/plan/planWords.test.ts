import type { PlanSummary } from '@duzhan/contracts'
import type { Plan, TargetKind } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { currentPlans } from '../plans/currentPlans.ts'
import { aTargetList } from '../test/builders/aTarget.ts'
import { goalText } from './goalText.ts'
import { listColumns } from './listColumns.ts'
import { listFigures } from './listFigures.ts'
import { planContents } from './planContents.ts'
import { phaseState } from './TimelineBar.tsx'
import { ruleSentence } from './whyOf.ts'

describe('an indicator’s goal', () => {
  it('reads as officials write it', () => {
    expect(goalText({ goal: { comparator: '>=', value: 60, unit: '%' } })).toBe('不低于 60%')
    expect(goalText({ goal: { comparator: '=', value: 15668, unit: '人' } })).toBe('达到 15,668 人')
    expect(goalText({ goal: { comparator: '<', value: 2 }, unit: '起' })).toBe('低于 2 起')
    expect(goalText({ goal: { comparator: '<=', value: 0 } })).toBe('不超过 0')
  })

  it('names whose limit it follows where it has no figure, and is none where it has neither', () => {
    expect(goalText({ goal: { comparator: '<=', reference: '省定范围' } })).toBe('以省定范围为准')
    expect(goalText({ goal: { comparator: '<=' } })).toBeNull()
    expect(goalText({})).toBeNull()
  })
})

const empty: Plan = {
  code: 'p',
  revision: 1,
  title: '方案',
  jurisdiction: '410000000000',
  period: { end: '2020-12-31' },
  document: { issuer: '某组' },
  goals: [],
  phases: [],
  milestones: [],
  focusAreas: [],
  targetKinds: [],
  targetLists: [],
  checklists: [],
  indicators: [],
  cycles: [],
  duties: {},
  ladder: [],
  assignments: {},
  resources: [],
  units: [],
  notes: [],
}

describe('the contents of a plan’s page', () => {
  const titles = (plan: Partial<Plan>) => planContents({ ...empty, ...plan }).map(({ title }) => title)

  it('have no entry for what the plan lacks', () => {
    expect(titles({})).toEqual([])
    expect(titles({ duties: { visits: [] } })).toEqual([])
  })

  it('call milestones without phases by their name', () => {
    const milestones = [{ key: 'm', title: '9月底', due: '2020-09-30', lines: ['x'] }]
    expect(titles({ milestones })).toEqual(['时间节点'])
    expect(titles({ milestones, phases: [{ key: 'p', title: '一', start: '2020-01-01', end: '2020-02-01' }] })).toEqual([
      '阶段安排',
    ])
  })

  it('list tasks by unit only where areas name units', () => {
    expect(titles({ focusAreas: [{ key: 'a', title: '甲' }] })).toEqual(['督战内容'])
    expect(titles({ focusAreas: [{ key: 'a', title: '甲', units: { lead: ['u'] } }] })).toEqual(['督战内容', '任务分工'])
  })
})

describe('the plans to choose from', () => {
  const revision = (plan: string, number: number, status: PlanSummary['status']): PlanSummary => ({
    plan,
    revision: number,
    status,
    title: plan,
    jurisdiction: '430000000000',
    period: { start: '2020-01-01', end: '2020-12-31' },
  })

  it('stand once each, by the revision in force, or the last there was', () => {
    const found = currentPlans([
      revision('a', 1, 'closed'),
      revision('a', 2, 'published'),
      revision('a', 3, 'draft'),
      revision('b', 1, 'closed'),
      revision('b', 2, 'closed'),
    ])
    expect(found.map(({ plan, revision: number }) => [plan, number])).toEqual([
      ['a', 2],
      ['b', 2],
    ])
  })
})

const county: TargetKind = {
  key: 'county',
  title: '县',
  level: 'county',
  attributes: {
    type: 'object',
    properties: { people: { type: 'integer', title: '贫困人口', 'x-unit': '人' } },
    additionalProperties: false,
  },
}
const village: TargetKind = {
  ...county,
  key: 'village',
  attributes: {
    type: 'object',
    properties: {
      people: { type: 'integer', title: '贫困人口', 'x-unit': '人' },
      all: { type: 'integer', title: '总人口' },
      isHard: { type: 'boolean', title: '难度大' },
    },
    additionalProperties: false,
  },
  derived: [{ key: 'rate', title: '贫困发生率', unit: '%', numerator: 'people', denominator: 'all' }],
}

describe('the figures of a list with several kinds of target', () => {
  it('stand once each, ratios among them', () => {
    expect(listColumns([county, village]).map(({ key, isNumeric }) => [key, isNumeric])).toEqual([
      ['people', true],
      ['all', true],
      ['isHard', false],
      ['rate', true],
    ])
  })

  it('are added up but for marks, ratios, rates, and what the plan says does not add up', () => {
    const level = { type: 'number', title: '汛限水位', 'x-unit': '米', 'x-sum': false } as const
    const share = { type: 'number', title: '占比', 'x-unit': '%' } as const
    const properties = { ...village.attributes.properties, level, share }
    const kind = { ...village, measureWord: '座', attributes: { ...village.attributes, properties } }
    const summed = listColumns([kind]).flatMap(({ key, isSummed }) => (isSummed ? [key] : []))
    expect(summed).toEqual(['people', 'all'])
    const view = aTargetList({ targets: [], totals: { people: 3, all: 12, level: 86, share: 20 } })
    expect(listFigures(view, [kind]).map(({ title, value, unit }) => [title, value, unit])).toEqual([
      ['督战对象', 0, '座'],
      ['贫困人口', 3, '人'],
      ['总人口', 12, undefined],
    ])
    expect(listFigures(view, [kind, county])[0]?.unit, 'of several kinds').toBe('个')
  })

  it('are all words that a rule may speak of', () => {
    const rate = { properties: { rate: { exclusiveMinimum: 10 } }, required: ['rate'] }
    expect(ruleSentence(rate, [county, village])).toBe('贫困发生率 超过 10%')
  })
})

describe('words of the plan page', () => {
  it('tell a phase that runs from those before and after, its own last day included', () => {
    const phase = { start: '2020-03-01', end: '2020-03-31' }
    expect(['2020-02-29', '2020-03-01', '2020-03-31', '2020-04-01'].map((day) => phaseState(phase, day))).toEqual([
      'coming',
      'current',
      'current',
      'past',
    ])
  })
})
