import {
  blanksOf,
  checkPlan,
  evaluateTargetLists,
  instantiateTemplate,
  nationalCalendar,
  planTemplateSchema,
  visitDues,
} from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import template from './template.json' with { type: 'json' }

const answers = {
  ...{ county: '青石县', code: '430321000000', matter: '农村人居环境', issuer: '青石县农业农村工作领导小组' },
  ...{ issuedOn: '2026-03-01', start: '2026-03-01', end: '2026-12-31', times: 2, days: 15 },
  ...{ question1: '垃圾是否日产日清', question2: '污水是否有序排放', question3: '公厕是否正常开放' },
  ...{ number: '垃圾乱堆放点', unit: '处', choice: '村容村貌总体印象', options: ['好', '一般', '差'] },
}
const { plan, warnings } = instantiateTemplate(template, answers)
const village = (id: string) => ({ id, name: id, kind: 'village', regionCode: `430321100${id}`, attributes: {} })

interface Item {
  'x-item': { kind: string; unit?: string }
  properties: Record<string, { enum?: unknown; title: string; 'x-finding'?: object }>
}
function items(): Item[] {
  const { schema } = plan.checklists[0] as { schema: unknown } // the plan has one
  const { properties } = schema as { properties: { matter: { properties: Record<string, Item> } } } // as the template writes it
  return Object.values(properties.matter.properties)
}

describe('the blank template of a county', () => {
  it('asks for exactly the blanks that it has, each with a word of what is expected where the title does not say it', () => {
    const { parameters } = planTemplateSchema.parse(template)
    expect(blanksOf(planTemplateSchema.parse(template)).sort()).toEqual(parameters.map(({ key }) => key).sort())
    expect(parameters.filter(({ hint }) => hint === undefined).map(({ key }) => key)).toEqual(['end'])
  })

  it('becomes a plan that runs without a warning', () => {
    expect(() => checkPlan(plan)).not.toThrow()
    expect(warnings).toEqual([])
    expect(plan.title).toBe('青石县农村人居环境挂牌督战方案')
  })

  it('has a checklist of five items of three kinds; a no to a question is a finding for the township', () => {
    expect(items().map((item) => item['x-item'].kind)).toEqual(['judgement', 'judgement', 'judgement', 'number', 'choice'])
    expect(items()[0]?.properties['answer']?.['x-finding']).toMatchObject({
      ...{ title: '垃圾是否日产日清：否', days: 15, responsible: { level: 'township' } },
    })
    expect(items()[3]?.['x-item'].unit).toBe('处')
    expect(items()[4]?.properties['value']?.enum).toEqual(['好', '一般', '差'])
  })

  it('designates every village that is registered, each due as often in a month as was said', () => {
    const targets = [village('201'), village('202')]
    const designations = evaluateTargetLists(plan, targets)
    expect(designations).toMatchObject(targets.map(({ id }) => ({ targetId: id, list: 'villages' })))
    const month = { from: '2026-04-01', to: '2026-04-30' }
    const owed = visitDues(plan, { targets, designations, places: new Map() }, nationalCalendar, month)
    expect(owed.map(({ target, turn, dueOn }) => [target, turn, dueOn])).toEqual([
      ['201', 1, '2026-04-30'],
      ['201', 2, '2026-04-30'],
      ['202', 1, '2026-04-30'],
      ['202', 2, '2026-04-30'],
    ])
  })

  it.each([
    ['code', '430300000000'],
    ['times', 0],
    ['days', 1.5],
    ['options', ['好']],
    ['question1', '好？'],
    ['start', '2026-02-30'],
  ])('refuses %s as %j', (key, answer) => {
    expect(() => instantiateTemplate(template, { ...answers, [key]: answer })).toThrow('template.incomplete')
  })

  it('refuses a plan that ends before it begins', () => {
    expect(() => instantiateTemplate(template, { ...answers, end: '2026-02-01' })).toThrow('plan.invalid')
  })
})
