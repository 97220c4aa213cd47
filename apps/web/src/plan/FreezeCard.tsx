import type { Plan } from '@duzhan/plan'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { justPublished } from '../plans/justPublished.ts'
import { countOf } from '../register/countOf.ts'
import { Card } from '../ui/Card.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AheadLists } from './AheadLists.tsx'

/** The way from a plan in force to its lists, for those who decide on them and as long as nothing was frozen: the register, then the lists. */
export function FreezeCard({ plan, code }: { plan: Plan; code: string }) {
  const mayFreeze = may(useMe(), 'targetList.freeze') && plan.targetLists.length > 0
  const asked = { plan: code }
  const review = useQuery(
    api.assignments.targetList.review.queryOptions({ ...asked, limit: 0 }, { ...justPublished, enabled: mayFreeze }),
  )
  const isOpen = review.data !== undefined && review.data.frozenOn === null && review.data.mayDecide
  const register = useQuery(
    api.assignments.target.search.queryOptions({ plan: code, show: 'registered', limit: 1 }, { enabled: isOpen, staleTime: 0 }),
  )
  const freeze = useMutation(
    api.assignments.targetList.freeze.mutationOptions({
      networkMode: 'always',
      onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
    }),
  )
  const [isAsking, setAsking] = useState(false)
  if (!isOpen || register.data === undefined) return null
  const { total, isAtLeast } = register.data
  const count = countOf(plan, total)
  return (
    <Card title={zh.freeze.title}>
      <div className="stack">
        <p>{total === 0 ? zh.freeze.empty : zh.freeze.lead(isAtLeast ? zh.register.atLeast(count) : count)}</p>
        {isAsking ? <Foreseen plan={plan} /> : null}
        {freeze.error ? <ProblemNotice error={freeze.error} /> : null}
        <div className="preview-actions">
          {total === 0 ? null : isAsking ? (
            <>
              <button
                type="button"
                className="button button-primary"
                disabled={freeze.isPending}
                onClick={() => freeze.mutate(asked)}
              >
                {freeze.isPending ? zh.freeze.sending : zh.freeze.yes}
              </button>
              <button type="button" className="button" disabled={freeze.isPending} onClick={() => setAsking(false)}>
                {zh.freeze.no}
              </button>
            </>
          ) : (
            <button type="button" className="button button-primary" onClick={() => setAsking(true)}>
              {zh.freeze.act}
            </button>
          )}
          {isAsking ? null : (
            <Link className={total === 0 ? 'button button-primary' : 'button'} to={`/${code}/register`}>
              {zh.freeze.register}
            </Link>
          )}
        </div>
      </div>
    </Card>
  )
}

/** Who would stand on each list, as today's register has it, and that this is final. */
function Foreseen({ plan }: { plan: Plan }) {
  const ahead = useQuery({
    queryKey: [['assignments', 'due', 'ahead'], plan.code, plan.revision],
    queryFn: () => client.assignments.due.ahead.mutate({ document: plan }),
    enabled: may(useMe(), 'due.ahead'),
    gcTime: 0, // a register may have other rows when one asks again
  })
  return (
    <>
      {ahead.isLoading ? <Skeleton /> : null}
      {ahead.data ? <AheadLists lists={ahead.data.lists} /> : null}
      <p className="muted">{zh.freeze.final}</p>
    </>
  )
}
