import type { TargetSearch, TargetStretch } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { useParams } from 'react-router'
import { api, client } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { ChipGroup } from '../ui/ChipGroup.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { PagesView } from '../ui/PagesView.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { type Pages, usePages } from '../ui/usePages.ts'
import { countOf } from './countOf.ts'
import { EnterTarget } from './EnterTarget.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import { UploadCard } from './UploadCard.tsx'
import '../styles/register.css'

const shows = ['registered', 'retired', 'all'] as const satisfies readonly TargetSearch['show'][]

/** The register of a plan: looked through page by page, and entered from a file by those who keep it. */
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
  const address = useAddress()
  const text = address.get('text').slice(0, 80)
  const show = address.choice('show', shows, 'registered')
  const list = useRegister({ plan: code, text, show })
  const [first] = list.pages ?? []
  return (
    <>
      <PageHead title={zh.register.title} lead={zh.register.lead} crumbs={[{ title: zh.shell.plan, to: `/${code}` }]} />
      {mayEnter && first?.mayKeep ? (
        <>
          <UploadCard plan={plan} />
          <EnterTarget plan={plan} />
        </>
      ) : null}
      <div className="filters">
        <SearchField label={zh.register.search} text={text} onSearch={(next) => address.put({ text: next })} />
        <ChipGroup
          label={zh.register.show}
          value={show}
          options={shows.map((value) => ({ value, title: zh.register.shows[value] }))}
          onChange={(next) => address.put({ show: next === 'registered' ? '' : next })}
        />
      </div>
      <PagesView pages={list} rowsOn={({ targets }) => targets.length}>
        {(pages) => {
          const targets = pages.flatMap((page) => page.targets)
          const { total = 0, isAtLeast = false } = pages.at(-1) ?? {}
          const count = countOf(plan, total)
          return (
            <Card title={isAtLeast ? zh.register.atLeast(count) : count} flush>
              {targets.length === 0 ? (
                <p className="card-body muted">
                  {text === '' && show !== 'retired' ? zh.register.none : zh.register.nothingFound}
                </p>
              ) : (
                <RegisterTable plan={plan} code={code} targets={targets} />
              )}
            </Card>
          )
        }}
      </PagesView>
    </>
  )
}

/** The targets of a register that are looked for, a hundred at a time. */
function useRegister(search: Pick<TargetSearch, 'plan' | 'text' | 'show'>): Pages<TargetStretch> {
  const input = { ...search, limit: 100 }
  return usePages([...api.assignments.target.search.pathKey(), { input, type: 'pages' }], (cursor) =>
    client.assignments.target.search.query({ ...input, ...(cursor && { cursor }) }),
  )
}
