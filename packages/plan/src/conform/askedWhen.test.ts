import type { SubSchema } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { evidenceVerdict, shownVerdict } from './askedWhen.ts'
import { conformPlan } from './conformPlan.ts'

type Evidence = NonNullable<SubSchema['x-evidence']>
const answers = ['yes', 'no', 'na'] as const
const field = (rule?: Evidence): SubSchema => ({ type: 'string', enum: [...answers], ...(rule && { 'x-evidence': rule }) })
const on = (...some: (typeof answers)[number][]): SubSchema => ({ enum: some })

describe('what must come with an answer', () => {
  it.each<[string, Evidence | undefined, Evidence | undefined, string]>([
    ['is the same where it is written otherwise', { photos: true }, { photos: 1 }, 'same'],
    ['may be more', { photos: 1 }, { photos: 2, position: true }, 'tightened'],
    ['may be asked where nothing was', undefined, { signature: true }, 'tightened'],
    ['may not be dropped', { photos: 1 }, undefined, 'weakened'],
    ['may not be fewer photos, whatever else is asked', { photos: 3 }, { photos: 2, signature: true }, 'weakened'],
    ['may not lack the position', { photos: 1, position: true }, { photos: 2 }, 'weakened'],
    ['may not be asked on some answers only', { photos: 1 }, { photos: 1, when: on('no') }, 'weakened'],
    ['may be asked on every answer', { photos: 1, when: on('no') }, { photos: 1 }, 'tightened'],
    ['may be asked on more answers', { photos: 1, when: on('no') }, { photos: 1, when: on('no', 'na') }, 'tightened'],
    ['may not be asked on others', { photos: 1, when: on('no') }, { photos: 1, when: on('yes') }, 'weakened'],
  ])('%s', (_, upper, lower, verdict) => expect(evidenceVerdict(field(upper), field(lower))).toBe(verdict))

  it('is weakened just where some answer is asked for less than above', () => {
    const rule: fc.Arbitrary<Evidence | undefined> = fc.option(
      fc
        .record({
          photos: fc.nat(2),
          position: fc.boolean(),
          when: fc.option(fc.uniqueArray(fc.constantFrom(...answers), { minLength: 1 }), { nil: undefined }),
        })
        .filter(({ photos, position }) => photos > 0 || position) // a rule that asks for nothing is no rule
        .map(({ when, ...amounts }) => ({ ...amounts, ...(when && { when: on(...when) }) })),
      { nil: undefined },
    )
    const askedOn = (given: Evidence | undefined, answer: (typeof answers)[number]) => {
      const isMet = given !== undefined && (given.when?.enum?.includes(answer) ?? true)
      return isMet ? [Number(given.photos), Number(given.position)] : [0, 0]
    }
    fc.assert(
      fc.property(rule, rule, (upper, lower) => {
        const isLess = answers.some((answer) => {
          const below = askedOn(lower, answer)
          return askedOn(upper, answer).some((least, at) => (below[at] ?? 0) < least)
        })
        expect(evidenceVerdict(field(upper), field(lower)) === 'weakened').toBe(isLess)
      }),
    )
  })
})

describe('what is shown under a condition', () => {
  const root: SubSchema = JSON.parse(JSON.stringify(smallChecklist(['clinic', 'doctor'])))
  const asked = (clinic: string[]): SubSchema => ({
    'x-shown-if': {
      type: 'object',
      required: ['health'],
      properties: {
        health: {
          type: 'object',
          required: ['clinic'],
          properties: { clinic: { type: 'object', required: ['value'], properties: { value: { enum: clinic } } } },
        },
      },
    },
  })
  it('is asked of fewer than what is always shown', () => {
    expect(shownVerdict({}, asked(['yes']), root)).toBe('weakened')
    expect(shownVerdict(asked(['yes']), {}, root)).toBe('tightened')
    expect(shownVerdict({}, {}, root)).toBe('same')
    expect(shownVerdict(asked(['yes']), asked(['yes']), root)).toBe('same')
  })
  it('is never taken for the same where the condition is another', () => {
    expect(['weakened', 'cannotTell']).toContain(shownVerdict(asked(['yes', 'no']), asked(['yes']), root))
    expect(['tightened', 'cannotTell']).toContain(shownVerdict(asked(['yes']), asked(['yes', 'no']), root))
  })
})

describe('an item that is a floor', () => {
  type Part = Record<string, unknown> & { title: string; properties: Record<string, Part> }
  const plan = (to: (health: Part) => void) => {
    const schema = JSON.parse(JSON.stringify(smallChecklist(['clinic', 'doctor'])))
    to(schema.properties.health)
    return {
      ...smallPlan(),
      checklists: [{ key: 'village', title: '村清单', targetKind: 'village', hold: 'floor' as const, schema }],
    }
  }
  const onClinic = (more: object) => (health: Part) => Object.assign(health.properties['clinic'] ?? {}, more)
  const found = (upper: (health: Part) => void, lower: (health: Part) => void) =>
    conformPlan(plan(lower), plan(upper)).map(({ code, message }) => `${code} ${message}`)
  const nothing = () => undefined

  it('keeps its photos and is shown to as many', () => {
    expect(found(onClinic({ 'x-evidence': { photos: 2 } }), nothing)).toEqual([
      expect.stringMatching(/^floor\.weakened .*是否有卫生室.*佐证要求/),
    ])
    expect(found(nothing, onClinic({ 'x-shown-if': { required: ['doctor'] } }))).toEqual([
      expect.stringMatching(/^floor\.weakened .*是否有卫生室.*显示条件/),
    ])
  })
  it('may ask for more photos and be shown to all', () => {
    expect(found(onClinic({ 'x-evidence': { photos: 2 } }), onClinic({ 'x-evidence': { photos: 3 } }))).toEqual([])
    expect(found(onClinic({ 'x-shown-if': { required: ['doctor'] } }), nothing)).toEqual([])
  })
  it('is not shown under a condition of its section that the superior does not know', () => {
    expect(found(nothing, (health) => Object.assign(health, { 'x-shown-if': { required: ['other'] } }))).toEqual([
      expect.stringMatching(/^floor\.weakened .*显示条件/),
    ])
  })
})
