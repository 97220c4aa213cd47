import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import type { PlanTemplate } from '../template/planTemplate.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { fromText, jsonText } from '../text/jsonText.ts'
import { planJobs, runHere } from './planJobs.ts'

const targets = [village('big', 600), village('small', 400)]
const lowerPlan = (over: Partial<Plan> = {}): Plan => ({
  ...smallPlan(),
  code: 'lower',
  title: '某县方案',
  jurisdiction: '990321000000',
  ...over,
})
const template = (): PlanTemplate => ({
  key: 'county',
  title: '县级模板',
  parameters: [{ key: 'county', title: '县名', schema: { type: 'string', maxLength: 20 } }],
  plan: { ...JSON.parse(JSON.stringify(smallPlan())), title: '{{county}}方案' },
})

describe('what is done with a whole plan', () => {
  it('is read with as much of it beside as a service has to know', () => {
    const read = planJobs.read({ ...smallPlan(), extends: { code: 'upper', revision: 2 } })
    expect(read).toMatchObject({
      code: 'small',
      revision: 1,
      jurisdiction: '990300000000',
      extends: { code: 'upper', revision: 2 },
    })
    expect(planJobs.read(smallPlan())).not.toHaveProperty('extends')
    expect(fromText(read.text).title).toBe('某市挂牌督战方案')
  })

  it('is laid over its superior’s before it is kept or checked', () => {
    const [own, superior] = [jsonText(lowerPlan({ units: [], goals: [] })), jsonText(smallPlan())]
    const draft = planJobs.draft({ own, superior })
    expect(fromText(draft.text).units).toEqual(smallPlan().units)
    expect(draft.extends).toEqual({ code: 'small', revision: 1 })
    expect(fromText(planJobs.draft({ own, superior: null }).text).units).toEqual([])
  })

  it('gives the schemas of those checklists only that no compiled plan has', () => {
    const own = jsonText(smallPlan())
    const check = (compiled: (typeof own)[]) => planJobs.check({ own, superior: null, compiled }).uncompiled
    expect(check([])).toEqual([jsonText(smallPlan().checklists[0]!.schema)])
    expect(check([own])).toEqual([])
    expect(check([jsonText({ ...smallPlan(), checklists: [] })])).toHaveLength(1)
  })

  it('says what it does with its register, and to whom', () => {
    const plan = owingPlan()
    const roster = { targets, designations: evaluateTargetLists(plan, targets), places: [...places] }
    const effects = fromText(planJobs.effects({ plan: jsonText(plan), roster: jsonText(roster) }))
    expect(effects.sentences.map(({ message }) => message)[0]).toBe('名单“省级名单”：1 个行政村：big村')
    expect(effects.sentences.at(-1)?.code).toBe('effect.total')
  })

  it('says what it will come to with a register', () => {
    const plan = owingPlan()
    const roster = { targets, designations: [], places: [...places] }
    const told = fromText(planJobs.ahead({ plan: jsonText(plan), month: '2020-03', roster: jsonText(roster) }))
    expect(told.month).toBe('2020-03')
    expect(told.lists[0]?.names).toEqual(['big村'])
  })

  it('holds its lists against where targets stand', () => {
    const review = planJobs.review({
      plan: jsonText(smallPlan()),
      targets: jsonText(targets),
      standing: jsonText([]),
      draws: jsonText([]),
    })
    expect(fromText(review)).toHaveLength(2)
    const nobody = planJobs.review({
      plan: jsonText(smallPlan()),
      targets: jsonText([village('none', 1)]),
      standing: jsonText([]),
      draws: jsonText([]),
    })
    expect(fromText(nobody)).toMatchObject([{ target: 'none', change: null, list: null }])
  })

  it('is compared with what stood before, and filed with its superior', () => {
    const weaker = lowerPlan()
    weaker.duties.reports![0]!.dueDay = 28
    const { comparisons } = fromText(planJobs.compare({ plan: jsonText(weaker), before: jsonText(smallPlan()) }))
    expect(comparisons.map(({ verdict }) => verdict)).toEqual(['weakened'])
    const filed = planJobs.file({ own: jsonText(weaker), superior: jsonText(smallPlan()) })
    expect(fromText(filed.findings).map(({ code }) => code)).toEqual(['floor.weakened'])
    expect(fromText(planJobs.file({ own: jsonText(lowerPlan()), superior: jsonText(smallPlan()) }).findings)).toEqual([])
  })

  it('previews what publishing would mean, beside the revision in force and the superior’s', () => {
    const own = jsonText(lowerPlan({ checklists: [] }))
    const preview = fromText(
      planJobs.preview({ own, superior: jsonText(smallPlan()), last: jsonText(lowerPlan()), directory: null }),
    )
    expect(preview.last).toMatchObject({ revision: 1 })
    expect(preview.superior).toMatchObject({ code: 'small', findings: [] })
    expect(preview.items.map(({ checklist }) => checklist)).toEqual(['village'])
    expect(fromText(planJobs.preview({ own: jsonText(smallPlan()), superior: null, last: null, directory: null }))).toMatchObject(
      {
        last: null,
        superior: null,
        items: [],
      },
    )
  })

  it('makes a plan of a template under a code of its own', () => {
    const read = planJobs.readTemplate(template())
    expect(read).toMatchObject({ key: 'county', title: '县级模板', blanks: 1 })
    const plan = planJobs.fill({ template: read.text, plan: 'hengyang-2020', answers: { county: '衡阳县' }, office: null })
    expect(plan).toMatchObject({ code: 'hengyang-2020', title: '衡阳县方案' })
    expect(fromText(plan.text).code).toBe('hengyang-2020')
    expect(plan).not.toHaveProperty('office')
    const own = planJobs.fill({ template: read.text, plan: 'hengyang-2020', answers: { county: '衡阳县' }, office: 'education' })
    expect([own.office, fromText(own.text).office]).toEqual(['education', 'education'])
  })

  it.each<[string, () => unknown, string]>([
    ['no plan', () => planJobs.read({}), 'plan.invalid'],
    [
      'a plan that cannot run',
      () => planJobs.check({ own: jsonText({ ...smallPlan(), units: [] }), superior: null, compiled: [] }),
      'plan.invalid',
    ],
    ['no template', () => planJobs.readTemplate({}), 'plan.invalid'],
    [
      'a blank left open',
      () => planJobs.fill({ template: jsonText(template()), plan: 'p-1', answers: {}, office: null }),
      'template.incomplete',
    ],
    [
      'a code that is none',
      () => planJobs.fill({ template: jsonText(template()), plan: 'P 1', answers: { county: '某县' }, office: null }),
      'plan.invalid',
    ],
  ])('is refused for %s', (_, job, code) => {
    expect(job).toThrow(code)
  })

  it('here is the same as asked for by name, refusals coming as rejections', async () => {
    expect(await runHere('read', smallPlan())).toEqual(planJobs.read(smallPlan()))
    await expect(runHere('read', {})).rejects.toMatchObject({ code: 'plan.invalid' })
  })
})
