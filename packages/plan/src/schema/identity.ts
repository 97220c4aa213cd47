import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { keySchema, periodSchema, planCodeSchema, regionSchema, titleSchema } from './element.ts'

/** Where a plan comes from: the official document and who answers for it. Posts and bodies, never persons. */
const documentSchema = z.strictObject({
  file: z.string().min(1).exactOptional(),
  number: z.string().min(1).exactOptional(),
  issuer: z.string().min(1),
  issuedOn: calendarDateText.exactOptional(),
  upstream: z.array(titleSchema).exactOptional(),
  signedBy: z.string().min(1).exactOptional(),
})

export const identityFields = {
  code: planCodeSchema,
  revision: z.int().positive(),
  title: titleSchema,
  jurisdiction: regionSchema,
  /** The office, a body of the directory, whose plan it is: its people alone write it, for the region in which it has its seat or a part of that. */
  office: keySchema.exactOptional(),
  extends: z.strictObject({ code: planCodeSchema, revision: z.int().positive() }).exactOptional(),
  period: periodSchema,
  document: documentSchema,
}
