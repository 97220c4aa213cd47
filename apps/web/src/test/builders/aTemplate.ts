import type { TemplatePage, TemplateSummary } from '@duzhan/contracts'

/** A page that holds all of some templates. */
export const aTemplatePage = (templates: TemplateSummary[], over: Partial<TemplatePage> = {}): TemplatePage => ({
  ...{ templates, total: templates.length, next: null, isEmpty: templates.length === 0 },
  ...over,
})
