import {
  duesOf,
  effectsOf,
  evaluateTargetLists,
  instantiateTemplate,
  monthDays,
  nationalCalendar,
  type Plan,
  planTemplateSchema,
  type Roster,
  readPlan,
} from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import type { PlanPack } from './pack/planPack.ts'
import { packs, planTemplates } from './packs.ts'

const rosterOf = (plan: Plan, { targets, regions }: Pick<PlanPack, 'targets' | 'regions'>): Roster => ({
  targets,
  designations: evaluateTargetLists(plan, targets),
  places: new Map(regions.map(({ code, name }) => [code, name])),
})
function told(code: string): string[] {
  const pack = packs.find((one) => readPlan(one.plan).code === code)!
  const plan = readPlan(pack.plan)
  return effectsOf(plan, rosterOf(plan, pack), nationalCalendar).sentences.map(({ message }) => message)
}
function owedIn(code: string, month: string): string[] {
  const pack = packs.find((one) => readPlan(one.plan).code === code)!
  const plan = readPlan(pack.plan)
  const range = monthDays(month)
  const dues = duesOf(plan, rosterOf(plan, pack), nationalCalendar, range).filter(({ dueOn }) => dueOn.startsWith(month))
  const counts = new Map<string, number>()
  for (const { duty, dueOn } of dues) counts.set(`${duty} ${dueOn}`, (counts.get(`${duty} ${dueOn}`) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${name} ${count}`).sort()
}

describe('what the documents order, as their plans will do it', () => {
  it('Xiangtan: 36 villages once a month, five counties by the month’s end and their plans by 15 March', () => {
    expect(told('xiangtan-2020')).toEqual(
      expect.arrayContaining([
        '督导“每月督导不少于一次”：每月1次（月底前） · 市级定点挂牌督战队、县级定点挂牌督战队 → 36 个行政村：首期 36 项，首次 1月31日 截止',
        '报告“每月底上报督战进展情况”：每月月底前 · 各县（市、区），报市扶贫办：首期 5 项，首次 1月31日 截止',
        '备案“县市区（园区）督战实施方案备案”：2020年3月15日前 · 各县（市、区），报市扶贫开发工作领导小组办公室：首期 5 项，首次 3月15日 截止',
        '督导“市扶贫办实地了解、明查暗访督战进度”：不定期 · 市扶贫办 → 36 个行政村；可随时办理，不会到期',
      ]),
    )
    expect(owedIn('xiangtan-2020', '2020-03')).toEqual([
      'filings.countyPlan 2020-03-15 5',
      'reports.monthly 2020-03-31 5',
      'visits.monthly 2020-03-31 36',
    ])
  })

  it('Henan: prefectures and the group’s members before the 25th, provincial leaders for their own counties', () => {
    expect(told('henan-2020')).toEqual(
      expect.arrayContaining([
        '督导“省级领导定点督战”：不定期 · 包联领导 → 20 个县（市、区）；可随时办理，不会到期',
        '报告“每月25日前报挂牌督战工作进展情况”：每月25日前 · 各市（州），报省脱贫攻坚领导小组办公室：首期 9 项，首次 3月25日 截止',
        '报告“成员单位每月25日前报挂牌督战工作进展情况”：每月25日前 · 省脱贫攻坚领导小组成员单位，报省脱贫攻坚领导小组办公室：首期 1 项，首次 3月25日 截止',
        '督导“市级领导分包联系重点县”：不定期 · 各市（州） → 20 个县（市、区）；可随时办理，不会到期',
      ]),
    )
    expect(owedIn('henan-2020', '2020-09')).toEqual([
      'milestones.allReach 2020-09-30 1',
      'owed.memberReports 2020-09-25 1',
      'reports.monthly 2020-09-25 9',
    ])
  })

  it('Chuxiong: leaders and squads monthly, the prefecture’s report and the counties’ by the 20th, contacts and plans in February', () => {
    expect(told('chuxiong-2020')).toEqual(
      expect.arrayContaining([
        '督导“州级领导定点督战”：每月1次（20日前） · 包联领导 → 3 个县、1 个行政村：首期 4 项，首次 1月20日 截止',
        '报告“州级督战情况每月20日前报送（纸质和电子版）”：每月20日前 · 楚雄州扶贫开发领导小组，报州扶贫开发领导小组办公室：首期 1 项，首次 1月20日 截止',
      ]),
    )
    expect(owedIn('chuxiong-2020', '2020-02')).toEqual([
      'filings.contacts 2020-02-06 1',
      'filings.countyPlans 2020-02-08 7',
      'meetings.analysis 2020-02-20 1',
      'milestones.m1 2020-02-29 1',
      'owed.prefectureReport 2020-02-20 1',
      'reports.monthly 2020-02-20 7',
      'visits.leaders 2020-02-20 4',
      'visits.squads 2020-02-20 12',
    ])
  })

  it('Xiangxi: loans and petitions by the month’s end, from every unit that answers for them', () => {
    expect(told('xiangxi-2020')).toContain(
      '任务进展“各责任单位报告任务推进情况”：不定期 · 牵头单位、责任单位、配合单位 → 20 项督战内容；可随时办理，不会到期',
    )
    expect(owedIn('xiangxi-2020', '2020-04').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'owed.loans 2020-04-30',
      'owed.petitions 2020-04-30',
    ])
  })

  it('the county of the template: monthly by the 28th, and its team reports on the 28th', () => {
    const { plan } = instantiateTemplate(planTemplateSchema.parse(planTemplates[0]), {
      county: '某县',
      code: '430321000000',
      issuedOn: '2024-02-26',
      villages: 3,
      siteTownships: 1,
      sites: 1,
      siteNames: ['某镇某村安置点'],
    })
    const sentences = effectsOf(plan, null, nationalCalendar).sentences.map(({ message }) => message)
    expect(sentences).toContain('报告“每月28日报送工作进度”：每月28日前 · 县脱贫攻坚挂牌督战队伍，报县精准扶贫工作领导小组办公室')
    expect(sentences.some((sentence) => sentence.startsWith('督导“每月督导一次”：每月1次（28日前）'))).toBe(true)
  })
})
