import { describe, expect, it } from 'vitest'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { checklistsFor, takesRecords } from './checklistsFor.ts'

const schema = smallChecklist(['clinic'])
const plan = {
  ...smallPlan(),
  checklists: [
    { key: 'any', title: '通用', targetKind: 'village', schema },
    { key: 'upperOnly', title: '省级', targetKind: 'village', targetLists: ['upper'], schema },
    { key: 'household', title: '入户', targetKind: 'household', schema },
  ],
}

describe('the checklists that serve a target', () => {
  it.each([
    ['upper', 'village', ['any', 'upperOnly']],
    ['lower', 'village', ['any']],
    ['lower', 'county', []],
    ['nowhere', 'household', ['household']],
  ])('on the list %s, a %s: %j', (list, kind, expected) => {
    expect(checklistsFor(plan, { list, kind }).map(({ key }) => key)).toEqual(expected)
  })

  it('decide whether a plan takes records at all', () => {
    expect(takesRecords(plan)).toBe(true)
    expect(takesRecords({ ...plan, checklists: [] })).toBe(false)
    expect(takesRecords({ ...plan, targetLists: [] })).toBe(false)
    const household = plan.checklists.filter(({ key }) => key === 'household')
    expect(takesRecords({ ...plan, checklists: household }), 'no list holds households').toBe(false)
  })
})
