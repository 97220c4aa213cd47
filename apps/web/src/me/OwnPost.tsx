import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { grantSentence } from './grantSentence.ts'

/** The post, and what it lets one do and where. */
export function OwnPost() {
  const { title, grants } = useMe()
  const names = useOwnNames()
  return (
    <Card title={zh.me.post}>
      <p>
        <strong>{title}</strong>
      </p>
      {grants.length === 0 ? <p className="muted">{zh.me.noGrants}</p> : null}
      <ul className="own-grants">
        {grants.map((grant) =>
          grant.role === 'service' ? null : (
            <li key={JSON.stringify(grant)}>
              <span className="tag">{zh.people.roles[grant.role]}</span> {grantSentence(grant, names)}
            </li>
          ),
        )}
      </ul>
      <p className="faint">{zh.me.postHint}</p>
    </Card>
  )
}

/** What the places and plans of one's own grants are called. */
function useOwnNames() {
  const { grants } = useMe()
  const regions = [...new Set(grants.map(({ region }) => region))]
  const found = useQuery(
    api.identity.region.list.queryOptions(
      { codes: regions },
      { enabled: regions.length > 0, staleTime: Number.POSITIVE_INFINITY },
    ),
  ).data
  const plans = usePlans().data
  return {
    regionOf: (code: string) => found?.find((region) => region.code === code)?.name,
    planOf: (code: string) => plans?.find(({ plan }) => plan === code)?.title,
  }
}
