import type { PageCursor, VisitBoard, VisitView } from '@duzhan/contracts'

/** Every visit that pages hold which are asked for one after the other. */
export async function allVisits(page: (cursor: PageCursor | undefined) => Promise<VisitBoard>): Promise<VisitView[]> {
  const { visits, next } = await page(undefined)
  const found = [...visits]
  for (let cursor = next; cursor !== null; ) {
    const more = await page(cursor)
    found.push(...more.visits)
    cursor = more.next
  }
  return found
}
