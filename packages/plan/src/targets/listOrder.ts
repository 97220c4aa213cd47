import type { TargetList } from '../schema/planParts.ts'

/**
 * Lists in the order in which they are decided: after all the lists they exclude, a list of the rest after all others.
 * Lists that exclude each other in a circle come back as null.
 */
export function listOrder(lists: readonly TargetList[]): TargetList[] | null {
  const ordered: TargetList[] = []
  const before = (list: TargetList): readonly string[] =>
    list.rest ? lists.filter((other) => !other.rest).map((other) => other.key) : (list.excludes ?? [])
  const waiting = new Set(lists)
  while (waiting.size > 0) {
    const next = [...waiting].find((list) =>
      [...before(list), ...(list.excludes ?? [])].every((key) => ![...waiting].some((other) => other.key === key)),
    )
    if (!next) return null
    waiting.delete(next)
    ordered.push(next)
  }
  return ordered
}
