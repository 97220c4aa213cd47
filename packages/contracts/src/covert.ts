import { z } from 'zod'

/**
 * Who learns of what was found in secret before it is released: whoever is granted a region of `path`, the seat of who made it and all
 * above that, and the person who made it. `by` is that person's id.
 */
export const Covert = z.object({ path: z.array(z.string()), by: z.string() })
export type Covert = z.infer<typeof Covert>
