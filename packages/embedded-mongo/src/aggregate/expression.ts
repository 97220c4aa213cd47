import { type Document, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'
import { valueAtPath } from '../query/path.ts'
import { OPERATORS } from './operators.ts'

/** Computes a value of a document; undefined means that the field is missing. */
export type Expression = (document: Document) => Value | undefined

const compileObject = (object: Document): Expression => {
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

const compilePath = (text: string): Expression => {
  if (text.startsWith('$$')) {
    const [variable, ...parts] = text.slice(2).split('.')
    if (variable === 'ROOT' || variable === 'CURRENT') return (document) => valueAtPath(document, parts)
    if (variable === 'NOW') {
      const now = new Date()
      return () => now
    }
    throw new MongoError(17276, `Use of undefined variable: ${variable}`)
  }
  const parts = text.slice(1).split('.')
  if (parts.includes('')) throw new MongoError(40353, "FieldPath must not end with a '.' or have an empty part.")
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return (document) => document.get(only)
  return (document) => valueAtPath(document, parts)
}

/** Compiles an aggregation expression: a path, a literal, a document, an array, or one of the listed operators. */
export const compileExpression = (value: Value): Expression => {
  if (typeof value === 'string' && value.startsWith('$')) return compilePath(value)
  if (Array.isArray(value)) {
    const elements = value.map((element) => compileExpression(element))
    return (document) => elements.map((compute) => compute(document) ?? null)
  }
  if (!isDocument(value)) return () => value
  const [first] = value
  if (first === undefined || !first[0].startsWith('$')) return compileObject(value)
  const [name, operand] = first
  if (value.size !== 1) throw new MongoError(15983, `An object representing an expression must have exactly one field: ${name}`)
  if (name === '$literal') return () => operand
  const operator = OPERATORS.get(name)
  if (operator === undefined) throw new MongoError(168, `Unrecognized expression '${name}'`)
  return operator(operand, compileExpression)
}
