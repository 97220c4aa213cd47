import type { VisitBoard } from '@duzhan/contracts'
import { api, client } from '../api/api.ts'
import { type Pages, usePages } from '../ui/usePages.ts'
import type { ShownVisits } from './visitFilter.ts'

/** How many visits are read at once. */
const pageSize = 100

/** The visits of a window that a filter leaves, one row for each duty at each target, page by page. */
export function useVisits(plan: string, filter: ShownVisits): Pages<VisitBoard> {
  const input = { plan, ...filter, latest: true, limit: pageSize }
  return usePages([...api.assignments.visit.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.visit.list.query({ ...input, ...(cursor && { cursor }) }),
  )
}
