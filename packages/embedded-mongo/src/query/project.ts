import { compileExpression, type Expression } from '../aggregate/expression.ts'
import { isNumber, toDouble } from '../bson/number.ts'
import { type Document, isDocument, type Value } from '../bson/value.ts'
import { MongoError } from '../mongoError.ts'

type Node = { children: Map<string, Node> } | 'take' | { compute: Expression }
export type Projection = { apply(document: Document): Document; fields: ReadonlySet<string> | undefined }

const refuse = (message: string) => new MongoError(31254, message)

const flag = (value: Value): boolean | undefined =>
  typeof value === 'boolean' ? value : isNumber(value) ? toDouble(value) !== 0 : undefined

const place = (root: Map<string, Node>, path: string, node: Node): void => {
  const parts = path.split('.')
  if (parts.some((part) => part === '')) throw new MongoError(40353, 'a projected path has an empty field name')
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(16410, `FieldPath field names may not start with '$': ${path}`)
  let level = root
  for (const [index, part] of parts.entries()) {
    const existing = level.get(part)
    if (index === parts.length - 1) {
      if (existing !== undefined) throw new MongoError(31250, `Path collision at ${path}`)
      level.set(part, node)
      return
    }
    if (existing === undefined) {
      const next: Node = { children: new Map() }
      level.set(part, next)
      level = next.children
    } else if (typeof existing === 'object' && 'children' in existing) level = existing.children
    else throw new MongoError(31249, `Path collision at ${path}`)
  }
}

/** `{ a: { b: 1 } }` means the same as `{ 'a.b': 1 }`. */
const flatten = (spec: Document, prefix = ''): [string, Value][] =>
  [...spec].flatMap(([name, value]): [string, Value][] => {
    const nested = isDocument(value) && value.size > 0 && ![...value.keys()].some((key) => key.startsWith('$'))
    return nested ? flatten(value, `${prefix}${name}.`) : [[prefix + name, value]]
  })

const include = (node: Value, children: Map<string, Node>, root: Document): Value | undefined => {
  if (Array.isArray(node))
    return node.flatMap((element) => {
      const kept = include(element, children, root)
      return kept === undefined ? [] : [kept]
    })
  if (!isDocument(node)) return hasComputed(children) ? include(new Map(), children, root) : undefined
  const result: Document = new Map()
  for (const [name, value] of node) {
    const child = children.get(name)
    if (child === undefined) continue
    if (child === 'take') result.set(name, value)
    else if ('children' in child) {
      const kept = include(value, child.children, root)
      if (kept !== undefined) result.set(name, kept)
    }
  }
  for (const [name, child] of children) {
    if (child === 'take') continue
    if ('compute' in child) {
      const value = child.compute(root)
      if (value !== undefined) result.set(name, value)
    } else if (!node.has(name) && hasComputed(child.children)) {
      const value = include(new Map(), child.children, root)
      if (value !== undefined) result.set(name, value)
    }
  }
  return result
}

const hasComputed = (children: Map<string, Node>): boolean =>
  [...children.values()].some((child) => child !== 'take' && ('compute' in child || hasComputed(child.children)))

const exclude = (node: Value, children: Map<string, Node>): Value => {
  if (Array.isArray(node))
    return node.map((element) => (isDocument(element) || Array.isArray(element) ? exclude(element, children) : element))
  if (!isDocument(node)) return node
  const result: Document = new Map()
  for (const [name, value] of node) {
    const child = children.get(name)
    if (child === undefined) result.set(name, value)
    else if (child !== 'take' && 'children' in child) result.set(name, exclude(value, child.children))
  }
  return result
}

const asDocument = (value: Value | undefined): Document => (isDocument(value) ? value : new Map())

/** Compiles an inclusion, an exclusion or computed fields; the two former cannot be mixed but for `_id`. */
export const compileProjection = (spec: Document): Projection | undefined => {
  if (spec.size === 0) return undefined
  const root = new Map<string, Node>()
  let including: boolean | undefined
  let idKept: boolean | undefined
  for (const [path, value] of flatten(spec)) {
    const kept = flag(value)
    if (path === '_id' && kept !== undefined) {
      idKept = kept
      continue
    }
    if (including !== undefined && including !== (kept !== false))
      throw refuse(
        `Cannot do ${kept === false ? 'exclusion' : 'inclusion'} on field ${path} in ${including ? 'inclusion' : 'exclusion'} projection`,
      )
    including = kept !== false
    place(root, path, kept === undefined ? { compute: compileExpression(value) } : 'take')
  }
  const mode = including ?? idKept === true
  if (!mode) {
    if (idKept === false) root.set('_id', 'take')
    return { apply: (document) => asDocument(exclude(document, root)), fields: undefined }
  }
  const takesId = idKept !== false && !root.has('_id')
  const children = takesId ? new Map<string, Node>([['_id', 'take'], ...root]) : root
  return {
    apply: (document) => asDocument(include(document, children, document)),
    fields: hasComputed(children) ? undefined : new Set(children.keys()),
  }
}

/** Adds or replaces fields by expressions, as `$addFields` does; a computed document merges into the one there. */
export const compileAddFields = (spec: Document): ((document: Document) => Document) => {
  const taken = new Map<string, Node>()
  const assignments = flatten(spec).map(([path, value]) => {
    place(taken, path, 'take')
    return { parts: path.split('.'), compute: compileExpression(value) }
  })
  const assign = (node: Value | undefined, parts: readonly string[], value: Value | undefined): Value => {
    const [part, ...rest] = parts
    if (part === undefined) return value ?? null
    if (Array.isArray(node)) return node.map((element) => assign(element, parts, value))
    const copy: Document = new Map(isDocument(node) ? node : [])
    if (rest.length === 0 && value === undefined) copy.delete(part)
    else copy.set(part, assign(copy.get(part), rest, value))
    return copy
  }
  return (document) => {
    let result = document
    for (const { parts, compute } of assignments) result = asDocument(assign(result, parts, compute(document)))
    return result
  }
}
