import type { FindingEvent } from '@duzhan/contracts'
import { Link } from 'react-router'
import { PhotoStrip } from '../evidence/PhotoGallery.tsx'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { formatDate, formatInstant } from '../ui/dates.ts'

/** Every step of a finding, the latest first: who, when, and what they wrote and showed. What was found stands above it. */
export function FindingTimeline({ events, plan }: { events: readonly FindingEvent[]; plan: string }) {
  const me = useMe()
  const latestFirst = events.map((event, index) => ({ event, index })).reverse()
  return (
    <ol className="event-list">
      {latestFirst.map(({ event, index }) => (
        <li key={index} className={`event event-${event.verb}`}>
          <p className="event-head">
            <strong>{zh.finding.verbs[event.verb]}</strong>
            <span>{event.by}</span>
            <time dateTime={event.at}>{formatInstant(event.at)}</time>
          </p>
          {event.text && event.verb !== 'record' ? <p className="answer-note">{event.text}</p> : null}
          <DeadlineTold event={event} />
          {event.submission && may(me, 'submission.byId') ? (
            <p>
              <Link to={`/${plan}/submissions/${event.submission}`}>{zh.finding.seeCorrection}</Link>
            </p>
          ) : null}
          {event.verb === 'record' ? null : <PhotoStrip hashes={event.photos} />}
        </li>
      ))}
    </ol>
  )
}

/** Which deadline a step set, or asked for. */
function DeadlineTold({ event: { verb, rectifyBy } }: { event: FindingEvent }) {
  if (rectifyBy === null || !(verb === 'sendBack' || verb === 'extend' || verb === 'askExtension')) return null
  const told = verb === 'askExtension' ? zh.finding.deadlineAsked : zh.finding.deadlineMoved
  return <p className="faint">{told(formatDate(rectifyBy, true))}</p>
}
