import { compareValues, equalValues } from '../bson/compare.ts'
import { addNumbers, isNumber, multiplyNumbers, type NumberValue, subtractNumbers, toDouble, toInteger } from '../bson/number.ts'
import { int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { typeNameOf } from '../query/typeTest.ts'
import type { Expression } from './expression.ts'

/** Operands are compiled by whoever compiles expressions, which knows these operators by name. */
type Compile = (value: Value) => Expression
type Operator = (operand: Value, compileExpression: Compile) => Expression
type Values = readonly (Value | undefined)[]

const isNullish = (value: Value | undefined): value is null | undefined => value === undefined || value === null

/** What counts as true in an expression: everything but false, null, missing and zero. */
const isTrue = (value: Value | undefined): boolean =>
  !isNullish(value) && value !== false && !(isNumber(value) && toDouble(value) === 0)

type Operands = { name: string; operand: Value; counts?: [number, number] | undefined }

const operands = ({ name, operand, counts }: Operands, compileExpression: Compile): Expression[] => {
  const list = Array.isArray(operand) ? operand : [operand]
  if (counts !== undefined && (list.length < counts[0] || list.length > counts[1]))
    throw new MongoError(16020, `Expression ${name} takes ${counts.join(' to ')} arguments, but ${list.length} were passed in.`)
  return list.map((entry) => compileExpression(entry))
}

const from = (
  name: string,
  counts: [number, number] | undefined,
  apply: (values: Values) => Value | undefined,
): [string, Operator] => [
  name,
  (operand, compile) => {
    const computes = operands({ name, operand, counts }, compile)
    return (document) => apply(computes.map((compute) => compute(document)))
  },
]

const comparing = (name: string, accept: (order: number) => boolean) =>
  from(name, [2, 2], ([left, right]) => accept(compareMissing(left, right)))

/** In expressions, unlike in filters, a missing field sorts below null. */
const compareMissing = (left: Value | undefined, right: Value | undefined): number => {
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined)
  return compareValues(left, right)
}

const arithmetic = (
  name: string,
  counts: [number, number] | undefined,
  combine: (left: NumberValue, right: NumberValue) => NumberValue | undefined,
  start?: NumberValue,
) =>
  from(name, counts, (values) => {
    let result: NumberValue | undefined = start
    for (const value of values) {
      if (isNullish(value)) return null
      if (!isNumber(value)) throw new MongoError(14, `${name} only supports numeric types, not ${typeNameOf(value)}`)
      result = result === undefined ? value : (combine(result, value) ?? toDouble(result) + toDouble(value))
    }
    return result
  })

const conditional: Operator = (operand, compileExpression) => {
  const parts = isDocument(operand) ? [operand.get('if'), operand.get('then'), operand.get('else')] : operand
  if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => part === undefined))
    throw new MongoError(16020, '$cond needs if, then and else')
  const [test, yes, no] = parts.map((part) => compileExpression(part ?? null))
  return (document) => (isTrue(test?.(document)) ? yes?.(document) : no?.(document))
}

const lazy = (name: string, stopAt: boolean): [string, Operator] => [
  name,
  (operand, compile) => {
    const computes = operands({ name, operand }, compile)
    return (document) =>
      stopAt ? computes.some((compute) => isTrue(compute(document))) : computes.every((compute) => isTrue(compute(document)))
  },
]

/** The expression operators that pipelines may use; any other name is refused. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  comparing('$eq', (order) => order === 0),
  comparing('$ne', (order) => order !== 0),
  comparing('$gt', (order) => order > 0),
  comparing('$gte', (order) => order >= 0),
  comparing('$lt', (order) => order < 0),
  comparing('$lte', (order) => order <= 0),
  from('$cmp', [2, 2], ([left, right]) => int(compareMissing(left, right))),
  lazy('$and', false),
  lazy('$or', true),
  from('$not', [1, 1], ([value]) => !isTrue(value)),
  ['$cond', conditional],
  from('$ifNull', [2, 100], (values) => values.find((value, at) => !isNullish(value) || at === values.length - 1)),
  arithmetic('$add', undefined, addNumbers, int(0)),
  arithmetic('$multiply', undefined, (left, right) => multiplyNumbers(left, right) ?? toDouble(left) * toDouble(right), int(1)),
  from('$subtract', [2, 2], ([left, right]) => {
    if (isNullish(left) || isNullish(right)) return null
    if (left instanceof Date && right instanceof Date) return BigInt(left.getTime() - right.getTime())
    if (left instanceof Date && isNumber(right)) return new Date(left.getTime() - toDouble(right))
    if (!isNumber(left) || !isNumber(right)) throw new MongoError(14, '$subtract only supports numbers and dates')
    return subtractNumbers(left, right) ?? toDouble(left) - toDouble(right)
  }),
  from('$divide', [2, 2], ([left, right]) => {
    if (isNullish(left) || isNullish(right)) return null
    if (!isNumber(left) || !isNumber(right)) throw new MongoError(14, '$divide only supports numeric types')
    if (toDouble(right) === 0) throw new MongoError(2, "can't $divide by zero")
    return toDouble(left) / toDouble(right)
  }),
  from('$size', [1, 1], ([value]) => {
    if (!Array.isArray(value))
      throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${typeNameOf(value)}`)
    return int(value.length)
  }),
  from('$in', [2, 2], ([value, list]) => {
    if (!Array.isArray(list))
      throw new MongoError(40081, `$in requires an array as a second argument, found: ${typeNameOf(list)}`)
    return list.some((entry) => value !== undefined && equalValues(entry, value))
  }),
  from('$arrayElemAt', [2, 2], ([list, at]) => {
    if (isNullish(list)) return null
    if (!Array.isArray(list))
      throw new MongoError(28689, `$arrayElemAt's first argument must be an array, but is ${typeNameOf(list)}`)
    const index = toInteger(at)
    if (index === undefined) throw new MongoError(28690, "$arrayElemAt's second argument must be an integer")
    return list.at(index)
  }),
])
