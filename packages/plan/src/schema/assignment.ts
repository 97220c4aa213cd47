import { z } from 'zod'
import { elementFields, keySchema, levelSchema, regionSchema, titleSchema } from './element.ts'

/**
 * A body that answers for something. A group stands for one body in each of its regions. `body`: the one that it is in the directory of the
 * jurisdiction; whoever is granted that body acts for the unit.
 */
export const unitSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  region: regionSchema.exactOptional(),
  group: z.strictObject({ regions: z.array(regionSchema).min(1) }).exactOptional(),
  body: keySchema.exactOptional(),
  contact: z.string().min(1).exactOptional(),
})

/** A leader's post and the targets it answers for; one post may have several, one target several posts. */
const sponsorSchema = z.strictObject({
  ...elementFields,
  post: titleSchema,
  targets: z.array(z.string().min(1)).min(1),
})

/** A team of posts. One is formed for each region of its level that has targets on its lists. */
const teamSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  level: levelSchema,
  targetLists: z.array(keySchema).min(1),
  memberPosts: z.array(titleSchema).exactOptional(),
  leadPosts: z.array(titleSchema).exactOptional(),
})

const ownerSchema = z.strictObject({
  ...elementFields,
  targetList: keySchema,
  unit: keySchema,
  role: z.enum(['plan', 'lead', 'covert']),
})

export const assignmentsSchema = z.strictObject({
  sponsors: z.array(sponsorSchema).exactOptional(),
  /** The lists of which every target must have a sponsor. */
  sponsored: z.array(keySchema).exactOptional(),
  teams: z.array(teamSchema).exactOptional(),
  owners: z.array(ownerSchema).exactOptional(),
})
