import { z } from 'zod'
import { calendarDateText } from './calendarDateText.ts'
import { keyShape, planCodeShape, regionShape } from './textShapes.ts'

/** A key is permanent: unique in its list, and never used again for another meaning. */
export const keySchema = z.string().regex(keyShape)

/** What a plan is called in addresses and calls. */
export const planCodeSchema = z.string().regex(planCodeShape)

export const regionSchema = z.string().regex(regionShape)

export const titleSchema = z.string().min(1).max(500)

/** The sentence of the official document that an element came from, word for word, with its line. */
const sourceSchema = z.strictObject({
  text: z.string().min(1).max(2000),
  line: z.int().positive().exactOptional(),
})

/**
 * How firmly a lower plan is bound: `fixed` may not change, `floor` may only be tightened, `open` is free.
 * An element that says nothing is open.
 */
const holdSchema = z.enum(['fixed', 'floor', 'open'])

export const levelSchema = z.enum(['nation', 'province', 'city', 'county', 'township', 'village', 'household', 'site'])

/** What every element of a plan carries beside its own fields. */
export const elementFields = {
  key: keySchema,
  hold: holdSchema.exactOptional(),
  source: sourceSchema.exactOptional(),
}

export const periodSchema = z.strictObject({ start: calendarDateText.exactOptional(), end: calendarDateText })

/**
 * A condition is a JSON Schema over a documented object, and nothing else (no second expression language). Its form is
 * checked by the engine that evaluates it, not here.
 */
export const conditionSchema = z.record(z.string(), z.json())
