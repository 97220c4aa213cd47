import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asOutsider, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../visit/visit.repository.ts'
import { lotOf } from './drawingInspectors.ts'
import { lotService } from './lot.service.ts'

const [pack] = packs
const plan: Plan = {
  ...readPlan(pack?.plan),
  ...{ code: world.plan, jurisdiction: world.city },
  duties: {
    owed: [
      {
        ...{ key: 'drawn', title: '随机抽查', what: 'visit', who: { kind: 'team' }, when: { kind: 'cycle', every: 'month' } },
        about: { kind: 'lists', targetLists: ['provincial'] },
        inspectors: { count: 1, among: ['a'] },
      },
    ],
  },
}
const visit: Visit = {
  ...{ id: 'v:1', plan: world.plan, regionPath: regionPath(regionCode(world.village)), duty: 'owed.drawn', title: '随机抽查' },
  ...{ window: '2020-03', start: '2020-03-01', until: '2020-03-31', dueOn: '2020-03-31', deadline: null, target: 'v-1' },
  ...{ targetName: '某村', place: '', list: 'provincial', checklist: '', team: { key: 't', title: '督战队' }, ownTeam: '' },
  ...{ isUnannounced: false, status: 'due', submission: null, doneOn: null },
  inspectors: { asked: 1, drawn: [{ key: 'a', title: '甲岗' }] },
}
const lot = lotOf(
  { count: 1, avoid: null, among: [{ key: 'a', region: world.city, load: 0 }], visits: [{ visit: 'v:1', region: '', last: [] }] },
  'n',
  { plan: world.plan, duty: 'owed.drawn', window: '2020-03', no: 1, on: '2020-03-01' },
)
const service = (kept: Visit | null) =>
  lotService({
    lots: { add: async () => true, ofWindow: async () => [lot] },
    plans: { latest: async () => plan },
    visits: {
      byId: async () => kept,
      cancelledOf: async () => new Set(),
      lastInspectors: async () => new Map(),
      reassign: async () => {},
    },
    openVisits: async () => {},
    around: async () => ({ places: new Map(), bodies: [] }),
    clock: manualClock(),
    nonce: () => 'n-2',
  })
const refusal = (kept: Visit | null, inspector = 'a', as = asAuthor) =>
  service(kept)
    .replace(as, { plan: world.plan, visit: 'v:1', inspector, reason: '本人生病，不能前往' })
    .then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : error),
    )
const { inspectors: _, ...undrawn } = visit

describe('another in the place of a drawn inspector', () => {
  it('is refused where there is no such visit, it is over, draws nobody, or nobody else is left', async () => {
    expect(await refusal(null)).toBe('visit.absent')
    expect(await refusal({ ...visit, status: 'done' })).toBe('visit.not-due')
    expect(await refusal(undrawn)).toBe('inspector.none-drawn')
    expect(await refusal(visit, 'b')).toBe('inspector.not-drawn')
    expect(await refusal(visit)).toBe('inspector.none-left')
    expect(await refusal(visit, 'a', asOutsider)).toBe('plan.absent')
  })
})
