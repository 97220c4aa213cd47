import type { PlanTemplate } from './planTemplate.ts'

/** A blank inside a text: `{{key}}`. */
export const blank = /\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}/g

/** The blanks that a template's plan speaks of. */
export function blanksOf(template: Pick<PlanTemplate, 'plan'>): string[] {
  return [...new Set([...JSON.stringify(template.plan).matchAll(blank)].map(([, key]) => key ?? ''))]
}
