import { gateCondition } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { boundsFault } from '../check/boundsFault.ts'
import { refusalFault } from '../check/checklistFaults.ts'
import { readShape } from '../check/readShape.ts'
import { shapeFault } from '../check/shapeFault.ts'
import { wordedFault } from '../check/wordedFault.ts'
import { byKey } from '../json/byKey.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { type PlanTemplate, planTemplateSchema } from './planTemplate.ts'

/** A blank inside a text: `{{key}}`. */
export const blank = /\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}/g

/** The blanks that a template's plan speaks of. */
export function blanksOf(template: Pick<PlanTemplate, 'plan'>): string[] {
  return [...new Set([...JSON.stringify(template.plan).matchAll(blank)].map(([, key]) => key ?? ''))]
}

/**
 * Reads a document as a template whose blanks can all be asked for and whose answers can all be checked. Throws
 * `plan.invalid` with every fault found; whether the plan behind the blanks is a good one shows when it is filled in.
 */
export function readTemplate(json: unknown): PlanTemplate {
  const bounds = boundsFault(json)
  if (bounds) throw invalid([bounds])
  const read = readShape(planTemplateSchema, json)
  if (!read.success) throw invalid(read.error.issues.map(shapeFault))
  const faults = [...repeatedBlanks(read.data), ...unaskedBlanks(read.data), ...refusedSchemas(read.data)]
  if (faults.length > 0) throw invalid(faults)
  return read.data
}

const invalid = (faults: PlanFault[]) => new Problem('invalid', 'plan.invalid', { faults: faults.map(wordedFault) })

function repeatedBlanks({ parameters }: PlanTemplate): PlanFault[] {
  const first = byKey(parameters)
  return parameters.flatMap((parameter, at) =>
    first.get(parameter.key) === parameter ? [] : [planFault('blank.repeated', `parameters.${at}.key`, { key: parameter.key })],
  )
}

function unaskedBlanks(template: PlanTemplate): PlanFault[] {
  const asked = new Set(template.parameters.map(({ key }) => key))
  return blanksOf(template)
    .filter((key) => !asked.has(key))
    .map((key) => planFault('blank.not-asked', 'parameters', { key }))
}

function refusedSchemas({ parameters }: PlanTemplate): PlanFault[] {
  return parameters.flatMap(({ schema }, at) =>
    gateCondition(schema).map((refusal) => refusalFault(refusal, `parameters.${at}.schema${refusal.path}`)),
  )
}
