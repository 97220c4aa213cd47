import { outlineOf, partOf } from '@duzhan/checklist'
import type { AsideView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../api/api.ts'
import { AboutTarget } from '../evidence/AboutTarget.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { formatInstant } from '../ui/dates.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { AnswersView } from './AnswersView.tsx'
import { SentComparison } from './SentComparison.tsx'

/** One content that was set aside, held against the record that has its number. */
export function AsidePage() {
  const { aside = '' } = useParams()
  const query = useQuery(api.forms.submission.asideById.queryOptions({ id: aside }))
  return (
    <div className="page">
      <QueryView query={query}>{(view) => <Aside view={view} />}</QueryView>
    </div>
  )
}

function Aside({ view }: { view: AsideView }) {
  const me = useMe()
  const { plan, revision, checklist, submission } = view
  const query = useQuery(api.forms.checklist.byKey.queryOptions({ plan, revision, checklist }, { staleTime: 300_000 }))
  const outline = useMemo(
    () => (query.data ? outlineOf(partOf(query.data.schema, view.part) ?? query.data.schema) : null),
    [query.data, view.part],
  )
  const canCompare = may(me, 'submission.byId')
  return (
    <AboutTarget value={{ plan, target: view.target.id }}>
      <PageHead
        title={`${view.target.name} · ${zh.aside.title}`}
        lead={zh.aside.received(view.by, formatInstant(view.receivedAt))}
        crumbs={[{ title: zh.aside.title, to: `/${plan}/asides` }]}
      >
        {canCompare ? (
          <Link className="button" to={`/${plan}/submissions/${submission}`}>
            {zh.aside.seeRecord}
          </Link>
        ) : null}
      </PageHead>
      <QueryView query={query}>
        {() => {
          if (!outline) return null
          const other = { title: zh.aside.content, answers: view.answers }
          return canCompare ? (
            <SentComparison sent={submission} outline={outline} other={other} />
          ) : (
            <AnswersView outline={outline} answers={view.answers} />
          )
        }}
      </QueryView>
    </AboutTarget>
  )
}
