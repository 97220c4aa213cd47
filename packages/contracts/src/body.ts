import { type BodyMembers, bodyKinds, bodyLevels } from '@duzhan/plan'
import { z } from 'zod'
import { Key, Region } from './ids.ts'
import { PageCursor } from './page.ts'
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
/** How many bodies are read at once. */
const mostOnPage = 100
/**
 * Bodies of the directories within the actor's regions whose title or key holds the text, whatever its case: those that stand or are
 * retired, of some kinds, at exactly one region, or called exactly as `named` says, by key or title; page by page, by kind, then by where their directory lies.
 */
export const BodyFilter = z.strictObject({
  text: ShortText(0, 80).default(''),
  show: z.enum(['standing', 'retired', 'all']).default('standing'),
  kinds: z.array(BodyKind).max(bodyKinds.length).optional(),
  region: Region.optional(),
  named: z.array(ShortText(1, 80)).max(mostOnPage).optional(), // few enough for an address
  cursor: PageCursor.optional(),
  limit: z.number().int().min(1).max(mostOnPage).default(mostOnPage),
})
export type BodyFilter = z.infer<typeof BodyFilter>
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

/** A page of bodies; `total` counts those that the filter finds on all pages, `kinds` the same by kind. */
export interface BodyPage {
  bodies: BodyView[]
  /** What those are called of which the ones on this page are part. */
  titles: Record<string, string>
  kinds: { kind: BodyKind; count: number }[]
  total: number
  next: PageCursor | null
  /** Whether there is no body at all, whatever is looked for. */
  isEmpty: boolean
}
