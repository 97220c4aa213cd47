import { gateCondition } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { zhCN } from 'zod/locales'
import { boundsFault } from '../check/boundsFault.ts'
import type { PlanFault } from '../check/planFault.ts'
import { blanksOf } from './blanksOf.ts'
import { type PlanTemplate, planTemplateSchema } from './planTemplate.ts'

const { localeError } = zhCN()

/**
 * Reads a document as a template whose blanks can all be asked for and whose answers can all be checked. Throws
 * `plan.invalid` with every fault found; whether the plan behind the blanks is a good one shows when it is filled in.
 */
export function readTemplate(json: unknown): PlanTemplate {
  const bounds = boundsFault(json)
  if (bounds) throw invalid([bounds])
  const read = planTemplateSchema.safeParse(json, { error: localeError })
  if (!read.success) throw invalid(read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
  const faults = [...repeatedBlanks(read.data), ...unaskedBlanks(read.data), ...refusedSchemas(read.data)]
  if (faults.length > 0) throw invalid(faults)
  return read.data
}

const invalid = (faults: PlanFault[]) => new Problem('invalid', 'plan.invalid', { faults })

function repeatedBlanks({ parameters }: PlanTemplate): PlanFault[] {
  const keys = parameters.map(({ key }) => key)
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at ? [] : [{ path: `parameters.${at}.key`, message: `空白“${key}”重复` }],
  )
}

function unaskedBlanks(template: PlanTemplate): PlanFault[] {
  const asked = new Set(template.parameters.map(({ key }) => key))
  return blanksOf(template)
    .filter((key) => !asked.has(key))
    .map((key) => ({ path: 'parameters', message: `方案中有空白“${key}”，却没有列出要填的内容` }))
}

function refusedSchemas({ parameters }: PlanTemplate): PlanFault[] {
  return parameters.flatMap(({ schema }, at) =>
    gateCondition(schema).map(({ path, message }) => ({ path: `parameters.${at}.schema${path}`, message })),
  )
}
