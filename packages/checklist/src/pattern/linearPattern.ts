import { RE2JS } from 're2js'
import type { Pattern } from './pattern.ts'

/** A pattern on re2js, the engine of the server. `\u4e00` is JSON Schema's way to write a character, `\x{4e00}` is RE2's. */
export function linearPattern(source: string): Pattern {
  const engine = RE2JS.compile(RE2JS.translateRegExp(source))
  return { test: (text) => engine.test(text), size: engine.programSize() }
}
