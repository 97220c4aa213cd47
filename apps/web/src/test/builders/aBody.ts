import type { BodyPage, BodyView } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'
import { world } from '@duzhan/test-kit/personas'

/** The education office of a county, in the county's directory. */
export const aBody = (over: Partial<BodyView> = {}): BodyView => ({
  ...{ key: 'education', jurisdiction: world.county, title: '青石县教育局', kind: 'office', region: world.county },
  ...{ parent: null, posts: ['局长'], members: null, retiredOn: null, retiredFor: null, version: 3 },
  ...over,
})

/** These bodies on one page, with what those among them are called of which others are part. */
export function aBodyPage(bodies: BodyView[] = [aBody()], over: Partial<BodyPage> = {}): BodyPage {
  const parents = new Set(bodies.map(({ parent }) => parent))
  return {
    bodies,
    titles: Object.fromEntries(bodies.flatMap(({ key, title }) => (parents.has(key) ? [[key, title]] : []))),
    kinds: bodyKinds
      .map((kind) => ({ kind, count: bodies.filter((body) => body.kind === kind).length }))
      .filter(({ count }) => count > 0),
    total: bodies.length,
    next: null,
    isEmpty: bodies.length === 0,
    ...over,
  }
}
