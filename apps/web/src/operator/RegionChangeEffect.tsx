import type { RegionChangeDraft, RegionChangeView } from '@duzhan/contracts'
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
  nameOf: (code: string) => string
  onDone: (change: RegionChangeView) => void
  onBack: () => void
}
const order = ['regions', 'targets', 'people', 'bodies', 'findings', 'dues'] as const

/** What a change of regions concerns, counted, and the way to confirm it; or why it cannot be made. */
export function RegionChangeEffect({ draft, nameOf, onDone, onBack }: Props) {
  const [reason, setReason] = useState('')
  const queryClient = useQueryClient()
  const effect = useQuery(api.identity.region.effect.queryOptions(draft, { staleTime: 0, retry: false }))
  const touched = useQuery(api.assignments.target.touched.queryOptions({ regions: draft.regions }, { staleTime: 0 }))
  const change = useMutation(
    api.identity.region.change.mutationOptions({
      onSuccess: onDone,
      onSettled: () => queryClient.invalidateQueries(api.identity.region.pathFilter()),
    }),
  )
  const fault = effect.error ?? touched.error
  const counts = effect.data && touched.data ? { ...effect.data, ...touched.data } : null
  return (
    <InlineForm
      label={zh.regionChange.effect}
      lead={wordsOf(draft, nameOf)}
      confirm={zh.regionChange.confirm}
      sending={zh.regionChange.sending}
      isPending={change.isPending}
      isBlocked={counts === null}
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
      {draft.kind === 'merge' ? (
        <>
          <p className="muted">{zh.regionChange.grants}</p>
          <p className="muted">{zh.regionChange.figures}</p>
        </>
      ) : null}
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

function wordsOf({ kind, regions, name, from }: RegionChangeDraft, nameOf: Props['nameOf']): string {
  const [names, day] = [regions.map(nameOf).join('、'), formatDate(from, true)]
  return kind === 'rename' ? zh.regionChange.willRename(names, name, day) : zh.regionChange.willMerge(names, name, day)
}
