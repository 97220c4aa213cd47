import { isKeyedList, isObject } from '../json/json.ts'

function without(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (isKeyedList(value))
    return value.flatMap((element) => {
      if (element.key !== name) return [element]
      return rest.length === 0 ? [] : [without(element, rest)]
    })
  if (!isObject(value) || !Object.hasOwn(value, name)) return value
  if (rest.length > 0) {
    const part = { ...value, [name]: without(value[name], rest) }
    return name === 'properties' && rest.length === 1 ? unrequired(part, rest[0]) : part
  }
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
}

/** A schema that no longer has a property cannot go on demanding it. */
function unrequired(schema: Record<string, unknown>, name: string | undefined): Record<string, unknown> {
  const required = schema['required']
  return Array.isArray(required) ? { ...schema, required: required.filter((other) => other !== name) } : schema
}

/** A value without what stands at a dotted path of keys and names; a path that leads nowhere changes nothing. */
export function withoutPath<Value>(value: Value, path: string): Value {
  return without(value, path.split('.')) as Value // an element or an optional member less keeps the shape
}
