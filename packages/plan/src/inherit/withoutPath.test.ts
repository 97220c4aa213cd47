import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { withoutPath } from './withoutPath.ts'

describe('leaving something out of a plan', () => {
  it('takes an element by its key, at any depth, and leaves the given plan alone', () => {
    const plan = smallPlan()
    const less = withoutPath(plan, 'targetLists.lower.rules.some')
    expect(less.targetLists.map((list) => list.rules!.length)).toEqual([1, 0])
    expect(plan).toEqual(smallPlan())
  })

  it('takes a field of an element', () => {
    expect(withoutPath(smallPlan(), 'focusAreas.health.units').focusAreas[0]).not.toHaveProperty('units')
  })

  it('takes a property of a schema together with the demand for it', () => {
    const { attributes } = withoutPath(smallPlan(), 'targetKinds.village.attributes.properties.poor').targetKinds[0]!
    expect([Object.keys(attributes.properties), attributes.required]).toEqual([['persons', 'status'], []])
  })

  it.each(['units.mill', 'units.office.title.x', 'nothing', '', 'targetLists.lower.rules.some.where.none.none'])(
    'changes nothing for %j, which leads nowhere',
    (path) => {
      expect(withoutPath(smallPlan(), path)).toEqual(smallPlan())
    },
  )
})
