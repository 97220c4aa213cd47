import { limitUnits } from '@duzhan/checklist'
import { levels } from '@duzhan/regions'
import { z } from 'zod'
import { unitRoles } from './body.ts'
import { elementFields, keySchema, titleSchema } from './element.ts'

/** Of which findings something is said: of a severity, of a focus area, of both, or of all. */
const ofFindings = { severity: z.enum(['general', 'serious']).exactOptional(), category: keySchema.exactOptional() }

const limitFields = { within: z.int().min(1).max(366), unit: z.enum(limitUnits) }

/** Within how long findings are put right of which the checklist does not say it itself. */
const findingLimitSchema = z.strictObject({ ...elementFields, title: titleSchema, ...ofFindings, ...limitFields })

/** Who decides: a body of the directory, a unit that is one, or the units that answer for the finding's focus area. */
const deciderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('body'), body: keySchema }),
  z.strictObject({ kind: z.literal('unit'), unit: keySchema }),
  z.strictObject({ kind: z.literal('answering'), roles: z.array(z.enum(unitRoles)).min(1).exactOptional() }),
])

/**
 * How often a finding may be given more time on request, and how much more at most each time. `by`: the level at which it is decided,
 * by whoever reviews there; `decider`: the body by whose people it is; where neither is named, whoever reviews the finding decides.
 */
const findingExtensionSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  ...ofFindings,
  times: z.int().min(1).max(9),
  ...limitFields,
  by: z.enum(levels).exactOptional(),
  decider: deciderSchema.exactOptional(),
})

export const findingsSchema = z.strictObject({
  limits: z.array(findingLimitSchema).exactOptional(),
  extensions: z.array(findingExtensionSchema).exactOptional(),
})

export type PlanLimit = z.infer<typeof findingLimitSchema>
export type PlanExtension = z.infer<typeof findingExtensionSchema>
