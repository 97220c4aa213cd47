import { condition } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { checkPlan } from '../check/checkPlan.ts'
import type { ToldFault } from '../check/toldFault.ts'
import type { Plan } from '../schema/planSchema.ts'
import { blank } from './blanksOf.ts'
import { readTemplate } from './readTemplate.ts'

export type TemplateAnswers = Readonly<Record<string, unknown>>

const onlyBlank = /^\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}$/

const inWords = (answer: unknown): string => (Array.isArray(answer) ? answer.map(String).join('、') : String(answer))

const filled = (value: unknown, answers: TemplateAnswers): unknown => {
  if (typeof value === 'string') {
    const whole = onlyBlank.exec(value)?.[1]
    if (whole !== undefined) return answers[whole]
    return value.replaceAll(blank, (_text, key: string) => inWords(answers[key]))
  }
  if (Array.isArray(value)) return value.map((part) => filled(part, answers))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part, answers)]))
}

const isMissing = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

const incomplete = (details: { missing?: object[]; wrong?: object[]; unknown?: string[] }): Problem =>
  new Problem('invalid', 'template.incomplete', { missing: [], wrong: [], unknown: [], ...details })

/**
 * Makes a plan of a template. Every blank must be answered and every answer must fit: otherwise `template.incomplete`
 * lists what is missing, wrong or not asked for, all at once, and no plan is made.
 */
export function instantiateTemplate(json: unknown, answers: TemplateAnswers): { plan: Plan; warnings: ToldFault[] } {
  const template = readTemplate(json)
  const asked = new Map(template.parameters.map((parameter) => [parameter.key, parameter]))
  const missing = template.parameters.filter(({ key }) => isMissing(answers[key])).map(({ key, title }) => ({ key, title }))
  const wrong = template.parameters
    .filter(({ key, schema }) => !isMissing(answers[key]) && !condition(schema)(answers[key]))
    .map(({ key, title, hint }) => ({ key, title, ...(hint ? { hint } : {}) }))
  const unknown = Object.keys(answers).filter((key) => !asked.has(key))
  if (missing.length + wrong.length + unknown.length > 0) throw incomplete({ missing, wrong, unknown })
  return checkPlan(filled(template.plan, answers))
}
