import core from './core/plan.json' with { type: 'json' }
import countyTemplate from './county/template.json' with { type: 'json' }

/** Plans with blanks, for `instantiateTemplate`. */
export const planTemplates: unknown[] = [countyTemplate]

/** The indicators that plans with unlike checklists share by theme: a plan of the level that wants the figures. */
export const commonCore: unknown = core
