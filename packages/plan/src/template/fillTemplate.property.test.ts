import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { instantiateTemplate } from './instantiateTemplate.ts'
import type { PlanTemplate } from './planTemplate.ts'
import { blanksOf, readTemplate } from './readTemplate.ts'

/** A county's template with a blank of every kind: words, a figure, a list of words, each alone and in a sentence. */
const template = (): PlanTemplate => ({
  key: 'county',
  title: '县级模板',
  parameters: [
    { key: 'county', title: '县名', schema: { type: 'string', minLength: 2, maxLength: 20 } },
    { key: 'villages', title: '村数', schema: { type: 'integer', minimum: 1, maximum: 999 } },
    {
      key: 'sites',
      title: '安置点',
      schema: { type: 'array', items: { type: 'string', maxLength: 20 }, minItems: 1, maxItems: 9 },
    },
  ],
  plan: {
    ...JSON.parse(JSON.stringify(smallPlan())),
    title: '{{county}}方案',
    goals: [{ key: 'all', title: '{{county}}{{villages}}个村、{{sites}}' }],
    notes: [{ key: 'n', about: '{{county}}', text: '{{villages}}（{{villages}}）' }],
  },
})

// what a plan takes as a title: words that are seen
const word = (most: number) =>
  fc.string({ unit: fc.constantFrom('县', '市', 'a', '7', '{', '}', '$', '&', '\\'), minLength: 2, maxLength: most })
const anyAnswers = fc.record({
  county: word(20),
  villages: fc.integer({ min: 1, max: 999 }),
  sites: fc.array(word(20), { minLength: 1, maxLength: 9 }),
})
function refusal(answers: object) {
  try {
    instantiateTemplate(template(), { ...answers })
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return error as Problem
  }
  return null
}
const keysIn = (list: unknown) => (list as { key: string }[]).map(({ key }) => key)

describe('a template filled with any answers', () => {
  it('says exactly what was answered, and where nobody was asked what it said before', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { county, villages, sites } = answers
        const { plan } = instantiateTemplate(template(), answers)
        expect(plan.title).toBe(`${county}方案`)
        expect(plan.goals[0]?.title).toBe(`${county}${villages}个村、${sites.join('、')}`)
        expect(plan.notes[0]).toMatchObject({ about: county, text: `${villages}（${villages}）` })
        const { title: _, goals: __, notes: ___, ...rest } = plan
        expect(smallPlan()).toMatchObject(rest)
      }),
      { numRuns: 60 },
    )
  })

  it('stays as it was: another county fills it in anew', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (first, second) => {
        const one = template()
        instantiateTemplate(one, first)
        expect(one).toEqual(template())
        expect(instantiateTemplate(one, second)).toEqual(instantiateTemplate(template(), second))
      }),
      { numRuns: 30 },
    )
  })

  it('is refused with exactly the blanks that are missing, wrong or not asked for, in any combination', () => {
    const fates = fc.constantFrom('good', 'missing', 'wrong')
    const good = { county: '某县', villages: 3, sites: ['甲'] }
    const wrong = { county: '县', villages: 0.5, sites: [7] }
    const fate = fc.record({ county: fates, villages: fates, sites: fates })
    fc.assert(
      fc.property(fate, fc.subarray(['height', '__proto__x', 'toString']), (each, others) => {
        const given: Record<string, unknown> = Object.fromEntries(others.map((key) => [key, 1]))
        for (const key of ['county', 'villages', 'sites'] as const) {
          if (each[key] === 'good') given[key] = good[key]
          if (each[key] === 'wrong') given[key] = wrong[key]
        }
        const found = refusal(given)
        const of = (kind: string) => Object.entries(each).flatMap(([key, is]) => (is === kind ? [key] : []))
        if (of('good').length === 3 && others.length === 0) return void expect(found).toBeNull()
        expect(found?.code).toBe('template.incomplete')
        expect(keysIn(found?.details['missing'])).toEqual(of('missing'))
        expect(keysIn(found?.details['wrong'])).toEqual(of('wrong'))
        expect(found?.details['unknown']).toEqual(others)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the blanks of a template', () => {
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/)
  it('are those that its plan speaks of, wherever they stand, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 5 }), (keys) => {
        const plan = { deep: [{ text: keys.map((one) => `见{{${one}}}`).join('') }], again: keys.map((one) => `{{${one}}}`) }
        expect(blanksOf({ plan }).sort()).toEqual([...keys].sort())
      }),
    )
  })

  it('are asked for, or the template is refused and says which are not', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 4 }), fc.nat(3), (keys, asked) => {
        const parameters = [...keys.slice(0, asked), 'spare'].map((one) => ({
          key: one,
          title: '空白',
          schema: { type: 'string' as const, maxLength: 9 },
        }))
        const open = keys.slice(asked).filter((one) => one !== 'spare')
        const plan = { texts: keys.map((one) => `{{${one}}}`) }
        const read = () => readTemplate({ key: 't', title: '模板', parameters: unique(parameters), plan })
        if (open.length === 0) return void expect(read()).toMatchObject({ key: 't' })
        expect(read).toThrow(Problem)
        try {
          read()
        } catch (error) {
          const faults = (error as Problem).details['faults'] as { code: string; message: string }[]
          expect(faults.map(({ code }) => code)).toEqual(open.map(() => 'blank.not-asked'))
          for (const one of open) expect(faults.some(({ message }) => message.includes(`“${one}”`))).toBe(true)
        }
      }),
    )
  })
})

function unique<Entry extends { key: string }>(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()]
}
