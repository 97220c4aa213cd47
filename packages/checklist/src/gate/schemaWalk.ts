import { isRecord } from '../json/typeOf.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { foreignPart } from '../text/foreignPart.ts'
import { isAnnotation } from './annotationValues.ts'
import type { Refusals } from './gateRefusal.ts'
import { keywordValues } from './keywordValues.ts'
import { PatternLedger } from './patternLedger.ts'
import type { Place } from './place.ts'
import { isPropertyName } from './plainText.ts'
import { shapeRules } from './shapeRules.ts'

type Node = Readonly<Record<string, unknown>>

/**
 * Walks every sub-schema once, and what a reference names once more for each reference, because that is how often the
 * validator will. A stack of our own instead of recursion: the depth of a schema is its author's choice.
 */
export function walkSchema(root: Node, kind: 'checklist' | 'condition', refusals: Refusals): void {
  const definitions = isRecord(root['$defs']) ? root['$defs'] : {}
  const ledger = new PatternLedger(refusals)
  const totals = { subSchemas: 0, properties: 0, enumValues: 0, expanded: 0, visits: 0 }
  const start = { path: '', depth: 1, combinators: 0, repeats: 1, via: [] }
  const open: Place[] = [{ ...start, schema: root, isShape: kind === 'checklist' }]
  if (Object.keys(definitions).length > schemaLimits.definitions) {
    refusals.refuse('definitions.count', '/$defs', schemaLimits.definitions)
    return
  }
  for (const [name, schema] of Object.entries(definitions)) {
    if (!isPropertyName(name)) refusals.refuse('property.name', '/$defs', name)
    open.push({ ...start, schema, path: `/$defs/${name}`, depth: 2, isShape: kind === 'checklist' })
  }

  for (let place = open.pop(); place !== undefined && !refusals.isFull; place = open.pop()) {
    if (!isRecord(place.schema)) {
      refusals.refuse('schema.object', place.path)
      continue
    }
    if (!isCounted(place)) return
    visit(place.schema, place)
  }

  function visit(node: Node, place: Place): void {
    const { path, depth, combinators } = place
    const { subSchemaDepth, combinatorDepth } = schemaLimits
    if (depth > subSchemaDepth) refusals.refuse('schema.depth', path, subSchemaDepth)
    else if (combinators > combinatorDepth) refusals.refuse('combinators.depth', path, combinatorDepth)
    else if (!areKeywordsSound(node, place, refusals)) return
    else if (node['$ref'] !== undefined) follow(node, place)
    else {
      shapeRules(node, place, refusals)
      ledger.enter(node, place)
      open.push(...partsOf(node, place, refusals))
    }
  }

  function follow(node: Node, place: Place): void {
    const name = String(node['$ref']).slice('#/$defs/'.length)
    if (Object.keys(node).length > 1) refusals.refuse('ref.alone', place.path)
    else if (!Object.hasOwn(definitions, name)) refusals.refuse('ref.unknown', place.path, name)
    else if (place.via.includes(name)) refusals.refuse('ref.cycle', place.path, name)
    else
      open.push({
        ...place,
        schema: definitions[name],
        path: `/$defs/${name}`,
        depth: place.depth + 1,
        via: [...place.via, name],
      })
  }

  /** The sums over the whole schema; past one of them there is no reason to walk on. */
  function isCounted({ schema, path, repeats, via }: Place): boolean {
    const node = schema as Node // a record, tested by the caller
    const properties = isRecord(node['properties']) ? Object.keys(node['properties']).length : 0
    if (via.length > 0) totals.expanded += 1
    else totals.subSchemas += 1
    if (via.length === 0) totals.properties += properties
    totals.enumValues += Array.isArray(node['enum']) ? node['enum'].length : 0
    totals.visits += repeats
    const { subSchemas, properties: mostProperties, enumValues, refExpansion, visits } = schemaLimits
    if (totals.subSchemas > subSchemas) refusals.refuse('schema.count', path, subSchemas)
    else if (totals.properties > mostProperties) refusals.refuse('properties.total', path, mostProperties)
    else if (totals.enumValues > enumValues) refusals.refuse('enum.total', path, enumValues)
    else if (totals.expanded > refExpansion) refusals.refuse('ref.expansion', path, refExpansion)
    else if (totals.visits > visits) refusals.refuse('schema.visits', path, visits)
    else return true
    return false
  }
}

/** Whether every keyword of one sub-schema is allowed and has a value of the right kind; only then is it looked into. */
function areKeywordsSound(node: Node, place: Place, refusals: Refusals): boolean {
  let sound = true
  for (const [keyword, value] of Object.entries(node)) {
    const test = Object.hasOwn(keywordValues, keyword) ? keywordValues[keyword] : undefined
    const isForRoot = keyword === '$defs' || keyword === '$schema'
    if (test === undefined) refusals.refuse('keyword.unknown', place.path, keyword)
    else if (isForRoot && place.path !== '') refusals.refuse('keyword.place', place.path, keyword)
    else {
      const rule = test(value)
      const foreign = rule === 'text.plain' && typeof value === 'string' ? foreignPart(value) : null
      if (foreign) refusals.refuse('text.plain', `${place.path}/${keyword}`, { ...foreign })
      else if (rule !== null) refusals.refuse(rule, `${place.path}/${keyword}`, detailOf(rule, keyword))
      else if (isAnnotation(keyword, value)) continue
      else refusals.refuse('annotation.value', `${place.path}/${keyword}`, keyword)
    }
    sound = false
  }
  return sound
}

function detailOf(rule: string, keyword: string): string | number {
  const limits: Readonly<Record<string, number>> = {
    'text.length': schemaLimits.text,
    'shape.maxLength': schemaLimits.maxLength,
    'shape.maxItems': schemaLimits.maxItems,
    'enum.length': schemaLimits.enumPerList,
    'combinators.branches': schemaLimits.branches,
    'properties.count': schemaLimits.propertiesPerObject,
  }
  return limits[rule] ?? keyword
}

/** The sub-schemas directly inside one. */
function partsOf(node: Node, place: Place, refusals: Refusals): Place[] {
  const inside = { ...place, depth: place.depth + 1 }
  const branch = { ...inside, combinators: place.combinators + 1, isShape: false }
  const parts: Place[] = []
  const properties = isRecord(node['properties']) ? Object.entries(node['properties']) : []
  if (properties.length > schemaLimits.propertiesPerObject) {
    refusals.refuse('properties.count', place.path, schemaLimits.propertiesPerObject)
    return []
  }
  for (const [name, schema] of properties) {
    if (isPropertyName(name)) parts.push({ ...inside, schema, path: `${place.path}/properties/${name}` })
    else refusals.refuse('property.name', `${place.path}/properties`, name)
  }
  if (node['items'] !== undefined) {
    const most = typeof node['maxItems'] === 'number' ? node['maxItems'] : schemaLimits.maxItems
    parts.push({ ...inside, schema: node['items'], path: `${place.path}/items`, repeats: place.repeats * Math.max(1, most) })
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = node[keyword]
    if (!Array.isArray(branches)) continue
    for (const [index, schema] of branches.entries()) parts.push({ ...branch, schema, path: `${place.path}/${keyword}/${index}` })
  }
  for (const keyword of ['not', 'if', 'then', 'else', 'x-shown-if']) {
    if (node[keyword] !== undefined) parts.push({ ...branch, schema: node[keyword], path: `${place.path}/${keyword}` })
  }
  for (const keyword of ['x-finding', 'x-evidence']) {
    const annotation = node[keyword]
    if (isRecord(annotation) && annotation['when'] !== undefined) {
      parts.push({ ...branch, schema: annotation['when'], path: `${place.path}/${keyword}/when` })
    }
  }
  return parts
}
