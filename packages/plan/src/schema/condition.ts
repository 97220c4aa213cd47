import { z } from 'zod'

/**
 * A condition is a JSON Schema over a documented object, and nothing else (no second expression language). Its form is
 * checked by the engine that evaluates it, not here.
 */
export const conditionSchema = z.record(z.string(), z.json())
