import type { FindingSummary, Page } from '@duzhan/contracts'
import { api, client } from '../api/api.ts'
import { type Pages, usePages } from '../ui/usePages.ts'
import type { LedgerFilter } from './ledgerFilter.ts'

/** How many findings are read at once. */
const pageSize = 50

/** The findings of a plan that a filter leaves, page by page. */
export function useLedger(plan: string, filter: LedgerFilter): Pages<Page<FindingSummary>> {
  const input = { plan, ...filter, limit: pageSize }
  return usePages([...api.assignments.finding.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.finding.list.query({ ...input, ...(cursor && { cursor }) }),
  )
}
