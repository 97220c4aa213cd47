import { Ajv2020 } from 'ajv/dist/2020.js'
import { hasDecimals } from '../interpret/assertions.ts'
import { formats } from '../interpret/formats.ts'
import { isValid } from '../interpret/interpret.ts'
import { lacksEvidence } from '../interpret/lacksEvidence.ts'
import { pattern } from '../pattern/pattern.ts'
import { annotations } from '../schema/itemAnnotation.ts'
import type { EvidenceRule } from '../schema/subSchema.ts'

/**
 * An Ajv for one schema and no other: a shared instance would let one plan's schema be reached from another's and
 * would never give its memory back. It stops at the first error, because a hostile schema could ask for millions. Its
 * code is neither optimised nor given messages: that halves the time to compile and is not felt in running.
 */
export function answerAjv({ allErrors = false }: { allErrors?: boolean } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    ownProperties: true,
    allErrors,
    $data: false,
    useDefaults: false,
    coerceTypes: false,
    removeAdditional: false,
    messages: false,
    formats,
    code: { optimize: false, regExp: Object.assign(linearPattern, { code: 'linearPattern' }) },
  })
  ajv.addVocabulary([...annotations])
  ajv.addKeyword({
    keyword: 'x-decimals',
    type: 'number',
    schemaType: 'number',
    validate: (limit: number, value: number) => hasDecimals(value, limit),
  })
  ajv.addKeyword({
    keyword: 'x-evidence',
    schemaType: 'object',
    validate: (rule: EvidenceRule, value: unknown, _schema: unknown, at?: { parentData: unknown }) =>
      (rule.when !== undefined && !isValid(rule.when, value)) || !lacksEvidence(rule, value, at?.parentData),
  })
  return ajv
}

/** Ajv files engines under `toString()`: without it, every pattern would be judged by the first one compiled. */
function linearPattern(source: string): { test(text: string): boolean; toString(): string } {
  return { test: pattern(source).test, toString: () => `linear:${source}` }
}
