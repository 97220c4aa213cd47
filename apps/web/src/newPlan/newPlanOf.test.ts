import { derivedPlan } from '@duzhan/plan'
import { world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aPlan, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { codeFaultOf, filledIn, newPlanOf, sourcesFor } from './newPlanOf.ts'

const plans = [
  aPlanSummary(),
  aPlanSummary({ plan: 'province-2020', title: '省方案', jurisdiction: world.province }),
  aPlanSummary({ plan: 'old-2019', title: '去年的方案', jurisdiction: world.province, status: 'closed' }),
  aPlanSummary({ plan: 'qingshi-2020', title: '青石县方案', jurisdiction: world.county, status: 'draft' }),
  aPlanSummary({ plan: 'foreign-2020', title: '邻省方案', jurisdiction: world.foreignProvince }),
]
const codes = (of: typeof plans) => of.map(({ plan }) => plan)

describe('the plans that a new one can begin with', () => {
  it('are none where it begins from nothing, and all that may be seen where it is a copy', () => {
    expect(sourcesFor('blank', plans, world.county)).toEqual([])
    expect(codes(sourcesFor('copy', plans, world.county))).toEqual(codes(plans))
  })

  it('are those in force of the regions above where it follows one', () => {
    expect(codes(sourcesFor('derive', plans, world.county))).toEqual(['demo-2020', 'province-2020'])
    expect(codes(sourcesFor('derive', plans, world.city)), 'not its own').toEqual(['province-2020'])
    expect(sourcesFor('derive', plans, '')).toEqual([])
  })
})

describe('the form of a new plan', () => {
  const at = { region: world.county, name: '青石县', source: aPlanSummary() }

  it('proposes title, code and days of a plan that follows another', () => {
    expect(filledIn('derive', {}, at)).toMatchObject({
      title: '青石县落实《东山市挂牌督战实施方案》工作方案',
      code: 'demo-2020-990121',
      start: aPlanSummary().period.start,
      end: aPlanSummary().period.end,
    })
  })

  it('proposes a code alone where it begins from nothing, and keeps what was written', () => {
    const { source: _, ...nothing } = at
    expect(filledIn('blank', {}, { ...nothing, source: undefined })).toMatchObject({ title: '', code: 'plan-990121', end: '' })
    expect(filledIn('copy', { title: '新', code: 'new-1', end: '' }, at)).toMatchObject({ title: '新', code: 'new-1', end: '' })
  })

  it.each([
    ['', null],
    ['free-2021', null],
    ['9lives', '方案编号只能用小写字母'],
    ['qingshi-2020', '这个编号已由《青石县方案》使用'],
  ])('finds of the code %s: %s', (code, fault) => {
    const found = codeFaultOf(code, plans)
    if (fault === null) expect(found).toBeNull()
    else expect(found).toContain(fault)
  })

  const filled = {
    ...{ title: ' 某方案 ', code: 'new-1', issuer: ' 某县 ', number: '', issuedOn: '', start: '', end: '2021-12-31', source: '' },
  }
  it('makes a plan that says what it is, without what was left open', () => {
    const plan = newPlanOf(filled, world.county, { way: 'blank', view: null })
    expect(plan).toMatchObject({ code: 'new-1', title: '某方案', jurisdiction: world.county, phases: [] })
    expect([plan.period, plan.document]).toEqual([{ end: '2021-12-31' }, { issuer: '某县' }])
    const full = { ...filled, number: '〔2021〕1号', issuedOn: '2021-01-02', start: '2021-01-05' }
    const said = newPlanOf(full, world.county, { way: 'blank', view: null })
    expect([said.period.start, said.document]).toEqual([
      '2021-01-05',
      { issuer: '某县', number: '〔2021〕1号', issuedOn: '2021-01-02' },
    ])
  })

  it('makes a copy with all that the other says, or a plan that follows it and says nothing yet', () => {
    const view = aPlanView({}, { own: aPlan({ checklists: [] }) })
    const copy = newPlanOf(filled, world.county, { way: 'copy', view })
    expect(copy).toMatchObject({ code: 'new-1', revision: 1, checklists: aPlan().checklists })
    const lower = newPlanOf(filled, world.county, { way: 'derive', view })
    const { period, document, title, jurisdiction } = copy
    expect(lower).toEqual(derivedPlan(aPlan(), { code: 'new-1', title, jurisdiction, period, document }))
  })
})
