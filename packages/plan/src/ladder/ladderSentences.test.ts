import { condition } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { foreignWords } from '../test/foreignWords.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { ladderProposals } from './ladderProposals.ts'
import { ladderSentence } from './ladderSentence.ts'
import { lightOf, nearDays } from './lightOf.ts'
import { standingSchema } from './standing.ts'
import { uncountedFigure } from './uncounted.ts'

type Figure = Exclude<keyof typeof standingSchema.properties, 'rating'>
const figures = (Object.keys(standingSchema.properties) as (Figure | 'rating')[]).filter(
  (name): name is Figure => name !== 'rating',
) // the keys of a literal
const anyFigure = fc.constantFrom(...figures)
const anyStep = fc.record({ figure: anyFigure, minimum: fc.integer({ min: 1, max: 5 }) })
const when = ({ figure, minimum }: { figure: Figure; minimum: number }) => ({
  properties: { [figure]: { minimum } },
  required: [figure],
})
const anyStanding = fc.dictionary(anyFigure, fc.nat(6))

describe('the steps that a standing calls for', () => {
  it('are those whose figure has reached its bound, in the order of the ladder; of what is not counted, none', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 5 }), anyStanding, (steps, standing) => {
        const plan: Plan = {
          ...smallPlan(),
          ladder: steps.map((step, index) => ({ key: `s${index}`, title: '措施', actions: ['interview'], when: when(step) })),
        }
        const expected = steps.flatMap(({ figure, minimum }, index) =>
          (standing[figure] ?? Number.NEGATIVE_INFINITY) >= minimum ? [`s${index}`] : [],
        )
        expect(ladderProposals(plan, standing).map(({ step }) => step)).toEqual(expected)
      }),
    )
  })

  it('never become fewer as figures rise', () => {
    fc.assert(
      fc.property(anyStep, anyStanding, anyFigure, (step, standing, risen) => {
        const holds = condition(when(step))
        if (holds(standing)) expect(holds({ ...standing, [risen]: (standing[risen] ?? 0) + 1 })).toBe(true)
      }),
    )
  })
})

describe('when a step is taken', () => {
  it.each(figures)('is said of %s in Chinese with its name and unit, and in English with none of them', (figure) => {
    const { title } = standingSchema.properties[figure]
    const chinese = ladderSentence(when({ figure, minimum: 2 }))
    expect(chinese).toContain(title)
    expect(chinese).toContain('不少于 2')
    const english = ladderSentence(when({ figure, minimum: 2 }), 'en')
    expect(english).toMatch(/^[a-z ]+ is at least 2$/)
  })

  it.each([
    ['good', '好'],
    ['fair', '一般'],
    ['poor', '差'],
  ])('is said of the rating %s as %s', (rating, word) => {
    const asked = { properties: { rating: { const: rating } }, required: ['rating'] }
    expect(ladderSentence(asked)).toBe(`评估等次 为 ${word}`)
    expect(ladderSentence(asked, 'en')).toBe(`rating is ${rating}`)
  })

  it('is said without a word of the machine or of the other language', () => {
    fc.assert(
      fc.property(anyStep, anyStep, fc.constantFrom('allOf', 'anyOf'), (one, other, way) => {
        const both = { [way]: [when(one), when(other)] }
        expect(ladderSentence(both)).not.toMatch(/undefined|NaN|null|[a-z]{3,}/)
        expect(ladderSentence(both, 'en')).not.toMatch(/undefined|NaN|null|\p{Script=Han}/u)
        expect(foreignWords(ladderSentence(both, 'en'))).toEqual([])
      }),
    )
  })
})

describe('what nobody counts yet', () => {
  it('is named in both languages, and what findings and dues give is not among it', () => {
    for (const counted of ['openFindings', 'overdueFindings', 'lateReports', 'missedVisits', 'height', 'toString'])
      expect(uncountedFigure(counted), counted).toBeNull()
    for (const name of ['rating', 'yellowCards', 'round']) {
      const figure = uncountedFigure(name)
      expect(figure?.zh).toMatch(/^\p{Script=Han}+$/u)
      expect(figure?.en).toMatch(/^[a-z ]+$/)
    }
  })
})

describe('the light of a finding', () => {
  const light = (today: string, over: object = {}) =>
    lightOf({ due: '2020-03-20', now: `${today}T09:00`, closed: false, ...over })

  it.each([
    ['2020-03-16', 'none'],
    ['2020-03-17', 'blue'],
    ['2020-03-20', 'blue'],
    ['2020-03-21', 'red'],
    ['2021-01-01', 'red'],
  ])('on %s is %s, due on 20 March and not heard of', (today, expected) => {
    expect(light(today)).toBe(expected)
    expect(light(today, { closed: true })).toBe('none')
  })

  it('is yellow only once it is late and was reported back', () => {
    expect(light('2020-03-21', { lateInProgress: true })).toBe('yellow')
    expect(light('2020-03-20', { lateInProgress: true })).toBe('blue')
  })

  it('turns blue as many days ahead as the platform says', () => {
    expect(nearDays).toBe(3)
  })
})
