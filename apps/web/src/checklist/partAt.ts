/** What stands at a dotted path inside of an item, a list or an error; entries of a list are told by their numbers. */
export function partAt(whole: unknown, path: string): unknown {
  let current = whole
  for (const step of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string, unknown>)[step] // an object, tested above
  }
  return current
}
