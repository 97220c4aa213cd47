import type { Plan } from '@duzhan/plan'

type Json = unknown
type Group = Record<string, Json>
const isGroup = (value: Json): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Elements and fields are told apart by keys that the platform gives; each has the words that it is known by. */
const wordsOf = (value: Json): string => (isGroup(value) ? String(value['title'] ?? value['text'] ?? value['post'] ?? '') : '')

/** What the keys of one document are called in another that says the same, found by the words of what they name. */
function keysBetween(built: Json, pattern: Json, found: Map<string, string>): void {
  if (Array.isArray(built) && Array.isArray(pattern)) {
    for (const [at, one] of built.entries()) {
      const other: Json = pattern.find((each: Json) => wordsOf(each) !== '' && wordsOf(each) === wordsOf(one)) ?? pattern[at]
      if (isGroup(one) && isGroup(other) && typeof one['key'] === 'string') found.set(one['key'], String(other['key']))
      keysBetween(one, other, found)
    }
  } else if (isGroup(built) && isGroup(pattern)) {
    const isNamed = Object.values(built).every((part) => wordsOf(part) !== '')
    const others = Object.entries(pattern)
    for (const [name, part] of Object.entries(built)) {
      const other = isNamed ? others.find(([, each]) => wordsOf(each) === wordsOf(part)) : others.find(([each]) => each === name)
      if (!other) continue
      if (other[0] !== name) found.set(name, other[0])
      keysBetween(part, other[1], found)
    }
  }
}

/** A document with its keys replaced, as names of fields and as values. */
function renamed(value: Json, keys: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return keys.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => renamed(one, keys))
  if (!isGroup(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [keys.get(name) ?? name, renamed(part, keys)]))
}

/**
 * A plan with the keys of another wherever both say the same: what is left is what they differ in. Checklists are compared by
 * themselves, since each item has keys of its own that other items have too.
 */
export function asIfWritten(built: Plan, pattern: Plan): Json {
  const keys = new Map<string, string>()
  const [own, others] = [withoutQuestions(built), withoutQuestions(pattern)]
  keysBetween(own, others, keys)
  return renamed(own, keys)
}

/** A plan but for what its checklists ask. */
export const withoutQuestions = (plan: Plan): Json => ({
  ...plan,
  checklists: plan.checklists.map(({ schema: _, ...checklist }) => checklist),
})

/** Parts of a checklist that authors name, by what they are: sections, items, questions, columns, reasons. */
const isNamedPart = (part: Json): part is Group => isGroup(part) && isGroup(part['x-item'])

/** What a checklist of a plan asks, with what authors name called by its title: its parts, and the areas that findings go to. */
export function questionsOf(plan: Plan, title: string): Json {
  const schema = plan.checklists.find((one) => one.title === title)?.schema
  return titled(schema, new Map(), new Map(plan.focusAreas?.map((area) => [area.key, area.title])))
}

type Names = ReadonlyMap<string, string>

/** The parts that an author names in a group, those in groups of it that nobody names among them: the reasons of an item. */
function namedIn(part: Group): (readonly [string, string])[] {
  const fields = isGroup(part['properties']) ? part['properties'] : {}
  return Object.entries(fields).flatMap(([key, field]) =>
    isNamedPart(field) ? [[key, wordsOf(field)] as const] : isGroup(field) ? namedIn(field) : [],
  )
}

/** A part is called by its title in the group that has it, where it is demanded, and in conditions on the group. */
function titled(part: Json, names: Names, areas: Names): Json {
  if (Array.isArray(part)) return part.map((one) => titled(one, names, areas))
  if (!isGroup(part)) return part
  const own = namedIn(part)
  const within = own.length > 0 ? new Map([...names, ...own]) : names
  const nameOf = (key: Json) => within.get(String(key)) ?? key
  // a part has names of its own; a condition on it is about the names of the part that it stands in
  const inside = (field: Json) => titled(field, isGroup(field) && 'title' in field ? new Map() : within, areas)
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      if (name === 'properties' && isGroup(value))
        return [name, Object.fromEntries(Object.entries(value).map(([key, field]) => [nameOf(key), inside(field)]))]
      if (name === 'required' && Array.isArray(value)) return [name, value.map(nameOf)]
      if (name === 'category') return [name, areas.get(String(value)) ?? value]
      return [name, titled(value, within, areas)]
    }),
  )
}
