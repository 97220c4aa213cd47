import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import type { Submission } from '../submission/submission.repository.ts'

/** A record of the made-up village as it is kept, with one clause that is bad. */
export const aRecord = (over: Partial<Submission> = {}): Submission => ({
  id: 's-1',
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  regionPath: regionPath(regionCode(world.village)),
  by: { id: 'p-1', title: '督战员' },
  team: null,
  startedAt: new Date('2020-03-20T00:10:00.000Z'),
  finishedAt: new Date('2020-03-20T00:50:00.000Z'),
  receivedAt: new Date('2020-03-20T01:00:00.000Z'),
  at: new Date('2020-03-20T00:50:00.000Z'),
  position: { longitude: 112.4, latitude: 27.8, accuracy: 12 },
  answers: { environment: { waste: { hasLitter: 'yes', note: '村口有垃圾堆', photos: [] } }, empty: {} },
  isLate: false,
  hash: 'h',
  corrects: null,
  ...over,
})
