import { differingResults, type Outline } from '@duzhan/checklist'
import type { SubmissionView } from '@duzhan/contracts'
import { calendarDate, verificationsOf } from '@duzhan/plan'
import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { newestSelfCheck } from './newestSelfCheck.ts'
import { SelfCheckLine } from './SelfCheckLine.tsx'
import '../styles/recordRows.css'

/** Of a record that verifies a self-check: which one, and item by item where the two differ; nothing on any other record. */
export function RecordVerification({ view, outline }: { view: SubmissionView; outline: Outline }) {
  const { plan, target, id, finishedAt } = view
  const canSee = may(useMe(), 'target.byId')
  const document = usePlan(plan).data?.document
  const card = useQuery(api.assignments.target.byId.queryOptions({ plan, target: target.id }, { enabled: canSee, staleTime: 0 }))
  const visits = card.data?.visits ?? []
  const duty = visits.find(({ submission }) => submission === id)?.duty
  const verification = document && verificationsOf(document).find(({ name }) => name === duty)
  const selfCheck = verification ? newestSelfCheck(visits, verification, calendarDate(new Date(finishedAt))) : null
  const record = useQuery(
    api.forms.submission.byId.queryOptions(selfCheck ? { id: selfCheck.submission } : skipToken, { staleTime: 300_000 }),
  ).data
  if (!verification) return null
  if (verification.selfCheck === null)
    return (
      <Card title={zh.verification.title}>
        <p className="muted">{zh.verification.unknown}</p>
      </Card>
    )
  const found = record && isSameForm(record, view) ? differingResults(outline, record.answers, view.answers) : null
  return (
    <Card
      title={zh.verification.title}
      {...(found && { aside: zh.verification.differing(found.differing.length, found.judged) })}
    >
      <SelfCheckLine plan={plan} visit={selfCheck} />
      {record && found === null ? <p className="muted">{zh.verification.notComparable}</p> : null}
      {found ? <Differences found={found} /> : null}
    </Card>
  )
}

/** Only what was filled in on one and the same form is held against each other item by item. */
const isSameForm = (one: SubmissionView, other: SubmissionView): boolean =>
  one.checklist === other.checklist && one.revision === other.revision && one.part === other.part

function Differences({ found: { differing } }: { found: ReturnType<typeof differingResults> }) {
  if (differing.length === 0) return <p className="muted">{zh.verification.alike}</p>
  const words = zh.verification.results
  return (
    <ul className="record-rows">
      {differing.map(({ item, one, other }) => (
        <li key={item.path}>
          <span>{zh.checklist.numbered(item.no, item.title)}</span>
          <span>{zh.verification.difference(words[one], words[other])}</span>
        </li>
      ))}
    </ul>
  )
}
