import { partOf } from '@duzhan/checklist'
import type { ChecklistView, SubmissionView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { type Answers, type Draft, type DraftPart, draftKey } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LeadOn } from '../ui/LeadOn.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { draftPart } from './draftPart.ts'
import { FillForm } from './FillForm.tsx'
import { keptOf } from './FillPage.tsx'
import { uuidv7 } from './uuidv7.ts'
import '../styles/checklist.css'

/** A correction of a sent record: the draft on this device if there is one, else a new one with the answers that were sent. */
export function CorrectPage() {
  const { plan = '', submission = '' } = useParams()
  const { account } = useMe()
  const key = draftKey(account, plan, `correction:${submission}`)
  const kept = useQuery({ queryKey: ['draft', key], queryFn: () => keptOf(key), gcTime: 0, staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="page page-fill">
      <QueryView query={kept}>
        {({ draft, receipt }) => {
          if (draft) return <FillForm key={key} draft={draft} />
          if (receipt) return <LeadOn to={`/${plan}/receipts/${receipt}`} />
          return <NewCorrection key={key} draftKey={key} />
        }}
      </QueryView>
    </div>
  )
}

function NewCorrection({ draftKey: key }: { draftKey: string }) {
  const { plan = '', submission = '' } = useParams()
  const record = useQuery(api.forms.submission.byId.queryOptions({ id: submission }, { staleTime: 0 }))
  return (
    <QueryView query={record}>
      {(view) =>
        view.correctableUntil === null ? (
          <div className="card">
            <EmptyState text={zh.correction.notPossible}>
              <Link className="button" to={`/${plan}/submissions/${submission}`}>
                {zh.submission.view}
              </Link>
            </EmptyState>
          </div>
        ) : (
          <WithChecklist record={view} draftKey={key} />
        )
      }
    </QueryView>
  )
}

function WithChecklist({ record, draftKey: key }: { record: SubmissionView; draftKey: string }) {
  const { plan, revision, checklist } = record
  const query = useQuery(api.forms.checklist.byKey.queryOptions({ plan, revision, checklist }, { staleTime: 300_000 }))
  const { data, isPending } = usePlan(plan)
  if (isPending) return <Skeleton />
  return (
    <QueryView query={query}>
      {(view) => {
        const schema = partOf(view.schema, record.part) ?? view.schema // a record has the part that it was filled as
        const filled = draftPart(data?.document, { schema: view.schema, part: record.part, ownTeam: zh.parts.own })
        return <Begin record={record} checklist={{ ...view, schema }} part={filled} draftKey={key} />
      }}
    </QueryView>
  )
}

interface BeginProps {
  record: SubmissionView
  checklist: ChecklistView
  part: DraftPart | undefined
  draftKey: string
}

/** Makes the draft once: the visit is that of the record, the id its own. */
function Begin({ record, checklist, part, draftKey: key }: BeginProps) {
  const { account } = useMe()
  const [draft] = useState<Draft>(() => ({
    key,
    id: uuidv7(),
    account,
    plan: record.plan,
    visit: `correction:${record.id}`,
    target: record.target,
    checklist: record.checklist,
    ...(part && { part }),
    revision: record.revision,
    title: checklist.title,
    schema: checklist.schema,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    position: record.position,
    answers: record.answers as Answers, // as its checklist shaped them when they were sent
    savedAt: null,
    version: 0,
    correction: { submission: record.id, reason: '' },
    refused: null,
  }))
  return <FillForm draft={draft} />
}
