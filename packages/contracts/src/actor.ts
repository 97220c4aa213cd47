import { z } from 'zod'
import { Key, PlanCode, Region, TargetId } from './ids.ts'

/** The roles of `architecture.md`; `service` is what one service is to another. */
export const Role = z.enum(['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator', 'service'])
export type Role = z.infer<typeof Role>

/**
 * Role × region × plan; `*` is every plan. An inspector's grant may be narrowed to one kind of team of the plan, a unit's to
 * one unit of its task matrix. A grant of a target or of a body reaches that one alone, where it lies within the region.
 */
export const Grant = z.object({
  role: Role,
  region: Region,
  plan: z.union([PlanCode, z.literal('*')]),
  team: z.string().max(64).optional(),
  unit: z.string().max(64).optional(),
  /** The id of a target in the plan's register. */
  target: TargetId.optional(),
  /** The key of a body of the directory. */
  body: Key.optional(),
})
export type Grant = z.infer<typeof Grant>

/** Who acts: a person signed in, or a service calling another. `title` is a post, never a personal name. */
export const Actor = z.object({
  id: z.string(),
  account: z.string(),
  title: z.string(),
  grants: z.array(Grant),
  /** The ids of those whose work was handed over to this person: what is theirs by name is this person's too. */
  standsFor: z.array(z.string()).max(20).optional(),
  /** Signed in with a first password that someone else knows: until it is changed there are no grants. */
  mustChangePassword: z.boolean().optional(),
  /** The platform wants a second step of this person's sign-in: until it is turned on there are no grants. */
  mustTurnOnSecondFactor: z.boolean().optional(),
})
export type Actor = z.infer<typeof Actor>
