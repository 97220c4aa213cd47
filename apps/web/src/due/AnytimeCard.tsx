import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { duePath } from './dueText.ts'
import { TellForm } from './TellForm.tsx'
import { ToldEvents } from './ToldEvents.tsx'

/** What may be handed in on any day, and the events that may be told of; nothing where the plan has neither for this person. */
export function AnytimeCard({ plan }: { plan: string }) {
  const { data } = useQuery(api.assignments.due.anytime.queryOptions({ plan }))
  if (!data || data.offers.length + data.events.length + data.told.length === 0) return null
  return (
    <Card title={data.offers.length > 0 ? zh.due.anytime : zh.due.tell}>
      {data.offers.length > 0 ? (
        <>
          <p className="muted">{zh.due.anytimeLead}</p>
          <ul className="due-offers">
            {data.offers.map(({ keyStart, title, by, about, to }) => (
              <li key={keyStart}>
                <Link className="button" to={duePath(plan, `${keyStart}${crypto.randomUUID()}/1`)}>
                  {zh.due.anytimeGo(title)}
                </Link>
                <span className="faint">
                  {[by, about && zh.due.of(about), to === by ? null : zh.due.reportTo(to)].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data.events.length > 0 ? <TellForm anytime={data} /> : null}
      <ToldEvents plan={plan} told={data.told} />
    </Card>
  )
}
