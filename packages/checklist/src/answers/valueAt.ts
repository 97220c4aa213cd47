/** The value at a dotted path of an answers document, or undefined; inherited properties do not count. */
export function valueAt(answers: unknown, path: string): unknown {
  let current = answers
  for (const step of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string, unknown>)[step] // an object, tested above
  }
  return current
}
