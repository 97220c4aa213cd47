import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Icon } from '../ui/Icon.tsx'

/** What was set aside in a plan, to those who answer for its records; nothing while there is none. */
export function AsideNotice({ plan }: { plan: string }) {
  const isTheirs = may(useMe(), 'submission.asideList')
  const asides = useQuery(api.forms.submission.asideList.queryOptions({ plan, limit: 1 }, { enabled: isTheirs }))
  if (!asides.data || asides.data.total === 0) return null
  return (
    <div className="notice">
      <Icon name="info" />
      <div>
        <p>{zh.aside.notice(asides.data.total)}</p>
        <p>
          <Link to={`/${plan}/asides`}>{zh.aside.see}</Link>
        </p>
      </div>
    </div>
  )
}
