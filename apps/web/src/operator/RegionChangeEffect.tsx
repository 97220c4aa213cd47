import type { RegionChangeDraft, RegionChangeView } from '@duzhan/contracts'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { WordsField } from '../ui/WordsField.tsx'

interface Props {
  draft: RegionChangeDraft
  /** Where a region goes that is moved. */
  place: string
  nameOf: (code: string) => string
  onDone: (change: RegionChangeView) => void
  onBack: () => void
}
const nothing = { targets: 0, findings: 0, dues: 0, plans: 0 }
const order = ['regions', 'targets', 'people', 'bodies', 'findings', 'dues'] as const

/** What a change of regions concerns, counted, and the way to confirm it; or why it cannot be made. */
export function RegionChangeEffect({ draft, place, nameOf, onDone, onBack }: Props) {
  const [reason, setReason] = useState('')
  const queryClient = useQueryClient()
  const effect = useQuery(api.identity.region.effect.queryOptions(draft, { staleTime: 0, retry: false }))
  const regions = draft.kind === 'split' ? (draft.children ?? []) : draft.regions
  const asked = { staleTime: 0, enabled: regions.length > 0 }
  const touched = useQuery(api.assignments.target.touched.queryOptions({ regions }, asked))
  const change = useMutation(
    api.identity.region.change.mutationOptions({
      onSuccess: onDone,
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
  const fault = effect.error ?? touched.error
  const supervised = regions.length === 0 ? nothing : touched.data
  const counts = effect.data && supervised ? { ...effect.data, ...supervised } : null
  const isOccupied = draft.kind === 'retire' && counts !== null && Object.values(counts).some((count) => count > 0)
  return (
    <InlineForm
      label={zh.regionChange.effect}
      lead={withCodes(wordsOf(draft, place, nameOf))}
      confirm={zh.regionChange.confirm}
      sending={zh.regionChange.sending}
      isPending={change.isPending}
      isBlocked={counts === null || isOccupied}
      error={change.error}
      cancel={zh.regionChange.edit}
      onSubmit={() => change.mutate({ ...draft, reason })}
      onCancel={onBack}
    >
      {fault ? <ProblemNotice error={fault} /> : counts === null ? <Skeleton lines={2} /> : null}
      {counts ? (
        <dl className="region-effect" aria-label={zh.regionChange.effect}>
          {order.map((key) => (
            <div key={key}>
              <dt>{zh.regionChange.counts[key]}</dt>
              <dd>{counts[key].toLocaleString('zh-CN')}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {isOccupied ? (
        <p className="notice" role="status">
          {zh.regionChange.occupied}
        </p>
      ) : null}
      {zh.regionChange.follows[draft.kind].map((words) => (
        <p className="muted" key={words}>
          {words}
        </p>
      ))}
      <WordsField
        label={zh.regionChange.reason}
        hint={zh.regionChange.reasonHint}
        isRequired
        most={500}
        rows={2}
        text={reason}
        onChange={setReason}
      />
    </InlineForm>
  )
}

function wordsOf(
  { kind, regions, into, name, from, children = [] }: RegionChangeDraft,
  place: string,
  nameOf: Props['nameOf'],
): string {
  const [names, day] = [regions.map(nameOf).join('、'), formatDate(from, true)]
  switch (kind) {
    case 'rename':
      return zh.regionChange.willRename(names, name, day)
    case 'merge':
      return zh.regionChange.willMerge(names, name, day)
    case 'move':
      if (regions.some((code) => isRegionCode(code) && regionPath(code).at(-2) === place))
        return zh.regionChange.willRecode(names, name, into, day)
      return zh.regionChange.willMove(names, nameOf(place), name, into, day)
    case 'split':
      return zh.regionChange.willSplit(names, name, children.map(nameOf).join('、'), day)
    case 'retire':
      return zh.regionChange.willRetire(names, day)
  }
}

/** A sentence in which codes of regions stand as what machines read. */
const withCodes = (sentence: string) =>
  sentence.split(/(\d{12})/).map((part) => (isRegionCode(part) ? <code key={part}>{part}</code> : part))
