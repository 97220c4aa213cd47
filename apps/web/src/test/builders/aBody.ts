import type { BodyView } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'

/** The education office of a county, in the county's directory. */
export const aBody = (over: Partial<BodyView> = {}): BodyView => ({
  ...{ key: 'education', jurisdiction: world.county, title: '青石县教育局', kind: 'office', region: world.county },
  ...{ parent: null, posts: ['局长'], members: null, retiredOn: null, retiredFor: null, version: 3 },
  ...over,
})
