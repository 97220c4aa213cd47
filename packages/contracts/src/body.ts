import { type BodyMembers, bodyKinds, bodyLevels } from '@duzhan/plan'
import { z } from 'zod'
import { Key, Region } from './ids.ts'
import { LongText, ShortText } from './text.ts'

export const BodyKind = z.enum(bodyKinds)
export type BodyKind = z.infer<typeof BodyKind>

/** Whom a group stands for. */
const Members = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('key'), members: z.array(Key).min(1).max(500) }),
  z.strictObject({ by: z.literal('kind'), kind: BodyKind.exclude(['group']), level: z.enum(bodyLevels) }),
])

/**
 * A body of a jurisdiction's directory, to be entered or corrected. `version` is the one the actor saw, 0 for one that is not
 * in the directory yet; a body stays in the directory in which it was entered. A group alone has members, and every group does.
 */
export const BodyInput = z
  .object({
    key: Key,
    jurisdiction: Region,
    title: ShortText(2, 80),
    kind: BodyKind,
    region: Region,
    parent: Key.nullable(),
    posts: z.array(ShortText(2, 80)).max(50),
    members: Members.nullable(),
    version: z.number().int().min(0),
  })
  .refine(({ kind, members }) => (kind === 'group') === (members !== null), { path: ['members'] })
export type BodyInput = z.infer<typeof BodyInput>
export const BodyRetire = z.object({ key: Key, version: z.number().int().min(0), reason: LongText(5, 500) })
export type BodyRetire = z.infer<typeof BodyRetire>
/** Those of the directories of a region, of all within it and of all above it. */
export const BodiesWithin = z.object({ within: Region })

/** A body as its directory has it. One that is retired stays there, with the day and the reason. */
export interface BodyView {
  key: string
  jurisdiction: string
  title: string
  kind: BodyKind
  region: string
  parent: string | null
  posts: string[]
  members: BodyMembers | null
  retiredOn: string | null
  retiredFor: string | null
  version: number
}
