import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import type { Finding } from '../finding/finding.ts'

const pathOf = (region: string): string[] => [...regionPath(regionCode(region))]

/** Rubbish in a village, given to its township on 20 March 2020 with two weeks' time. */
export const aFinding = (over: Partial<Finding> = {}): Finding => ({
  ...{ id: 's-1:environment.litter', plan: world.plan, regionPath: pathOf(world.village) },
  ...{ target: 'v-1', targetName: '上坪村', place: '青石县柳河乡', submissions: ['s-1'], records: ['s-1'] },
  ...{ clausePath: 'environment.litter', itemTitle: '村容村貌', title: '村内有垃圾', category: '环境整治', severity: 'general' },
  responsible: { region: world.township, regionPath: pathOf(world.township), title: '柳河乡' },
  ...{ state: 'handedOver', rectifyBy: '2020-04-03', openedAt: new Date('2020-03-20T01:00:00.000Z') },
  ...{ answer: '否', note: null, photos: [], timeline: [], version: 2 },
  ...over,
})
