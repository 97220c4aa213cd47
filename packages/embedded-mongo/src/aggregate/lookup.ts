import { BSONRegExp } from 'bson'
import type { Document, Value } from '../bson/value.ts'
import { documentOf } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { valueAtPath } from '../query/path.ts'
import type { Stage } from './stages.ts'

/** Finds documents of another collection of the same database. */
export type Lookup = (collection: string, filter: Document) => Promise<Document[]>

/** The simple form of `$lookup`: one equality between two fields. */
export const compileLookup = (spec: Document, lookup: Lookup): Stage => {
  const read = (name: string): string => {
    const value = spec.get(name)
    if (typeof value !== 'string' || value === '')
      throw new MongoError(9, `$lookup needs a string for '${name}'; the form with a pipeline is not supported`)
    return value
  }
  for (const name of spec.keys())
    if (!['from', 'localField', 'foreignField', 'as'].includes(name))
      throw new MongoError(9, `$lookup option '${name}' is not supported by the embedded store`)
  const from = read('from')
  const localParts = read('localField').split('.')
  const foreignField = read('foreignField')
  const as = read('as')
  if (as.includes('.')) throw new MongoError(9, '$lookup into a nested field is not supported by the embedded store')
  const filterFor = (local: Value | undefined): Document => {
    const wanted = Array.isArray(local) ? local : [local ?? null]
    if (wanted.some((value) => value instanceof BSONRegExp))
      throw new MongoError(2, '$lookup by a regular expression is not supported')
    return documentOf({ [foreignField]: documentOf({ $in: wanted }) })
  }
  return async function* looking(input) {
    for await (const batch of input) {
      const joined: Document[] = []
      for (const document of batch)
        joined.push(new Map(document).set(as, await lookup(from, filterFor(valueAtPath(document, localParts)))))
      yield joined
    }
  }
}
