import { z } from 'zod'
import { elementFields, keySchema, titleSchema } from './element.ts'

/** A checklist: its `schema` is admitted by the checklist gate, its `uiSchema` only arranges. */
export const checklistSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  targetKind: keySchema,
  targetLists: z.array(keySchema).exactOptional(),
  schema: z.record(z.string(), z.json()),
  uiSchema: z.record(z.string(), z.json()).exactOptional(),
})
