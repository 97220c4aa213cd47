const known = new Map<string, readonly string[]>()

/** The steps of a dotted path; those of up to some ten thousand are remembered, for a checklist asks the same ones of every record. */
function stepsOf(path: string): readonly string[] {
  const before = known.get(path)
  if (before !== undefined) return before
  if (known.size >= 10_000) known.clear()
  const steps = path.split('.')
  known.set(path, steps)
  return steps
}

/** The value at a dotted path of an answers document, or undefined; inherited properties do not count. */
export function valueAt(answers: unknown, path: string): unknown {
  let current = answers
  for (const step of stepsOf(path)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string, unknown>)[step] // an object, tested above
  }
  return current
}
