import { typeNameOf } from '../bson/bsonType.ts'
import { equalValues } from '../bson/compare.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import { addNumbers, isNumber } from '../bson/number.ts'
import { documentOf, isDocument, type Value } from '../bson/value.ts'
import { compileFilter, isOfValue, isOperatorDocument } from '../query/compileFilter.ts'

/** What becomes of the value at a path; undefined means that the field is absent. */
export type FieldChange = (existing: Value | undefined, path: string) => Value | undefined

function increment(amount: Value): FieldChange {
  if (!isNumber(amount)) throw new MongoError(14, `Cannot increment with non-numeric argument of type ${typeNameOf(amount)}`)
  return (existing, path) => {
    if (existing === undefined) return amount
    if (!isNumber(existing))
      throw new MongoError(
        14,
        `Cannot apply $inc to a value of non-numeric type. The field '${path}' has non-numeric type ${typeNameOf(existing)}`,
      )
    const sum = addNumbers(existing, amount)
    if (sum === undefined) throw badValue(`Failed to apply $inc operations to current value of '${path}': it would overflow`)
    return sum
  }
}

function needArray(existing: Value | undefined, path: string, name: string): Value[] {
  if (existing === undefined) return []
  if (!Array.isArray(existing))
    throw badValue(`The field '${path}' must be an array but is of type ${typeNameOf(existing)} (${name})`)
  return existing
}

function push(operand: Value): FieldChange {
  if (!isDocument(operand) || !operand.has('$each')) {
    if (isOperatorDocument(operand)) throw badValue(`$push needs $each before ${[...operand.keys()].join(', ')}`)
    return (existing, path) => [...needArray(existing, path, '$push'), operand]
  }
  const each = operand.get('$each')
  if (!Array.isArray(each)) throw badValue('The argument to $each in $push must be an array')
  for (const name of operand.keys()) if (name !== '$each') throw badValue(`Unrecognized clause in $push: ${name}`)
  return (existing, path) => [...needArray(existing, path, '$push'), ...each]
}

function pull(operand: Value): FieldChange {
  const removes = pullTest(operand)
  return (existing, path) => {
    if (existing === undefined) return undefined
    if (!Array.isArray(existing)) throw badValue(`Cannot apply $pull to a non-array value (${path})`)
    const kept = existing.filter((element) => !removes(element))
    return kept.length === existing.length ? existing : kept
  }
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (isOfValue(operand)) {
    const matches = compileFilter(documentOf({ element: operand }))
    return (element) => matches(documentOf({ element }))
  }
  if (isDocument(operand)) {
    const matches = compileFilter(operand)
    return (element) => isDocument(element) && matches(element)
  }
  // Unlike in a filter, a plain value here removes only what equals it, not the arrays that contain it.
  return (element) => equalValues(element, operand)
}

function addToSet(operand: Value): FieldChange {
  const each = isDocument(operand) && operand.has('$each') ? operand.get('$each') : undefined
  if (isDocument(operand) && operand.has('$each') && (operand.size !== 1 || !Array.isArray(each)))
    throw badValue('$addToSet takes $each with an array and nothing else')
  const additions = Array.isArray(each) ? each : [operand]
  return (existing, path) => {
    const list = needArray(existing, path, '$addToSet')
    const seen = new Set(list.map(identityOf))
    const added = additions.filter((value) => {
      const identity = identityOf(value)
      if (seen.has(identity)) return false
      seen.add(identity)
      return true
    })
    return added.length === 0 && existing !== undefined ? existing : [...list, ...added]
  }
}

/** The update operators by name; `$setOnInsert` is told apart by the caller, who knows whether it inserts. */
export const updateOperators: ReadonlyMap<string, (operand: Value) => FieldChange> = new Map<
  string,
  (operand: Value) => FieldChange
>([
  ['$set', (value) => (existing) => (existing !== undefined && sameValue(existing, value) ? existing : value)],
  ['$setOnInsert', (value) => () => value],
  ['$unset', () => () => undefined],
  ['$inc', increment],
  ['$push', push],
  ['$pull', pull],
  ['$addToSet', addToSet],
])

/** Equal and of the same number type: setting 1 to 1.0 is a change. */
const sameValue = (left: Value, right: Value): boolean =>
  typeNameOf(left) === typeNameOf(right) && !isDocument(left) && !Array.isArray(left) && equalValues(left, right)
