import { compareValues } from '../bson/compare.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { addNumbers, isNumber, toDouble } from '../bson/number.ts'
import { int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileExpression, type Expression } from './expression.ts'

/** What one field of `$group` gathers: `add` takes what each document gives, undefined for nothing. */
type State = { add(value: Value | undefined): void; result(): Value }

/** Folds what is there into one value, null until something came. */
const folding =
  (fold: (kept: Value, value: Value) => Value, start: Value = null) =>
  (): State => {
    let kept = start
    return {
      add(value) {
        if (value !== undefined) kept = fold(kept, value)
      },
      result: () => kept,
    }
  }

const sum = (kept: Value, value: Value): Value =>
  isNumber(kept) && isNumber(value) ? (addNumbers(kept, value) ?? toDouble(kept) + toDouble(value)) : kept

const extreme = (direction: number) =>
  folding((kept, value) => (value !== null && (kept === null || compareValues(value, kept) * direction > 0) ? value : kept))

/** The first or the last document's value, null where it has none. */
const edge = (isFirst: boolean) => (): State => {
  let kept: Value | undefined
  let isSeen = false
  return {
    add(value) {
      if (!isSeen || !isFirst) kept = value
      isSeen = true
    },
    result: () => kept ?? null,
  }
}

const collecting = (keyOf: (value: Value, at: number) => string) => (): State => {
  const list = new Map<string, Value>()
  return {
    add(value) {
      if (value === undefined) return
      const key = keyOf(value, list.size)
      if (!list.has(key)) list.set(key, value)
    },
    result: () => [...list.values()],
  }
}

const ACCUMULATORS: ReadonlyMap<string, () => State> = new Map([
  ['$sum', folding(sum, int(0))],
  ['$max', extreme(1)],
  ['$min', extreme(-1)],
  ['$first', edge(true)],
  ['$last', edge(false)],
  ['$push', collecting((_value, at) => String(at))],
  ['$addToSet', collecting(identityOf)],
])

/** Compiles one field of `$group`: how its state begins and what each document adds to it. */
export const compileAccumulator = (field: string, spec: Value): { begin: () => State; compute: Expression } => {
  if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`)
  const [entry] = isDocument(spec) ? spec : []
  if (!isDocument(spec) || entry === undefined || spec.size !== 1)
    throw new MongoError(40234, `The field '${field}' must be an object with one accumulator`)
  const begin = ACCUMULATORS.get(entry[0])
  if (begin === undefined) throw new MongoError(15952, `unknown group operator '${entry[0]}'`)
  return { begin, compute: compileExpression(entry[1]) }
}
