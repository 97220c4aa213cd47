type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [])

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/**
 * The path of every field that a JSON Schema names, lists and alternatives passed through: `duties.visits.times`. What a
 * schema leaves open (the schema of a checklist, a condition) has no fields of its own.
 */
export function schemaPaths(schema: Node, path = ''): string[] {
  const inside = ['items', 'anyOf', 'oneOf', 'allOf'].flatMap((name) => nodesIn(schema[name]))
  const named = Object.entries(isNode(schema['properties']) ? schema['properties'] : {})
  const found = [
    ...inside.flatMap((part) => schemaPaths(part, path)),
    ...named.flatMap(([name, part]) => [at(path, name), ...(isNode(part) ? schemaPaths(part, at(path, name)) : [])]),
    ...nodesIn(schema['additionalProperties']).flatMap((part) => schemaPaths(part, at(path, '*'))),
  ]
  return [...new Set(found)]
}
