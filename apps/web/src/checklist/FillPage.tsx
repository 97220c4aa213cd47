import { partOf } from '@duzhan/checklist'
import type { ChecklistView, TargetCard } from '@duzhan/contracts'
import type { CovertChoice, Plan } from '@duzhan/plan'
import type { Problem } from '@duzhan/problems'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { type Draft, type DraftPart, draftKey } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { platformNow } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LeadOn } from '../ui/LeadOn.tsx'
import { AbsentNotice, useProblemText } from '../ui/ProblemNotice.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { draftPart } from './draftPart.ts'
import { FillForm } from './FillForm.tsx'
import { uuidv7 } from './uuidv7.ts'
import '../styles/checklist.css'

/**
 * A checklist to be filled about a target, for a visit that is owed or on no visit's account: the draft on this device
 * if there is one, else a new one from the platform. Where several teams fill it in, it is one team's part of it. What was
 * sent for a visit is not filled again.
 */
export function FillPage() {
  const { plan = '', target = '', visit = null, checklist = '', part = null } = useParams()
  const { account } = useMe()
  const key = draftKey(account, plan, `${visit ?? `${target} ${checklist}`}${part === null ? '' : ` ${part}`}`)
  const kept = useQuery({
    queryKey: ['draft', key],
    queryFn: () => keptOf(key, visit !== null),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="page page-fill">
      <QueryView query={kept}>
        {({ draft, receipt }) => {
          if (draft) return <FillForm key={draft.key} draft={draft} />
          if (receipt) return <LeadOn to={`/${plan}/receipts/${receipt}`} />
          return <NewDraft draftKey={key} visit={visit} />
        }}
      </QueryView>
    </div>
  )
}

/** What this device holds of a piece of work: the draft while it is one, else the receipt that it became if it is done once only. */
export async function keptOf(key: string, isOnce = true): Promise<{ draft: Draft | null; receipt: string | null }> {
  const store = draftStore()
  const draft = (await store.byKey(key)) ?? null
  return { draft, receipt: draft || !isOnce ? null : ((await store.receiptOf(key))?.id ?? null) }
}

function NewDraft({ draftKey: key, visit }: { draftKey: string; visit: string | null }) {
  const { plan = '', target = '', checklist = '', part = null } = useParams()
  const card = useQuery(api.assignments.target.byId.queryOptions({ plan, target }))
  const found = card.data?.visits.find((entry) => entry.id === visit)
  return (
    <QueryView query={card}>
      {(view) => {
        if (visit !== null && !found) return <AbsentNotice />
        const isIn = found?.parts.some((one) => one.part === part && one.submission !== null)
        if ((found && found.status !== 'due') || isIn) return <LeadOn to={`/${plan}/targets/${target}`} />
        return <WithChecklist card={view} visit={visit} checklist={found?.checklist ?? checklist} draftKey={key} />
      }}
    </QueryView>
  )
}

interface FillingProps {
  card: TargetCard
  visit: string | null
  draftKey: string
}

function WithChecklist({ checklist: key, ...filling }: FillingProps & { checklist: string }) {
  const { plan = '', part = null } = useParams()
  const { clockAhead } = useMe()
  const { data, isPending } = usePlan(plan)
  const document = data?.document
  const about = { lists: listsOf(filling.card), due: filling.visit }
  const rules = useQuery({
    queryKey: ['visitRules', plan, document?.revision, about],
    queryFn: async () => (await import('./visitRules.ts')).visitRules(document as Plan, platformNow(clockAhead), about), // asked only once it is there
    enabled: document !== undefined,
    networkMode: 'always',
    retry: false, // without the rules the platform says it later
    gcTime: 0,
    staleTime: 0,
  })
  const isServed = filling.card.checklists.some((one) => one.key === key && one.parts.some((own) => own.part === part))
  const query = useQuery(api.forms.checklist.byKey.queryOptions({ plan, checklist: key }, { enabled: isServed }))
  if (rules.data?.refusal) return <NotToday refusal={rules.data.refusal} />
  if (isPending || rules.isFetching) return <Skeleton />
  if (!isServed) return <ChecklistGone target={filling.card.id} />
  return (
    <QueryView query={query}>
      {(view) => {
        const schema = partOf(view.schema, part)
        if (schema === null) return <ChecklistGone target={filling.card.id} />
        const filled = draftPart(document, { schema: view.schema, part, ownTeam: filling.card.team?.title ?? '' })
        return <Begin {...filling} checklist={{ ...view, schema }} part={filled} covert={rules.data?.covert ?? 'never'} />
      }}
    </QueryView>
  )
}

/** The lists that a target stands on. */
const listsOf = ({ list, also = [] }: TargetCard): string[] => [...(list === null ? [] : [list]), ...also.map((one) => one.list)]

/** That the plan takes no visit made now: better said before a whole checklist is filled. */
function NotToday({ refusal }: { refusal: Problem }) {
  return <EmptyState text={useProblemText(useMemo(() => problemOf(refusal), [refusal]))} />
}

function ChecklistGone({ target }: { target: string }) {
  const { plan = '' } = useParams()
  return (
    <EmptyState text={zh.checklist.checklistGone}>
      <Link className="button" to={`/${plan}/targets/${target}`}>
        {zh.states.back}
      </Link>
    </EmptyState>
  )
}

/** Makes the draft once; its id is the submission's. */
function Begin({
  card,
  visit,
  checklist,
  part,
  covert,
  draftKey: key,
}: FillingProps & { checklist: ChecklistView; part: DraftPart | undefined; covert: CovertChoice }) {
  const { account, clockAhead } = useMe()
  const { plan = '' } = useParams()
  const [draft] = useState<Draft>(() => ({
    key,
    id: uuidv7(),
    account,
    plan,
    visit,
    target: { id: card.id, name: card.name, place: card.place },
    checklist: checklist.checklist,
    ...(part && { part }),
    ...(covert !== 'never' && { covert: { choice: covert, isCovert: covert === 'always' } }),
    revision: checklist.revision,
    title: checklist.title,
    schema: checklist.schema,
    startedAt: platformNow(clockAhead).toISOString(),
    finishedAt: null,
    answers: {},
    savedAt: null,
    version: 0,
    correction: null,
    refused: null,
  }))
  return <FillForm draft={draft} />
}
