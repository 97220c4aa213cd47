import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { justPublished } from '../plans/justPublished.ts'
import { Card } from '../ui/Card.tsx'
import { EffectsView } from '../ui/EffectsView.tsx'
import { QueryView } from '../ui/QueryView.tsx'

/** What the platform does by this plan, as its register and lists stand: what comes due, for whom, by when. */
export function EffectsCard({ plan }: { plan: string }) {
  const me = useMe()
  const isTold = may(me, 'due.effects')
  const query = useQuery(api.assignments.due.effects.queryOptions({ plan }, { ...justPublished, enabled: isTold }))
  const board = may(me, 'due.board') ? <Link to={`/${plan}/dues`}>{zh.plan.seeDues}</Link> : null
  if (!isTold) return null // whoever is granted one target or body is told what is theirs
  return (
    <Card title={zh.plan.effects} aside={board}>
      <QueryView query={query}>{(effects) => <EffectsView effects={effects} />}</QueryView>
    </Card>
  )
}
