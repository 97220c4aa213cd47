import { type FollowingState, mostWaiting, type ServiceState } from '@duzhan/contracts'
import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { backupOf, growthOf, standingOf } from './standing.ts'
import '../styles/state.css'

/** So often, in milliseconds, a page that is left open looks again. */
const between = 15_000
const words = zh.serviceState
const parts = ['identity', 'forms', 'assignments', 'aggregation'] as const
type PartName = (typeof parts)[number]

/** How every part of the platform is: whether it answers, what it has not read yet, how much it keeps, and the last backup. */
export function StatePage() {
  const queries = useQueries({
    queries: parts.map((name) => ({ ...api[name].service.state.queryOptions(), refetchInterval: between })),
  })
  const known = queries.flatMap(({ data }) => (data ? [data] : []))
  return (
    <div className="page">
      <PageHead title={words.title} lead={words.lead} crumbs={[{ title: zh.log.title, to: '/operator/log' }]} />
      {known[0] ? <Backup state={known[0]} /> : null}
      {parts.map((name, at) => {
        const query = queries[at]
        return query ? <Part key={name} name={name} query={query} /> : null
      })}
    </div>
  )
}

/** All parts keep their data on one server: what one knows of its backups all do. */
function Backup({ state: { storage } }: { state: ServiceState }) {
  const { text, isBad } = backupOf(storage)
  const { backup } = storage
  return (
    <Card title={words.backup}>
      <p className={isBad ? 'is-bad' : undefined}>{text}</p>
      {backup && !backup.isOrigin ? (
        <Facts
          facts={[
            [words.backupFolder, backup.folder],
            [words.backupSize, backup.bytes === null ? words.unknownSize : words.sizeOf(backup.bytes)],
            [words.backupChecked, words.verified],
          ]}
        />
      ) : null}
    </Card>
  )
}

type Query = Parameters<typeof QueryView<ServiceState>>[0]['query']

function Part({ name, query }: { name: PartName; query: Query }) {
  const standing = query.error ? { text: words.silent, isBad: true } : query.data ? standingOf(query.data) : null
  const aside = standing ? <span className={standing.isBad ? 'is-bad' : undefined}>{standing.text}</span> : null
  return (
    <Card title={words.parts[name]} aside={aside} flush>
      <QueryView query={query}>{(state) => <Known state={state} />}</QueryView>
    </Card>
  )
}

function Known({ state }: { state: ServiceState }) {
  const { version, node, since, storage, subscriptions } = state
  const facts = [
    [words.version, words.versions(version, node)],
    [words.since, formatInstant(since)],
    // the first look of a new platform comes before it keeps anything
    [words.kept, storage.documents === 0 ? words.tooNew : words.amount(storage.documents, storage.bytes)],
    [words.growth, growthOf(storage)],
  ] as const
  return (
    <>
      <Facts facts={facts} />
      {subscriptions.length > 0 ? <Following subscriptions={subscriptions} /> : null}
    </>
  )
}

function Facts({ facts }: { facts: readonly (readonly [title: string, text: string])[] }) {
  return (
    <dl className="state-facts">
      {facts.map(([title, text]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Following({ subscriptions }: { subscriptions: readonly FollowingState[] }) {
  return (
    <table className="table table-cards">
      <thead>
        <tr>
          <th scope="col">{words.following}</th>
          <th scope="col">{words.waiting}</th>
          <th scope="col">{words.setAside}</th>
        </tr>
      </thead>
      <tbody>
        {subscriptions.map(({ name, from, waiting, setAside, oldest }) => (
          <tr key={name}>
            <th scope="row" className="wide">
              {words.stream(from)}
            </th>
            <td data-label={words.waiting} className={waiting === null ? 'is-bad' : undefined}>
              {waiting === null ? words.unknown : waiting >= mostWaiting ? words.atLeast(mostWaiting) : waiting}
            </td>
            <td data-label={words.setAside}>
              {setAside > 0 && oldest !== null ? (
                <Link className="is-bad" to="/operator/sync">
                  {words.setAsideSince(setAside, formatInstant(oldest))}
                </Link>
              ) : (
                setAside
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
