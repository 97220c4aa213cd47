import { expect, it } from 'vitest'
import type { Finding } from '../finding/finding.ts'
import { aFinding } from '../test/aFinding.ts'
import { closedFindings } from './closedFindings.ts'

const step = { by: { id: 'p', title: '复核岗' }, text: null, photos: [], rectifyBy: null, submission: null }
const finding = (id: string, over: Partial<Finding> = {}): Finding =>
  aFinding({
    ...{ id, plan: 'p', regionPath: ['430000000000'], title: `问题${id}`, state: 'closedOut' },
    timeline: [{ ...step, verb: 'closeOut', at: new Date('2020-03-20T01:00:00Z') }],
    ...over,
  })

it('the findings of a target that were closed out are told with their day, where they lie and whom they are told', async () => {
  const covert = { path: ['430000000000'], by: 'p-2' }
  const all = [finding('1'), finding('2', { state: 'verified' }), finding('3', { covert }), finding('4', { covert: null })]
  const told = await closedFindings({ ofTarget: async () => all })('p', 'v-1')
  const place = { plan: 'p', target: 'v-1', regionPath: ['430000000000'], closedOn: '2020-03-20' }
  expect(told).toEqual([
    { id: '1', title: '问题1', ...place },
    { id: '3', title: '问题3', ...place, covert },
    { id: '4', title: '问题4', ...place },
  ])
})
