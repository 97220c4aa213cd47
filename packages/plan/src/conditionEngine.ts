// Stands in for the engine of @duzhan/checklist until that package has it; covers only what plain rules need.
type Schema = Record<string, unknown>

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

const holds = (schema: Schema, value: unknown): boolean => {
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some((branch) => holds(branch as Schema, value))) return false
  if (Array.isArray(schema.allOf) && !schema.allOf.every((branch) => holds(branch as Schema, value))) return false
  if ('const' in schema && schema.const !== value) return false
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false
  if (typeof value === 'number') {
    if (typeof schema.minimum === 'number' && value < schema.minimum) return false
    if (typeof schema.maximum === 'number' && value > schema.maximum) return false
    if (typeof schema.exclusiveMinimum === 'number' && value <= schema.exclusiveMinimum) return false
    if (typeof schema.exclusiveMaximum === 'number' && value >= schema.exclusiveMaximum) return false
  }
  if (isObject(value)) {
    if (Array.isArray(schema.required) && !schema.required.every((name) => Object.hasOwn(value, String(name)))) return false
    for (const [name, part] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      if (Object.hasOwn(value, name) && !holds(part as Schema, value[name])) return false
  }
  return true
}

export const condition = (schema: unknown) => (value: unknown) => holds(schema as Schema, value)

const words: Record<string, string> = {
  minimum: '不少于',
  maximum: '不超过',
  exclusiveMinimum: '超过',
  exclusiveMaximum: '少于',
  const: '为',
}

export const conditionSentence = (schema: unknown, attributes: unknown): string => {
  const titles = (attributes as { properties: Record<string, { title?: string; 'x-unit'?: string }> }).properties
  const parts: string[] = []
  for (const [name, part] of Object.entries(((schema as Schema).properties ?? {}) as Record<string, Schema>))
    for (const [keyword, value] of Object.entries(part))
      if (words[keyword])
        parts.push([titles[name]?.title ?? name, words[keyword], String(value), titles[name]?.['x-unit'] ?? ''].join(' ').trim())
  return parts.join('且')
}
