import { checkPlan, evaluateTargetLists, nationalCalendar, phasesOn, visitDues, windowOf } from '@duzhan/plan'
import { levelOf, regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { xiangtan } from './pack.ts'

const { plan, warnings } = checkPlan(xiangtan.plan)
const { targets, regions, people } = xiangtan
const nameOf = new Map(regions.map((region) => [region.code, region.name]))

describe('the plan of Xiangtan', () => {
  it('is valid, and says that two phases share 15 March and that it began before it was issued', () => {
    expect(warnings).toMatchObject([
      { code: 'phase.overlap', path: 'phases.1.start', message: '阶段“安排部署”与“查漏补缺”同在 3月15日' },
      { code: 'plan.begun-before-issue', path: 'period.start', message: '方案自 1月1日起算，早于印发日期 3月4日' },
    ])
    expect(phasesOn(plan, '2020-03-15').map((phase) => phase.key)).toEqual(['deploy', 'closeGaps'])
  })

  it('has 4 phases, 7 focus areas, 2 kinds of target, 2 lists, 2 checklists and 3 steps of a ladder', () => {
    expect(plan.phases.map((phase) => [phase.start, phase.end])).toEqual([
      ['2020-01-01', '2020-03-15'],
      ['2020-03-15', '2020-05-31'],
      ['2020-06-01', '2020-06-30'],
      ['2020-07-01', '2020-12-31'],
    ])
    expect(plan.focusAreas).toHaveLength(7)
    expect(plan.targetKinds.map((kind) => kind.key)).toEqual(['village', 'household'])
    expect(plan.targetLists).toHaveLength(2)
    expect(plan.checklists.map((checklist) => checklist.title)).toEqual(['挂牌督战任务清单（村）', '挂牌督战任务清单（户）'])
    expect(plan.ladder.map((step) => step.actions)).toEqual([['rectify'], ['interview'], ['accountability']])
  })

  it('wants county plans by 15 March, reports at the month end and 200,000 yuan for each of 6 villages', () => {
    expect(plan.duties.filings?.map((filing) => [filing.what, filing.from, filing.due])).toEqual([
      ['plan', 'county', '2020-03-15'],
    ])
    expect(plan.duties.reports?.[0]).toMatchObject({ from: 'county', to: 'city', cycle: 'month', dueDay: 'last' })
    expect(plan.resources).toHaveLength(1)
    expect(plan.resources[0]).toMatchObject({ amount: 20, unit: '万元', targets: 6, exclusive: '大力扶持，不重复享受' })
  })

  it('owes every designated village one visit in March 2020, by the city team or by its county’s', () => {
    const window = windowOf({ ...plan.cycles[0]!, every: 'month' }, '2020-03-20')
    expect(window).toEqual({ key: '2020-03', start: '2020-03-01', end: '2020-03-31' })
    const teams = new Map<string, number>()
    const roster = { targets, designations: evaluateTargetLists(plan, targets), places: new Map() }
    const owed = visitDues(plan, roster, nationalCalendar, { from: '2020-03-20', to: '2020-03-20' })
    expect(owed.map(({ target }) => target).sort()).toEqual(roster.designations.map(({ targetId }) => targetId).sort())
    for (const visit of owed) {
      expect(visit).toMatchObject({
        duty: 'visits.monthly',
        turn: 1,
        dueOn: '2020-03-31',
        checklist: 'village',
        modes: ['fixed'],
      })
      const key = visit.by!.key.replace('team:', '')
      teams.set(key, (teams.get(key) ?? 0) + 1)
    }
    expect(Object.fromEntries(teams)).toEqual({
      'cityFixed@430300000000': 6,
      'countyFixed@430321000000': 14,
      'countyFixed@430381000000': 9,
      'countyFixed@430382000000': 3,
      'countyFixed@430302000000': 1,
      'countyFixed@430304000000': 3,
    })
  })

  it('names nobody: no personal name and no telephone number of the stray table came in', () => {
    const text = JSON.stringify(xiangtan)
    expect(text).not.toMatch(/张三|李四|王五|赵六|孙七|周八|吴九|郑十/)
    expect(text).not.toMatch(/1[3-9]\d{9}(?!\d)/)
  })
})

describe('the register of Xiangtan', () => {
  it('lies in the counties that the annexes print', () => {
    const counts = new Map<unknown, number>()
    for (const { annex } of targets) counts.set(annex['county'], (counts.get(annex['county']) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      湘乡市: 10,
      湘潭县: 19,
      韶山市: 3,
      雨湖区: 1,
      岳塘区: 3,
    })
  })

  it('has village codes whose county and township bear the printed names', () => {
    for (const target of targets) {
      const [, city, county, township, village] = regionPath(regionCode(target.regionCode)).map((code) => nameOf.get(code))
      expect([city, county, township, village]).toEqual([
        target.annex['city'],
        target.annex['county'],
        target.annex['township'],
        target.name,
      ])
    }
  })

  it('keeps a printed remark apart from one taken over from a merged cell', () => {
    const printed = targets.filter((target) => 'note' in target.annex)
    const inherited = targets.filter((target) => 'noteInherited' in target.annex)
    expect([printed.length, inherited.length]).toEqual([12, 24])
    expect(targets.filter((target) => 'note' in target.annex && 'noteInherited' in target.annex)).toEqual([])
  })

  it('says which village’s mark as a provincial poor village cannot be told for certain', () => {
    const marked = targets.filter((target) => target.attributes['isProvincialPoorVillage'])
    expect(marked.map((target) => target.name)).toEqual(['众兴村', '巴江村', '南岳坪村', '韶阳村', '文星村'])
    expect(marked.filter((target) => 'doubt' in target.annex).map((target) => target.name)).toEqual(['南岳坪村'])
    expect(plan.notes.find((note) => note.key === 'mergedRemark')?.about).toBe(
      `targets.${targets.find((target) => target.name === '南岳坪村')!.id}`,
    )
  })

  it('uses 谭 and 潭 as printed', () => {
    const text = JSON.stringify(targets)
    expect(text).toContain('谭家山镇')
    expect(text).toContain('石潭镇')
    expect(text).not.toMatch(/潭家山镇|石谭镇|湘谭/)
  })
})

describe('the regions and posts of Xiangtan', () => {
  it('give every region its parent', () => {
    for (const region of regions) {
      const path = regionPath(regionCode(region.code))
      expect([region.name, region.parent]).toEqual([region.name, path.at(-2)])
      if (region.parent) expect(nameOf.has(region.parent)).toBe(true)
      else expect(levelOf(regionCode(region.code))).toBe('province')
    }
  })

  it('give every post grants in regions and teams that exist', () => {
    const teams = plan.assignments.teams!.map((team) => team.key)
    expect(new Set(people.map((person) => person.account)).size).toBe(people.length)
    for (const grant of people.flatMap((person) => person.grants)) {
      expect(nameOf.has(grant.region)).toBe(true)
      if (grant.role === 'inspector' && grant.plan !== '*') expect(teams).toContain(grant.team)
    }
  })

  it('put an inspector in every team that has villages, and the outsider in another province', () => {
    const inspectors = people.flatMap((person) => person.grants).filter((grant) => grant.team)
    expect(inspectors.map((grant) => `${grant.team}@${grant.region}`)).toEqual([
      'cityFixed@430300000000',
      'countyFixed@430321000000',
      'countyFixed@430381000000',
      'countyFixed@430382000000',
      'countyFixed@430302000000',
      'countyFixed@430304000000',
    ])
    const outsider = people.find((person) => person.account === 'henan-outsider')!
    expect(outsider.grants.map((grant) => grant.role)).toEqual(['author', 'inspector', 'unit', 'reviewer', 'viewer'])
    expect(outsider.grants.every((grant) => grant.region.startsWith('41') && grant.plan === '*')).toBe(true)
  })
})
