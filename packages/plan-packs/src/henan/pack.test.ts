import {
  anytimeDuties,
  checkPlan,
  duesOf,
  evaluateTargetLists,
  nationalCalendar,
  registerWarnings,
  sponsorGaps,
  teamFor,
  windowOf,
} from '@duzhan/plan'
import { isWithin, regionCode } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { henan } from './pack.ts'

const { plan, warnings } = checkPlan(henan.plan)
const { targets } = henan
const designations = evaluateTargetLists(plan, targets)
const onList = (list: string) => designations.filter((entry) => entry.list === list)
const cityCounts = [
  ['410300000000', 9],
  ['410400000000', 10],
  ['410700000000', 16],
  ['411200000000', 5],
  ['411300000000', 12],
] as const

describe('the plan of Henan', () => {
  it('has no phases and no beginning, one last day, nine areas and no warning', () => {
    expect(warnings).toEqual([])
    expect(plan.phases).toEqual([])
    expect(plan.period).toEqual({ end: '2020-09-30' })
    expect(plan.milestones.map((milestone) => milestone.due)).toEqual(['2020-09-30'])
    expect(plan.focusAreas).toHaveLength(9)
    expect(plan.checklists).toEqual([])
  })

  it('lists 20 counties by more than 5000 persons and 52 villages by status', () => {
    expect(onList('counties')).toHaveLength(20)
    expect(onList('villages')).toHaveLength(52)
    expect(designations).toHaveLength(72)
    const rule = plan.targetLists[0]!.rules![0]!
    const county = (remainingPersons: number) => ({ ...targets[0]!, attributes: { remainingPersons } })
    expect(evaluateTargetLists(plan, [county(5000)])).toEqual([])
    expect(evaluateTargetLists(plan, [county(5001)])[0]!.reasons[0]!.rule).toBe(rule.key)
  })

  it('agrees with the printed sub-totals 9, 10, 16, 5 and 12, and says so when a village is missing', () => {
    expect(registerWarnings(plan, targets)).toEqual([])
    for (const [city, count] of cityCounts) {
      const within = targets.filter(
        (target) => target.kind === 'village' && isWithin(regionCode(target.regionCode), regionCode(city)),
      )
      expect(within).toHaveLength(count)
      expect(plan.targetLists[1]!.printed!.byRegion![city]).toBe(count)
    }
    const short = targets.filter((target) => target.name !== '大青村')
    expect(registerWarnings(plan, short).map((warning) => warning.message)).toEqual([
      '督战名单“未出列的贫困村”督战对象数印为 52，按条件得出 51',
      '督战名单“未出列的贫困村” 410300000000 的对象数印为 9，按条件得出 8',
      '督战名单“未出列的贫困村” 410325000000 的对象数印为 5，按条件得出 4',
    ])
  })

  it('covers its 20 counties by 17 posts, three of them with two', () => {
    const sponsors = plan.assignments.sponsors!
    expect(sponsors).toHaveLength(17)
    expect(sponsors.filter((sponsor) => sponsor.targets.length === 2)).toHaveLength(3)
    expect(sponsorGaps(plan, designations)).toEqual([])
  })

  it('names the county left out when a post is dropped', () => {
    for (const dropped of plan.assignments.sponsors!) {
      const sponsors = plan.assignments.sponsors!.filter((sponsor) => sponsor !== dropped)
      expect(sponsorGaps({ assignments: { ...plan.assignments, sponsors } }, designations)).toEqual(
        designations.map((entry) => entry.targetId).filter((id) => dropped.targets.includes(id)),
      )
    }
  })

  it('has three counties that are targets and hold target villages', () => {
    const counties = targets.filter((target) => target.kind === 'county')
    const holding = counties.filter((county) =>
      targets.some(
        (village) => village.kind === 'village' && isWithin(regionCode(village.regionCode), regionCode(county.regionCode)),
      ),
    )
    expect(holding.map((county) => county.name).sort()).toEqual(['嵩县', '汝阳县', '鲁山县'].sort())
  })

  it('wants reports by the 25th and gives no number of visits that the document does not print', () => {
    const window = windowOf({ ...plan.cycles[0]!, every: 'month' }, '2020-03-20')
    expect(window).toEqual({ key: '2020-03', start: '2020-02-26', end: '2020-03-25' })
    expect(plan.duties.reports!.find(({ key }) => key === 'monthly')).toMatchObject({ from: 'city', to: 'province' })
    const roster = { targets: [], designations: [], places: new Map(henan.regions.map(({ code, name }) => [code, name])) }
    const owed = duesOf(plan, roster, nationalCalendar, { from: '2020-03-20', to: '2020-03-20' })
    expect(new Set(owed.filter(({ duty }) => duty === 'reports.monthly').map(({ dueOn }) => dueOn))).toEqual(
      new Set(['2020-03-25']),
    )
    expect(plan.duties.visits!.map((visit) => visit.modes)).toEqual([['roving'], ['fixed']])
    expect(anytimeDuties(plan, 'counties').map(({ name }) => name)).toEqual(['roving', 'leaders', 'owed.cityLeaders'])
  })

  it('sends the provincial team to counties and the city’s to villages', () => {
    expect(teamFor(plan, 'counties', '410325000000')?.key).toBe('provincial@410000000000')
    expect(teamFor(plan, 'villages', '410325107206')?.key).toBe('city@410300000000')
  })

  it('praises and holds to account', () => {
    expect(plan.ladder.flatMap((step) => step.actions)).toEqual(['rectify', 'accountability', 'praise'])
  })

  it('keeps printed names that differ from the division code list, and says of which villages it could not be found', () => {
    const doubtful = targets.filter((target) => 'doubt' in target.annex)
    expect(doubtful.map((target) => target.name)).toEqual([
      '竹园村',
      '观音堂林站宋沟村',
      '观音堂林站大石扒村',
      '榭漫村',
      '花马村',
      '石家村',
    ])
    expect(doubtful.filter((target) => target.regionCode.endsWith('901')).map((target) => target.name)).toEqual([
      '花马村',
      '石家村',
    ])
  })
})
