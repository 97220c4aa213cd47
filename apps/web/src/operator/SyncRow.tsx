import type { SetAsideView } from '@duzhan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { usePlans } from '../plans/usePlans.ts'
import { formatInstant } from '../ui/dates.ts'
import { ProblemNotice, useProblemText } from '../ui/ProblemNotice.tsx'

/** The services that follow logs of others, and may have set something aside. */
export const syncKeepers = ['forms', 'assignments', 'aggregation'] as const

interface SyncRowProps {
  keeper: (typeof syncKeepers)[number]
  aside: SetAsideView
  /** Called when trying again has taken it over: the row is gone then. */
  onApplied: () => void
}

/** One entry that was not taken over: what, why, since when, and a button that has it tried again. */
export function SyncRow({ keeper, aside, onApplied }: SyncRowProps) {
  const { subscription, key, since, tries } = aside
  const queryClient = useQueryClient()
  const repeat = useMutation(
    api[keeper].log.repeat.mutationOptions({
      onSuccess: ({ isApplied }) => {
        if (isApplied) onApplied()
        return queryClient.invalidateQueries(api[keeper].log.asideList.queryFilter())
      },
    }),
  )
  return (
    <li>
      <div>
        <strong>{useWhat({ keeper, aside })}</strong>
        <Reason reason={aside.reason} />
        <p className="faint">{zh.sync.since(formatInstant(since), tries)}</p>
        {repeat.data?.isApplied === false ? <p role="status">{zh.sync.failed}</p> : null}
        {repeat.error ? <ProblemNotice error={repeat.error} /> : null}
      </div>
      <button type="button" className="button" disabled={repeat.isPending} onClick={() => repeat.mutate({ subscription, key })}>
        {repeat.isPending ? zh.sync.repeating : zh.sync.repeat}
      </button>
    </li>
  )
}

/** What did not come where: the thing by its name, where the entry tells one. */
function useWhat({ keeper, aside: { stream, about } }: Omit<SyncRowProps, 'onApplied'>): string {
  const plans = usePlans()
  const plan = plans.data?.find((one) => one.plan === about?.plan)
  const thing = about?.target ?? (plan ? zh.log.plan(plan.title) : null)
  const unnamed = stream === 'forms.plan' ? zh.sync.somePlan : zh.sync.someTarget
  return `${thing ?? unnamed}${zh.notSynced[`${keeper} ${stream}`] ?? ''}`
}

const isCode = (reason: string): boolean => /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(reason)

/** Why, in a sentence; beside it what a technician asks for. */
function Reason({ reason }: { reason: string }) {
  const text = reason.endsWith('.absent') ? zh.sync.waiting : isCode(reason) ? null : zh.sync.fault
  const sentence = useProblemText({ code: reason, kind: 'unknown', details: {}, requestId: null, text })
  return (
    <p>
      {sentence} <span className="code-line">{reason}</span>
    </p>
  )
}
