import { byKey } from '../json/byKey.ts'
import type { TargetList } from '../schema/planParts.ts'

/**
 * Lists in the order in which they are decided: after all the lists they exclude, a list of the rest after all others,
 * and otherwise as they stand. Lists that exclude each other in a circle come back as null.
 */
export function listOrder(lists: readonly TargetList[]): TargetList[] | null {
  const ordered: TargetList[] = []
  const waiting = new Map(byKey(lists))
  const excluded = new Map(lists.map(({ key, excludes }) => [key, [...new Set(excludes)].filter((other) => waiting.has(other))]))
  let ordinary = lists.filter(({ rest }) => !rest).length
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(
      ({ key, rest }) => !(rest && ordinary > 0) && !excluded.get(key)?.some((other) => waiting.has(other)),
    )
    if (!next) return null
    waiting.delete(next.key)
    if (!next.rest) ordinary -= 1
    ordered.push(next)
  }
  return ordered
}
