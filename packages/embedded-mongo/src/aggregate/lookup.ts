import { BSONRegExp } from 'bson'
import { type Document, documentOf, type Value } from '../bson/value.ts'
import { badValue, MongoError } from '../mongoError.ts'
import { valueAtPath } from '../query/path.ts'
import type { Stage } from './stages.ts'

/** Finds documents of another collection of the same database. */
export type Lookup = (collection: string, filter: Document) => Promise<Document[]>

const FIELDS = ['from', 'localField', 'foreignField', 'as']

/** The simple form of `$lookup`: one equality between two fields. */
export const compileLookup = (spec: Document, lookup: Lookup): Stage => {
  const given = FIELDS.map((name) => spec.get(name))
  if (spec.size !== FIELDS.length || !given.every((value) => typeof value === 'string' && value !== ''))
    throw new MongoError(9, `$lookup takes ${FIELDS.join(', ')} and nothing else; other forms are not supported`)
  const [from = '', localField = '', foreignField = '', as = ''] = given.map(String)
  if (as.includes('.')) throw new MongoError(9, '$lookup into a nested field is not supported by the embedded store')
  const localParts = localField.split('.')
  const filterFor = (local: Value | undefined): Document => {
    const wanted = Array.isArray(local) ? local : [local ?? null]
    if (wanted.some((value) => value instanceof BSONRegExp)) throw badValue('$lookup by a regular expression is not supported')
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
