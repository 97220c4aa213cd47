import { BSONRegExp, MaxKey, MinKey } from 'bson'
import { compareValues, equalValues, rankOf } from '../bson/compare.ts'
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

const MAX_NESTING = 100

const equality = (operand: Value): Test => {
  if (operand === null) return (value) => value === undefined || value === null
  return (value) => value !== undefined && equalValues(value, operand)
}

const membership = (operand: Value, name: string): Test => {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`)
  const regexes: Test[] = []
  const identities = new Set<string>()
  for (const entry of operand) {
    if (entry instanceof BSONRegExp) regexes.push(regexTest(entry))
    else if (isOperatorDocument(entry)) throw badValue(`cannot nest $ under ${name}`)
    identities.add(identityOf(entry))
  }
  const first = operand[0]
  if (operand.length === 1 && first !== undefined && regexes.length === 0) return equality(first)
  const hasNull = operand.some((entry) => entry === null)
  return (value) =>
    value === undefined
      ? hasNull
      : identities.has(identityOf(value)) || (regexes.length > 0 && regexes.some((test) => test(value)))
}

const isNaNValue = (value: Value | undefined) => isNumber(value) && Number.isNaN(toDouble(value))

const comparison = (operand: Value, accept: (order: number) => boolean, inclusive: boolean): Test => {
  if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to a comparison")
  if (operand instanceof MinKey || operand instanceof MaxKey)
    throw badValue('comparisons with MinKey and MaxKey are not supported by the embedded store')
  if (operand === null) return (value) => inclusive && (value === undefined || value === null)
  const rank = rankOf(operand)
  if (isNaNValue(operand)) return (value) => inclusive && isNaNValue(value)
  return (value) => {
    if (value === undefined) return false
    return rankOf(value) === rank && !isNaNValue(value) && accept(compareValues(value, operand))
  }
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

const all = (operand: Value, depth: number): PathTest[] => {
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

const size = (operand: Value): Test => {
  const wanted = toInteger(operand)
  if (wanted === undefined || wanted < 0) throw badValue('Failed to parse $size. Expected a non-negative integer')
  return (value) => Array.isArray(value) && value.length === wanted
}

const negate = (operand: Value, depth: number): PathTest[] => {
  if (operand instanceof BSONRegExp) return [{ test: regexTest(operand), negated: true }]
  if (!isOperatorDocument(operand)) throw badValue('$not needs a regex or a document')
  const tests = compileOperators(operand, depth + 1)
  if (tests.length === 1 && tests[0] !== undefined) return [{ ...tests[0], negated: tests[0].negated !== true }]
  throw badValue('$not with several operators is not supported by the embedded store')
}

const compileOperators = (operators: Document, depth: number): PathTest[] => {
  if (depth > MAX_NESTING) throw badValue('the filter is nested too deeply')
  const tests: PathTest[] = []
  for (const [name, operand] of operators) {
    switch (name) {
      case '$eq':
        tests.push({ test: equality(operand) })
        break
      case '$ne':
        if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.")
        tests.push({ test: equality(operand), negated: true })
        break
      case '$gt':
        tests.push({ test: comparison(operand, (order) => order > 0, false) })
        break
      case '$gte':
        tests.push({ test: comparison(operand, (order) => order >= 0, true) })
        break
      case '$lt':
        tests.push({ test: comparison(operand, (order) => order < 0, false) })
        break
      case '$lte':
        tests.push({ test: comparison(operand, (order) => order <= 0, true) })
        break
      case '$in':
        tests.push({ test: membership(operand, name) })
        break
      case '$nin':
        tests.push({ test: membership(operand, name), negated: true })
        break
      case '$exists':
        tests.push({ test: (value) => value !== undefined, whole: true, negated: !truthy(operand) })
        break
      case '$type':
        tests.push({ test: compileTypeTest(operand) })
        break
      case '$size':
        tests.push({ test: size(operand), whole: true })
        break
      case '$all':
        tests.push(...all(operand, depth))
        break
      case '$elemMatch':
        tests.push({ test: elemMatch(operand, depth), whole: true })
        break
      case '$not':
        tests.push(...negate(operand, depth))
        break
      case '$regex':
        tests.push({ test: regexTest(regexOf(operand, operators.get('$options'))) })
        break
      case '$options':
        if (!operators.has('$regex')) throw badValue('$options needs a $regex')
        break
      default:
        throw badValue(`unknown operator: ${name}`)
    }
  }
  return tests
}

const runTest = (pathTest: PathTest, some: (test: Test) => boolean): boolean => {
  const { test } = pathTest
  const found = pathTest.whole ? some(test) : some((value) => test(value) || (Array.isArray(value) && value.some(test)))
  return found !== (pathTest.negated === true)
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

const compileConjunction = (filter: Document, depth: number): Matcher => {
  if (depth > MAX_NESTING) throw badValue('the filter is nested too deeply')
  const matchers: Matcher[] = []
  for (const [name, condition] of filter) {
    if (name === '$and') matchers.push(...branches(condition, name, depth))
    else if (name === '$or') {
      const any = branches(condition, name, depth)
      matchers.push((document) => any.some((matches) => matches(document)))
    } else if (name === '$nor') {
      const none = branches(condition, name, depth)
      matchers.push((document) => !none.some((matches) => matches(document)))
    } else if (name === '$comment') continue
    else if (name.startsWith('$')) throw badValue(`unknown top level operator: ${name}`)
    else matchers.push(compileField(name, condition, depth))
  }
  const [only] = matchers
  if (matchers.length === 1 && only !== undefined) return only
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
