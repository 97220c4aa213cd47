import type { PathTree } from '../bson/decode.ts'
import { MongoError } from '../bson/mongoError.ts'
import { isNumber, toDouble } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { isOperatorDocument } from './compileFilter.ts'

/** The named paths as a tree; a leaf is what is taken or left out. */
type Tree = Map<string, Tree | 'leaf'>
export interface Projection {
  apply(document: Document): Document
  fields: PathTree | undefined
}

const flag = (value: Value): boolean | undefined =>
  typeof value === 'boolean' ? value : isNumber(value) ? toDouble(value) !== 0 : undefined

function place(root: Tree, path: string): void {
  const parts = path.split('.')
  if (parts.includes('')) throw new MongoError(40353, 'a projected path has an empty field name')
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(16410, `FieldPath field names may not start with '$': ${path}`)
  let level = root
  for (const [at, part] of parts.entries()) {
    const existing = level.get(part)
    const isLast = at === parts.length - 1
    if (existing === 'leaf' || (isLast && existing !== undefined))
      throw new MongoError(isLast ? 31250 : 31249, `Path collision at ${path}`)
    const next: Tree = existing ?? new Map()
    level.set(part, isLast ? 'leaf' : next)
    level = next
  }
}

/** `{ a: { b: 1 } }` means the same as `{ 'a.b': 1 }`. */
const flatten = (spec: Document, prefix = ''): [string, Value][] =>
  [...spec].flatMap(([name, value]): [string, Value][] =>
    isDocument(value) && value.size > 0 && !isOperatorDocument(value)
      ? flatten(value, `${prefix}${name}.`)
      : [[prefix + name, value]],
  )

function include(node: Value, tree: Tree): Value | undefined {
  if (Array.isArray(node))
    return node.flatMap((element) => {
      const kept = include(element, tree)
      return kept === undefined ? [] : [kept]
    })
  if (!isDocument(node)) return undefined
  const result: Document = new Map()
  for (const [name, value] of node) {
    const child = tree.get(name)
    const kept = child === 'leaf' ? value : child === undefined ? undefined : include(value, child)
    if (kept !== undefined) result.set(name, kept)
  }
  return result
}

function exclude(node: Value, tree: Tree): Value {
  if (Array.isArray(node)) return node.map((element) => exclude(element, tree))
  if (!isDocument(node)) return node
  const result: Document = new Map()
  for (const [name, value] of node) {
    const child = tree.get(name)
    if (child !== 'leaf') result.set(name, child === undefined ? value : exclude(value, child))
  }
  return result
}

const asDocument = (value: Value | undefined): Document => (isDocument(value) ? value : new Map())

/** Compiles an inclusion or an exclusion; the two cannot be mixed but for `_id`. Computed fields are refused. */
export function compileProjection(spec: Document): Projection | undefined {
  if (spec.size === 0) return undefined
  const tree: Tree = new Map()
  let including: boolean | undefined
  let keepsId: boolean | undefined
  for (const [path, value] of flatten(spec)) {
    const kept = flag(value)
    if (kept === undefined) throw new MongoError(72, `computing the field '${path}' is not supported by the embedded store`)
    if (path === '_id') {
      keepsId = kept
      continue
    }
    if (including !== undefined && including !== kept)
      throw new MongoError(
        31254,
        `Cannot do ${kept ? 'inclusion' : 'exclusion'} on field ${path} in ${including ? 'inclusion' : 'exclusion'} projection`,
      )
    including = kept
    place(tree, path)
  }
  if (including ?? keepsId === true) {
    if (keepsId !== false) tree.set('_id', 'leaf')
    return { apply: (document) => asDocument(include(document, tree)), fields: tree }
  }
  if (keepsId === false) tree.set('_id', 'leaf')
  return { apply: (document) => asDocument(exclude(document, tree)), fields: undefined }
}
