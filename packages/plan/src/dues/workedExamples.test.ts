import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Stretch } from '../schema/when.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import type { Target } from '../targets/target.ts'
import { places } from '../test/anyDuties.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { duesOf } from './duesOf.ts'
import type { Roster } from './roster.ts'
import { visitDues } from './visitDues.ts'

/** A plan of another trade: its own kind of target, lists and duties, and nothing of the small plan's. */
const planOf = (kind: Plan['targetKinds'][number], targetLists: Plan['targetLists'], owed: OwedDuty[]): Plan => ({
  ...smallPlan(),
  jurisdiction: '430321000000',
  period: { start: '2024-01-01', end: '2024-12-31' },
  document: { issuer: '县政府' },
  targetKinds: [kind],
  targetLists,
  duties: { owed },
  phases: [],
  milestones: [],
  checklists: [],
  indicators: [],
  cycles: [],
  ladder: [],
  assignments: {},
  resources: [],
  focusAreas: [],
  units: [
    { key: 'education', title: '县教育局', region: '430321000000' },
    { key: 'market', title: '县市场监管局', region: '430321000000' },
    { key: 'water', title: '县水利局', region: '430321000000' },
    { key: 'housing', title: '县住建局', region: '430321000000' },
    { key: 'environment', title: '县生态环境局', region: '430321000000' },
    { key: 'police', title: '县公安局', region: '430321000000' },
  ],
})
const target = (id: string, kind: string, attributes: Target['attributes'] = {}): Target => ({
  id,
  name: id,
  kind,
  regionCode: '430321109201',
  attributes,
})
function count(plan: Plan, targets: readonly Target[], month: string, last: number): Record<string, number> {
  const roster: Roster = { targets, designations: evaluateTargetLists(checkPlan(plan).plan, targets), places }
  const dues = duesOf(plan, roster, calendar, { from: `${month}-01`, to: `${month}-${last}` })
  const counts: Record<string, number> = {}
  for (const { duty, dueOn } of dues) if (dueOn.startsWith(month)) counts[duty] = (counts[duty] ?? 0) + 1
  return counts
}
const terms: Stretch[] = [
  { kind: 'yearly', key: 'spring', title: '春季学期', start: '02-20', end: '07-05' },
  { kind: 'yearly', key: 'autumn', title: '秋季学期', start: '09-01', end: '01-20' },
]

describe('plans of other trades, as configuration alone', () => {
  it('county school canteens: weekly by the school itself, once a term by one office, monthly for grade D, reports on the last working day', () => {
    const kind: Plan['targetKinds'][number] = {
      key: 'school',
      title: '学校食堂',
      measureWord: '家',
      level: 'site',
      attributes: {
        type: 'object',
        properties: { grade: { type: 'string', title: '风险等级', enum: ['A', 'B', 'C', 'D'] } },
        additionalProperties: false,
      },
    }
    const list = (key: string, grades: string[]): Plan['targetLists'][number] => ({
      key,
      title: key,
      level: 'county',
      targetKinds: ['school'],
      rules: [{ key, title: key, where: { properties: { grade: { enum: grades } }, required: ['grade'] } }],
    })
    const all = { kind: 'targets', targetKind: 'school' } as const
    const plan = planOf(
      kind,
      [list('risky', ['D'])],
      [
        {
          key: 'self',
          title: '每周自查',
          what: 'visit',
          modes: ['selfCheck'],
          who: { kind: 'target' },
          about: all,
          when: { kind: 'cycle', every: 'week', endsOn: 5, hour: '18:00', during: terms },
        },
        {
          key: 'term',
          title: '每学期核验',
          what: 'visit',
          modes: ['verification'],
          who: { kind: 'unit', unit: 'education' },
          about: all,
          when: { kind: 'windows', windows: terms },
        },
        {
          key: 'risky',
          title: 'D级每月检查',
          what: 'visit',
          unannounced: true,
          who: { kind: 'unit', unit: 'market' },
          about: { kind: 'lists', targetLists: ['risky'] },
          when: { kind: 'cycle', every: 'month' },
        },
        {
          key: 'report',
          title: '情况报告',
          what: 'report',
          who: { kind: 'unit', unit: 'education' },
          to: { kind: 'jurisdiction' },
          nilReport: true,
          when: { kind: 'cycle', every: 'month', dueDay: 'lastWorkingDay' },
        },
        {
          key: 'again',
          title: '温度填报两次有误的核查',
          what: 'visit',
          who: { kind: 'unit', unit: 'market' },
          about: all,
          when: { kind: 'event', event: '温度第二次填报有误', within: 3, unit: 'workingDay' },
        },
      ],
    )
    const schools = Array.from({ length: 64 }, (_, index) => target(`s${index}`, 'school', { grade: index < 5 ? 'D' : 'B' }))
    expect(count(plan, schools, '2024-03', 31)).toEqual({ 'owed.self': 64 * 5, 'owed.risky': 5, 'owed.report': 1 })
    expect(count(plan, schools, '2024-07', 31)).toEqual({ 'owed.self': 64, 'owed.term': 64, 'owed.risky': 5, 'owed.report': 1 })
    expect(count(plan, schools, '2024-08', 31), 'nothing of the school in the holidays').toEqual({
      'owed.risky': 5,
      'owed.report': 1,
    })
  })

  it('city flood season: daily by the village, weekly by the town, every ten days by the county, monthly by the bureau', () => {
    const kind: Plan['targetKinds'][number] = {
      key: 'dyke',
      title: '堤防段',
      measureWord: '处',
      level: 'site',
      attributes: { type: 'object', properties: {}, additionalProperties: false },
    }
    const flood: Stretch[] = [{ kind: 'yearly', key: 'flood', title: '汛期', start: '05-01', end: '09-30' }]
    const all = { kind: 'targets', targetKind: 'dyke' } as const
    const patrol = (key: string, every: 'day' | 'week' | 'tenDays' | 'month', who: OwedDuty['who']): OwedDuty => ({
      key,
      title: '巡查',
      what: 'visit',
      who,
      about: all,
      when: { kind: 'cycle', every, during: flood },
    })
    const plan = planOf(
      kind,
      [],
      [
        patrol('village', 'day', { kind: 'level', level: 'village' }),
        patrol('town', 'week', { kind: 'level', level: 'township' }),
        patrol('county', 'tenDays', { kind: 'level', level: 'county' }),
        patrol('bureau', 'month', { kind: 'unit', unit: 'water' }),
        {
          key: 'before',
          title: '汛前检查',
          what: 'visit',
          who: { kind: 'unit', unit: 'water' },
          about: all,
          when: { kind: 'windows', windows: [{ kind: 'yearly', key: 'before', title: '汛前', start: '03-01', end: '04-15' }] },
        },
      ],
    )
    const dykes = Array.from({ length: 87 }, (_, index) => target(`d${index}`, 'dyke'))
    expect(count(plan, dykes, '2024-06', 30)).toEqual({
      'owed.village': 87 * 30,
      'owed.town': 87 * 5,
      'owed.county': 87 * 3,
      'owed.bureau': 87,
    })
    expect(count(plan, dykes, '2024-04', 30)).toEqual({ 'owed.before': 87 })
    expect(count(plan, dykes, '2024-10', 31)).toEqual({})
  })

  it('prefecture dust control: twice a month jointly, and a county’s own visit every half month beside it', () => {
    const kind: Plan['targetKinds'][number] = {
      key: 'building',
      title: '工地',
      measureWord: '个',
      level: 'site',
      attributes: {
        type: 'object',
        properties: { area: { type: 'number', title: '面积', 'x-unit': '平方米' } },
        additionalProperties: false,
      },
    }
    const large: Plan['targetLists'][number] = {
      key: 'large',
      title: '5000平方米以上工地',
      level: 'city',
      targetKinds: ['building'],
      rules: [
        { key: 'area', title: '超过5000平方米', where: { properties: { area: { exclusiveMinimum: 5000 } }, required: ['area'] } },
      ],
    }
    const lists = { kind: 'lists', targetLists: ['large'] } as const
    const plan = planOf(
      kind,
      [large],
      [
        {
          key: 'joint',
          title: '联合检查',
          what: 'visit',
          modes: ['joint'],
          times: 2,
          who: { kind: 'unit', unit: 'housing' },
          with: [
            { kind: 'unit', unit: 'environment' },
            { kind: 'unit', unit: 'police' },
          ],
          about: { ...lists, targetLists: [...lists.targetLists] },
          when: { kind: 'cycle', every: 'month' },
        },
        {
          key: 'own',
          title: '半月检查',
          what: 'visit',
          who: { kind: 'level', level: 'county' },
          about: { ...lists, targetLists: [...lists.targetLists] },
          when: { kind: 'cycle', every: 'halfMonth' },
        },
      ],
    )
    const sites = [
      target('a', 'building', { area: 6000 }),
      target('b', 'building', { area: 5000 }),
      target('c', 'building', { area: 9000 }),
    ]
    expect(count(plan, sites, '2024-02', 29)).toEqual({ 'owed.joint': 4, 'owed.own': 4 })
    const roster: Roster = { targets: sites, designations: evaluateTargetLists(plan, sites), places }
    const visits = visitDues(plan, roster, calendar, { from: '2024-02-01', to: '2024-02-29' })
    const joint = visits.filter(({ duty }) => duty === 'owed.joint')
    expect(
      joint.map(({ target: of, turn, by }) => [of, turn, by?.key]),
      'each once, whoever comes along',
    ).toEqual([
      ['a', 1, 'unit:housing'],
      ['a', 2, 'unit:housing'],
      ['c', 1, 'unit:housing'],
      ['c', 2, 'unit:housing'],
    ])
    for (const { partners } of joint) expect(partners.map(({ title }) => title)).toEqual(['县生态环境局', '县公安局'])
    expect(visits.filter(({ duty }) => duty === 'owed.own').flatMap(({ partners }) => partners)).toEqual([])
  })
})
