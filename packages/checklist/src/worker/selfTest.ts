import type { AnswerValidator } from '../answers/answerError.ts'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { isRecord } from '../json/typeOf.ts'
import { pattern } from '../pattern/pattern.ts'

/**
 * Tries a freshly compiled validator before anyone depends on it: it must refuse what can be no answers, agree with the
 * interpreter, and get through the longest texts that its patterns may meet. Returns what is wrong, or null.
 */
export function selfTest(schema: unknown, compiled: AnswerValidator): string | null {
  const interpreted = interpretAnswers(schema)
  for (const probe of [null, [], 'x', 0, true]) {
    if (compiled(probe).length === 0) return 'accepts what is no answers document'
  }
  for (const probe of [{}, { unknown: 1 }, fullest(schema)]) {
    if (JSON.stringify(compiled(probe)) !== JSON.stringify(interpreted(probe))) return 'compiled and interpreted disagree'
  }
  for (const { source, longest } of patternsOf(schema)) {
    for (const sign of ['a', '0', ' ', '督']) pattern(source).test(`${sign.repeat(Math.max(0, longest - 1))}!`)
  }
  return null
}

/** An answers document that has every property, none of them right: every branch of the validator is entered. */
function fullest(schema: unknown): unknown {
  if (!isRecord(schema)) return null
  if (isRecord(schema['properties'])) {
    return Object.fromEntries(Object.entries(schema['properties']).map(([name, part]) => [name, fullest(part)]))
  }
  return isRecord(schema['items']) ? [fullest(schema['items'])] : 'maybe'
}

function patternsOf(schema: unknown): { source: string; longest: number }[] {
  const found: { source: string; longest: number }[] = []
  const open: unknown[] = [schema]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) open.push(...node)
    if (!isRecord(node)) continue
    const { pattern: source, maxLength } = node
    if (typeof source === 'string') found.push({ source, longest: typeof maxLength === 'number' ? maxLength : 100 })
    open.push(...Object.values(node))
  }
  return found
}
