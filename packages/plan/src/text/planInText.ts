import type { Plan } from '../schema/planSchema.ts'
import type { PlanTemplate } from '../template/planTemplate.ts'
import { type JsonText, jsonText } from './jsonText.ts'

/** A plan as text, with as much of it beside as a service has to know of a plan that it does not read. */
export interface PlanInText extends Pick<Plan, 'code' | 'revision' | 'title' | 'jurisdiction' | 'office' | 'period' | 'extends'> {
  text: JsonText<Plan>
}

/** A template as text, with its key, its title and how many blanks it has. */
export interface TemplateInText extends Pick<PlanTemplate, 'key' | 'title'> {
  blanks: number
  text: JsonText<PlanTemplate>
}

/** Writes a plan as text. */
export const planInText = (plan: Plan): PlanInText => ({
  code: plan.code,
  revision: plan.revision,
  title: plan.title,
  jurisdiction: plan.jurisdiction,
  ...(plan.office !== undefined && { office: plan.office }),
  period: plan.period,
  ...(plan.extends && { extends: plan.extends }),
  text: jsonText(plan),
})

/** Writes a template as text. */
export const templateInText = (template: PlanTemplate): TemplateInText => ({
  key: template.key,
  title: template.title,
  blanks: template.parameters.length,
  text: jsonText(template),
})
