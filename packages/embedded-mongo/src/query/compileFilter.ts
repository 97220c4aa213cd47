import { rankOf } from '../bson/bsonType.ts'
import { compareValues, equalValues } from '../bson/compare.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { badValue } from '../bson/mongoError.ts'
import { isNumber, toDouble } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { someAtPath } from './path.ts'

export type Matcher = (document: Document) => boolean
type Test = (value: Value | undefined) => boolean
/** A test of what stands at a path; `whole` ones look at an array as such, the others also at its elements. */
interface PathTest {
  test: Test
  whole?: boolean
  negated?: boolean
}
type Compile = (operand: Value, depth: number) => PathTest

const maxNesting = 100

function equality(operand: Value): Test {
  if (operand === null) return (value) => value === undefined || value === null
  return (value) => value !== undefined && equalValues(value, operand)
}

function membership(operand: Value): Test {
  if (!Array.isArray(operand)) throw badValue('$in and $nin need an array')
  if (operand.some(isOperatorDocument)) throw badValue('cannot nest $ under $in or $nin')
  const [first] = operand
  if (operand.length === 1 && first !== undefined) return equality(first)
  const identities = new Set(operand.map(identityOf))
  const hasNull = operand.includes(null)
  return (value) => (value === undefined ? hasNull : identities.has(identityOf(value)))
}

const isNaNValue = (value: Value | undefined) => isNumber(value) && Number.isNaN(toDouble(value))

const comparison =
  (accept: (order: number) => boolean): Compile =>
  (operand) => {
    const inclusive = accept(0)
    if (operand === null) return { test: (value) => inclusive && (value === undefined || value === null) }
    if (isNaNValue(operand)) return { test: (value) => inclusive && isNaNValue(value) }
    const rank = rankOf(operand)
    const test: Test = (value) =>
      value !== undefined && rankOf(value) === rank && !isNaNValue(value) && accept(compareValues(value, operand))
    return { test }
  }

/** Says whether a value is a document of operators such as `{ $gt: 1 }`. */
export function isOperatorDocument(value: Value | undefined): value is Document {
  if (!isDocument(value)) return false
  const [first] = value.keys()
  return first?.startsWith('$') === true
}

const truthy = (value: Value) => (isNumber(value) ? toDouble(value) !== 0 : value !== false && value !== null)

/** The names under which whole filters are joined; they stand where a path would. */
export const joinOperators: readonly string[] = ['$and', '$or']

/** Says whether a condition speaks of a value itself, as `{ $gt: 1 }` does, and not of the fields of a document. */
export const isOfValue = (condition: Value): condition is Document =>
  isOperatorDocument(condition) && !joinOperators.includes([...condition.keys()][0] ?? '')

/** An array as the document that its places make of it; MongoDB looks into the arrays of an array in this way. */
function asDocument(value: Value): Document | undefined {
  if (isDocument(value)) return value
  return Array.isArray(value) ? new Map(value.map((element, at) => [String(at), element])) : undefined
}

/** Each element is tested as it is: unlike at a path, the elements of an array within the array are not looked at. */
function elemMatch(operand: Value, depth: number): Test {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object')
  if (isOfValue(operand)) {
    const tests = compileOperators(operand, depth + 1)
    const passes = (element: Value) => tests.every(({ test, negated }) => test(element) !== (negated === true))
    return (value) => Array.isArray(value) && value.some(passes)
  }
  const matches = compileConjunction(operand, depth + 1)
  const passes = (element: Value) => {
    const document = asDocument(element)
    return document !== undefined && matches(document)
  }
  return (value) => Array.isArray(value) && value.some(passes)
}

/** The operators that a condition on one path may have. */
export const filterOperators: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['$eq', (operand) => ({ test: equality(operand) })],
  ['$ne', (operand) => ({ test: equality(operand), negated: true })],
  ['$gt', comparison((order) => order > 0)],
  ['$gte', comparison((order) => order >= 0)],
  ['$lt', comparison((order) => order < 0)],
  ['$lte', comparison((order) => order <= 0)],
  ['$in', (operand) => ({ test: membership(operand) })],
  ['$nin', (operand) => ({ test: membership(operand), negated: true })],
  ['$exists', (operand) => ({ test: (value) => value !== undefined, whole: true, negated: !truthy(operand) })],
  ['$elemMatch', (operand, depth) => ({ test: elemMatch(operand, depth), whole: true })],
])

function compileOperators(operators: Document, depth: number): PathTest[] {
  if (depth > maxNesting) throw badValue('the filter is nested too deeply')
  return [...operators].map(([name, operand]) => {
    const compile = filterOperators.get(name)
    if (compile === undefined) throw badValue(`unknown operator: ${name}`)
    return compile(operand, depth)
  })
}

function runTest({ test, whole, negated }: PathTest, some: (test: Test) => boolean): boolean {
  const found = whole ? some(test) : some((value) => test(value) || (Array.isArray(value) && value.some(test)))
  return found !== (negated === true)
}

function compileField(path: string, condition: Value, depth: number): Matcher {
  const parts = path.split('.')
  const tests = isOperatorDocument(condition) ? compileOperators(condition, depth) : [{ test: equality(condition) }]
  return (document) => tests.every((test) => runTest(test, (inner) => someAtPath(document, parts, inner)))
}

function branches(operand: Value, name: string, depth: number): Matcher[] {
  if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`)
  return operand.map((branch) => {
    if (!isDocument(branch)) throw badValue(`${name} entries need to be full objects`)
    return compileConjunction(branch, depth + 1)
  })
}

function compileEntry(name: string, condition: Value, depth: number): Matcher {
  if (!name.startsWith('$')) return compileField(name, condition, depth)
  if (!joinOperators.includes(name)) throw badValue(`unknown top level operator: ${name}`)
  const parts = branches(condition, name, depth)
  if (name === '$and') return (document) => parts.every((matches) => matches(document))
  return (document) => parts.some((matches) => matches(document))
}

function compileConjunction(filter: Document, depth: number): Matcher {
  if (depth > maxNesting) throw badValue('the filter is nested too deeply')
  const matchers = [...filter].map(([name, condition]) => compileEntry(name, condition, depth))
  return (document) => matchers.every((matches) => matches(document))
}

/** Turns a filter into a function that says whether a document matches; anything outside the list is refused. */
export const compileFilter = (filter: Document): Matcher => compileConjunction(filter, 0)

/** The top-level fields that a filter reads, so that only these need decoding. */
export function fieldsOfFilter(filter: Document, into: Set<string> = new Set()): Set<string> {
  for (const [name, condition] of filter) {
    if (!name.startsWith('$')) into.add(name.split('.')[0] ?? name)
    else if (Array.isArray(condition)) for (const branch of condition) if (isDocument(branch)) fieldsOfFilter(branch, into)
  }
  return into
}
