import type { VisitMonth } from '@duzhan/contracts'
import { Fragment } from 'react'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'

/** Which region inspects which in each window of the month; nothing where the plan has none inspect each other. */
export function CrossedCard({ crossed }: Pick<VisitMonth, 'crossed'>) {
  if (crossed.length === 0) return null
  return (
    <Card title={zh.visit.crossed}>
      <dl className="facts">
        {crossed.map(({ title, start, end, pairs }) => (
          <Fragment key={`${title} ${start}`}>
            <dt>
              {title}
              <span className="faint"> {zh.visit.crossedIn(formatDate(start), formatDate(end))}</span>
            </dt>
            <dd>{pairs === null ? zh.visit.crossedByLot : pairs.map(({ by, of }) => zh.visit.crossedPair(by, of)).join('，')}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  )
}
