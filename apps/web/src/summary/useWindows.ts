import { type Window, windowsBetween } from '@duzhan/plan'
import { usePlan } from '../plan/usePlan.ts'
import { useMe } from '../shell/me.ts'

/** The windows of a plan's visits from its start until today, the latest first. */
export function useWindows(plan: string): Window[] {
  const { today } = useMe()
  const document = usePlan(plan).data?.document
  if (!document) return []
  const key = document.duties.visits?.[0]?.cycle
  const cycle = document.cycles.find((entry) => entry.key === key) ?? document.cycles[0]
  const start = document.period.start ?? document.document.issuedOn
  if (!cycle || !start || start > today) return []
  return windowsBetween(cycle, start, [today, document.period.end].sort()[0] ?? today).reverse()
}
