import type { SubSchema } from '@duzhan/checklist'
import { numbersBetween } from './numberSet.ts'
import { commonValues, domainOf, otherValues, someValue, type ValueSet } from './valueSet.ts'

/** One way to meet a condition: for each field the values that do; a field that is not named may be anything. */
export type Box = ReadonlyMap<string, ValueSet>

/** Thrown inside this folder only, when a condition is written in a way that is not compared. */
export class Incomparable extends Error {}

const mostBoxes = 500

/** What is judged: its fields with their types, and which of them are always there. */
export type Subject = SubSchema

function fieldDomain(subject: Subject, name: string): ValueSet {
  const field = subject.properties?.[name]
  const domain = field && domainOf(field, !subject.required?.includes(name))
  if (!domain) throw new Incomparable(name)
  return domain
}

/** A word keyword takes words only; JSON Schema lets numbers pass where a bound is asked of a text, the domain settles it. */
function listed(values: readonly unknown[], domain: ValueSet): ValueSet {
  if ('numbers' in domain) {
    const numbers = values.filter((value) => typeof value === 'number')
    const stretches = numbers.flatMap(
      (value) => numbersBetween(domain.numbers.isWhole, { minimum: value, maximum: value }).stretches,
    )
    const inOrder = stretches.sort((one, other) => one.from.at - other.from.at)
    const apart = inOrder.filter((stretch, index) => stretch.from.at !== inOrder[index - 1]?.from.at)
    return { mayBeAbsent: true, numbers: { isWhole: domain.numbers.isWhole, stretches: apart } }
  }
  const words = values.filter((value) => typeof value === 'string' || typeof value === 'boolean')
  return { mayBeAbsent: true, words: { isAllBut: false, words: new Set(words) } }
}

const known = new Set([
  'const',
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'not',
  'type',
  'title',
  'description',
])

function valuesOf(field: SubSchema, domain: ValueSet, subjectType: unknown): ValueSet {
  if (Object.keys(field).some((keyword) => !known.has(keyword))) throw new Incomparable()
  if (field.type !== undefined && field.type !== subjectType) throw new Incomparable()
  let values: ValueSet = domain
  if (field.const !== undefined) values = commonValues(values, listed([field.const], domain))
  if (field.enum) values = commonValues(values, listed(field.enum, domain))
  if ('numbers' in domain)
    values = commonValues(values, { mayBeAbsent: true, numbers: numbersBetween(domain.numbers.isWhole, field) })
  if (field.not) {
    const excluded = valuesOf(field.not, domain, subjectType)
    // A keyword on a field says nothing while the field is absent, under "not" as well.
    values = commonValues(values, { ...otherValues({ ...excluded, mayBeAbsent: false }), mayBeAbsent: true })
  }
  return values
}

const isVoid = (box: Box): boolean => [...box.values()].some((values) => someValue(values) === null)

function commonBox(one: Box, other: Box): Box {
  const both = new Map(one)
  for (const [name, values] of other) {
    const own = both.get(name)
    both.set(name, own ? commonValues(own, values) : values)
  }
  return both
}

function crossed(one: readonly Box[], other: readonly Box[]): Box[] {
  if (one.length * other.length > mostBoxes) throw new Incomparable('too many')
  return one.flatMap((box) => other.map((opposite) => commonBox(box, opposite))).filter((box) => !isVoid(box))
}

const structure = new Set(['type', 'title', 'description', '$comment', 'properties', 'required', 'allOf', 'anyOf'])

/**
 * A condition as the boxes of which any one suffices: exact for what the condition builder offers (bounds, words,
 * presence, 且 and 或 in any nesting). Anything else throws Incomparable.
 */
export function boxesOf(condition: SubSchema, subject: Subject): Box[] {
  if (Object.keys(condition).some((keyword) => !structure.has(keyword))) throw new Incomparable()
  if (condition.type !== undefined && condition.type !== 'object') throw new Incomparable()
  const fields = Object.entries(condition.properties ?? {}).map(
    ([name, field]): Box => new Map([[name, valuesOf(field, fieldDomain(subject, name), subject.properties?.[name]?.type)]]),
  )
  const present = (condition.required ?? []).map(
    (name): Box => new Map([[name, { ...fieldDomain(subject, name), mayBeAbsent: false }]]),
  )
  let boxes: Box[] = [...fields, ...present].reduce<Box[]>((all, box) => crossed(all, [box]), [new Map()])
  for (const branch of condition.allOf ?? []) boxes = crossed(boxes, boxesOf(branch, subject))
  if (condition.anyOf)
    boxes = crossed(
      boxes,
      condition.anyOf.flatMap((branch) => boxesOf(branch, subject)),
    )
  return boxes
}
