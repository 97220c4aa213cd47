import { outlineOf, partOf } from '@duzhan/checklist'
import type { SubmissionView } from '@duzhan/contracts'
import { calendarDate, windowOfVisits } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { AboutTarget } from '../evidence/AboutTarget.ts'
import { PositionText } from '../evidence/PositionText.tsx'
import { poorAccuracy } from '../evidence/position.ts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { ScoreCard } from '../score/ScoreCard.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { AnswersView } from './AnswersView.tsx'
import { badPlaces } from './badPlaces.ts'
import { CovertNotice } from './CovertNotice.tsx'
import { RecordParts } from './RecordParts.tsx'
import { RecordStanding } from './RecordStanding.tsx'
import { RecordVerification } from './RecordVerification.tsx'

/** A submission as it was sent, on the checklist revision it was filled on. */
export function SubmissionPage() {
  const { submission = '' } = useParams()
  const query = useQuery(api.forms.submission.byId.queryOptions({ id: submission }))
  return (
    <div className="page">
      <QueryView query={query}>
        {(view) => (
          <AboutTarget value={{ plan: view.plan, target: view.target.id }}>
            <Submission view={view} />
          </AboutTarget>
        )}
      </QueryView>
    </div>
  )
}

const ranges = [
  { value: 'all', title: zh.submission.all },
  { value: 'bad', title: zh.submission.onlyBad },
] as const

function Submission({ view }: { view: SubmissionView }) {
  const { plan, revision, checklist } = view
  const query = useQuery(api.forms.checklist.byKey.queryOptions({ plan, revision, checklist }, { staleTime: 300_000 }))
  const [range, setRange] = useState<'all' | 'bad'>('all')
  const outline = useMemo(
    () => (query.data ? outlineOf(partOf(query.data.schema, view.part) ?? query.data.schema) : null),
    [query.data, view.part],
  )
  const bad = useMemo(() => (outline ? badPlaces(outline, view.answers) : null), [outline, view.answers])
  return (
    <>
      <PageHead
        title={`${view.target.name} · ${zh.submission.title}`}
        lead={query.data?.title}
        crumbs={[{ title: view.target.name, to: `/${plan}/targets/${view.target.id}` }]}
      >
        {view.correctableUntil ? (
          <Link className="button" to={`/${plan}/submissions/${view.id}/correct`}>
            {zh.correction.correct}
          </Link>
        ) : null}
      </PageHead>
      <CovertNotice view={view} />
      <RecordStanding view={view} />
      <section className="card card-body">
        <dl className="facts">
          <dt>{zh.submission.target}</dt>
          <dd>
            {view.target.place}
            {view.target.name}
          </dd>
          <dt>{zh.submission.by}</dt>
          <dd>{view.by}</dd>
          <dt>{zh.submission.finishedAt}</dt>
          <dd>{formatInstant(view.finishedAt)}</dd>
          <dt>{zh.submission.receivedAt}</dt>
          <dd>
            {formatInstant(view.receivedAt)} {view.isLate ? <span className="tag tag-late">{zh.submission.late}</span> : null}
          </dd>
          {view.position ? (
            <>
              <dt>{zh.submission.position}</dt>
              <dd>
                <PositionText position={{ ...view.position, by: 'device' }} worst={poorAccuracy} />
              </dd>
            </>
          ) : null}
          <dt>{zh.submission.revision}</dt>
          <dd>{zh.plan.revision(revision)}</dd>
        </dl>
        {view.isLate ? <p className="faint">{zh.submission.lateNote}</p> : null}
        {view.correctableUntil ? <p className="faint">{zh.correction.until(formatDate(view.correctableUntil, true))}</p> : null}
      </section>
      <RecordParts view={view} />
      <RecordScore view={view} />
      <QueryView query={query}>
        {() =>
          outline ? (
            <>
              <RecordVerification view={view} outline={outline} />
              <div className="filters">
                {bad === null ? null : (
                  <strong className={bad > 0 ? 'review-bad' : 'review-good'}>{zh.submission.badCount(bad)}</strong>
                )}
                {bad ? <ChipGroup label={zh.submission.show} options={ranges} value={range} onChange={setRange} /> : null}
              </div>
              <AnswersView outline={outline} answers={view.answers} onlyBad={range === 'bad'} />
            </>
          ) : null
        }
      </QueryView>
    </>
  )
}

/** What a record came to in points and how that ranks in its own window, while it is the one that counts. */
function RecordScore({ view }: { view: SubmissionView }) {
  const { plan, id, checklist, target, finishedAt } = view
  const document = usePlan(plan).data?.document
  if (!document) return null
  const window = windowOfVisits(document, calendarDate(new Date(finishedAt))).key
  return <ScoreCard plan={plan} target={target.id} window={window} record={{ submission: id, checklist }} />
}
