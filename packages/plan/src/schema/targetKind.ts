import { z } from 'zod'
import { elementFields, levelSchema, titleSchema } from './element.ts'

/** One figure or mark kept about a target. */
const attributeSchema = z.strictObject({
  type: z.enum(['integer', 'number', 'string', 'boolean']),
  title: titleSchema,
  description: z.string().max(2000).exactOptional(),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  enum: z.array(z.string()).exactOptional(),
  maxLength: z.int().positive().exactOptional(),
  'x-unit': z.string().exactOptional(),
  /** Of a number that does not add up over targets, as a water level or the year of building. A rate in % never does. */
  'x-sum': z.literal(false).exactOptional(),
})

export type Attribute = z.infer<typeof attributeSchema>

const attributesSchema = z.strictObject({
  type: z.literal('object'),
  properties: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/), attributeSchema),
  required: z.array(z.string()).exactOptional(),
  additionalProperties: z.literal(false),
})

/** A ratio of two attributes, kept as its parts so that it adds up over regions. */
const derivedSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  unit: z.string().exactOptional(),
  numerator: z.string(),
  denominator: z.string(),
})

export const targetKindSchema = z.strictObject({
  ...elementFields,
  title: titleSchema,
  /** By what such targets are counted: 个, 家, 处, 条, 户. */
  measureWord: z.string().min(1).max(4).exactOptional(),
  level: levelSchema,
  attributes: attributesSchema,
  derived: z.array(derivedSchema).exactOptional(),
})
