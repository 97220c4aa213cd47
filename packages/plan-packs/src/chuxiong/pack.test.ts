import {
  checkPlan,
  duesOf,
  evaluateTargetLists,
  listTotals,
  nationalCalendar,
  registerWarnings,
  sponsorGaps,
  type Target,
  teamFor,
  visitDues,
  windowOf,
} from '@duzhan/plan'
import { isWithin, regionCode } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { chuxiong } from './pack.ts'

const { plan, warnings } = checkPlan(chuxiong.plan)
const { targets } = chuxiong
const designations = evaluateTargetLists(plan, targets)
const window = windowOf({ ...plan.cycles[0]!, every: 'month' }, '2020-03-15')

describe('the plan of Chuxiong', () => {
  it('warns of nothing: the counties’ own list has no printed times, and is visited all the same', () => {
    expect(warnings).toEqual([])
  })

  it('knows four kinds of target, two of them sites outside the administrative tree', () => {
    expect(plan.targetKinds.map((kind) => kind.level)).toEqual(['county', 'village', 'site', 'site'])
  })

  it('lists 3, 1, 5 and 4 targets with their printed persons', () => {
    expect(registerWarnings(plan, targets)).toEqual([])
    expect(listTotals(designations, targets, plan).map((total) => [total.list, total.targets, total.sums])).toEqual([
      ['counties', 3, { remainingPersons: 5332 }],
      ['highRateVillages', 1, {}],
      ['relocationSites', 5, { residents: 8081 }],
      ['hydropowerSites', 4, { residents: 15286 }],
      ['countyRest', 0, {}],
    ])
  })

  it('lists a village by its rate of 15.93 %, which is more than 10 %, and none at 10 %', () => {
    const [village] = targets.filter((target) => target.kind === 'village')
    expect(designations.find((entry) => entry.targetId === village!.id)!.reasons).toEqual([
      { list: 'highRateVillages', rule: 'rate10', title: '贫困发生率超过10%', sentence: '贫困发生率 超过 10%（实为 15.93%）' },
    ])
    expect(evaluateTargetLists(plan, [{ ...village!, attributes: { povertyRate: 10 } }])).toEqual([])
  })

  it('hits 武定 by all four rules', () => {
    const wuding = regionCode('532329000000')
    const lists = designations.filter((entry) => {
      const target = targets.find((candidate) => candidate.id === entry.targetId)!
      return isWithin(regionCode(target.regionCode), wuding)
    })
    expect(lists.map((entry) => entry.list)).toEqual(['counties', 'highRateVillages', 'relocationSites', 'hydropowerSites'])
  })

  it('leaves the rest with poor people to the counties, and nothing that is listed already', () => {
    const add = (id: string, kind: string, attributes: Target['attributes']): Target => ({
      id,
      name: id,
      kind,
      regionCode: '532328000000',
      attributes,
    })
    const more = [
      add('poor', 'village', { poorPersons: 1, povertyRate: 9 }),
      add('done', 'village', { poorPersons: 0 }),
      add('small', 'relocationSite', { residents: 999, poorPersons: 5 }),
      add('large', 'relocationSite', { residents: 1000, poorPersons: 5 }),
      add('hydro', 'hydropowerSite', { residents: 10 }),
    ]
    expect(evaluateTargetLists(plan, more).map((entry) => [entry.targetId, entry.list])).toEqual([
      ['poor', 'countyRest'],
      ['small', 'countyRest'],
      ['large', 'relocationSites'],
    ])
    expect(teamFor(plan, 'countyRest', '532328000000')?.key).toBe('countyTeam@532328000000')
  })

  it('gives leaders, squads and covert visits their own lists and owners', () => {
    expect(plan.duties.visits!.map((visit) => [visit.key, visit.modes, visit.unannounced ?? false])).toEqual([
      ['leaders', ['fixed'], false],
      ['squads', ['roving'], false],
      ['covert', ['covert'], true],
    ])
    const owners = plan.assignments.owners!.map(({ targetList, unit, role }) => [targetList, unit, role])
    expect(owners).toEqual([
      ['counties', 'prefecturePovertyOffice', 'plan'],
      ['highRateVillages', 'prefecturePovertyOffice', 'plan'],
      ['relocationSites', 'developmentReform', 'plan'],
      ['hydropowerSites', 'resettlementOffice', 'lead'],
      ['counties', 'partyInspection', 'covert'],
    ])
    const owed = visitDues(plan, { targets, designations, places: new Map() }, nationalCalendar, {
      from: window.start,
      to: window.end,
    })
    const dutiesOf = (list: string) => [...new Set(owed.filter((visit) => visit.list === list).map(({ duty }) => duty))]
    expect(dutiesOf('counties')).toEqual(['visits.leaders', 'visits.squads'])
    expect(dutiesOf('hydropowerSites')).toEqual(['visits.squads'])
    const leaders = owed.filter(({ duty }) => duty === 'visits.leaders')
    expect(leaders.every(({ by, list }) => list === 'highRateVillages' || by?.key.startsWith('sponsor:'))).toBe(true)
    expect(sponsorGaps(plan, designations)).toEqual([])
  })

  it('has three phases and six milestones with 22 lines', () => {
    expect(plan.phases.map((phase) => phase.end)).toEqual(['2020-01-31', '2020-06-30', '2020-12-31'])
    expect(plan.milestones.map((milestone) => [milestone.due, milestone.lines.length])).toEqual([
      ['2020-02-29', 1],
      ['2020-03-31', 5],
      ['2020-06-30', 12],
      ['2020-08-31', 1],
      ['2020-10-31', 2],
      ['2020-12-31', 1],
    ])
  })

  it('wants reports by the 20th on paper and electronically, contacts by 6 and plans by 8 February', () => {
    expect(window).toEqual({ key: '2020-03', start: '2020-02-21', end: '2020-03-20' })
    expect(plan.duties.reports!.find(({ key }) => key === 'monthly')).toMatchObject({ from: 'county', to: 'city' })
    const roster = { targets: [], designations: [], places: new Map(chuxiong.regions.map(({ code, name }) => [code, name])) }
    const owed = duesOf(plan, roster, nationalCalendar, { from: '2020-03-15', to: '2020-03-15' })
    expect(new Set(owed.filter(({ duty }) => duty === 'reports.monthly').map(({ dueOn }) => dueOn))).toEqual(
      new Set(['2020-03-20']),
    )
    expect(plan.duties.reports![0]!.media).toEqual(['paper', 'electronic'])
    expect(plan.duties.filings!.map((filing) => [filing.what, filing.due])).toEqual([
      ['contacts', '2020-02-06'],
      ['plan', '2020-02-08'],
    ])
  })
})
