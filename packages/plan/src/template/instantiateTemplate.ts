import { condition, scalarText, trimmed, visibleText } from '@duzhan/checklist'
import { Problem } from '@duzhan/problems'
import { tooLong } from '../check/boundsFault.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { planLimits } from '../check/planLimits.ts'
import { type WordedFault, wordedFault } from '../check/wordedFault.ts'
import type { Plan } from '../schema/planSchema.ts'
import { blank, readTemplate } from './readTemplate.ts'

export type TemplateAnswers = Readonly<Record<string, unknown>>

const onlyBlank = /^\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}$/

const inWords = (answer: unknown): string => (Array.isArray(answer) ? answer.map(scalarText).join('、') : scalarText(answer))

/** The plan with its blanks filled; one that outgrows every plan on the way is `plan.invalid` before it is made. */
function filled(plan: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  const sizes = new Map([...answers].map(([key, answer]) => [key, JSON.stringify(answer)?.length ?? 0]))
  let room: number = planLimits.bytes
  const answerTo = (key: string): unknown => {
    room -= sizes.get(key) ?? 0
    if (room >= 0) return answers.get(key)
    throw new Problem('invalid', 'plan.invalid', {
      faults: [wordedFault(tooLong)],
    })
  }
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const whole = onlyBlank.exec(value)?.[1]
      if (whole !== undefined) return answerTo(whole)
      return value.replaceAll(blank, (_text, key: string) => inWords(answerTo(key)))
    }
    if (Array.isArray(value)) return value.map(fill)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fill(part)]))
  }
  return fill(plan)
}

/** An answer as it is seen: without the blanks around a text, and without what says nothing in a list. */
function seen(answer: unknown): unknown {
  if (typeof answer === 'string') return trimmed(visibleText(answer))
  return Array.isArray(answer)
    ? answer.map((part) => (typeof part === 'string' ? seen(part) : part)).filter((part) => part !== '')
    : answer
}

const isMissing = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

const incomplete = (details: { missing?: object[]; wrong?: object[]; unknown?: string[] }): Problem =>
  new Problem('invalid', 'template.incomplete', { missing: [], wrong: [], unknown: [], ...details })

/**
 * Makes a plan of a template. Every blank must be answered and every answer must fit: otherwise `template.incomplete`
 * lists what is missing, wrong or not asked for, all at once, and no plan is made.
 */
export function instantiateTemplate(json: unknown, given: TemplateAnswers): { plan: Plan; warnings: WordedFault[] } {
  const template = readTemplate(json)
  const answers = new Map(Object.entries(given).map(([key, answer]) => [key, seen(answer)]))
  const asked = new Map(template.parameters.map((parameter) => [parameter.key, parameter]))
  const missing = template.parameters.filter(({ key }) => isMissing(answers.get(key))).map(({ key, title }) => ({ key, title }))
  const wrong = template.parameters
    .filter(({ key, schema }) => !isMissing(answers.get(key)) && !condition(schema)(answers.get(key)))
    .map(({ key, title, hint }) => ({ key, title, ...(hint ? { hint } : {}) }))
  const unknown = [...answers.keys()].filter((key) => !asked.has(key))
  if (missing.length + wrong.length + unknown.length > 0) throw incomplete({ missing, wrong, unknown })
  return checkPlan(filled(template.plan, answers))
}
