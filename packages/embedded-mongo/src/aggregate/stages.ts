import { identityOf } from '../bson/keyEncoding.ts'
import { MongoError } from '../bson/mongoError.ts'
import { isNumber, toInteger } from '../bson/number.ts'
import { type Document, int, isDocument, type Value } from '../bson/value.ts'
import { compileFilter } from '../query/compileFilter.ts'
import { valueAtPath } from '../query/path.ts'
import { compileProjection } from '../query/project.ts'
import { parseSort } from '../query/sortKey.ts'
import { compileAccumulator } from './accumulators.ts'
import { type Batches, limiting, mapping, skipping } from './batches.ts'
import { compileExpression, parsePath } from './expression.ts'
import { MemoryLimit, memoryOf } from './memoryLimit.ts'
import { Sorter } from './sorter.ts'

export type Stage = (input: Batches<Document>) => Batches<Document>

function needDocument(name: string, spec: Value): Document {
  if (!isDocument(spec)) throw new MongoError(name === '$match' ? 15959 : 40272, `${name} specification must be an object`)
  return spec
}

function needCount(name: string, spec: Value, least: number): number {
  const count = isNumber(spec) ? toInteger(spec) : undefined
  if (count === undefined || count < least)
    throw new MongoError(15958, `invalid argument to ${name} stage: expected an integer of at least ${least}`)
  return count
}

function match(spec: Value): Stage {
  const matches = compileFilter(needDocument('$match', spec))
  return (input) => mapping(input, (batch) => batch.filter(matches))
}

function project(spec: Value): Stage {
  const projection = compileProjection(needDocument('$project', spec))
  if (projection === undefined)
    throw new MongoError(51272, 'Invalid $project :: caused by :: projection specification must have at least one field')
  return (input) => mapping(input, (batch) => batch.map(projection.apply))
}

function skip(spec: Value): Stage {
  const count = needCount('$skip', spec, 0)
  return (input) => skipping(input, count)
}

function limit(spec: Value): Stage {
  const count = needCount('$limit', spec, 1)
  return (input) => limiting(input, count)
}

function sort(spec: Value): Stage {
  const fields = parseSort(needDocument('$sort', spec))
  if (fields.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key')
  return async function* sorting(input) {
    const sorter = new Sorter<Document>(fields)
    for await (const batch of input) for (const document of batch) sorter.offer(document, document, memoryOf(document))
    yield sorter.sorted()
  }
}

function group(spec: Value): Stage {
  const fields = needDocument('$group', spec)
  const id = fields.get('_id')
  if (id === undefined) throw new MongoError(15955, 'a group specification must include an _id')
  const computeId = compileExpression(id)
  const accumulators = [...fields]
    .filter(([name]) => name !== '_id')
    .map(([name, entry]) => ({ name, ...compileAccumulator(name, entry) }))
  return async function* grouping(input) {
    const groups = new Map<string, { id: Value; kept: Value[] }>()
    const memory = new MemoryLimit('$group')
    for await (const batch of input)
      for (const document of batch) {
        const id = computeId(document) ?? null
        const identity = identityOf(id)
        let group = groups.get(identity)
        if (group === undefined) {
          memory.take(identity.length + memoryOf(id) + memoryOf(accumulators.map(({ start }) => start)))
          group = { id, kept: accumulators.map(({ start }) => start) }
          groups.set(identity, group)
        }
        const { kept } = group
        for (const [at, { add, compute }] of accumulators.entries()) kept[at] = add(kept[at] ?? null, compute(document))
      }
    yield [...groups.values()].map(
      ({ id: own, kept }) =>
        new Map<string, Value>([['_id', own], ...accumulators.map(({ name }, at): [string, Value] => [name, kept[at] ?? null])]),
    )
  }
}

function setAt(document: Document, [part = '', ...rest]: readonly string[], value: Value): Document {
  const child = document.get(part)
  return new Map(document).set(part, rest.length === 0 ? value : setAt(isDocument(child) ? child : new Map(), rest, value))
}

function unwind(spec: Value): Stage {
  const path = isDocument(spec) && spec.size === 1 ? spec.get('path') : spec
  if (isDocument(path)) throw new MongoError(28811, 'options to $unwind besides its path are not supported by the embedded store')
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new MongoError(28818, "path option to $unwind stage should be prefixed with a '$'")
  const parts = parsePath(path)
  const unwound = (document: Document): Document[] => {
    for (let at = 1; at < parts.length; at++)
      if (Array.isArray(valueAtPath(document, parts.slice(0, at))))
        throw new MongoError(
          72,
          `$unwind through the list at '${parts.slice(0, at).join('.')}' is not supported by the embedded store`,
        )
    const value = valueAtPath(document, parts)
    if (Array.isArray(value)) return value.map((element) => setAt(document, parts, element))
    return value === undefined || value === null ? [] : [document]
  }
  return (input) => mapping(input, (batch) => batch.flatMap(unwound))
}

function count(spec: Value): Stage {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
    throw new MongoError(40156, 'the count field must be a non-empty string without $ and .')
  return async function* counting(input) {
    let total = 0
    for await (const batch of input) total += batch.length
    if (total > 0) yield [new Map<string, Value>([[spec, int(total)]])]
  }
}

function misplacedCollStats(): never {
  throw new MongoError(40602, '$collStats is only valid as the first stage in a pipeline')
}

/** The stages of a pipeline by their names; `$collStats` reads no documents, so whoever runs the pipeline answers it at its head. */
export const stageTable: ReadonlyMap<string, (spec: Value) => Stage> = new Map([
  ['$match', match],
  ['$project', project],
  ['$group', group],
  ['$sort', sort],
  ['$skip', skip],
  ['$limit', limit],
  ['$unwind', unwind],
  ['$count', count],
  ['$collStats', misplacedCollStats],
])

/** Compiles a pipeline; a stage outside the list is refused with MongoDB's 40324. */
export function compilePipeline(pipeline: Value | undefined): Stage[] {
  if (!Array.isArray(pipeline)) throw new MongoError(14, "'pipeline' option must be specified as an array")
  return pipeline.map((stage) => {
    const [entry] = isDocument(stage) ? stage : []
    if (!isDocument(stage) || entry === undefined || stage.size !== 1)
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const compile = stageTable.get(entry[0])
    if (compile === undefined) throw new MongoError(40324, `Unrecognized pipeline stage name: '${entry[0]}'`)
    return compile(entry[1])
  })
}
