import type { SubSchema } from '@duzhan/checklist'
import { isRegionCode, levelOf } from '@duzhan/regions'
import { type PartRules, partRules } from '../conform/partRules.ts'
import { isKeyedList, isObject, type Keyed } from '../json/json.ts'
import type { Hold } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { inChecklist, labels, values } from '../wording/labels.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { dateWords } from '../wording/valueWords.ts'
import { type Language, listed, type Wording, type Words } from '../wording/words.ts'

/** Something of a plan that binds the plans below it, or leaves them free. */
interface Held {
  /** Where its part stands, by which a page finds it. */
  path: string
  /** What its part is called. */
  part: Wording
  rules: PartRules
  title: string
  hold: Hold
  element: Readonly<Record<string, unknown>>
}

/** How many are named of a part; the others are counted. */
const mostNamed = 4
const longestName = 20

const holdOf = (value: unknown): Hold | undefined =>
  value === 'fixed' || value === 'floor' || value === 'open' ? value : undefined

/**
 * What a plan that extends this one may change of it, part by part: what it must take as it is, what it may only tighten and
 * which way that goes, what it may change or leave out. The same rules judge a lower plan when it is held against this one. Of a
 * village there is nothing below.
 */
export function heldBelow(plan: Plan): PlanFault[] {
  if (isRegionCode(plan.jurisdiction) && levelOf(plan.jurisdiction) === 'village') return []
  const held = Object.entries(partRules).flatMap(([path, part]) => elementsIn(listAt(plan, path), path, part, null))
  const groups = new Map<string, Held[]>()
  for (const one of held) {
    const name = `${one.hold} ${one.path} ${one.part.zh}`
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  const told = (hold: Hold) => [...groups.values()].filter(([first]) => first?.hold === hold)
  const open = told('open').map(counted)
  return [
    ...told('fixed').map((group) => planFault('below.fixed', placeOf(group), named(group))),
    ...told('floor').map(
      (group): PlanFault => ({ code: 'below.floor', path: placeOf(group), details: { ...named(group), ...waysOf(group) } }),
    ),
    ...(open.length > 0 ? [planFault('below.open', 'removes', { parts: listed(open, values.none) })] : []),
    planFault('below.period', 'period.end', { end: dateWords(plan.period.end) }),
    planFault('below.adds', 'extends'),
  ]
}

const listAt = (plan: Plan, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), plan)

/** The elements of a list, and of what lies in them whatever is held otherwise than they are. */
function elementsIn(list: unknown, path: string, rules: PartRules, above: Hold | null): Held[] {
  const { title: part, nested = {} } = rules
  return (isKeyedList(list) ? list : []).flatMap((element: Keyed): Held[] => {
    const hold = holdOf(element['hold']) ?? above ?? 'open'
    const own = hold === above ? [] : [{ path, part, rules, title: titleOf(element), hold, element }]
    const inner = Object.entries(nested).flatMap(([name, inside]) => elementsIn(element[name], path, inside, hold))
    const schema = element['schema']
    const asked = path === 'checklists' && isObject(schema) ? itemsIn(schema as SubSchema, titleOf(element), [path, hold], 0) : []
    return [...own, ...inner, ...asked]
  })
}

/** The sections and items of a checklist that are held otherwise than what they lie in. */
function itemsIn(schema: SubSchema, checklist: string, [path, above]: readonly [string, Hold], depth: number): Held[] {
  const kind = inChecklist[depth]
  if (kind === undefined) return []
  return Object.entries(schema.properties ?? {}).flatMap(([key, element]): Held[] => {
    const hold = element['x-hold'] ?? above
    const part = { zh: `清单“${checklist}”的${kind.zh}`, en: `${kind.en} of the checklist "${checklist}"` }
    const own =
      hold === above ? [] : [{ path, part, rules: { title: part, rules: [] }, title: element.title ?? key, hold, element: {} }]
    return [...own, ...itemsIn(element, checklist, [path, hold], depth + 1)]
  })
}

function titleOf(element: Keyed): string {
  const title = element['title'] ?? element['post'] ?? element['about'] ?? element['text']
  return typeof title === 'string' ? title : element.key
}

const placeOf = ([first]: readonly Held[]): string => first?.path ?? ''

const short = (title: string): string => (title.length > longestName ? `${title.slice(0, longestName)}…` : title)

function named(group: readonly Held[]): { part: Words; names: Words } {
  const more = group.length - mostNamed
  const names = (language: Language) =>
    group.slice(0, mostNamed).map(({ title }) => (language === 'zh' ? `“${short(title)}”` : `"${short(title)}"`))
  const zh = `${names('zh').join('')}${more > 0 ? `等 ${group.length} 条` : ''}`
  const en = `${names('en').join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return { part: group[0]?.part ?? values.none, names: { zh, en } }
}

const counted = (group: readonly Held[]): Words => {
  const part = group[0]?.part ?? values.none
  return { zh: `${part.zh} ${group.length} 条`, en: `${group.length} of ${part.en}` }
}

/** Which way is stricter of what these say, and what of it a person judges. */
function waysOf(group: readonly Held[]): { ways?: Words; judged?: Words } {
  const { rules = [], inside = [] } = group[0]?.rules ?? {}
  const said = rules.filter(({ fields }) => group.some(({ element }) => fields.some((field) => element[field] !== undefined)))
  const tighter = [...said, ...inside].flatMap(({ label, stricter }) =>
    stricter ? [{ zh: `${label.zh}${stricter.zh}`, en: `${label.en} ${stricter.en}` }] : [],
  )
  const judged = new Set(said.flatMap(({ label, stricter }) => (stricter || label === labels.text ? [] : [label])))
  return {
    ...(tighter.length > 0 && { ways: listed(tighter, values.none) }),
    ...(judged.size > 0 && { judged: listed([...judged], values.none) }),
  }
}
