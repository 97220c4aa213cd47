import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { conditionSchema, elementFields, keySchema, levelSchema, regionSchema, titleSchema } from './element.ts'

const listRuleSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  where: conditionSchema,
})

/**
 * The figures that the document prints for a list: they decide nothing, they check the register. `byRule` counts each
 * target once, under the first rule that it meets; `repeated` are those that meet more than one.
 */
const printedSchema = z.strictObject({
  targets: z.int().nonnegative().exactOptional(),
  byRule: z.record(z.string(), z.int().nonnegative()).exactOptional(),
  repeated: z.int().nonnegative().exactOptional(),
  byRegion: z.record(regionSchema, z.int().nonnegative()).exactOptional(),
  sums: z.record(z.string(), z.number()).exactOptional(),
})

/**
 * How many are drawn: some of them, or a share of them, rounded up. `stratify` draws from each value of an attribute its
 * part; with a `cycle` each of its windows wants a draw of its own.
 */
const drawSchema = z.strictObject({
  count: z.int().min(1).max(100_000).exactOptional(),
  percent: z.number().gt(0).max(100).exactOptional(),
  stratify: z.string().min(1).max(64).exactOptional(),
  cycle: keySchema.exactOptional(),
})

/** How many stand on a list at least, and by which figure the next ones follow where its rules give fewer. */
const atLeastSchema = z.strictObject({
  count: z.int().min(1).max(100_000),
  by: z.string().min(1).max(64),
  first: z.enum(['highest', 'lowest']),
})

/**
 * Who is designated: a target that meets any rule, that is named by its id or its code, and where it says so everyone of
 * its kinds, unless a list named in `excludes` has it already; the reason is kept all the same. Lists that do not exclude
 * each other may hold one target together. `rest` takes what no other list took. Of all these a draw takes some; a list of
 * at least so many takes the next ones too.
 */
export const targetListSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  level: levelSchema,
  targetKinds: z.array(keySchema).min(1),
  rules: z.array(listRuleSchema).exactOptional(),
  names: z.array(z.string().min(1).max(128)).min(1).max(10_000).exactOptional(),
  everyone: z.boolean().exactOptional(),
  rest: z.boolean().exactOptional(),
  draw: drawSchema.exactOptional(),
  atLeast: atLeastSchema.exactOptional(),
  excludes: z.array(keySchema).exactOptional(),
  /** Who learns who stands on it: everybody, or only the plan's own seat and those above it. What it is where it is not said: `secretLists`. */
  told: z.enum(['open', 'fromSeat']).exactOptional(),
  asOf: calendarDateText.exactOptional(),
  tags: z.array(z.string().min(1)).exactOptional(),
  printed: printedSchema.exactOptional(),
})
