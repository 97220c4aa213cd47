import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { instantiateTemplate } from './instantiateTemplate.ts'
import type { PlanTemplate } from './planTemplate.ts'
import { blanksOf } from './readTemplate.ts'

function template(): PlanTemplate {
  const plan = JSON.parse(JSON.stringify(smallPlan()))
  plan.title = '{{county}}挂牌督战方案'
  plan.jurisdiction = '{{code}}'
  plan.targetLists[0].printed = { targets: '{{villages}}' }
  plan.goals[0].title = '{{county}}的{{sites}}共{{villages}}个'
  return {
    key: 'county',
    title: '县级模板',
    parameters: [
      { key: 'county', title: '县名', schema: { type: 'string', minLength: 2, maxLength: 20 } },
      { key: 'code', title: '区划代码', hint: '12位数字', schema: { type: 'string', pattern: '^[0-9]{12}$', maxLength: 12 } },
      { key: 'villages', title: '村数', schema: { type: 'integer', minimum: 1 } },
      {
        key: 'sites',
        title: '安置点',
        schema: { type: 'array', items: { type: 'string', maxLength: 50 }, minItems: 1, maxItems: 50 },
      },
    ],
    plan,
  }
}

const answers = { county: '某县', code: '430321000000', villages: 3, sites: ['甲安置点', '乙安置点'] }

it('that outgrows every plan when it is filled is refused before it is made', () => {
  const { plan, parameters, ...rest } = template()
  const notes = Array.from({ length: 2_000 }, (_one, index) => ({ key: `n${index}`, about: 'a', text: '{{sites}}' }))
  const sites = Array.from({ length: 50 }, () => '点'.repeat(50))
  const began = performance.now()
  expect(() => instantiateTemplate({ ...rest, parameters, plan: { ...plan, notes } }, { ...answers, sites })).toThrow(
    'plan.invalid',
  )
  expect(performance.now() - began).toBeLessThan(5_000)
})

it('whose blank may be anything puts nothing where a text stands that an answer refuses to become', () => {
  const { parameters, ...rest } = template()
  const open = parameters.map((parameter) =>
    parameter.key === 'villages' ? { ...parameter, schema: { minimum: 1 } } : parameter,
  )
  const plan = { ...rest.plan, targetLists: smallPlan().targetLists }
  const made = instantiateTemplate({ ...rest, parameters: open, plan }, { ...answers, villages: { toString: 0 } })
  expect(made.plan.goals[0]!.title).toBe('某县的甲安置点、乙安置点共个')
})

function refusal(given: object) {
  try {
    instantiateTemplate(template(), { ...given })
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return error as Problem
  }
  return null
}

describe('a template', () => {
  it('becomes a plan when every blank is answered, numbers staying numbers', () => {
    const { plan } = instantiateTemplate(template(), answers)
    expect(plan.title).toBe('某县挂牌督战方案')
    expect(plan.jurisdiction).toBe('430321000000')
    expect(plan.targetLists[0]!.printed).toEqual({ targets: 3 })
    expect(plan.goals[0]!.title).toBe('某县的甲安置点、乙安置点共3个')
    expect(JSON.stringify(plan)).not.toContain('{{')
  })

  it('is refused with the list of what is missing, empty answers among it', () => {
    expect(refusal({})).toMatchObject({
      code: 'template.incomplete',
      details: {
        missing: [
          { key: 'county', title: '县名' },
          { key: 'code', title: '区划代码' },
          { key: 'villages', title: '村数' },
          { key: 'sites', title: '安置点' },
        ],
        wrong: [],
      },
    })
    expect(refusal({ ...answers, county: '', sites: [] })?.details['missing']).toEqual([
      { key: 'county', title: '县名' },
      { key: 'sites', title: '安置点' },
    ])
  })

  it('is refused with every answer that does not fit, and with those that nobody asked for', () => {
    expect(refusal({ ...answers, code: '430321', villages: 0, height: 3 })?.details).toEqual({
      missing: [],
      wrong: [
        { key: 'code', title: '区划代码', hint: '12位数字' },
        { key: 'villages', title: '村数' },
      ],
      unknown: ['height'],
    })
  })

  it('takes blanks for no answer, in any width', () => {
    for (const blanks of ['   ', '　　', '\n\t', '\u200b'])
      expect(refusal({ ...answers, county: blanks })?.details).toMatchObject({ missing: [{ key: 'county', title: '县名' }] })
    expect(refusal({ ...answers, sites: ['', '　'] })?.details).toMatchObject({ missing: [{ key: 'sites', title: '安置点' }] })
  })

  it('says what is seen of an answer, and of a list what says something', () => {
    const { plan } = instantiateTemplate(template(), {
      ...answers,
      county: ' 某\u202e县　',
      sites: [' 甲安置点', '　', '乙安置点\n'],
    })
    expect(plan.goals[0]!.title).toBe('某县的甲安置点、乙安置点共3个')
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('misses a blank called %s like any other', (key) => {
    const { parameters, plan, ...rest } = template()
    const asked = { ...rest, plan: { ...plan, goals: [], title: `{{${key}}}方案` } }
    const odd = {
      ...asked,
      parameters: [...parameters.slice(1), { key, title: '怪名', schema: { type: 'string', maxLength: 9 } }],
    }
    const { county: _, ...given } = answers
    const fill = (more: object) => () => instantiateTemplate(odd, { ...given, ...more })
    expect(fill({})).toThrow(
      expect.objectContaining({
        code: 'template.incomplete',
        details: { missing: [{ key, title: '怪名' }], wrong: [], unknown: [] },
      }),
    )
    expect(fill({ [key]: '某县' })().plan.title).toBe('某县方案')
  })

  it('takes an answer as words and nothing more, whatever it looks like', () => {
    const { plan } = instantiateTemplate(template(), { ...answers, county: '{{code}}$&' })
    expect(plan.title).toBe('{{code}}$&挂牌督战方案')
  })

  it('knows its blanks', () => {
    expect(blanksOf(template()).sort()).toEqual(['code', 'county', 'sites', 'villages'])
  })

  it('without blanks to ask for, or of another shape, is refused like a plan', () => {
    expect(() => instantiateTemplate({ ...template(), parameters: [] }, answers)).toThrow('plan.invalid')
    expect(() => instantiateTemplate('template', answers)).toThrow('plan.invalid')
  })

  it('that yields no valid plan is refused like any other plan', () => {
    const broken = template()
    broken.plan['revision'] = 0
    expect(() => instantiateTemplate(broken, answers)).toThrow('plan.invalid')
  })
})
