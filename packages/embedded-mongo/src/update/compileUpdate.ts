import { equalValues } from '../bson/compare.ts'
import { badValue, MongoError } from '../bson/mongoError.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isOperatorDocument } from '../query/compileFilter.ts'
import { valueAtPath } from '../query/path.ts'
import { type FieldChange, updateOperators } from './operators.ts'
import { checkUpdatePath, updateField } from './updateField.ts'

export interface Update {
  isReplacement: boolean
  /** The document after the update; the given one is left alone. */
  apply(document: Document, inserting: boolean): Document
}

/** Refuses an update that changes or takes away the identity of a document. */
function sameId(before: Document, after: Document): Document {
  const id = before.get('_id')
  if (id !== undefined && !(after.has('_id') && equalValues(after.get('_id'), id)))
    throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
  return after
}

/** A whole document need not name the identity of the one that it replaces. */
function keepId(before: Document, after: Document): Document {
  const id = before.get('_id')
  return id === undefined || after.has('_id') ? sameId(before, after) : new Map([['_id', id], ...after])
}

const replacement = (document: Document): Update => ({
  isReplacement: true,
  apply: (before) => keepId(before, document),
})

const conflicts = (left: string, right: string) => left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`)

/** Compiles an update: a document of operators, or a whole document that replaces the old one. */
export function compileUpdate(update: Value | undefined): Update {
  if (Array.isArray(update)) throw badValue('updates by an aggregation pipeline are not supported by the embedded store')
  if (!isDocument(update)) throw new MongoError(9, 'Update argument must be either an object or an array')
  const [first] = update.keys()
  if (first === undefined || !first.startsWith('$')) {
    for (const name of update.keys())
      if (name.startsWith('$')) throw new MongoError(52, `The dollar ($) prefixed field '${name}' is not allowed`)
    return replacement(update)
  }
  const changes: { path: string; parts: string[]; change: FieldChange; onInsertOnly: boolean }[] = []
  for (const [name, fields] of update) {
    const compile = updateOperators.get(name)
    if (compile === undefined)
      throw new MongoError(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    if (!isDocument(fields)) throw new MongoError(9, `Modifiers operate on fields but we found another type for ${name}`)
    for (const [path, operand] of fields) {
      const parts = checkUpdatePath(path)
      const clash = changes.find((other) => conflicts(other.path, path))
      if (clash !== undefined) throw new MongoError(40, `Updating the path '${path}' would create a conflict at '${clash.path}'`)
      changes.push({ path, parts, change: compile(operand), onInsertOnly: name === '$setOnInsert' })
    }
  }
  // New fields appear in the order of their names, whatever the order of the operators.
  changes.sort((left, right) => (left.path < right.path ? -1 : 1))
  return {
    isReplacement: false,
    apply(before, inserting) {
      let after = before
      for (const { path, parts, change, onInsertOnly } of changes)
        if (!onInsertOnly || inserting) after = updateField(after, parts, (existing) => change(existing, path))
      return sameId(before, after)
    },
  }
}

/** The document that an upsert begins with: the equalities of its filter. */
export function documentOfFilter(filter: Document): Document {
  let document: Document = new Map()
  const add = (path: string, value: Value) => {
    const parts = checkUpdatePath(path)
    if (valueAtPath(document, parts) !== undefined)
      throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`)
    document = updateField(document, parts, () => value)
  }
  const collect = (conditions: Document) => {
    for (const [name, condition] of conditions) {
      if (name === '$and' && Array.isArray(condition)) for (const part of condition) isDocument(part) && collect(part)
      else if (name === '$or' && Array.isArray(condition) && condition.length === 1 && isDocument(condition[0]))
        collect(condition[0])
      else if (name.startsWith('$')) continue
      else if (!isOperatorDocument(condition)) add(name, condition)
      else {
        const equal = condition.get('$eq')
        const list = condition.get('$in')
        if (equal !== undefined) add(name, equal)
        else if (Array.isArray(list) && list.length === 1 && list[0] !== undefined) add(name, list[0])
      }
    }
  }
  collect(filter)
  return document
}
