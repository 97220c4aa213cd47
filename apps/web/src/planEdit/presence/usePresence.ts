import type { PlanWriter } from '@duzhan/contracts'
import { useEffect, useState } from 'react'
import { client } from '../../api/api.ts'

const nobody: readonly PlanWriter[] = []
/** How often one says where one is: three times while the platform still believes it. */
const everyMs = 6_000

/** Says where in a plan one is writing, and answers who else is; nobody while the platform cannot be reached. */
export function usePresence(plan: string, at: readonly string[]): readonly PlanWriter[] {
  const [others, setOthers] = useState(nobody)
  const place = at.join('/')
  useEffect(() => {
    let isHere = true
    const tell = () => {
      client.forms.plan.presence
        .mutate({ plan, at: place.split('/') })
        .then((found) => {
          if (isHere) setOthers((now) => (JSON.stringify(now) === JSON.stringify(found) ? now : found))
        })
        .catch(() => {
          if (isHere) setOthers(nobody) // who is here is no reason to stop anybody from writing
        })
    }
    tell()
    const timer = setInterval(tell, everyMs)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [plan, place])
  useEffect(
    () => () => {
      client.forms.plan.presence.mutate({ plan, at: [], isLeaving: true }).catch(() => undefined) // then it is known a little later
    },
    [plan],
  )
  return others
}
