import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { api } from '../api/api.ts'
import { SoonBand } from '../due/SoonBand.tsx'
import { may, useMe } from '../person/me.ts'
import { areasOf } from '../plans/areasOf.ts'
import { usePlan } from '../plans/usePlan.ts'
import { landing } from './landing.ts'

/** A quiet word on the page that the person's work in a plan begins on, of what their own bodies owe soon. */
export function Soon({ plan, isInForce }: { plan: string; isInForce: boolean }) {
  const me = useMe()
  const { pathname } = useLocation()
  const document = usePlan(plan).data?.document
  const isFirst = document !== undefined && landing(me, document) === pathname
  const owes = isFirst && isInForce && may(me, 'due.handIn') && areasOf(document).has('dues')
  const { data: soon } = useQuery(api.assignments.due.soon.queryOptions({ plan }, { enabled: owes, refetchInterval: 300_000 }))
  return owes && soon && soon.count > 0 ? <SoonBand soon={soon} /> : null
}
