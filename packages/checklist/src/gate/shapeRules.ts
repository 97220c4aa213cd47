import { isRecord } from '../json/typeOf.ts'
import { schemaLimits } from '../schema/schemaLimits.ts'
import type { Refusals } from './gateRefusal.ts'
import type { Place } from './place.ts'

type Node = Readonly<Record<string, unknown>>

const ranges: readonly (readonly [string, string])[] = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
]
const simpleTypes: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'null']
const clauseAnswers: readonly unknown[] = ['yes', 'no', 'na']

/** The rules between the keywords of one sub-schema, each of which is sound by itself. */
export function shapeRules(node: Node, { path, isShape }: Place, refusals: Refusals): void {
  if (isShape) boundedRules(node, path, refusals)
  for (const [least, most] of ranges) {
    const [from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [node[least], node[most]]
    if (Number(from) > Number(to)) refusals.refuse('range.empty', path, most)
  }
  const hasBranch = node['then'] !== undefined || node['else'] !== undefined
  if ((node['if'] !== undefined) !== hasBranch) refusals.refuse('conditional.whole', path)
  if (node['uniqueItems'] === true && !isSimpleList(node)) refusals.refuse('unique.scalar', path)
  if (node['pattern'] !== undefined && node['maxLength'] === undefined && !isListed(node))
    refusals.refuse('pattern.bounded', path)
  if (isRecord(node['x-evidence']) && !hasRoom(node, node['x-evidence'])) refusals.refuse('evidence.room', path)
  const annotation = node['x-item']
  if (isRecord(annotation) && annotation['kind'] === 'clause') clauseRule(node, path, refusals)
}

/** What a shape must say, so that no answer can be larger or stranger than its author thought. */
function boundedRules(node: Node, path: string, refusals: Refusals): void {
  const types: unknown[] = [node['type'] ?? []].flat()
  if (types.length === 0 && !isListed(node)) refusals.refuse('shape.type', path)
  if (types.includes('object')) closedRules(node, path, refusals)
  if (types.includes('array')) {
    if (node['items'] === undefined) refusals.refuse('shape.items', path)
    if (node['maxItems'] === undefined) refusals.refuse('shape.maxItems', path, schemaLimits.maxItems)
  }
  if (types.includes('string') && node['maxLength'] === undefined && !isListed(node)) {
    refusals.refuse('shape.maxLength', path, schemaLimits.maxLength)
  }
}

function closedRules(node: Node, path: string, refusals: Refusals): void {
  const { properties, required } = node
  if (!isRecord(properties) || node['additionalProperties'] !== false) refusals.refuse('shape.closed', path)
  const known = isRecord(properties) ? properties : {}
  for (const name of Array.isArray(required) ? required : []) {
    if (!Object.hasOwn(known, String(name))) refusals.refuse('required.unknown', path, String(name))
  }
}

/** Whether what a rule asks for can be given at all: an object that may not hold three photos can never have three. */
function hasRoom(node: Node, rule: Node): boolean {
  const { properties } = node
  if (!isRecord(properties)) return true // of a mere word: the photos lie beside it
  const { photos, signature } = properties
  const most = !isRecord(photos) ? 0 : photos['$ref'] === undefined ? countIn(photos['maxItems']) : Number.POSITIVE_INFINITY
  return countIn(rule['photos']) <= most && (rule['signature'] !== true || signature !== undefined)
}

/** A number of photos: "yes" asks for one, what is left out for none, and what is no number fits nowhere. */
const countIn = (value: unknown): number => (typeof value === 'object' && value !== null ? Number.NaN : Number(value ?? 0))

function isListed(node: Node): boolean {
  return node['enum'] !== undefined || node['const'] !== undefined
}

/** Comparing scalars is one look-up each; comparing objects would be one comparison for every pair. */
function isSimpleList(node: Node): boolean {
  const items = node['items']
  if (!isRecord(items) || items['type'] === undefined || node['maxItems'] === undefined) return false
  return [items['type']].flat().every((type) => simpleTypes.includes(type))
}

function clauseRule(node: Node, path: string, refusals: Refusals): void {
  const answers = node['enum']
  if (!Array.isArray(answers) || !answers.every((answer) => clauseAnswers.includes(answer)))
    refusals.refuse('clause.answers', path)
}
