import { byKey } from '../json/byKey.ts'
import { isKeyedList, isObject, type Keyed, sameJson } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'

/** One step from a plan to another. In `path`, an element of a list stands under its key, not its position. */
export type PlanChange =
  | { kind: 'added'; path: string[]; after: unknown }
  | { kind: 'removed'; path: string[]; before: unknown }
  | { kind: 'changed'; path: string[]; before: unknown; after: unknown }
  | { kind: 'reordered'; path: string[]; before: string[]; after: string[] }

const keysOf = (elements: readonly Keyed[]): string[] => elements.map((element) => element.key)

function betweenLists(before: readonly Keyed[], after: readonly Keyed[], path: string[]): PlanChange[] {
  const [earlier, later] = [byKey(before), byKey(after)]
  const kept = before.filter(({ key }) => later.has(key))
  const added = after.filter(({ key }) => !earlier.has(key))
  const order = keysOf([...kept, ...added])
  return [
    ...before
      .filter(({ key }) => !later.has(key))
      .map((element): PlanChange => ({ kind: 'removed', path: [...path, element.key], before: element })),
    ...kept.flatMap((element) => between(element, later.get(element.key), [...path, element.key])),
    ...added.map((element): PlanChange => ({ kind: 'added', path: [...path, element.key], after: element })),
    ...(sameJson(order, keysOf(after))
      ? []
      : [{ kind: 'reordered', path, before: order, after: keysOf(after) } satisfies PlanChange]),
  ]
}

function between(before: unknown, after: unknown, path: string[]): PlanChange[] {
  if (sameJson(before, after)) return []
  if (isKeyedList(before) && isKeyedList(after)) return betweenLists(before, after, path)
  if (!isObject(before) || !isObject(after)) return [{ kind: 'changed', path, before, after }]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name): PlanChange[] => {
    const place = [...path, name]
    if (!Object.hasOwn(after, name)) return [{ kind: 'removed', path: place, before: before[name] }]
    if (!Object.hasOwn(before, name)) return [{ kind: 'added', path: place, after: after[name] }]
    return between(before[name], after[name], place)
  })
}

/** Every step that leads from one plan to another, smallest first where elements have keys; none if they are the same. */
export function differencePlans(before: Plan, after: Plan): PlanChange[] {
  return between(before, after, [])
}
