/** An annotation of that name wherever it stands in a checklist. */
export function* annotationsIn(value: unknown, wanted: string, path: string): Generator<{ path: string; rule: object }> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (name === wanted && typeof part === 'object' && part !== null) yield { path: `${path}.${name}`, rule: part }
    else yield* annotationsIn(part, wanted, `${path}.${name}`)
  }
}
