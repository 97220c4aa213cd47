import type { Actor, Grant } from '@duzhan/contracts'
import { may } from '@duzhan/service-kit'
import { asOperator, world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramsOf, gramsToFind } from './grams.ts'
import { placeOf } from './reach.ts'
import { sightOf, sightWords } from './sight.ts'

const regions = [world.province, world.city, world.county, world.otherCounty, world.village, world.foreignProvince]
const grant = (role: Grant['role']) =>
  fc.record({ role: fc.constant(role), region: fc.constantFrom(...regions), plan: fc.constantFrom('*', 'plan-a', 'plan-b') })

describe('whom an operator is shown', () => {
  it('is exactly those of whom a grant lies within the operator’s own, and those with none', () => {
    const actors = fc.array(grant('operator'), { minLength: 1, maxLength: 3 }).map((grants): Actor => ({ ...asOperator, grants }))
    fc.assert(
      fc.property(actors, fc.array(grant('viewer'), { maxLength: 3 }), (actor, grants) => {
        const isShown = grants.length === 0 || grants.some((one) => may(actor, 'person.list', placeOf(one)))
        const sight = sightOf(actor)
        expect(sightWords(grants).some((word) => sight.includes(word))).toBe(isShown)
      }),
    )
  })

  it('is by the grants as an operator alone', () => {
    const viewer = { ...asOperator, grants: [{ role: 'viewer' as const, region: world.county, plan: '*' }] }
    expect(sightOf(viewer)).toEqual(['none'])
  })
})

describe('the pieces that a text is found by', () => {
  it('are every two and three characters that stand together, each once', () => {
    expect(gramsOf('湘潭市').sort()).toEqual(['湘潭', '湘潭市', '潭市'].sort())
    expect(gramsOf('AbAb', 'ab').sort()).toEqual(['ab', 'aba', 'ba', 'bab'].sort())
    expect(gramsOf('市')).toEqual([])
  })

  it('hold those of any words that stand in the text', () => {
    const text = fc.string({ unit: fc.constantFrom('湘', '潭', '市', 'a', 'B', '1', '𠮷'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, (before, words, after) => {
        const kept = gramsOf(before + words + after)
        for (const gram of gramsToFind(words)) expect(kept).toContain(gram)
      }),
    )
  })

  it('are none for a single character, which too many texts have', () => expect(gramsToFind('市')).toEqual([]))
})
