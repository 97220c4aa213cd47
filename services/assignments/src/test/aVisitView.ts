import type { VisitView } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'

/** March's monthly visit to a village, still owed, as a reader is shown it. */
export const aVisitView = (id: string, over: Partial<VisitView> = {}): VisitView => ({
  ...{ id, plan: world.plan, duty: 'monthly', title: '每月督导', window: '2020-03', start: '2020-03-01', until: '2020-03-31' },
  dueOn: '2020-03-31',
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡', regionPath: [...regionPath(regionCode(world.village))] },
  ...{ list: 'municipal', checklist: 'village', team: { key: 'county-team', title: '县督战队' }, modes: [], parts: [] },
  ...{ status: 'due', submission: null, doneOn: null, isLate: false, isCovert: false, isYours: true, openFindings: 0 },
  ...over,
})
