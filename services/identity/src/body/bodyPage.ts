import type { BodyFilter, BodyPage, PageCursor } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'
import type { Body } from './body.repository.ts'

/** Which bodies are asked for. */
export type AskedOfBodies = Partial<BodyFilter>
/** How many are told at once, where nobody says how many. */
const mostOnPage = 100

/** The page of some bodies that is asked for: by kind, then by where their directory lies, then by key. */
export function bodyPage(bodies: readonly Body[], asked: AskedOfBodies): BodyPage {
  const { cursor, limit = mostOnPage } = asked
  const found = bodies
    .filter(meantBy(asked))
    .map((body) => ({ body, at: placeOf(body) }))
    .sort((one, other) => (isBehind(one.at, other.at) ? 1 : -1))
  const behind = cursor ? found.filter(({ at }) => isBehind(at, cursor)) : found
  const page = behind.slice(0, limit)
  const parents = new Set(page.flatMap(({ body }) => body.parent ?? []))
  const counts = new Map<Body['kind'], number>()
  for (const { body } of found) counts.set(body.kind, (counts.get(body.kind) ?? 0) + 1)
  return {
    bodies: page.map(({ body }) => body),
    titles: Object.fromEntries(bodies.flatMap(({ key, title }) => (parents.has(key) ? [[key, title]] : []))),
    kinds: bodyKinds.flatMap((kind) => {
      const count = counts.get(kind)
      return count === undefined ? [] : [{ kind, count }]
    }),
    total: found.length,
    next: behind.length > limit ? (page.at(-1)?.at ?? null) : null,
    isEmpty: bodies.length === 0,
  }
}

function meantBy({ text = '', show = 'standing', kinds, region, named }: AskedOfBodies): (body: Body) => boolean {
  const words = text.toLowerCase()
  const [ofKinds, among] = [kinds && new Set(kinds), named && new Set(named)]
  return ({ key, title, kind, region: at, retiredOn }) =>
    (show === 'all' || (show === 'retired') === (retiredOn !== null)) &&
    (!ofKinds || ofKinds.has(kind)) &&
    (!among || among.has(key) || among.has(title)) &&
    (region === undefined || at === region) &&
    (words === '' || title.toLowerCase().includes(words) || key.toLowerCase().includes(words))
}

const placeOf = ({ kind, jurisdiction, key }: Body): PageCursor => ({
  value: `${String(bodyKinds.indexOf(kind)).padStart(2, '0')} ${jurisdiction}`,
  id: key,
})
const isBehind = (one: PageCursor, other: PageCursor): boolean =>
  one.value === other.value ? one.id > other.id : one.value > other.value
