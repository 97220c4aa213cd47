import { compareValues } from '../bson/compare.ts'
import { identityOf } from '../bson/keyEncoding.ts'
import { addNumbers, isNumber, type NumberValue, toDouble } from '../bson/number.ts'
import { type Document, int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileExpression } from './expression.ts'

type State = { add(value: Value | undefined): void; result(): Value }

const summing = (): State => {
  let total: NumberValue = int(0)
  return {
    add(value) {
      if (isNumber(value)) total = addNumbers(total, value) ?? toDouble(total) + toDouble(value)
    },
    result: () => total,
  }
}

const averaging = (): State => {
  let total = 0
  let count = 0
  return {
    add(value) {
      if (!isNumber(value)) return
      total += toDouble(value)
      count++
    },
    result: () => (count === 0 ? null : total / count),
  }
}

const extreme = (direction: number) => (): State => {
  let best: Value = null
  return {
    add(value) {
      if (value !== undefined && value !== null && (best === null || compareValues(value, best) * direction > 0)) best = value
    },
    result: () => best,
  }
}

const first = (): State => {
  let kept: Value | undefined
  let seen = false
  return {
    add(value) {
      if (!seen) kept = value
      seen = true
    },
    result: () => kept ?? null,
  }
}

const last = (): State => {
  let kept: Value | undefined
  return {
    add(value) {
      kept = value
    },
    result: () => kept ?? null,
  }
}

const pushing = (): State => {
  const list: Value[] = []
  return {
    add(value) {
      if (value !== undefined) list.push(value)
    },
    result: () => list,
  }
}

const collecting = (): State => {
  const list = new Map<string, Value>()
  return {
    add(value) {
      if (value === undefined) return
      const identity = identityOf(value)
      if (!list.has(identity)) list.set(identity, value)
    },
    result: () => [...list.values()],
  }
}

const ACCUMULATORS: ReadonlyMap<string, () => State> = new Map([
  ['$sum', summing],
  ['$avg', averaging],
  ['$max', extreme(1)],
  ['$min', extreme(-1)],
  ['$first', first],
  ['$last', last],
  ['$push', pushing],
  ['$addToSet', collecting],
])

/** Compiles one field of `$group`: how its state begins and what each document adds to it. */
export const compileAccumulator = (
  field: string,
  spec: Value,
): { begin: () => State; compute: (document: Document) => Value | undefined } => {
  if (field.includes('.')) throw new MongoError(40235, `The field name '${field}' cannot contain '.'`)
  if (!isDocument(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`)
  const [entry] = spec
  if (entry === undefined || spec.size !== 1) throw new MongoError(40238, `The field '${field}' must specify one accumulator`)
  const [name, operand] = entry
  if (name === '$count') return { begin: summing, compute: () => int(1) }
  const begin = ACCUMULATORS.get(name)
  if (begin === undefined) throw new MongoError(15952, `unknown group operator '${name}'`)
  return { begin, compute: compileExpression(operand) }
}
