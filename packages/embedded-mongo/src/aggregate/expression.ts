import { MongoError } from '../bson/mongoError.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { valueAtPath } from '../query/path.ts'

/** Computes a value of a document; undefined means that the field is missing. */
export type Expression = (document: Document) => Value | undefined

function compileObject(object: Document): Expression {
  const fields = [...object].map(([name, value]): [string, Expression] => {
    if (name === '' || name.includes('.')) throw new MongoError(16405, `FieldPath field names may not contain '.': ${name}`)
    return [name, compileExpression(value)]
  })
  return (document) => {
    const result: Document = new Map()
    for (const [name, compute] of fields) {
      const value = compute(document)
      if (value !== undefined) result.set(name, value)
    }
    return result
  }
}

/** Reads a path such as `$region.code` into its parts. */
export function parsePath(text: string): string[] {
  if (text.startsWith('$$')) throw new MongoError(17276, `Use of undefined variable: ${text.slice(2)}`)
  const parts = text.slice(1).split('.')
  if (parts.includes('')) throw new MongoError(40353, "FieldPath must not end with a '.' or have an empty part.")
  return parts
}

/** Compiles an aggregation expression: a path, a literal, a document or an array of them. */
export function compileExpression(value: Value): Expression {
  if (typeof value === 'string' && value.startsWith('$')) {
    const parts = parsePath(value)
    return (document) => valueAtPath(document, parts)
  }
  if (Array.isArray(value)) {
    const elements = value.map(compileExpression)
    return (document) => elements.map((compute) => compute(document) ?? null)
  }
  if (!isDocument(value)) return () => value
  const [first] = value
  if (first === undefined || !first[0].startsWith('$')) return compileObject(value)
  throw new MongoError(168, `Unrecognized expression '${first[0]}'`)
}
