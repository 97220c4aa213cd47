import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'

/** The key in the directory of a body that a plan names there itself, or by a unit that is one; undefined for any other. */
export function bodyNamed({ units }: Pick<Plan, 'units'>, body: Body): string | undefined {
  if (body.kind === 'body') return body.body
  return body.kind === 'unit' ? bodyOfUnit({ units }, body.unit) : undefined
}

/** The key in the directory of the body that a unit of a plan is; undefined where it is none, or there is no such unit. */
export const bodyOfUnit = ({ units }: Pick<Plan, 'units'>, key: string): string | undefined =>
  units.find((unit) => unit.key === key)?.body
