import { openDue } from '@duzhan/plan'
import { world } from '@duzhan/test-kit'
import type { TrackedDue } from '../due/due.ts'

/** The county's report of March in the made-up world, owed to the city by the 25th and not handed in yet. */
export const aDue = (over: Partial<TrackedDue> = {}): TrackedDue => ({
  ...openDue({
    ...{ key: 'reports.monthly/region:990121000000/-/2020-03/1', duty: 'reports.monthly', what: 'report', title: '月报' },
    ...{ window: '2020-03', start: '2020-03-01', end: '2020-03-31', dueOn: '2020-03-25', turn: 1, about: null },
    by: { key: `region:${world.county}`, title: '某县' },
    deadline: new Date('2020-03-25T16:00:00.000Z'),
  }),
  plan: world.plan,
  regionPath: [world.province, world.city, world.county],
  to: { region: world.city, title: '某市' },
  mayBeNil: true,
  steps: [],
  version: 0,
  ...over,
})
