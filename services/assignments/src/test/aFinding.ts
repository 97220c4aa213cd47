import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import type { Finding } from '../finding/finding.ts'

const pathOf = (region: string) => [...regionPath(regionCode(region))]

/** A finding about the made-up village as it is kept: handed over to its township, a fortnight to mend it. */
export const aFinding = (over: Partial<Finding> = {}): Finding => ({
  id: 'f-1',
  plan: world.plan,
  regionPath: pathOf(world.village),
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  submissions: ['s-1'],
  records: ['s-1'],
  clausePath: 'a.b.c',
  itemTitle: '事项',
  title: '问题',
  category: '环境整治',
  severity: 'general',
  responsible: { region: world.township, regionPath: pathOf(world.township), title: '某乡' },
  state: 'handedOver',
  rectifyBy: '2020-04-04',
  openedAt: new Date('2020-03-20T01:00:00.000Z'),
  answer: '否',
  note: null,
  photos: [],
  timeline: [],
  version: 2,
  ...over,
})
