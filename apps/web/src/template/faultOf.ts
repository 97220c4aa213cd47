import { condition, conditionSentence } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { type Answer, type Blank, blankKind } from './readAnswer.ts'

type Schema = Blank['schema']

/** Each is a claim that can be told in a sentence by itself. */
const telling = ['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const

/** Why an answer does not fit its blank, in words that say what to do; null when it fits. The platform checks by the same schema. */
export function faultOf(blank: Pick<Blank, 'schema' | 'hint'>, answer: Answer): string | null {
  if (answer === null) return zh.template.faults.missing
  const { schema, hint } = blank
  if (condition(schema)(answer)) return null
  if (blankKind(blank) === 'number' && typeof answer === 'string') return zh.template.faults.notNumber
  const told = Array.isArray(answer) ? listFault(schema, answer) : claimBroken(schema, answer)
  if (told) return told
  return hint ? zh.template.faults.hint(hint) : zh.template.faults.other
}

function listFault(schema: Schema, lines: readonly (string | number)[]): string | null {
  const items = schema['items']
  const at = isSchema(items) ? lines.findIndex((line) => !condition(items)(line)) : -1
  const line = lines[at]
  if (isSchema(items) && line !== undefined)
    return zh.template.faults.line(at + 1, String(line), claimBroken(items, line) ?? zh.template.faults.other)
  const repeated = lines.find((text, index) => lines.indexOf(text) !== index)
  if (schema['uniqueItems'] === true && repeated !== undefined) return zh.template.faults.repeated(String(repeated))
  return brokenBy(schema, ['minItems', 'maxItems'], lines)
}

const claimBroken = (schema: Schema, answer: unknown): string | null =>
  typeof answer === 'number' && schema['type'] === 'integer' && !Number.isInteger(answer)
    ? brokenBy(schema, ['type'], answer)
    : brokenBy(schema, telling, answer)

/** The first of the claims that the answer breaks, as a sentence. */
function brokenBy(schema: Schema, names: readonly string[], answer: unknown): string | null {
  const broken = names
    .filter((name) => schema[name] !== undefined)
    .map((name) => ({ [name]: schema[name] }))
    .find((claim) => !condition(claim)(answer))
  return broken ? zh.template.faults.should(conditionSentence(broken, {})) : null
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)
