import { RE2JS } from 're2js'

export interface Pattern {
  test(text: string): boolean
  /** How many instructions the linear-time engine needs: its cost for each character. */
  readonly size: number
}

const kept = 500
const compiled = new Map<string, Pattern>()

/**
 * A pattern on an engine that never backtracks, the same on the server and in the browser. Compiled ones are kept,
 * because compiling costs a thousand times what a test does; when the store is full it starts afresh.
 */
export function pattern(source: string): Pattern {
  const known = compiled.get(source)
  if (known) return known
  const engine = RE2JS.compile(source)
  const made: Pattern = { test: (text) => engine.test(text), size: engine.programSize() }
  if (compiled.size >= kept) compiled.clear()
  compiled.set(source, made)
  return made
}
