import { z } from 'zod'

/** Where a page of a list begins: behind the entry of this id, which has that value in the order of the list. */
export const PageCursor = z.strictObject({ value: z.string().max(200), id: z.string().min(1).max(400) })
export type PageCursor = z.infer<typeof PageCursor>

/** A page of a list: `total` counts all that the filter finds, on whatever page; `next` begins the page behind it, null behind the last. */
export interface Page<Row> {
  rows: Row[]
  total: number
  next: PageCursor | null
}
