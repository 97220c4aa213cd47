import type { Following } from '../log/subscription.ts'

/** A subscription that has read all there is, but for what is said of it. */
export const aFollowing = (over: Partial<Following> = {}): Following => ({
  name: 'plans',
  from: 'forms.plan',
  nudge: () => {},
  settle: async () => {},
  replay: async () => {},
  waiting: async () => 0,
  setAside: async () => [],
  repeat: async () => null,
  stop: async () => {},
  ...over,
})
