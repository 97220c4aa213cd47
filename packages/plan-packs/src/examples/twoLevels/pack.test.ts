import { type ChecklistSchema, compareChecklists } from '@duzhan/checklist'
import {
  checkPlan,
  conformPlan,
  duesOf,
  effectsOf,
  evaluateTargetLists,
  mergePlans,
  nationalCalendar,
  type Plan,
  type Roster,
  readPlan,
  readRegister,
} from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { twoLevels } from './pack.ts'

const { plan: city, warnings } = checkPlan(twoLevels.plan)
const { targets, regions, people, filings = [] } = twoLevels
const county = checkPlan(mergePlans(city, readPlan(filings[0]?.plan))).plan
const places = new Map(regions.map(({ code, name }) => [code, name]))
const rosterOf = (plan: Plan): Roster => {
  const own = targets.filter(({ regionCode: code }) => code.startsWith(plan.jurisdiction.replace(/0+$/, '')))
  return { targets: own, designations: evaluateTargetLists(plan, own), places }
}

describe('the plans of a city and of a county that derives from it', () => {
  it('are plans without a fault or a warning, over a register that fits both', () => {
    expect(warnings).toEqual([])
    const rows = targets.map((target, index) => ({ ...target, line: index + 1 }))
    expect(readRegister(city, rows).faults).toEqual([])
    expect([rosterOf(city), rosterOf(county)].map((roster) => roster.designations.length)).toEqual([12, 8])
    const known = new Set(regions.map(({ code }) => code))
    for (const { grants } of people)
      for (const { region } of grants) for (const above of regionPath(regionCode(region))) expect(known).toContain(above)
  })

  it('say in titles, issuers and notes that they are made up', () => {
    for (const { title, document, notes } of [city, county])
      expect(`${title} ${document.issuer} ${notes.map(({ text }) => text).join()}`).toMatch(
        /示例.*不是真实文件.*不是任何机关的文件/,
      )
  })

  it('conform: the county adds, and breaks nothing that the city holds', () => {
    expect(conformPlan(county, city)).toEqual([])
    expect(county.duties.visits).toEqual(city.duties.visits)
  })

  it('ask one thing alike in other words, one with another meaning, one unchanged, and five more below', () => {
    const [above, below] = [city, county].map(({ checklists }) => checklists[0]?.schema as ChecklistSchema | undefined) // checked above
    expect(compareChecklists(above!, below!).map(({ path, verdict, counts }) => `${path} ${verdict} ${counts}`)).toEqual([
      'village.waste reworded true',
      'village.toilet changed false',
      'village.water same true',
      ...[1, 2, 3, 4, 5].map((no) => `county.own${no} added false`),
    ])
  })
})

describe('what comes due by the plans of two levels', () => {
  it.each([
    ['2020-04', { 'visits.monthly': 12, 'reports.monthly': 2 }, { 'visits.monthly': 8, 'owed.fortnightly': 16 }],
    ['2020-05', { 'visits.monthly': 12, 'reports.monthly': 2 }, { 'visits.monthly': 8, 'owed.fortnightly': 16 }],
    ['2020-06', { 'visits.monthly': 12, 'reports.monthly': 2 }, { 'visits.monthly': 8, 'owed.fortnightly': 16 }],
  ])('in %s is the city’s, and in the county that and its own', (month, above, below) => {
    const count = (plan: Plan) => {
      const found: Record<string, number> = {}
      const dues = duesOf(plan, rosterOf(plan), nationalCalendar, { from: `${month}-01`, to: `${month}-30` })
      for (const { duty, dueOn } of dues) if (dueOn.startsWith(month)) found[duty] = (found[duty] ?? 0) + 1
      return found
    }
    expect(count(city)).toMatchObject(above)
    expect(count(county)).toMatchObject(below)
  })

  it('is said in the county’s own words: each half month besides each month', () => {
    const told = effectsOf(county, rosterOf(county), nationalCalendar).sentences.map(({ message }) => message)
    expect(told).toContainEqual(
      expect.stringMatching(/^督导“县级督战队每半月巡查一次”：每半月1次.*首期 8 项，首次 4月15日 截止$/),
    )
    expect(told).toContainEqual(expect.stringMatching(/^督导“县级督战队每月督导一次”：每月1次.*首期 8 项，首次 4月30日 截止$/))
  })
})
