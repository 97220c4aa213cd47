import type { VisitMonth } from '@duzhan/contracts'
import { Fragment } from 'react'
import { zh } from '../locales/zh.ts'
import { formatDate } from './dates.ts'

/** Which region inspects which, window by window; where lots decide that are not drawn yet, only that they will. */
export function CrossedPairs({ crossed }: Pick<VisitMonth, 'crossed'>) {
  return (
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
  )
}
