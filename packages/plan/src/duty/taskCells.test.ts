import { expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { taskCells } from './taskCells.ts'

it('a task has a cell for each unit and role, and for each region of a group', () => {
  const plan = smallPlan()
  plan.units.push({ key: 'counties', title: '各县', group: { regions: ['430321000000', '430381000000'] } })
  plan.focusAreas[0]!.units = { lead: ['office'], supporting: ['counties'] }
  expect(taskCells(plan)).toEqual([
    { focusArea: 'health', unit: 'office', role: 'lead', region: null },
    { focusArea: 'health', unit: 'counties', role: 'supporting', region: '430321000000' },
    { focusArea: 'health', unit: 'counties', role: 'supporting', region: '430381000000' },
  ])
})

it('a focus area that names no unit has no cells', () => {
  const plan = smallPlan()
  delete plan.focusAreas[0]!.units
  expect(taskCells(plan)).toEqual([])
})
