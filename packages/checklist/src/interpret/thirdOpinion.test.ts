import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyAnswers } from '../test/anyAnswers.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { isValid } from './interpret.ts'

const pairs = process.env['DUZHAN_FULL'] === '1' ? 20_000 : 1_000

/** Formats and decimals are our own, and a stranger cannot be asked about them. */
function withoutOurs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutOurs)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([name]) => name !== 'format' && !name.startsWith('x-'))
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutOurs(part)]))
}

it(`an interpreter by strangers calls the same of ${pairs} generated answers valid`, () => {
  const perChecklist = 20
  const checklistAndAnswers = anyChecklist.chain((schema) =>
    fc.tuple(fc.constant(schema), fc.array(anyAnswers(schema), { minLength: perChecklist, maxLength: perChecklist })),
  )
  let valid = 0
  fc.assert(
    fc.property(checklistAndAnswers, ([schema, answers]) => {
      const common = withoutOurs(schema) as typeof schema
      const stranger = new Validator(JSON.parse(JSON.stringify(common)), '2020-12')
      for (const each of answers) {
        const verdict = isValid(common, each)
        expect(stranger.validate(each).valid).toBe(verdict)
        if (verdict) valid += 1
      }
    }),
    { numRuns: pairs / perChecklist, seed: 20_200_304 },
  )
  expect(valid).toBeGreaterThan(pairs / 20)
}, 600_000)
