import type { BodyFilter, BodyPage, PageCursor } from '@duzhan/contracts'
import { bodyKinds } from '@duzhan/plan'
import { pageOf } from '@duzhan/service-kit'
import type { Body } from './body.repository.ts'

/** Which bodies are asked for. */
export type AskedOfBodies = Partial<BodyFilter>
/** How many are told at once, where nobody says how many. */
const mostOnPage = 100

/** The page of some bodies that is asked for: by kind, then by where their directory lies, then by key. */
export function bodyPage(bodies: readonly Body[], asked: AskedOfBodies): BodyPage {
  const { cursor, limit = mostOnPage } = asked
  const found = bodies.filter(meantBy(asked))
  const { rows, total, next } = pageOf(found, placeOf, { cursor, limit })
  const parents = new Set(rows.flatMap(({ parent }) => parent ?? []))
  const counts = new Map<Body['kind'], number>()
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    bodies: rows,
    titles: Object.fromEntries(bodies.flatMap(({ key, title }) => (parents.has(key) ? [[key, title]] : []))),
    kinds: bodyKinds.flatMap((kind) => {
      const count = counts.get(kind)
      return count === undefined ? [] : [{ kind, count }]
    }),
    total,
    next,
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
