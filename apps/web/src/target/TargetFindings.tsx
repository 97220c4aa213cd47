import type { FindingSummary, Page, TargetCard } from '@duzhan/contracts'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { FindingRows, isOver } from '../ui/FindingRows.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { usePages } from '../ui/usePages.ts'

/** What was found at a target: what is open first, or, where it is more than a card holds, in the order of deadlines page by page. */
export function TargetFindings({ card, plan }: { card: TargetCard; plan: string }) {
  if (card.hasMoreFindings) return <ManyFindings plan={plan} target={card.id} />
  if (card.findings.length === 0) return <p className="card-body muted">{zh.target.noFindings}</p>
  return <FindingRows findings={[...card.findings].sort((a, b) => Number(isOver(a)) - Number(isOver(b)))} plan={plan} />
}

function ManyFindings({ plan, target }: { plan: string; target: string }) {
  const input = { plan, target, state: 'all' as const, limit: 100 }
  const list = usePages<Page<FindingSummary>>([...api.assignments.finding.list.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.finding.list.query({ ...input, ...(cursor && { cursor }) }),
  )
  return (
    <PagesView pages={list} rowsOn={({ rows }) => rows.length}>
      {(pages) => <FindingRows findings={pages.flatMap(({ rows }) => rows)} plan={plan} />}
    </PagesView>
  )
}
