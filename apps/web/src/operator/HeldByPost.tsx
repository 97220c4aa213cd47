import type { PersonView } from '@duzhan/contracts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { linesOf } from '../home/lines.ts'
import { zh } from '../locales/zh.ts'
import { currentPlans } from '../plans/currentPlans.ts'
import { usePlans } from '../plans/usePlans.ts'
import { QueryView } from '../ui/QueryView.tsx'
import { grantWords } from './grantWords.ts'

interface Props {
  person: PersonView
  names: Parameters<typeof grantWords>[1]
}

/** What a person holds: each grant with who else does the same, and what waits for them in each plan, in numbers. */
export function HeldByPost({ person, names }: Props) {
  const query = useQuery(api.identity.person.holding.queryOptions({ account: person.account }))
  return (
    <section aria-label={zh.people.held(person.title)}>
      <p className="field-label">{zh.people.held(person.title)}</p>
      <QueryView query={query}>
        {({ grants }) =>
          grants.length === 0 ? (
            <p className="muted">{zh.people.noGrants}</p>
          ) : (
            <ul className="held-grants">
              {grants.map(({ grant, others }) => (
                <li key={JSON.stringify(grant)}>
                  {grantWords(grant, names)}
                  <span className={others === 0 ? 'tag tag-late' : 'tag'}>{zh.people.others(others)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <OpenWork person={person} />
    </section>
  )
}

function OpenWork({ person: { account, grants } }: Pick<Props, 'person'>) {
  const plans = currentPlans(usePlans().data ?? []).filter(
    ({ plan, status }) => status === 'published' && grants.some((grant) => grant.plan === '*' || grant.plan === plan),
  )
  const works = useQueries({ queries: plans.map(({ plan }) => api.assignments.work.ofPerson.queryOptions({ plan, account })) })
  const lines = plans.flatMap(({ plan, title }, at) => {
    const waiting = works[at]?.data
    return waiting ? linesOf(waiting).map(({ key, count }) => ({ plan, title, key, count })) : []
  })
  if (works.some(({ isPending }) => isPending)) return <p className="muted">{zh.people.reckoning}</p>
  return (
    <>
      {lines.length === 0 ? <p className="muted">{zh.people.nothingOpen}</p> : null}
      <ul className="held-work">
        {lines.map(({ plan, title, key, count }) => (
          <li key={`${plan} ${key}`}>{zh.people.openWork(title, zh.home.lines[key], count)}</li>
        ))}
      </ul>
      <p className="field-hint">{zh.people.heldHint}</p>
    </>
  )
}
