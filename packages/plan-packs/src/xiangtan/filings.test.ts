import {
  checkPlan,
  conformPlan,
  daysBetween,
  differencePlans,
  dutiesOf,
  evaluateTargetLists,
  mergePlans,
  readPlan,
} from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { xiangtan } from './pack.ts'

const { plan: city } = checkPlan(xiangtan.plan)
const filings = xiangtan.filings!.map(({ plan, ...filing }) => ({ ...filing, plan: mergePlans(city, readPlan(plan)) }))
const of = (region: string) => filings.find((filing) => filing.region === region)!
const findings = (region: string) => conformPlan(of(region).plan, city)

describe('the five county plans under the city’s', () => {
  it('are whole once merged, and bound to its revision', () => {
    for (const { plan } of filings) {
      expect(checkPlan(plan).plan).toEqual(plan)
      expect(plan.extends).toEqual({ code: 'xiangtan-2020', revision: 1 })
      expect(plan.checklists).toEqual(city.checklists)
    }
    expect(filings.map((filing) => filing.region).sort()).toEqual(
      [...city.units.find((unit) => unit.group)!.group!.regions].sort(),
    )
  })

  it('conform but for one, which weakens its visits', () => {
    expect(filings.filter((filing) => findings(filing.region).length > 0).map((filing) => filing.region)).toEqual([
      '430382000000',
    ])
    expect(findings('430382000000')).toEqual([
      {
        code: 'floor.weakened',
        verdict: 'weakened',
        path: 'duties.visits.monthly.cycle',
        hold: 'floor',
        upper: '每月1次',
        lower: '每季度1次',
        message: '“每季度督导一次”督战频次由每月1次放宽为每季度1次，低于上级要求',
        details: {
          title: '每季度督导一次',
          label: { zh: '督战频次', en: 'visit frequency' },
          upper: { zh: '每月1次', en: 'once a month' },
          lower: { zh: '每季度1次', en: 'once a quarter' },
        },
      },
    ])
  })

  it('may do more: twice the visits, a wider list, an earlier report, money of their own', () => {
    expect(dutiesOf(of('430321000000').plan).find(({ id }) => id === 'visits.monthly')?.times).toBe(2)
    const before = evaluateTargetLists(city, xiangtan.targets).map((entry) => entry.targetId)
    const after = evaluateTargetLists(of('430381000000').plan, xiangtan.targets).map((entry) => entry.targetId)
    expect(after).toEqual(before)
    expect(of('430381000000').plan.targetLists[1]!.rules!.map((rule) => rule.key)).toEqual([
      'poor300',
      'unlifted20',
      'poorVillage',
    ])
    expect(of('430302000000').plan.resources.map((resource) => resource.key)).toEqual([
      'provincialVillageSupport',
      'districtSupport',
    ])
  })

  it('that add nothing differ in who they are, and in nothing else', () => {
    const places = differencePlans(city, of('430304000000').plan).map((change) => change.path[0])
    expect([...new Set(places)].sort()).toEqual(['code', 'document', 'extends', 'jurisdiction', 'notes', 'title'])
  })

  it('are due on 15 March: four in time, one two days late, one of them weak', () => {
    const due = city.duties.filings![0]!.due
    expect(due).toBe('2020-03-15')
    const rows = filings.map(({ region, filedOn }) => [
      region,
      Math.max(0, daysBetween(due, filedOn)),
      findings(region).length > 0,
    ])
    expect(rows).toEqual([
      ['430321000000', 0, false],
      ['430381000000', 0, false],
      ['430382000000', 0, true],
      ['430302000000', 2, false],
      ['430304000000', 0, false],
    ])
  })
})
