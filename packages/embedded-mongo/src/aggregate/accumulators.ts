import { MongoError } from '../bson/mongoError.ts'
import { addNumbers, isNumber, toDouble } from '../bson/number.ts'
import { int, isDocument, type Value } from '../bson/value.ts'
import { compileExpression, type Expression } from './expression.ts'

/** How one field of `$group` begins, and what it becomes with what a document gives, undefined for nothing. */
interface Fold {
  start: Value
  add(kept: Value, value: Value | undefined): Value
}

const sum = (kept: Value, value: Value | undefined): Value =>
  isNumber(kept) && isNumber(value) ? (addNumbers(kept, value) ?? toDouble(kept) + toDouble(value)) : kept

/** The accumulators of `$group` by their names. */
export const accumulatorTable: ReadonlyMap<string, Fold> = new Map([['$sum', { start: int(0), add: sum }]])

/** Compiles one field of `$group`. */
export function compileAccumulator(field: string, spec: Value): Fold & { compute: Expression } {
  if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`)
  const [entry] = isDocument(spec) ? spec : []
  if (!isDocument(spec) || entry === undefined || spec.size !== 1)
    throw new MongoError(40234, `The field '${field}' must be an object with one accumulator`)
  const fold = accumulatorTable.get(entry[0])
  if (fold === undefined) throw new MongoError(15952, `unknown group operator '${entry[0]}'`)
  return { ...fold, compute: compileExpression(entry[1]) }
}
