import { ownParts, schemaDepth } from '../inherit/mergedDocument.ts'
import { isKeyedList, isObject, type JsonObject, type Keyed } from '../json/json.ts'
import { type Edit, type Place, valueAt } from './editing.ts'
import { samePlace } from './mergeEdits.ts'

/** An element of a superior's plan, as it stands to a plan below it. */
export interface InheritedElement {
  key: string
  /** Where it stands by keys, as a lower plan names what it leaves out: `duties.visits.monthly`. */
  path: string
  element: Keyed
  /** How firmly the lower plan is bound: it may not change it, only tighten it, or do as it likes. */
  hold: 'fixed' | 'floor' | 'open'
  /** Whether the lower plan takes it as it is, lays words of its own over it, or leaves it out. */
  is: 'kept' | 'adjusted' | 'left'
}

const holds = ['fixed', 'floor', 'open'] as const

const listAt = (document: unknown, at: Place): Keyed[] => {
  const list = valueAt(document, at)
  return isKeyedList(list) ? list : []
}

function removesOf(own: unknown): string[] {
  const removes = valueAt(own, ['removes'])
  return Array.isArray(removes) ? removes.map(String) : []
}

/** The elements that a superior's plan has in a list, in its order; `at` names the list, as `['duties', 'visits']`. */
export function inheritedElements(superior: unknown, own: unknown, at: readonly string[]): InheritedElement[] {
  const adjusted = new Set(listAt(own, at).map(({ key }) => key))
  const left = new Set(removesOf(own))
  return listAt(superior, at).map((element) => {
    const path = [...at, element.key].join('.')
    const hold = holds.find((one) => one === element['hold']) ?? 'open'
    return {
      key: element.key,
      path,
      element,
      hold,
      is: adjusted.has(element.key) ? 'adjusted' : left.has(path) ? 'left' : 'kept',
    }
  })
}

/**
 * What a superior's plan has where something stands in a plan below it, found by the keys on the way; undefined where it has
 * nothing there. What a schema demands there is demanded below it too, whatever the lower plan says: the two lists are united.
 */
export const aboveAt = (superior: unknown, own: unknown, at: Place): unknown => valueAt(superior, samePlace(own, superior, at))

/** Lays an inherited element open: the lower plan has it in words of its own from now on, which are at first the superior's. */
export const adjustingEdit = (own: unknown, at: readonly string[], { element }: InheritedElement): Edit => ({
  act: 'insert',
  at: [...at, listAt(own, at).length],
  value: element,
})

/** Leaves out what stands at a path of the superior's plan, or takes it in again. */
export function leavingEdit(own: unknown, path: string, isLeft: boolean): Edit {
  const others = removesOf(own).filter((one) => one !== path && !one.startsWith(`${path}.`))
  const removes = isLeft ? [...others, path] : others
  return { act: 'set', at: ['removes'], value: removes.length > 0 ? removes : undefined }
}

/** Takes the lower plan's own words of an element away, so that it is again as the superior has it. */
export const restoringEdits = (own: unknown, at: readonly string[], key: string): Edit[] => [
  { act: 'remove', at: [...at, listAt(own, at).findIndex((element) => element.key === key)] },
  leavingEdit(own, [...at, key].join('.'), false),
]

/**
 * What must be written into `removes` after an edit of a lower plan. What an edit takes out of an element that the superior has
 * too would come back when the two are merged, unless the plan says that it leaves it out; what an edit puts in again is left
 * out no longer. Null where nothing is to be written.
 */
export function removalsEdit(superior: unknown, before: unknown, after: unknown): Edit | null {
  if (!isObject(superior)) return null
  const steps: Step[] = []
  for (const [name, part] of Object.entries(superior))
    if (!ownParts.has(name)) inPart([name], [part, valueAt(before, [name]), valueAt(after, [name])], steps)
  const standing = removesOf(after)
  const kept = standing.filter((path) => !steps.some((step) => step.isBack && (path === step.path || isBeneath(path, step.path))))
  const gone = steps.flatMap(({ path, isBack }) => (isBack || kept.includes(path) ? [] : [path]))
  if (gone.length === 0 && kept.length === standing.length) return null
  const removes = [...kept, ...gone]
  return { act: 'set', at: ['removes'], value: removes.length > 0 ? removes : undefined }
}

interface Step {
  path: string
  isBack: boolean
}
/** What the superior has, what the lower plan had, and what it has now. */
type Three = readonly [superior: unknown, before: unknown, after: unknown]

const isBeneath = (path: string, above: string): boolean => path.startsWith(`${above}.`)

/** Whole elements come and go as they are adjusted and restored, which takes nothing out of the merged plan. */
function inPart(path: readonly string[], [superior, before, after]: Three, steps: Step[]): void {
  if (isKeyedList(superior)) {
    for (const element of superior) {
      const [earlier, later] = [of(before, element.key), of(after, element.key)]
      if (earlier && later) inElement([...path, element.key], [element, earlier, later], steps)
    }
  } else if (isObject(superior))
    for (const [name, part] of Object.entries(superior))
      inPart([...path, name], [part, valueAt(before, [name]), valueAt(after, [name])], steps)
}

const of = (list: unknown, key: string): Keyed | undefined =>
  isKeyedList(list) ? list.find((element) => element.key === key) : undefined

/** What is merged of an element: its fields, its lists of elements, and the parts of its schema; any other value is one thing. */
function inElement(path: readonly string[], [superior, before, after]: readonly [Keyed, Keyed, Keyed], steps: Step[]): void {
  for (const [name, above] of Object.entries(superior)) {
    const place = [...path, name]
    if (!told(place, [before, after], name, steps)) continue
    const [earlier, later] = [before[name], after[name]]
    const depth = schemaDepth[name]
    if (depth !== undefined) inSchema(place, [above, earlier, later], depth, steps)
    else if (isKeyedList(above) && isKeyedList(earlier) && isKeyedList(later)) {
      const groups = [earlier, later].map((list) => Object.fromEntries(list.map((element) => [element.key, element])))
      for (const element of above) {
        const inside = [...place, element.key]
        if (!told(inside, [groups[0] ?? {}, groups[1] ?? {}], element.key, steps)) continue
        const [old, next] = [of(earlier, element.key), of(later, element.key)]
        if (old && next) inElement(inside, [element, old, next], steps)
      }
    }
  }
}

/** Of a schema its keywords are merged one by one; what it demands is united, and its parts are merged in turn. */
function inSchema(path: readonly string[], [superior, before, after]: Three, depth: number, steps: Step[]): void {
  if (depth === 0 || !isObject(superior) || !isObject(before) || !isObject(after)) return
  const [above, earlier, later] = [superior['properties'], before['properties'], after['properties']]
  if (!isObject(above) || !isObject(earlier) || !isObject(later)) return
  for (const keyword of Object.keys(superior))
    if (keyword !== 'properties' && keyword !== 'required') told([...path, keyword], [before, after], keyword, steps)
  for (const [name, part] of Object.entries(above)) {
    const place = [...path, 'properties', name]
    if (told(place, [earlier, later], name, steps)) inSchema(place, [part, earlier[name], later[name]], depth - 1, steps)
  }
}

/** Notes that a name came or went; true where it is there before and after, and what is within it is to be looked at. */
function told(path: readonly string[], [before, after]: readonly [JsonObject, JsonObject], name: string, steps: Step[]): boolean {
  const [was, is] = [Object.hasOwn(before, name), Object.hasOwn(after, name)]
  if (was !== is) steps.push({ path: path.join('.'), isBack: is })
  return was && is
}
