import { z } from 'zod'
import { conditionSchema, elementFields, keySchema, titleSchema } from './element.ts'

const ladderActions = ['rate', 'rectify', 'praise', 'circular', 'yellowCard', 'interview', 'accountability'] as const

/** A step: when the standing of a unit or target meets the condition, an action is proposed; a person decides. */
export const ladderStepSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  when: conditionSchema,
  actions: z.array(z.enum(ladderActions)).min(1),
  decidedBy: keySchema.exactOptional(),
  expiresAfterDays: z.int().positive().exactOptional(),
  resets: z.array(keySchema).exactOptional(),
})
