import type { TargetSearch } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { countOf } from './countOf.ts'
import { RegisterTable } from './RegisterTable.tsx'
import { UploadCard } from './UploadCard.tsx'
import '../styles/register.css'

const pageSize = 100
const shows = ['registered', 'retired', 'all'] as const satisfies readonly TargetSearch['show'][]

/** The register of a plan: looked through a stretch at a time, and entered from a file by those who keep it. */
export function RegisterPage() {
  const { plan = '' } = useParams()
  const query = usePlan(plan)
  return (
    <div className="page">
      <QueryView query={query}>{({ document }) => <Register plan={document} code={plan} />}</QueryView>
    </div>
  )
}

function Register({ plan, code }: { plan: Plan; code: string }) {
  const mayEnter = may(useMe(), 'target.register')
  const [text, setText] = useState('')
  const [show, setShow] = useState<TargetSearch['show']>('registered')
  const [offset, setOffset] = useState(0)
  const looked = useDeferredValue(text.trim())
  const query = useQuery(
    api.assignments.target.search.queryOptions(
      { plan: code, text: looked, show, offset, limit: pageSize },
      { staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  return (
    <>
      <PageHead title={zh.register.title} lead={zh.register.lead} crumbs={[{ title: zh.shell.plan, to: `/${code}` }]} />
      {mayEnter && query.data?.mayKeep ? <UploadCard plan={plan} code={code} /> : null}
      <div className="filters">
        <input
          className="input input-search"
          type="search"
          value={text}
          maxLength={80}
          placeholder={zh.register.search}
          aria-label={zh.register.search}
          onChange={(event) => {
            setText(event.target.value)
            setOffset(0)
          }}
        />
        <ChipGroup
          label={zh.register.show}
          value={show}
          options={shows.map((value) => ({ value, title: zh.register.shows[value] }))}
          onChange={(next) => {
            setShow(next)
            setOffset(0)
          }}
        />
      </div>
      <QueryView query={query}>
        {({ total, targets }) => (
          <Card title={countOf(plan, total)} flush>
            {targets.length === 0 ? (
              <p className="card-body muted">
                {looked === '' && show !== 'retired' ? zh.register.none : zh.register.nothingFound}
              </p>
            ) : (
              <RegisterTable plan={plan} code={code} targets={targets} />
            )}
            {total > pageSize ? (
              <div className="card-body filters">
                <button
                  type="button"
                  className="button button-small"
                  disabled={offset === 0}
                  onClick={() => setOffset(Math.max(0, offset - pageSize))}
                >
                  {zh.register.previous}
                </button>
                <button
                  type="button"
                  className="button button-small"
                  disabled={offset + pageSize >= total}
                  onClick={() => setOffset(offset + pageSize)}
                >
                  {zh.register.next}
                </button>
                <span className="muted">{zh.register.stretch(offset + 1, offset + targets.length, countOf(plan, total))}</span>
              </div>
            ) : null}
          </Card>
        )}
      </QueryView>
    </>
  )
}
