import { BSONRegExp } from 'bson'
import { rankOf } from '../bson/bsonType.ts'
import { compareValues, equalValues } from '../bson/compare.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { isNumber, toDouble, toInteger } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { badValue } from '../mongoError.ts'
import { someAtPath } from './path.ts'
import { compileRegex, regexOf } from './regex.ts'
import { compileTypeTest } from './typeTest.ts'

export type Matcher = (document: Document) => boolean
type Test = (value: Value | undefined) => boolean
/** A test of what stands at a path; `whole` ones look at an array as such, the others also at its elements. */
type PathTest = { test: Test; whole?: boolean; negated?: boolean }
type Compile = (operand: Value, depth: number, siblings: Document) => PathTest[]

const MAX_NESTING = 100

const equality = (operand: Value): Test => {
  if (operand === null) return (value) => value === undefined || value === null
  return (value) => value !== undefined && equalValues(value, operand)
}

const membership = (operand: Value): Test => {
  if (!Array.isArray(operand)) throw badValue('$in and $nin need an array')
  if (operand.some(isOperatorDocument)) throw badValue('cannot nest $ under $in or $nin')
  const regexes = operand.filter((entry) => entry instanceof BSONRegExp).map(regexTest)
  const [first] = operand
  if (operand.length === 1 && first !== undefined && regexes.length === 0) return equality(first)
  const identities = new Set(operand.map(identityOf))
  const hasNull = operand.includes(null)
  return (value) => (value === undefined ? hasNull : identities.has(identityOf(value)) || regexes.some((test) => test(value)))
}

const isNaNValue = (value: Value | undefined) => isNumber(value) && Number.isNaN(toDouble(value))

const comparison =
  (accept: (order: number) => boolean): Compile =>
  (operand) => {
    const inclusive = accept(0)
    if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to a comparison")
    if (operand === null) return [{ test: (value) => inclusive && (value === undefined || value === null) }]
    if (isNaNValue(operand)) return [{ test: (value) => inclusive && isNaNValue(value) }]
    const rank = rankOf(operand)
    const test: Test = (value) =>
      value !== undefined && rankOf(value) === rank && !isNaNValue(value) && accept(compareValues(value, operand))
    return [{ test }]
  }

const regexTest = (regex: BSONRegExp): Test => {
  const matches = compileRegex(regex.pattern, regex.options)
  return (value) => (typeof value === 'string' ? matches(value) : value instanceof BSONRegExp && equalValues(value, regex))
}

/** Says whether a value is a document of operators such as `{ $gt: 1 }`. */
export const isOperatorDocument = (value: Value | undefined): value is Document => {
  if (!isDocument(value)) return false
  const [first] = value.keys()
  return first?.startsWith('$') === true
}

const truthy = (value: Value) => (isNumber(value) ? toDouble(value) !== 0 : value !== false && value !== null)

const elemMatch = (operand: Value, depth: number): Test => {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object')
  if (isOperatorDocument(operand) && !['$and', '$or', '$nor'].includes([...operand.keys()][0] ?? '')) {
    const tests = compileOperators(operand, depth + 1)
    const passes = (element: Value) => tests.every((test) => runTest(test, (inner) => inner(element)))
    return (value) => Array.isArray(value) && value.some(passes)
  }
  const matcher = compileConjunction(operand, depth + 1)
  return (value) => Array.isArray(value) && value.some((element) => isDocument(element) && matcher(element))
}

const all: Compile = (operand, depth) => {
  if (!Array.isArray(operand)) throw badValue('$all needs an array')
  if (operand.length === 0) return [{ test: () => false }]
  return operand.map((entry) => {
    if (isDocument(entry) && entry.has('$elemMatch')) {
      if (entry.size !== 1) throw badValue('$all with $elemMatch takes nothing else')
      return { test: elemMatch(entry.get('$elemMatch') ?? null, depth), whole: true }
    }
    if (isOperatorDocument(entry)) throw badValue('no $ expressions in $all')
    return { test: entry instanceof BSONRegExp ? regexTest(entry) : equality(entry) }
  })
}

const size: Compile = (operand) => {
  const wanted = toInteger(operand)
  if (wanted === undefined || wanted < 0) throw badValue('Failed to parse $size. Expected a non-negative integer')
  return [{ test: (value) => Array.isArray(value) && value.length === wanted, whole: true }]
}

const unequal: Compile = (operand) => {
  if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.")
  return [{ test: equality(operand), negated: true }]
}

const negate: Compile = (operand, depth) => {
  if (operand instanceof BSONRegExp) return [{ test: regexTest(operand), negated: true }]
  if (!isOperatorDocument(operand)) throw badValue('$not needs a regex or a document')
  const [only, ...more] = compileOperators(operand, depth + 1)
  if (only === undefined || more.length > 0) throw badValue('$not with several operators is not supported by the embedded store')
  return [{ ...only, negated: only.negated !== true }]
}

const OPERATORS: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['$eq', (operand) => [{ test: equality(operand) }]],
  ['$ne', unequal],
  ['$gt', comparison((order) => order > 0)],
  ['$gte', comparison((order) => order >= 0)],
  ['$lt', comparison((order) => order < 0)],
  ['$lte', comparison((order) => order <= 0)],
  ['$in', (operand) => [{ test: membership(operand) }]],
  ['$nin', (operand) => [{ test: membership(operand), negated: true }]],
  ['$exists', (operand) => [{ test: (value) => value !== undefined, whole: true, negated: !truthy(operand) }]],
  ['$type', (operand) => [{ test: compileTypeTest(operand) }]],
  ['$size', size],
  ['$all', all],
  ['$elemMatch', (operand, depth) => [{ test: elemMatch(operand, depth), whole: true }]],
  ['$not', negate],
  ['$regex', (operand, _depth, siblings) => [{ test: regexTest(regexOf(operand, siblings.get('$options'))) }]],
])

const compileOperators = (operators: Document, depth: number): PathTest[] => {
  if (depth > MAX_NESTING) throw badValue('the filter is nested too deeply')
  return [...operators].flatMap(([name, operand]) => {
    if (name === '$options' && operators.has('$regex')) return []
    const compile = OPERATORS.get(name)
    if (compile === undefined) throw badValue(`unknown operator: ${name}`)
    return compile(operand, depth, operators)
  })
}

const runTest = ({ test, whole, negated }: PathTest, some: (test: Test) => boolean): boolean => {
  const found = whole ? some(test) : some((value) => test(value) || (Array.isArray(value) && value.some(test)))
  return found !== (negated === true)
}

const compileField = (path: string, condition: Value, depth: number): Matcher => {
  const parts = path.split('.')
  const tests = isOperatorDocument(condition)
    ? compileOperators(condition, depth)
    : [{ test: condition instanceof BSONRegExp ? regexTest(condition) : equality(condition) }]
  return (document) => tests.every((test) => runTest(test, (inner) => someAtPath(document, parts, inner)))
}

const branches = (operand: Value, name: string, depth: number): Matcher[] => {
  if (!Array.isArray(operand) || operand.length === 0) throw badValue(`${name} must be a nonempty array`)
  return operand.map((branch) => {
    if (!isDocument(branch)) throw badValue(`${name} entries need to be full objects`)
    return compileConjunction(branch, depth + 1)
  })
}

const compileEntry = (name: string, condition: Value, depth: number): Matcher => {
  if (!name.startsWith('$')) return compileField(name, condition, depth)
  if (name !== '$and' && name !== '$or' && name !== '$nor') throw badValue(`unknown top level operator: ${name}`)
  const parts = branches(condition, name, depth)
  if (name === '$and') return (document) => parts.every((matches) => matches(document))
  return (document) => parts.some((matches) => matches(document)) === (name === '$or')
}

const compileConjunction = (filter: Document, depth: number): Matcher => {
  if (depth > MAX_NESTING) throw badValue('the filter is nested too deeply')
  const matchers = [...filter].map(([name, condition]) => compileEntry(name, condition, depth))
  return (document) => matchers.every((matches) => matches(document))
}

/** Turns a filter into a function that says whether a document matches; anything outside the list is refused. */
export const compileFilter = (filter: Document): Matcher => compileConjunction(filter, 0)

/** The top-level fields that a filter reads, so that only these need decoding. */
export const fieldsOfFilter = (filter: Document, into: Set<string> = new Set()): Set<string> => {
  for (const [name, condition] of filter) {
    if (!name.startsWith('$')) into.add(name.split('.')[0] ?? name)
    else if (Array.isArray(condition)) for (const branch of condition) if (isDocument(branch)) fieldsOfFilter(branch, into)
  }
  return into
}
