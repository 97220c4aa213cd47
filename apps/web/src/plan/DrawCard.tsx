import { type DrawView, isReason } from '@duzhan/contracts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import '../styles/listReview.css'

/** How the lots of a list were drawn last, with what makes the draw verifiable, and the way to the next draw. */
export function DrawCard({ code, list }: { code: string; list: string }) {
  const drawn = useQuery(api.assignments.targetList.drawn.queryOptions({ plan: code, list }, { staleTime: 0, retry: false }))
  const review = useQuery(api.assignments.targetList.review.queryOptions({ plan: code, limit: 0 }, { staleTime: 0 }))
  const isNone = drawn.error !== null && problemOf(drawn.error).code === 'draw.none'
  if (drawn.error && !isNone) return <ProblemNotice error={drawn.error} onRetry={() => void drawn.refetch()} />
  if (!review.data || drawn.isPending) return null
  const { frozenOn, drawsDue, mayDecide } = review.data
  const canDraw = frozenOn !== null && mayDecide
  return (
    <Card title={zh.draw.title} aside={drawn.data ? zh.draw.result(drawn.data.drawn.length, drawn.data.population.length) : null}>
      <div className="draw">
        {drawn.data ? <Drawn view={drawn.data} /> : null}
        {drawn.data || canDraw ? null : <p className="muted">{frozenOn === null ? zh.draw.atFreeze : zh.draw.none}</p>}
        {canDraw ? <DrawForm code={code} list={list} isDue={drawsDue.includes(list)} /> : null}
      </div>
    </Card>
  )
}

function Drawn({ view: { no, on, by, reason, commitment, nonce } }: { view: DrawView }) {
  return (
    <>
      <p>{zh.draw.done({ no, on: formatDate(on, true), by })}</p>
      {reason === '' ? null : <p className="muted">{zh.draw.why(reason)}</p>}
      <details>
        <summary>{zh.draw.recompute}</summary>
        <p className="muted">{zh.draw.recomputeText}</p>
        <dl className="facts draw-facts">
          <dt>{zh.draw.commitment}</dt>
          <dd>{commitment}</dd>
          <dt>{zh.draw.nonce}</dt>
          <dd>{nonce}</dd>
        </dl>
      </details>
    </>
  )
}

function DrawForm({ code, list, isDue }: { code: string; list: string; isDue: boolean }) {
  const [reason, setReason] = useState('')
  const draw = useMutation({
    mutationFn: () => client.assignments.targetList.draw.mutate({ plan: code, list, reason }),
    networkMode: 'always',
    onSuccess: () => setReason(''),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  const act = isDue ? zh.draw.act : zh.draw.redraw
  return (
    <div className="proposal-form">
      <p className="muted">{isDue ? zh.draw.due : zh.draw.again}</p>
      {isDue ? null : (
        <WordsField label={zh.draw.reason} hint={zh.draw.reasonHint} most={500} rows={2} text={reason} onChange={setReason} />
      )}
      {draw.error ? <ProblemNotice error={draw.error} /> : null}
      <div className="filters">
        <button
          type="button"
          className={isDue ? 'button button-primary' : 'button'}
          disabled={draw.isPending || !(isDue || isReason(reason))}
          onClick={() => draw.mutate()}
        >
          {draw.isPending ? zh.draw.sending : act}
        </button>
      </div>
    </div>
  )
}
