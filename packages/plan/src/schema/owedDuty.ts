import { levels } from '@duzhan/regions'
import { z } from 'zod'
import { aboutSchema, bodySchema } from './body.ts'
import { elementFields, keySchema, titleSchema } from './element.ts'
import { visitModes } from './visitMode.ts'
import { whenSchema } from './when.ts'

export const owedKinds = ['visit', 'report', 'handIn', 'filing', 'meeting', 'milestone', 'task', 'confirmation'] as const

/** What is handed in or filed. */
export const papers = ['plan', 'contacts', 'other'] as const

/** In which forms something is handed in; what is said in words may always stand beside files and figures. */
export const askedForms = ['text', 'file', 'figures'] as const

/** A figure that is handed in: what it is called, in which unit, and whether it counts whole things. */
const figureSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  unit: z.string().min(1).max(20).exactOptional(),
  kind: z.enum(['integer', 'number']),
})

export const mediaSchema = z.array(z.enum(['electronic', 'paper']))

/** How regions are paired so that each inspects another: in the order of their codes, or in one that is drawn by lot. */
const pairingRules = ['byCode', 'byLot'] as const

/**
 * Who goes on each visit is drawn by lot (双随机): how many, among which posts of the directory, and of which level nobody goes to their own.
 * `pairs` (交叉督战): the posts of each region of that level go to one other, another one in each window.
 */
const inspectorsSchema = z.strictObject({
  count: z.int().min(1).max(10),
  among: z.array(keySchema).min(1).max(200),
  avoid: z.enum(levels).exclude(['nation']).exactOptional(),
  pairs: z.enum(pairingRules).exactOptional(),
})

/**
 * A duty: who owes what, about whom, when, to whom and how. The one form in which everything that somebody owes can be
 * said; what the other lists of duties say is read as such a duty too (`dutiesOf`).
 */
export const owedDutySchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  what: z.enum(owedKinds),
  who: bodySchema,
  /** Who comes along on a visit that `who` leads: one visit, which a record of any of them pays. */
  with: z.array(bodySchema).min(1).max(10).exactOptional(),
  /** Of visits to the targets of lists: who is drawn for each of them. */
  inspectors: inspectorsSchema.exactOptional(),
  about: aboutSchema.exactOptional(),
  /** A duty that is to be done "regularly" has none; what is done for it counts, and is never due. */
  when: whenSchema.exactOptional(),
  /** How often in each window; once where it is not said. */
  times: z.int().min(1).max(31).exactOptional(),
  to: bodySchema.exactOptional(),
  checklist: keySchema.exactOptional(),
  modes: z.array(z.enum(visitModes)).min(1).exactOptional(),
  unannounced: z.boolean().exactOptional(),
  /** Of a visit in the mode `verification`: the self-check that it verifies; the only one of the same targets where it is not said. */
  verifies: keySchema.exactOptional(),
  paper: z.enum(papers).exactOptional(),
  media: mediaSchema.exactOptional(),
  /** Whether "nothing to report" is an answer. */
  nilReport: z.boolean().exactOptional(),
  /** What must be handed in, each of them; a text or files, either of them, where it is not said. */
  asks: z.array(z.enum(askedForms)).min(1).max(3).exactOptional(),
  figures: z.array(figureSchema).min(1).exactOptional(),
})

export type AskedForm = (typeof askedForms)[number]
export type AskedFigure = z.infer<typeof figureSchema>
export type OwedDuty = z.infer<typeof owedDutySchema>
export type DrawnInspectors = z.infer<typeof inspectorsSchema>
