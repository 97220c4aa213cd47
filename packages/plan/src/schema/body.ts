import { z } from 'zod'
import { keySchema, levelSchema } from './element.ts'

/** How a unit may answer for a focus area. */
export const unitRoles = ['lead', 'responsible', 'supporting'] as const

/**
 * Who owes something, or receives it: a unit (a group stands for each of its members), a body of the directory, the body of a level where the
 * thing lies, a team, the leader who sponsors the target, the target itself, the plan's own jurisdiction, or whoever
 * answers for a focus area.
 */
export const bodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unit: keySchema }),
  z.strictObject({ kind: z.literal('level'), level: levelSchema }),
  /** Without a key it is the team that serves the list on which the target stands. */
  z.strictObject({ kind: z.literal('team'), team: keySchema.exactOptional() }),
  z.strictObject({ kind: z.literal('sponsor') }),
  z.strictObject({ kind: z.literal('target') }),
  z.strictObject({ kind: z.literal('jurisdiction') }),
  /** Of the directory of the jurisdiction; a group there stands for each of its members. */
  z.strictObject({ kind: z.literal('body'), body: keySchema }),
  z.strictObject({ kind: z.literal('answering'), roles: z.array(z.enum(unitRoles)).min(1).exactOptional() }),
])

/** What it is owed about; a duty that says nothing is about the owing body itself. */
export const aboutSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lists'), targetLists: z.array(keySchema).min(1) }),
  z.strictObject({ kind: z.literal('targets'), targetKind: keySchema }),
  z.strictObject({ kind: z.literal('regions'), level: levelSchema }),
  z.strictObject({ kind: z.literal('focusAreas'), focusAreas: z.array(keySchema).min(1).exactOptional() }),
])

export type Body = z.infer<typeof bodySchema>
export type About = z.infer<typeof aboutSchema>
