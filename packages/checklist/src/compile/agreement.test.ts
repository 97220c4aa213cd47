import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpretAnswers } from '../answers/interpretAdmitted.ts'
import { compileAnswers } from '../compile.ts'
import { faultsOf } from '../interpret/interpret.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { anyAnswers } from '../test/anyAnswers.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { tidied } from '../text/trimmed.ts'
import { answerAjv } from './answerAjv.ts'
import { faultOfAjv } from './compileAnswers.ts'

const pairs = Number(process.env['DUZHAN_PAIRS'] ?? (process.env['DUZHAN_FULL'] ? 50_000 : 2_000))
const perChecklist = 20
const seed = 20_200_304
const checklistAndAnswers = anyChecklist.chain((schema) =>
  fc.record({
    schema: fc.constant(schema),
    answers: fc.array(anyAnswers(schema), { minLength: perChecklist, maxLength: perChecklist }),
  }),
)

/** All that Ajv itself finds, as `path keyword`, without the wrappers and branches that only Ajv reports. */
function everyAjvFault(schema: SubSchema): (answers: unknown) => Set<string> {
  const validate = answerAjv({ allErrors: true }).compile(withoutRefs(schema))
  return (answers) => {
    validate(answers)
    const errors = (validate.errors ?? []).filter(
      ({ keyword, schemaPath }) => keyword !== 'if' && !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath),
    )
    return comparable(errors.map((error) => faultOfAjv(error)))
  }
}

/** A value of the wrong type has one fault; a text that is too long is not searched as well. */
function comparable(faults: readonly { path: readonly string[]; keyword: string }[]): Set<string> {
  const at = (keyword: string) =>
    new Set(faults.filter((fault) => fault.keyword === keyword).map((fault) => fault.path.join('.')))
  const [wrongType, tooLong] = [at('type'), at('maxLength')]
  const told = faults.filter(({ path, keyword }) => {
    const place = path.join('.')
    return !(wrongType.has(place) && keyword !== 'type') && !(tooLong.has(place) && keyword === 'pattern')
  })
  return new Set(told.map(({ path, keyword }) => `${path.join('.')} ${keyword}`))
}

/** The schema as a validator would see it that forgets one keyword. */
function forgetting(keyword: string, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((part) => forgetting(keyword, part))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([name]) => name !== keyword)
  return Object.fromEntries(kept.map(([name, part]) => [name, forgetting(keyword, part)]))
}

describe('the compiled and the interpreted validator', () => {
  it(`agree on ${pairs} generated pairs: on validity, and on every place and keyword`, () => {
    let valid = 0
    let invalid = 0
    fc.assert(
      fc.property(checklistAndAnswers, ({ schema, answers }) => {
        const compiled = compileAnswers(schema)
        const interpreted = interpretAnswers(schema)
        const byAjv = everyAjvFault(schema)
        for (const each of answers) {
          const errors = compiled(each)
          expect(interpreted(each)).toEqual(errors)
          expect(comparable(faultsOf(schema, each))).toEqual(byAjv(each))
          expect(errors.length === 0, 'what is judged is what is kept').toBe(byAjv(tidied(each)).size === 0)
          const nowhere = { hasPosition: false }
          expect(interpreted(each, nowhere)).toEqual(compiled(each, nowhere))
          if (errors.length === 0) valid += 1
          else invalid += 1
        }
      }),
      { numRuns: pairs / perChecklist, seed },
    )
    // a comparison of nothing but refusals would prove little
    expect(Math.min(valid, invalid)).toBeGreaterThan(pairs / 20)
  }, 600_000)

  const keywords = [
    ...['type', 'enum', 'const', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum'],
    ...['exclusiveMaximum', 'multipleOf', 'x-decimals', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
    ...['dependentRequired', 'minItems', 'maxItems', 'uniqueItems', 'allOf', 'anyOf', 'oneOf', 'not', 'then', 'else'],
    'x-evidence',
  ]
  it.each(keywords)('would be seen to differ if one of them forgot “%s”', (keyword) => {
    const differs = fc.check(
      fc.property(checklistAndAnswers, ({ schema, answers }) => {
        const forgetful = forgetting(keyword, schema) as SubSchema
        return answers.every((each) => {
          const [whole, lame] = [comparable(faultsOf(schema, each)), comparable(faultsOf(forgetful, each))]
          return whole.size === lame.size && [...whole].every((fault) => lame.has(fault))
        })
      }),
      { numRuns: 300, seed, endOnFailure: true },
    )
    expect(differs.failed).toBe(true)
  })
})
