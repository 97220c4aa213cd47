import { expect, it } from 'vitest'
import { fillPath } from './fillPath.ts'

it('a checklist is filled at an address of its own, for the visit that is owed or on no visit’s account', () => {
  const filling = { plan: 'p', target: 'v-1', checklist: 'village', part: null }
  expect(fillPath({ ...filling, visit: 'p:monthly:v-1:2020-03:1' })).toBe(
    '/p/targets/v-1/visits/p%3Amonthly%3Av-1%3A2020-03%3A1/fill',
  )
  expect(fillPath({ ...filling, visit: null })).toBe('/p/targets/v-1/checklists/village/fill')
  expect(fillPath({ ...filling, visit: null, part: 'water' })).toBe('/p/targets/v-1/checklists/village/parts/water/fill')
  expect(fillPath({ ...filling, visit: 'v', part: 'water' })).toBe('/p/targets/v-1/visits/v/parts/water/fill')
})
