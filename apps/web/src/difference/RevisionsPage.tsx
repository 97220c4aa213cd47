import type { PlanSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { periodText } from '../ui/periodText.ts'
import { QueryView } from '../ui/QueryView.tsx'
import { DifferenceView } from './DifferenceView.tsx'
import { DraftRemoval } from './DraftRemoval.tsx'

/** Every revision of a plan, and any two of them side by side. */
export function RevisionsPage() {
  const { plan = '' } = useParams()
  const me = useMe()
  const revisions = useQuery(api.forms.plan.revisions.queryOptions({ plan }))
  return (
    <div className="page">
      <PageHead title={zh.revisions.title} lead={zh.revisions.lead} crumbs={[{ title: zh.shell.plan, to: `/${plan}` }]}>
        {may(me, 'plan.preview') ? (
          <Link className="button button-primary" to={`/${plan}/revisions/new`}>
            {zh.revisions.open}
          </Link>
        ) : null}
      </PageHead>
      <QueryView query={revisions}>
        {(found) => (
          <>
            <RevisionTable revisions={found} />
            {may(me, 'plan.removeDraft')
              ? found
                  .filter(({ status }) => status === 'draft')
                  .map(({ revision }) => <DraftCard key={revision} plan={plan} revision={revision} />)
              : null}
            <Comparison plan={plan} revisions={found} />
          </>
        )}
      </QueryView>
    </div>
  )
}

function RevisionTable({ revisions }: { revisions: readonly PlanSummary[] }) {
  return (
    <Card flush>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{zh.revisions.revision}</th>
            <th scope="col">{zh.revisions.status}</th>
            <th scope="col">{zh.revisions.period}</th>
          </tr>
        </thead>
        <tbody>
          {[...revisions]
            .sort((a, b) => b.revision - a.revision)
            .map((revision) => (
              <tr key={revision.revision}>
                <th scope="row" className="name">
                  {zh.plan.revision(revision.revision)}
                </th>
                <td>
                  <span className={revision.status === 'published' ? 'tag tag-good' : 'tag'}>
                    {zh.plan.status[revision.status]}
                  </span>
                </td>
                <td>{periodText(revision.period)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Card>
  )
}

/** A draft that lies on the author's desk: to go on with, or to throw away. */
function DraftCard({ plan, revision }: { plan: string; revision: number }) {
  return (
    <Card title={zh.draft.keptTitle(revision)}>
      <p className="muted">{zh.draft.kept}</p>
      <div className="preview-actions">
        <Link className="button button-primary" to={`/${plan}/revisions/new?draft=${revision}`}>
          {zh.draft.goOn}
        </Link>
        <DraftRemoval plan={plan} revision={revision} />
      </div>
    </Card>
  )
}

function Comparison({ plan, revisions }: { plan: string; revisions: readonly PlanSummary[] }) {
  const [params, setParams] = useSearchParams()
  const numbers = revisions.map((revision) => revision.revision).sort((a, b) => a - b)
  const after = numberIn(params.get('after'), numbers) ?? numbers.at(-1)
  const before = numberIn(params.get('before'), numbers) ?? numbers.filter((number) => number !== after).at(-1)
  if (after === undefined || before === undefined) {
    return (
      <div className="card">
        <EmptyState text={zh.revisions.only} icon="plan" />
      </div>
    )
  }
  const pick = (name: 'before' | 'after') => (number: number) => {
    const next = { before: String(before), after: String(after), [name]: String(number) }
    setParams(next, { replace: true })
  }
  return (
    <Card title={zh.revisions.compare}>
      <div className="pick-revisions">
        <RevisionPick label={zh.revisions.before} numbers={numbers} value={before} onChange={pick('before')} />
        <RevisionPick label={zh.revisions.after} numbers={numbers} value={after} onChange={pick('after')} />
      </div>
      {before === after ? (
        <p className="muted">{zh.revisions.pickTwo}</p>
      ) : (
        <ComparedRevisions plan={plan} before={before} after={after} />
      )}
    </Card>
  )
}

function ComparedRevisions({ plan, before, after }: { plan: string; before: number; after: number }) {
  const query = useQuery(
    api.forms.plan.compare.queryOptions({ plan, revision: after, with: { plan, revision: before } }, { staleTime: 300_000 }),
  )
  return (
    <QueryView query={query}>
      {({ comparisons }) => (
        <DifferenceView
          comparisons={comparisons}
          sides={{ upper: zh.difference.earlier(before), lower: zh.difference.earlier(after) }}
        />
      )}
    </QueryView>
  )
}

interface RevisionPickProps {
  label: string
  numbers: readonly number[]
  value: number
  onChange: (number: number) => void
}

function RevisionPick({ label, numbers, value, onChange }: RevisionPickProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {zh.difference.earlier(number)}
          </option>
        ))}
      </select>
    </label>
  )
}

function numberIn(text: string | null, numbers: readonly number[]): number | undefined {
  const number = Number(text)
  return text !== null && numbers.includes(number) ? number : undefined
}
