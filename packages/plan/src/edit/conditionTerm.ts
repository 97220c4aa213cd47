import { isObject, sameJson } from '../json/json.ts'

const comparisons = {
  least: 'minimum',
  above: 'exclusiveMinimum',
  most: 'maximum',
  below: 'exclusiveMaximum',
  is: 'const',
  isOneOf: 'enum',
} as const

export type Comparison = keyof typeof comparisons

/**
 * A condition as a person reads and writes it: comparisons of attributes, all of which or any of which must hold. `isApart` of
 * terms that must all hold, and are written each as a schema of its own.
 */
export type ConditionTerm =
  | { join: 'all' | 'any'; terms: ConditionTerm[]; isApart?: true }
  | { name: string; comparison: Comparison; value: unknown }

const keywords = new Map(
  Object.entries(comparisons).map(([comparison, keyword]) => [keyword as string, comparison as Comparison]),
) // as the table has them

/** A condition as its terms; undefined where it says more than terms can, such as a pattern. */
export function conditionTerm(condition: unknown): ConditionTerm | undefined {
  if (!isObject(condition)) return undefined
  const joined = 'anyOf' in condition ? 'any' : 'allOf' in condition ? 'all' : undefined
  const term = joined ? joinedTerm(condition[joined === 'any' ? 'anyOf' : 'allOf'], joined) : comparedTerm(condition)
  return term && sameJson(conditionOf(term), condition) ? term : undefined
}

function joinedTerm(parts: unknown, join: 'all' | 'any'): ConditionTerm | undefined {
  const terms = (Array.isArray(parts) ? parts : []).map(conditionTerm)
  if (!terms.every((term) => term !== undefined)) return undefined
  const joined: ConditionTerm = { join, terms }
  return join === 'all' && isOneSchema(terms) ? { ...joined, isApart: true } : joined
}

/** Several attributes in one schema must all be as it says. */
function comparedTerm({ properties }: Readonly<Record<string, unknown>>): ConditionTerm | undefined {
  const terms = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, compared]) =>
    Object.entries(isObject(compared) ? compared : {}).map(([keyword, value]) => ({
      name,
      comparison: keywords.get(keyword),
      value,
    })),
  )
  const known = terms.flatMap(({ name, comparison, value }) => (comparison ? [{ name, comparison, value }] : []))
  if (known.length === 0 || known.length < terms.length) return undefined
  const [only] = known
  return known.length === 1 ? only : { join: 'all', terms: known }
}

/** Terms as the condition that the plan keeps; each attribute must be there to meet one. */
export function conditionOf(term: ConditionTerm): Record<string, unknown> {
  if (!('join' in term)) return { properties: { [term.name]: compared(term) }, required: [term.name] }
  const { join, terms, isApart } = term
  if (join === 'any' || isApart || !isOneSchema(terms)) return { [join === 'any' ? 'anyOf' : 'allOf']: terms.map(conditionOf) }
  const plain = testsIn(terms)
  const names = [...new Set(plain.map(({ name }) => name))]
  const properties = names.map((name) => [name, Object.assign({}, ...plain.filter((one) => one.name === name).map(compared))])
  return { properties: Object.fromEntries(properties), required: names }
}

type Test = Exclude<ConditionTerm, { join: unknown }>
const testsIn = (terms: readonly ConditionTerm[]): Test[] => terms.flatMap((one) => ('join' in one ? [] : [one]))

/** Whether terms that must all hold stand in one schema, as documents of plans write it: not where two say the same thing of one attribute. */
function isOneSchema(terms: readonly ConditionTerm[]): boolean {
  const plain = testsIn(terms)
  return (
    plain.length === terms.length && new Set(plain.map(({ name, comparison }) => `${name} ${comparison}`)).size === plain.length
  )
}

const compared = ({ comparison, value }: { comparison: Comparison; value: unknown }) => ({ [comparisons[comparison]]: value })
