import type { SubmissionView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { PartRows } from './PartRows.tsx'

/** All parts of the visit that a record is one of, and whose is still wanting; nothing where it is the only one. */
export function RecordParts({ view }: { view: SubmissionView }) {
  const { plan, target, record, id } = view
  const canSee = may(useMe(), 'target.byId')
  const card = useQuery(api.assignments.target.byId.queryOptions({ plan, target: target.id }, { enabled: canSee, staleTime: 0 }))
  const parts = card.data?.visits.find((visit) => visit.parts.some((part) => part.record === record))?.parts
  if (!parts || parts.length < 2) return null
  const wanting = parts.filter(({ submission }) => submission === null).map(({ team }) => team)
  return (
    <Card title={zh.parts.title} aside={zh.parts.count(parts.length - wanting.length, parts.length)} flush>
      <PartRows parts={parts} plan={plan} current={id} />
      {wanting.length > 0 ? <p className="card-body muted">{zh.parts.wanting(wanting)}</p> : null}
    </Card>
  )
}
