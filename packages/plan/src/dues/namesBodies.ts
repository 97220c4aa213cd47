import type { Plan } from '../schema/planSchema.ts'
import { dutiesOf } from './dutiesOf.ts'

/** Whether a plan names a body of the directory anywhere: only then is the directory asked for. */
export const namesBodies = (plan: Plan): boolean =>
  plan.office !== undefined ||
  plan.units.some(({ body }) => body !== undefined) ||
  (plan.findings?.extensions ?? []).some(({ decider }) => decider?.kind === 'body') ||
  dutiesOf(plan).some(
    ({ who, partners, inspectors, to }) => inspectors !== null || [who, ...partners, to].some((body) => body?.kind === 'body'),
  )
