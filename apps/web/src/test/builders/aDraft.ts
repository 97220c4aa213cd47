import { asInspector, world } from '@duzhan/test-kit/personas'
import { type Draft, draftKey } from '../../device/draft.ts'
import { aChecklistView } from './aChecklist.ts'

/** A checklist of the village that the inspector began on this device, with nothing in it yet. */
export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  key: draftKey(asInspector.account, world.plan, 'visit-1'),
  id: '01900000-0000-7000-8000-0000000000d1',
  account: asInspector.account,
  plan: world.plan,
  visit: 'visit-1',
  target: { id: 'v-1', name: '上坪村', place: '青石县柳河乡' },
  checklist: 'village',
  revision: 1,
  title: '村督战清单',
  schema: aChecklistView().schema,
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: null,
  answers: {},
  savedAt: null,
  version: 0,
  correction: null,
  refused: null,
  ...over,
})
