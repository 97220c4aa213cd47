import type { ChecklistView, TargetCard, VisitView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useParams } from 'react-router'
import { api } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../shell/me.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { AbsentNotice } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { type Draft, draftKey } from './draft.ts'
import { draftStore } from './draftStore.ts'
import { FillForm } from './FillForm.tsx'
import { platformNow } from './platformNow.ts'
import { uuidv7 } from './uuidv7.ts'
import '../styles/checklist.css'

/** A visit's checklist: the draft on this device if there is one, else a new one from the platform. */
export function FillPage() {
  const { plan = '', visit = '' } = useParams()
  const { account } = useMe()
  const key = draftKey(account, plan, visit)
  const kept = useQuery({ queryKey: ['draft', key], queryFn: () => keptOf(key), gcTime: 0, staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="page page-narrow page-fill">
      <QueryView query={kept}>
        {({ draft, receipt }) => {
          if (draft) return <FillForm draft={draft} />
          if (receipt) return <Navigate to={`/${plan}/receipts/${receipt}`} replace />
          return <NewDraft draftKey={key} />
        }}
      </QueryView>
    </div>
  )
}

async function keptOf(key: string): Promise<{ draft: Draft | null; receipt: string | null }> {
  const store = draftStore()
  const draft = (await store.byKey(key)) ?? null
  return { draft, receipt: draft ? null : ((await store.receiptOf(key))?.id ?? null) }
}

function NewDraft({ draftKey: key }: { draftKey: string }) {
  const { plan = '', target = '', visit = '' } = useParams()
  const card = useQuery(api.assignments.target.byId.queryOptions({ plan, target }))
  const found = card.data?.visits.find((entry) => entry.id === visit)
  return (
    <QueryView query={card}>
      {(view) => {
        if (!found) return <AbsentNotice />
        if (found.status === 'done') return <Navigate to={`/${plan}/targets/${target}`} replace />
        return <WithChecklist card={view} visit={found} draftKey={key} />
      }}
    </QueryView>
  )
}

function WithChecklist({ card, visit, draftKey: key }: { card: TargetCard; visit: VisitView; draftKey: string }) {
  const { plan = '' } = useParams()
  const options = { plan, checklist: visit.checklist }
  const checklist = useQuery(api.forms.checklist.byKey.queryOptions(options, { enabled: visit.checklist !== '' }))
  if (visit.checklist === '') return <EmptyState text={zh.checklist.checklistGone} />
  return <QueryView query={checklist}>{(view) => <Begin card={card} visit={visit} checklist={view} draftKey={key} />}</QueryView>
}

interface BeginProps {
  card: TargetCard
  visit: VisitView
  checklist: ChecklistView
  draftKey: string
}

/** Makes the draft once; its id is the submission's. */
function Begin({ card, visit, checklist, draftKey: key }: BeginProps) {
  const { account, clockAhead } = useMe()
  const [draft] = useState<Draft>(() => ({
    key,
    id: uuidv7(),
    account,
    plan: visit.plan,
    visit: visit.id,
    target: { id: card.id, name: card.name, place: card.place },
    checklist: checklist.checklist,
    revision: checklist.revision,
    title: checklist.title,
    schema: checklist.schema,
    startedAt: platformNow(clockAhead).toISOString(),
    finishedAt: null,
    answers: {},
    savedAt: null,
  }))
  return <FillForm draft={draft} />
}
