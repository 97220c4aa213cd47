import { isReason, type TargetCard, type VisitView } from '@duzhan/contracts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { client, queryClient } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { LotDetails } from './LotDetails.tsx'
import '../styles/listReview.css'

/** A visit that is still owed, for which inspectors were drawn. */
type DrawnVisit = VisitView & { inspectors: NonNullable<VisitView['inspectors']>; dueOn: string }

const isDrawn = (visit: VisitView): visit is DrawnVisit =>
  visit.status === 'due' && visit.dueOn !== null && (visit.inspectors?.drawn.length ?? 0) > 0

/** Who was drawn for the visits that a target is still owed: by which lots, and another in the place of who cannot go. */
export function InspectorCard({ card, plan }: { card: TargetCard; plan: string }) {
  const me = useMe()
  const visits = card.visits.filter(isDrawn)
  const [mayRead, mayReplace] = [may(me, 'visit.lots'), may(me, 'visit.replace')]
  if (visits.length === 0 || !(mayRead || mayReplace)) return null
  return (
    <Card title={zh.inspector.title} aside={zh.inspector.count(visits.length)}>
      {visits.map((visit) => (
        <div key={visit.id} className="draw">
          <p>
            <strong>{zh.inspector.by(visit.title, formatDate(visit.dueOn))}</strong>
            <br />
            <span className="muted">{zh.visit.by(visit)}</span>
          </p>
          {mayReplace ? <Replacement visit={visit} plan={plan} /> : null}
          {mayRead ? <LotDetails visit={visit.id} plan={plan} /> : null}
        </div>
      ))}
    </Card>
  )
}

/** Says who cannot go and why; the platform draws another. */
function Replacement({ visit: { id, inspectors }, plan }: { visit: DrawnVisit; plan: string }) {
  const whoId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [first] = inspectors.drawn
  const [who, setWho] = useState(first?.key ?? '')
  const [reason, setReason] = useState('')
  const replace = useMutation({
    mutationFn: (inspector: string) => client.assignments.visit.replace.mutate({ plan, visit: id, inspector, reason }),
    networkMode: 'always',
    onSuccess: () => {
      setIsOpen(false)
      setReason('')
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [['assignments']] }),
  })
  // who was chosen may have been replaced since
  const chosen = inspectors.drawn.some(({ key }) => key === who) ? who : (first?.key ?? '')
  if (!isOpen)
    return (
      <div className="filters">
        <button type="button" className="button button-small" onClick={() => setIsOpen(true)}>
          {zh.inspector.replace}
        </button>
      </div>
    )
  return (
    <InlineForm
      label={zh.inspector.replace}
      lead={zh.inspector.lead}
      confirm={zh.inspector.confirm}
      sending={zh.inspector.sending}
      isPending={replace.isPending}
      isBlocked={!isReason(reason)}
      error={replace.error}
      onSubmit={() => replace.mutate(chosen)}
      onCancel={() => setIsOpen(false)}
    >
      <div className="field">
        <label htmlFor={whoId}>{zh.inspector.who}</label>
        <select id={whoId} className="input" value={chosen} onChange={(event) => setWho(event.target.value)}>
          {inspectors.drawn.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <WordsField
        label={zh.inspector.reason}
        hint={zh.inspector.reasonHint}
        most={500}
        rows={2}
        text={reason}
        onChange={setReason}
      />
    </InlineForm>
  )
}
