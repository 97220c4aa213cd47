import { z } from 'zod'
import { conditionSchema, elementFields, keySchema, levelSchema, regionSchema, titleSchema } from './element.ts'
import { calendarDateText } from './textShapes.ts'

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
 * Who is designated. A target that meets any rule stands on the list, unless a list named in `excludes` has it
 * already; the reason is kept all the same. `rest` takes what no other list took.
 */
export const targetListSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  level: levelSchema,
  targetKinds: z.array(keySchema).min(1),
  rules: z.array(listRuleSchema).exactOptional(),
  rest: z.boolean().exactOptional(),
  excludes: z.array(keySchema).exactOptional(),
  asOf: calendarDateText.exactOptional(),
  tags: z.array(z.string().min(1)).exactOptional(),
  printed: printedSchema.exactOptional(),
})
