import { limitUnits } from '@duzhan/checklist'
import { levels } from '@duzhan/regions'
import { z } from 'zod'
import { elementFields, keySchema, titleSchema } from './element.ts'

/** Of which findings something is said: of a severity, of a focus area, of both, or of all. */
const ofFindings = { severity: z.enum(['general', 'serious']).exactOptional(), category: keySchema.exactOptional() }

const limitFields = { within: z.int().min(1).max(366), unit: z.enum(limitUnits) }

/** Within how long findings are put right of which the checklist does not say it itself. */
const findingLimitSchema = z.strictObject({ ...elementFields, title: titleSchema, ...ofFindings, ...limitFields })

/**
 * How often a finding may be given more time on request, and how much more at most each time. `by`: the level at which it is decided,
 * by whoever reviews there; where none is named, by whoever reviews the finding.
 */
const findingExtensionSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  ...ofFindings,
  times: z.int().min(1).max(9),
  ...limitFields,
  by: z.enum(levels).exactOptional(),
})

export const findingsSchema = z.strictObject({
  limits: z.array(findingLimitSchema).exactOptional(),
  extensions: z.array(findingExtensionSchema).exactOptional(),
})

export type PlanLimit = z.infer<typeof findingLimitSchema>
export type PlanExtension = z.infer<typeof findingExtensionSchema>
