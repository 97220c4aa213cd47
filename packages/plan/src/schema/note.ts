import { z } from 'zod'
import { elementFields } from './element.ts'

/** A place where the document is silent, ambiguous or at odds with itself: said aloud instead of guessed. */
export const noteSchema = z.strictObject({
  ...elementFields,
  about: z.string().min(1),
  text: z.string().min(1).max(2000),
})
