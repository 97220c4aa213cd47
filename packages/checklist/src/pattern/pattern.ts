import { isFixedSequence } from './isFixedSequence.ts'
import { linearPattern } from './linearPattern.ts'

export interface Pattern {
  test(text: string): boolean
  /** How many steps it may take for each character. */
  readonly size: number
}

const kept = 500
const compiled = new Map<string, Pattern>()

/**
 * A pattern on an engine that never backtracks: re2js on the server, our own small automaton in the browser. Compiled
 * ones are kept, because compiling costs a thousand times what a test does; when the store is full it starts afresh.
 */
export function pattern(source: string): Pattern {
  const known = compiled.get(source)
  if (known) return known
  const made = isFixedSequence(source) ? native(source) : linearPattern(source)
  if (compiled.size >= kept) compiled.clear()
  compiled.set(source, made)
  return made
}

/** Without a choice there is nothing to backtrack into, and the native engine is twenty times faster. */
function native(source: string): Pattern {
  const engine = new RegExp(source, 'u')
  return { test: (text) => engine.test(text), size: 1 }
}
