import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

const ways = [
  { to: '/operator/begin', icon: 'begin', title: zh.home.begin },
  { to: '/operator/people', icon: 'people', title: zh.home.people },
  { to: '/operator/regions', icon: 'place', title: zh.home.regions },
  { to: '/operator/bodies', icon: 'bodies', title: zh.home.bodies },
  { to: '/operator/log', icon: 'log', title: zh.home.log },
] as const satisfies readonly { to: string; icon: IconName; title: string }[]

const keepers = ['forms', 'assignments', 'aggregation'] as const

/** What an operator looks after: whether every part of the platform has taken over what the others told it, and the ways there. */
export function OperatorCard() {
  const me = useMe()
  const isTheirs = may(me, 'log.asideList')
  const behind = useQueries({
    queries: keepers.map((keeper) => ({ ...api[keeper].log.asideList.queryOptions(), enabled: isTheirs })),
  })
  if (!isTheirs) return null
  const count = behind.reduce((sum, { data }) => sum + (data?.length ?? 0), 0)
  const isKnown = behind.every(({ data }) => data !== undefined)
  return (
    <Card title={zh.home.operator} flush>
      <ul className="home-lines">
        <li>
          <Link to="/operator/sync">
            {count > 0 ? <strong className="home-count is-late">{count}</strong> : <Icon name="check" />}
            <span>{isKnown ? zh.home.syncCount(count) : zh.home.sync}</span>
            <Icon name="chevron" />
          </Link>
        </li>
        {ways.map(({ to, icon, title }) => (
          <li key={to}>
            <Link to={to}>
              <Icon name={icon} />
              <span>{title}</span>
              <Icon name="chevron" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
