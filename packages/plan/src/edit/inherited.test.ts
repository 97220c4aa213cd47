import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedPlan } from '../inherit/derivedPlan.ts'
import { mergedDocument } from '../inherit/mergedDocument.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import { isKeyedList, isObject } from '../json/json.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { type Edit, edited, type Place, valueAt } from './editing.ts'
import { aboveAt, adjustingEdit, inheritedElements, leavingEdit, removalsEdit, restoringEdits } from './inherited.ts'

const identity = { code: 'county', title: '某县方案', jurisdiction: '430321000000', document: { issuer: '某县领导小组' } }
const superior = smallPlan()
const begun: unknown = derivedPlan(superior, identity)
const written = (document: unknown, ...edits: Edit[]): unknown => edits.reduce(edited, document)

/** A lower plan that has an element of the small plan in words of its own. */
function adjusting(at: string[], key: string, document = begun): unknown {
  const element = inheritedElements(superior, document, at).find((one) => one.key === key)
  if (!element) throw new Error(`the small plan has no ${key}`)
  return written(document, adjustingEdit(document, at, element))
}
/** An edit with what has to be left out for it to hold. */
function changing(document: unknown, ...edits: Edit[]): unknown {
  const after = written(document, ...edits)
  const removes = removalsEdit(superior, document, after)
  return removes ? edited(after, removes) : after
}
const removes = (document: unknown) => valueAt(document, ['removes'])

describe('the elements that a lower plan inherits', () => {
  it('are told with how firmly they bind and whether they are kept, adjusted or left out', () => {
    const told = (document: unknown, at: string[]) =>
      inheritedElements(superior, document, at).map(({ path, hold, is }) => [path, hold, is])
    expect(told(begun, ['phases'])).toEqual([
      ['phases.first', 'floor', 'kept'],
      ['phases.second', 'floor', 'kept'],
    ])
    const adjusted = adjusting(['phases'], 'first')
    expect(told(adjusted, ['phases'])[0]).toEqual(['phases.first', 'floor', 'adjusted'])
    const left = edited(adjusted, leavingEdit(adjusted, 'phases.second', true))
    expect(told(left, ['phases'])[1]).toEqual(['phases.second', 'floor', 'left'])
    expect(told(begun, ['duties', 'nothing'])).toEqual([])
    expect(told(null, ['phases'])).toHaveLength(2)
  })

  it('are adjusted by copying them, which changes nothing of what runs', () => {
    const adjusted = adjusting(['phases'], 'first')
    const phases = (document: unknown) => valueAt(mergedDocument(superior, document), ['phases'])
    expect(phases(adjusted)).toEqual(phases(begun))
    expect(phases(edited(adjusted, { act: 'set', at: ['phases', 0, 'title'], value: '动员' }))).toMatchObject([
      { key: 'first', title: '动员' },
      { key: 'second' },
    ])
  })

  it('are left out by their path, with whatever was left out of them, and taken in again', () => {
    const some = edited(begun, { act: 'set', at: ['removes'], value: ['phases.second.goal', 'ladder.none'] })
    const left = edited(some, leavingEdit(some, 'phases.second', true))
    expect(removes(left)).toEqual(['ladder.none', 'phases.second'])
    expect(removes(edited(left, leavingEdit(left, 'phases.second', false)))).toEqual(['ladder.none'])
    expect(
      written(begun, leavingEdit(begun, 'phases.second', true), leavingEdit(begun, 'phases.second', false)),
    ).not.toHaveProperty('removes')
  })

  it('are restored to what the superior says', () => {
    const adjusted = changing(adjusting(['milestones'], 'half'), { act: 'set', at: ['milestones', 0, 'phase'], value: undefined })
    expect(removes(adjusted)).toEqual(['milestones.half.phase'])
    expect(written(adjusted, ...restoringEdits(adjusted, ['milestones'], 'half'))).toEqual(begun)
  })
})

describe('what is taken out of an adjusted element', () => {
  it('is left out of what runs, and is not left out any more when it is put in again', () => {
    const adjusted = adjusting(['checklists'], 'village')
    const item = ['checklists', 0, 'schema', 'properties', 'health', 'properties', 'doctor']
    const path = 'checklists.village.schema.properties.health.properties.doctor'
    const without = changing(adjusted, { act: 'set', at: item, value: undefined })
    expect(removes(without)).toEqual([path])
    const again = changing(without, { act: 'set', at: item, value: valueAt(adjusted, item) })
    expect(again).not.toHaveProperty('removes')
  })

  it('is left out with the lists within it', () => {
    const adjusted = adjusting(['targetLists'], 'upper')
    const without = changing(adjusted, { act: 'remove', at: ['targetLists', 0, 'rules', 0] })
    expect(removes(without)).toEqual(['targetLists.upper.rules.many'])
  })

  it('needs nothing written where the superior does not have it, nor where a whole element comes or goes', () => {
    const own = edited(begun, { act: 'insert', at: ['units', 0], value: { key: 'station', title: '工作站' } })
    expect(removalsEdit(superior, own, begun)).toBeNull()
    expect(removalsEdit(superior, begun, adjusting(['phases'], 'first'))).toBeNull()
    expect(removalsEdit(superior, adjusting(['phases'], 'first'), begun)).toBeNull()
    expect(removalsEdit(null, own, begun)).toBeNull()
  })

  /** Every place beneath an element that can be taken away without its element ceasing to be one. */
  function places(value: unknown, at: Place = []): Place[] {
    if (isKeyedList(value)) return value.flatMap((one, index) => [[...at, index], ...places(one, [...at, index])])
    if (!isObject(value)) return []
    return Object.entries(value).flatMap(([name, part]) =>
      name === 'key' ? [] : [[...at, name], ...places(part, [...at, name])],
    )
  }
  it('never comes back: what its author sees of an element is what runs, whatever is taken out of it', () => {
    const lists = [['phases'], ['targetLists'], ['checklists'], ['milestones']]
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...lists), fc.nat(), fc.nat(), (plan, at, one, other) => {
        const lower: unknown = derivedPlan(plan, identity)
        const [element] = inheritedElements(plan, lower, at)
        if (!element) return
        const adjusted = written(lower, adjustingEdit(lower, at, element))
        let document = adjusted
        for (const which of [one, other]) {
          const all = places(valueAt(document, [...at, 0]))
          const place = all[which % Math.max(all.length, 1)]
          // within conditions and items a value is one thing, and its parts are nobody's to merge
          if (!place || place.length > 6 || place.includes('required')) continue
          const after = edited(document, { act: 'remove', at: [...at, 0, ...place] })
          const left = removalsEdit(plan, document, after)
          document = left ? edited(after, left) : after
        }
        const merged = valueAt(mergedDocument(plan, document), at)
        const seen = isKeyedList(merged) ? merged.find(({ key }) => key === element.key) : undefined
        const has = (value: unknown) => JSON.stringify(places(value).map(String).sort())
        expect(has(seen)).toBe(has(valueAt(document, [...at, 0])))
      }),
      { numRuns: 300 },
    )
  })
})

describe('what the superior has at the same place', () => {
  const at = ['checklists', 0, 'schema', 'properties', 'living']
  const [section] = Object.keys(superior.checklists[0]?.schema.properties ?? {})
  const place = [...at.slice(0, -1), String(section), 'required']

  it('is found by keys, whatever stands before it', () => {
    const adjusted = edited(adjusting(['checklists'], 'village'), {
      act: 'insert',
      at: ['checklists', 0],
      value: { key: 'own', title: '本县清单' },
    })
    expect(aboveAt(superior, adjusted, ['checklists', 1, 'title'])).toBe('村清单')
    expect(aboveAt(superior, adjusted, ['checklists', 0, 'title'])).toBeUndefined()
    expect(aboveAt(null, adjusted, ['checklists', 1])).toBeUndefined()
  })

  it('is what must be answered, whatever a lower plan makes of it', () => {
    const adjusted = adjusting(['checklists'], 'village')
    const demanded = aboveAt(superior, adjusted, place)
    expect(demanded).toEqual(['clinic', 'doctor'])
    const freed = changing(adjusted, { act: 'set', at: place, value: [] })
    expect(valueAt(mergedDocument(superior, freed), place)).toEqual(demanded)
  })
})

describe('a lower plan while it is written', () => {
  it('is laid over its superior as it will be when it is published', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (above, below) => {
        const own = { ...below, extends: { code: above.code, revision: above.revision } }
        expect(mergePlans(above, own)).toEqual(mergedDocument(above, own))
      }),
      { numRuns: 60 },
    )
  })

  it('is given back as it is where one of the two is no document yet', () => {
    expect(mergedDocument(null, begun)).toBe(begun)
    expect(mergedDocument(superior, '方案')).toBe('方案')
  })
})
