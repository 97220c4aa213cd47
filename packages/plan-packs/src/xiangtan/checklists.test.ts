import { outlineOf } from '@duzhan/checklist'
import { checkPlan } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { xiangtan } from './pack.ts'

const { plan } = checkPlan(xiangtan.plan)
const outline = (key: string) => outlineOf(plan.checklists.find((checklist) => checklist.key === key)!.schema)
const village = outline('village')
const household = outline('household')
const clauses = [...village.clauses, ...household.clauses]
const compound = (of: typeof village) => of.items.filter((item) => item.clauses.length > 1).map((item) => item.path)

describe('the checklists of Xiangtan', () => {
  it('ask 9 sections and 26 items of a village, 10 and 29 of a household', () => {
    expect([village.sections.length, village.items.length]).toEqual([9, 26])
    expect([household.sections.length, household.items.length]).toEqual([10, 29])
    expect(village.sections.map((section) => section.items.length)).toEqual([4, 3, 3, 4, 2, 3, 2, 2, 3])
    expect(household.sections.map((section) => section.items.length)).toEqual([2, 4, 3, 2, 5, 2, 2, 4, 2, 3])
  })

  it('keep the printed order, numbers and titles of sections', () => {
    expect(village.sections.map((section) => `${section.no}、${section.title}`)).toEqual([
      '一、责任落实',
      '二、“两不愁三保障”',
      '三、产业扶贫',
      '四、易地扶贫搬迁',
      '五、兜底保障',
      '六、基础设施',
      '七、基层党建',
      '八、村容村貌',
      '九、档案资料',
    ])
    for (const section of [...village.sections, ...household.sections])
      expect(section.items.map((item) => item.no)).toEqual(section.items.map((_item, index) => String(index + 1)))
  })

  it('split into 73 clauses, 36 and 37, with eight compound items in each', () => {
    expect([village.clauses.length, household.clauses.length]).toEqual([36, 37])
    expect(compound(village)).toEqual([
      'industry.cooperative',
      'industry.localIndustry',
      'infrastructure.network',
      'partyBuilding.premises',
      'partyBuilding.cadres',
      'environment.waste',
      'environment.cleaning',
      'records.files',
    ])
    expect(compound(household)).toEqual([
      'health.insurance',
      'housing.rebuilding',
      'water.quality',
      'industryAndJobs.cooperative',
      'industryAndJobs.participation',
      'industryAndJobs.training',
      'credit.microcredit',
      'awareness.handbook',
    ])
  })

  it('ask exactly one clause for each 是否 in print', () => {
    for (const item of [...village.items, ...household.items]) {
      const asked = item.source!.text.match(/是否/g)?.length ?? 0
      expect([item.path, item.clauses.length]).toEqual([item.path, asked])
    }
  })

  it('know the seven clauses where yes is the bad answer', () => {
    expect(village.clauses.filter((clause) => clause.good === 'no').map((clause) => clause.path)).toEqual([
      'relocation.dualResidence.answer',
      'environment.waste.hasLitter',
    ])
    expect(household.clauses.filter((clause) => clause.good === 'no').map((clause) => clause.path)).toEqual([
      'education.dropout.answer',
      'housing.unsafeHouse.answer',
      'housing.rebuilding.isOversized',
      'water.quantity.answer',
      'industryAndJobs.participation.isTokenShare',
    ])
  })

  it('take the survey of shortfalls as text, the one item that is no judgement', () => {
    const texts = [...village.items, ...household.items].filter((item) => item.kind === 'text')
    expect(texts.map((item) => [item.path, item.no, item.title])).toEqual([
      ['basicGuarantees.shortfalls', '2', '对义务教育、基本医疗、安全住房、饮水安全实现程度及问题短板排查'],
    ])
  })

  it('open a finding on the bad answer of every clause, in one of the seven areas', () => {
    const areas = plan.focusAreas.map((area) => area.key)
    for (const clause of clauses) {
      expect([clause.path, clause.finding?.when]).toEqual([clause.path, { const: clause.good === 'yes' ? 'no' : 'yes' }])
      expect(areas).toContain(clause.finding!.category)
      expect(clause.finding!.days).toBe(15)
    }
    expect(new Set(clauses.map((clause) => clause.finding!.title)).size).toBeGreaterThan(70)
  })

  it('ask for a note of five characters on a bad answer, whichever clause it is', () => {
    const item = village.items.find((candidate) => candidate.path === 'environment.waste')!.schema
    expect(item.if).toEqual({
      anyOf: [
        { properties: { hasLitter: { const: 'yes' } }, required: ['hasLitter'] },
        { properties: { hasDisposal: { const: 'no' } }, required: ['hasDisposal'] },
      ],
    })
    expect(item.then).toEqual({ required: ['note'], properties: { note: { minLength: 5 } } })
  })

  it('print every item in its own words, without the closing mark', () => {
    for (const item of [...village.items, ...household.items]) expect(item.title).toBe(item.source!.text.replace(/[;；。]$/, ''))
  })
})
