import { automaton } from './automaton.ts'
import type { Pattern } from './pattern.ts'

/** A pattern on our own automaton, the engine of the browser: re2js would be a third of what the phone may load. */
export function linearPattern(source: string): Pattern {
  return automaton(source)
}
