import type { FilingView } from '@duzhan/contracts'
import { Link } from 'react-router'
import { FindingList } from '../difference/FindingList.tsx'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'

/**
 * What came of a filing, in sentences: taken when, late or not, what the superior will look at, what comes next. `isKept`: the
 * plan is kept as a draft and comes into force when it is accepted.
 */
export function FilingResult({ filing, isKept }: { filing: FilingView; isKept: boolean }) {
  const { today } = useMe()
  const { file } = zh.filing
  const due = formatDate(filing.dueOn, true)
  return (
    <Card>
      <div className={filing.lateDays > 0 ? 'notice' : 'notice notice-good'} role="status">
        <Icon name="check" />
        <div>
          <p>{file.doneOn(filing.lower?.title ?? filing.name, formatDate(today, true))}</p>
          <p>{filing.lateDays > 0 ? file.doneLate(due, filing.lateDays) : file.doneOnTime(due)}</p>
        </div>
      </div>
      <p>{filing.findings.length > 0 ? file.doneBreaches(filing.findings.length) : file.doneConforms}</p>
      {filing.findings.length > 0 ? <FindingList findings={filing.findings} /> : null}
      <p className="muted">{isKept ? file.doneNextKept : file.doneNext}</p>
      <p>
        <Link className="button button-primary" to={`/${filing.plan}/filings/${filing.jurisdiction}`}>
          {file.seeDetail}
        </Link>
      </p>
    </Card>
  )
}
