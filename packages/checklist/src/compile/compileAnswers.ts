import type { ErrorObject, ValidateFunction } from 'ajv'
import { type AnswerValidator, answerErrorOf, answerLimitFaults } from '../answers/answerError.ts'
import { admittedFaults } from '../answers/interpretAdmitted.ts'
import { ruleFaults } from '../answers/ruleFaults.ts'
import { withoutConditionalDemands } from '../answers/shown.ts'
import { admit } from '../gate/gate.ts'
import type { Given } from '../interpret/interpret.ts'
import type { Fault } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import { tidied } from '../text/trimmed.ts'
import { answerAjv } from './answerAjv.ts'

/**
 * The server's validator, the authority on what is valid. Compiled code decides, one function a section, which is many
 * times faster than one for all; only what it refuses is read again by the interpreter, which gathers every error in
 * the words that the phone shows.
 */
export function compileAnswers(schema: unknown): AnswerValidator {
  const checklist = admit(schema)
  const refusedBy = compiled(withoutConditionalDemands(checklist))
  return (answers, given) => {
    const limits = answerLimitFaults(answers)
    const faults = limits.length > 0 ? limits : judged(tidied(answers), given)
    return faults.map((fault) => answerErrorOf(fault, checklist))
  }

  function judged(answers: unknown, given: Given | undefined): Fault[] {
    const refusal = refusedBy(answers)
    const areRulesMet = ruleFaults(checklist, answers, given?.today).length === 0
    if (refusal === null && areRulesMet && given?.hasPosition !== false) return []
    const faults = admittedFaults(checklist, answers, given)
    return faults.length > 0 || refusal === null ? faults : [refusal]
  }
}

type Judge = (answers: unknown) => Fault | null

function compiled(checklist: ChecklistSchema): Judge {
  const { properties = {}, ...frame } = withoutRefs(checklist)
  const ajv = answerAjv()
  const shell = ajv.compile({ ...frame, properties: Object.fromEntries(Object.keys(properties).map((key) => [key, {}])) })
  const sections = Object.entries(properties).map(([key, section]): [string, ValidateFunction] => [key, ajv.compile(section)])
  return (answers) => {
    const refusal = refusalOf(shell, answers, [])
    if (refusal !== null || !isRecord(answers)) return refusal
    for (const [key, validate] of sections) {
      if (!Object.hasOwn(answers, key) || answers[key] === undefined) continue
      const sectionRefusal = refusalOf(validate, answers[key], [key])
      if (sectionRefusal !== null) return sectionRefusal
    }
    return null
  }
}

/** Only `true` is valid: a promise, which an asynchronous schema would give, is not. */
function refusalOf(validate: ValidateFunction, value: unknown, prefix: readonly string[]): Fault | null {
  if (validate(value) === true) return null
  const error = validate.errors?.[0]
  return error ? faultOfAjv(error, prefix) : { path: prefix, keyword: 'unknown', params: {} }
}

/** Ajv's error in our terms: the path names the missing or the surplus field itself. */
export function faultOfAjv(error: ErrorObject, prefix: readonly string[] = []): Fault {
  const { missingProperty, additionalProperty } = error.params
  const named: unknown = missingProperty ?? additionalProperty
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return {
    path: [...prefix, ...steps, ...(typeof named === 'string' ? [named] : [])],
    keyword: error.keyword,
    params: error.params,
  }
}
