import type { LotView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatDate } from '../ui/dates.ts'
import { QueryView } from '../ui/QueryView.tsx'

/** The lots by which the inspectors of a visit were drawn, asked for when somebody wants to check them. */
export function LotDetails({ visit, plan }: { visit: string; plan: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{zh.inspector.recompute}</summary>
      <p className="muted">{zh.inspector.recomputeText}</p>
      {isOpen ? <Lots visit={visit} plan={plan} /> : null}
    </details>
  )
}

function Lots({ visit, plan }: { visit: string; plan: string }) {
  const query = useQuery(api.assignments.visit.lots.queryOptions({ plan, visit }, { staleTime: 0, retry: false }))
  return <QueryView query={query}>{(lots) => lots.map((lot) => <Lot key={lot.no} lot={lot} />)}</QueryView>
}

function Lot({ lot: { no, on, by, reason, replaced, pairs, among, visits, commitment, nonce } }: { lot: LotView }) {
  const date = formatDate(on, true)
  return (
    <>
      <p>{replaced ? zh.inspector.again(no, date, by, replaced.title) : zh.inspector.first(no, date)}</p>
      {reason === '' ? null : <p className="muted">{zh.draw.why(reason)}</p>}
      <p className="muted">{zh.inspector.among(among.length, visits.length)}</p>
      {pairs ? <p className="muted">{zh.inspector.pairs(pairs)}</p> : null}
      <dl className="facts draw-facts">
        <dt>{zh.inspector.commitment}</dt>
        <dd>{commitment}</dd>
        <dt>{zh.inspector.nonce}</dt>
        <dd>{nonce}</dd>
      </dl>
    </>
  )
}
