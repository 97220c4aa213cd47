import { z } from 'zod'
import { planSchema } from './planSchema.ts'

/** The contract of a plan as JSON Schema, as published in `plan.schema.json`. */
export function planJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(planSchema, { target: 'draft-2020-12' })
  return { ...schema, $id: 'urn:duzhan:plan', title: '督战实施方案' }
}
