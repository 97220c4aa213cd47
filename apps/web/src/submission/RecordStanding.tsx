import type { SubmissionView } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { formatInstant } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'

/** How a record stands among its corrections, and what else came under its number. */
export function RecordStanding({ view }: { view: SubmissionView }) {
  const me = useMe()
  const { plan, id, corrects, correctedBy, asides } = view
  return (
    <>
      {correctedBy ? (
        <div className="notice">
          <Icon name="info" />
          <div>
            <p>{zh.correction.correctedBy(correctedBy.by, formatInstant(correctedBy.at))}</p>
            <p>{zh.correction.reasonOf(correctedBy.reason)}</p>
            <p>
              <Link to={`/${plan}/submissions/${correctedBy.submission}`}>{zh.correction.seeNew}</Link>
            </p>
          </div>
        </div>
      ) : null}
      {corrects ? (
        <div className="notice notice-plain">
          <Icon name="info" />
          <div>
            <p>{zh.correction.corrects}</p>
            <p>{zh.correction.reasonOf(corrects.reason)}</p>
            <p>
              <Link to={`/${plan}/submissions/${corrects.submission}`}>{zh.correction.seeOld}</Link>
            </p>
          </div>
        </div>
      ) : null}
      {asides > 0 ? (
        <div className="notice">
          <Icon name="info" />
          <div>
            <p>{zh.aside.ofRecord(asides)}</p>
            {may(me, 'submission.asideList') ? (
              <p>
                <Link to={`/${plan}/asides?record=${id}`}>{zh.aside.see}</Link>
              </p>
            ) : null}
          </div>
        </div>
      ) : null}
    </>
  )
}
