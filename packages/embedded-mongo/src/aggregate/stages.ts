import { identityOf } from '../bson/keyEncoding.ts'
import { isNumber, toInteger } from '../bson/number.ts'
import { type Document, int, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { valueAtPath } from '../query/path.ts'
import { compileAddFields, compileProjection } from '../query/project.ts'
import { parseSort } from '../query/sortKey.ts'
import { compileAccumulator } from './accumulators.ts'
import { compileExpression } from './expression.ts'
import { compileLookup, type Lookup } from './lookup.ts'
import { sortBatches } from './sortBatches.ts'

/** Documents travel in batches, so that a pause between two of them lets other clients in. */
export type Batches = AsyncIterable<Document[]>
export type Stage = (input: Batches) => Batches

const mapping = (apply: (document: Document) => Document): Stage =>
  async function* map(input) {
    for await (const batch of input) yield batch.map(apply)
  }

const needDocument = (name: string, spec: Value): Document => {
  if (!isDocument(spec)) throw new MongoError(name === '$match' ? 15959 : 40272, `${name} specification must be an object`)
  return spec
}

const needCount = (name: string, spec: Value, least: number): number => {
  const count = isNumber(spec) ? toInteger(spec) : undefined
  if (count === undefined || count < least)
    throw new MongoError(15958, `invalid argument to ${name} stage: expected an integer of at least ${least}`)
  return count
}

const match = (spec: Value): Stage => {
  const matches = compileFilter(needDocument('$match', spec))
  return async function* filter(input) {
    for await (const batch of input) yield batch.filter(matches)
  }
}

const project = (spec: Value): Stage => {
  const projection = compileProjection(needDocument('$project', spec))
  if (projection === undefined)
    throw new MongoError(51272, 'Invalid $project :: caused by :: projection specification must have at least one field')
  return mapping(projection.apply)
}

const skip = (spec: Value): Stage => {
  const count = needCount('$skip', spec, 0)
  return async function* skipping(input) {
    let left = count
    for await (const batch of input) {
      const kept = left > 0 ? batch.slice(left) : batch
      left = Math.max(0, left - batch.length)
      yield kept
    }
  }
}

const limit = (spec: Value): Stage => {
  const count = needCount('$limit', spec, 1)
  return async function* limiting(input) {
    let left = count
    for await (const batch of input) {
      yield batch.slice(0, left)
      left -= batch.length
      if (left <= 0) return
    }
  }
}

const group = (spec: Value): Stage => {
  const fields = needDocument('$group', spec)
  const id = fields.get('_id')
  if (id === undefined) throw new MongoError(15955, 'a group specification must include an _id')
  const computeId = compileExpression(id)
  const accumulators = [...fields]
    .filter(([name]) => name !== '_id')
    .map(([name, entry]) => ({ name, ...compileAccumulator(name, entry) }))
  return async function* grouping(input) {
    const groups = new Map<string, { id: Value; states: ReturnType<(typeof accumulators)[number]['begin']>[] }>()
    for await (const batch of input)
      for (const document of batch) {
        const value = computeId(document) ?? null
        const identity = identityOf(value)
        let found = groups.get(identity)
        if (found === undefined) {
          found = { id: value, states: accumulators.map(({ begin }) => begin()) }
          groups.set(identity, found)
        }
        for (const [index, { compute }] of accumulators.entries()) found.states[index]?.add(compute(document))
      }
    yield [...groups.values()].map(
      (found) =>
        new Map<string, Value>([
          ['_id', found.id],
          ...accumulators.map(({ name }, index): [string, Value] => [name, found.states[index]?.result() ?? null]),
        ]),
    )
  }
}

const unwind = (spec: Value): Stage => {
  const options = isDocument(spec) ? spec : new Map<string, Value>([['path', spec]])
  const path = options.get('path')
  const keepsEmpty = options.get('preserveNullAndEmptyArrays') === true
  const indexField = options.get('includeArrayIndex')
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new MongoError(28818, "path option to $unwind stage should be prefixed with a '$'")
  if (indexField !== undefined && (typeof indexField !== 'string' || indexField.startsWith('$')))
    throw new MongoError(28810, 'expected a field name for includeArrayIndex')
  for (const name of options.keys())
    if (!['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(name))
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${name}`)
  const parts = path.slice(1).split('.')
  const one = (document: Document, value: Value | undefined, at: bigint | null): Document => {
    const copy = value === undefined ? document : setAt(document, parts, value)
    return typeof indexField === 'string' ? setAt(copy, indexField.split('.'), at) : copy
  }
  return async function* unwinding(input) {
    for await (const batch of input)
      yield batch.flatMap((document) => {
        const value = valueAtPath(document, parts)
        if (Array.isArray(value) && value.length > 0) return value.map((element, index) => one(document, element, BigInt(index)))
        if (value !== undefined && value !== null && !Array.isArray(value)) return [one(document, undefined, null)]
        if (!keepsEmpty) return []
        return [one(Array.isArray(value) ? removeAt(document, parts) : document, undefined, null)]
      })
  }
}

const setAt = (document: Document, parts: readonly string[], value: Value): Document => {
  const [part, ...rest] = parts
  const copy = new Map(document)
  if (part === undefined) return copy
  const child = copy.get(part)
  copy.set(part, rest.length === 0 ? value : setAt(isDocument(child) ? child : new Map(), rest, value))
  return copy
}

const removeAt = (document: Document, parts: readonly string[]): Document => {
  const [part, ...rest] = parts
  const copy = new Map(document)
  const child = part === undefined ? undefined : copy.get(part)
  if (part !== undefined && rest.length === 0) copy.delete(part)
  else if (part !== undefined && isDocument(child)) copy.set(part, removeAt(child, rest))
  return copy
}

const count = (spec: Value): Stage => {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
    throw new MongoError(40156, 'the count field must be a non-empty string without $ and .')
  return async function* counting(input) {
    let total = 0
    for await (const batch of input) total += batch.length
    if (total > 0) yield [new Map<string, Value>([[spec, int(total)]])]
  }
}

const STAGES: ReadonlyMap<string, (spec: Value, lookup: Lookup) => Stage> = new Map([
  ['$match', match],
  ['$project', project],
  ['$addFields', (spec: Value) => mapping(compileAddFields(needDocument('$addFields', spec)))],
  ['$group', group],
  ['$sort', (spec: Value) => sortBatches(parseSort(needDocument('$sort', spec)))],
  ['$skip', skip],
  ['$limit', limit],
  ['$unwind', unwind],
  ['$count', count],
  ['$lookup', (spec: Value, lookup: Lookup) => compileLookup(needDocument('$lookup', spec), lookup)],
])

/** Compiles a pipeline; a stage outside the list is refused with MongoDB's 40324. */
export const compilePipeline = (pipeline: Value | undefined, lookup: Lookup): Stage[] => {
  if (!Array.isArray(pipeline)) throw new MongoError(14, "'pipeline' option must be specified as an array")
  return pipeline.map((stage) => {
    const [entry] = isDocument(stage) ? stage : []
    if (!isDocument(stage) || entry === undefined || stage.size !== 1)
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const compile = STAGES.get(entry[0])
    if (compile === undefined) throw new MongoError(40324, `Unrecognized pipeline stage name: '${entry[0]}'`)
    return compile(entry[1], lookup)
  })
}
