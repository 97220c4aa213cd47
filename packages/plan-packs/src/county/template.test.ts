import {
  blanksOf,
  checkPlan,
  evaluateTargetLists,
  instantiateTemplate,
  ladderProposals,
  nationalCalendar,
  planTemplateSchema,
  registerWarnings,
  type Standing,
  visitDues,
  windowOf,
} from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import template from './template.json' with { type: 'json' }

const answers = {
  county: '某县',
  code: '430321000000',
  issuedOn: '2024-02-26',
  villages: 2,
  siteTownships: 1,
  sites: 1,
  siteNames: ['某镇某村安置点'],
}
function details(given: object) {
  try {
    instantiateTemplate(template, { ...given })
  } catch (error) {
    expect(error).toMatchObject({ code: 'template.incomplete' })
    return (error as { details: Record<string, unknown> }).details
  }
  return null
}
const { plan, warnings } = instantiateTemplate(template, answers)

describe('the county template', () => {
  it('asks for exactly the blanks that it has', () => {
    const asked = planTemplateSchema.parse(template).parameters.map((parameter) => parameter.key)
    expect(blanksOf(planTemplateSchema.parse(template)).sort()).toEqual([...asked].sort())
  })

  it('is no plan as it stands', () => {
    expect(() => checkPlan(template.plan)).toThrow('plan.invalid')
  })

  it('is refused with the list of every blank still open', () => {
    expect(details({})!['missing']).toEqual([
      { key: 'county', title: '县名' },
      { key: 'code', title: '行政区划代码' },
      { key: 'issuedOn', title: '印发日期' },
      { key: 'villages', title: '挂牌督战村数' },
      { key: 'siteTownships', title: '有集中安置点的乡镇（街道）数' },
      { key: 'sites', title: '集中安置点数' },
      { key: 'siteNames', title: '集中安置点名单' },
    ])
  })

  it.each([
    ['county', 'XX县'],
    ['code', '430300'],
    ['code', '430300000000'],
    ['code', '430321001000'],
    ['issuedOn', '2024-02-30'],
    ['villages', 0],
    ['villages', '三'],
    ['sites', 1.5],
    ['siteNames', ['点']],
    ['siteNames', '某镇某村安置点'],
  ])('refuses %s as %j', (key, answer) => {
    expect((details({ ...answers, [key]: answer })!['wrong'] as { key: string }[]).map((wrong) => wrong.key)).toEqual([key])
  })

  it('becomes a plan of 5 phases, 7 areas and 19 key points', () => {
    expect(warnings.map((warning) => warning.code)).toEqual(['plan.begun-before-issue'])
    expect(plan.title).toBe('某县2024年脱贫攻坚挂牌督战工作实施方案')
    expect(plan.phases.map((phase) => [phase.start, phase.end])).toEqual([
      ['2024-02-26', '2024-03-05'],
      ['2024-03-06', '2024-03-20'],
      ['2024-03-21', '2024-05-31'],
      ['2024-06-01', '2024-06-30'],
      ['2024-07-01', '2024-12-31'],
    ])
    expect(plan.focusAreas.map((area) => area.keyPoints!.length)).toEqual([3, 4, 3, 3, 3, 1, 2])
  })

  it('keeps the village and the household variant of the one point that has both', () => {
    const points = plan.focusAreas.flatMap((area) => area.keyPoints!).filter((point) => point.variants)
    expect(points.map((point) => [point.key, point.variants!.map((variant) => variant.level)])).toEqual([
      ['responsibility3', ['village', 'household']],
    ])
  })

  it('wants an unannounced visit a month, roving or at key points, and a report on the 28th', () => {
    const window = windowOf({ ...plan.cycles[0]!, every: 'month' }, '2024-03-20')
    const [kind = ''] = plan.targetLists.find(({ key }) => key === 'hardVillages')?.targetKinds ?? []
    const roster = {
      targets: [{ id: 'v-1', name: '某村', kind, regionCode: plan.jurisdiction, attributes: {} }],
      designations: [{ targetId: 'v-1', list: 'hardVillages', reasons: [] }],
      places: new Map(),
    }
    const owed = visitDues(plan, roster, nationalCalendar, { from: window.start, to: window.end })
    expect(
      owed
        .filter(({ window: { length } }) => length > 0)
        .map(({ duty, turn, dueOn, checklist, modes, isUnannounced }) => [duty, turn, dueOn, checklist, modes, isUnannounced]),
    ).toEqual([['visits.monthly', 1, '2024-03-28', null, ['roving', 'keyPoint'], true]])
    expect(plan.duties.visits![0]!.unannounced).toBe(true)
    const [report] = plan.duties.owed ?? []
    expect(report).toMatchObject({ what: 'report', who: { kind: 'team', team: 'county' }, when: { dueDay: 28, dueRule: 'on' } })
    expect(report?.to, 'each supervising unit reports to the office').toEqual({ kind: 'unit', unit: 'leadingGroupOffice' })
  })

  it('climbs from yellow card to interview after two in a row, then to accountability', () => {
    expect(plan.ladder.map((step) => step.actions)).toEqual([
      ['rate'],
      ['yellowCard', 'circular'],
      ['interview'],
      ['accountability'],
    ])
    expect(plan.ladder[2]!.when).toEqual({
      properties: { consecutiveYellowCards: { minimum: 2 } },
      required: ['consecutiveYellowCards'],
    })
  })

  it('proposes the interview after two yellow cards in a row, not after two apart', () => {
    const steps = (standing: Standing) => ladderProposals(plan, standing).map((proposal) => proposal.step)
    expect(steps({ seriousFindings: 1 })).toEqual(['yellowCard'])
    expect(steps({ yellowCards: 2, consecutiveYellowCards: 1 })).toEqual([])
    expect(steps({ yellowCards: 2, consecutiveYellowCards: 2 })).toEqual(['interview'])
    expect(steps({ interviews: 1, overdueFindings: 0 })).toEqual([])
    expect(steps({ interviews: 1, overdueFindings: 1 })).toEqual(['accountability'])
  })

  it('holds the register against the numbers that were filled in', () => {
    const village = { id: 'a', name: '甲村', kind: 'village', regionCode: '430321109237', attributes: { isHard: true } }
    const site = {
      id: 's',
      name: '某镇某村安置点',
      kind: 'relocationSite',
      regionCode: '430321109000',
      attributes: { isConcentrated: true },
    }
    expect(evaluateTargetLists(plan, [village, site]).map((entry) => entry.list)).toEqual(['hardVillages', 'relocationSites'])
    expect(registerWarnings(plan, [village, site]).map((warning) => warning.message)).toEqual([
      '督战名单“挂牌督战村”督战对象数印为 2，按条件得出 1',
    ])
  })
})
