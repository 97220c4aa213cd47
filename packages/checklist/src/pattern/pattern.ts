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

const fixedSequence = /^\^(?:(?:\[(?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_])+\]|[A-Za-z0-9_]|\\d)(?:\{\d{1,3}\})?)+\$$/

/**
 * Whether a pattern is anchored at both ends and never has a choice, like that of a content hash or a telephone number:
 * any engine then takes one step for each character and means the same by it.
 */
export function isFixedSequence(source: string): boolean {
  return fixedSequence.test(source)
}
