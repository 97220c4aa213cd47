import type { PlanSummary } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { may, ownTarget, under, useMe } from '../person/me.ts'
import { usePlanAreas } from '../plans/usePlanAreas.ts'
import { useWaiting } from '../plans/useWaiting.ts'
import { type MenuCount, type MenuEntry, menuEntries } from './menu.ts'

/** An entry that leads somewhere for this person, with how much waits there. */
export interface ShownEntry extends Pick<MenuEntry, 'key' | 'group' | 'title' | 'icon' | 'short'> {
  to: string
  waits: MenuCount
}
/** Of which plan a menu is, if of any, and whether it stands beside a form that is being filled. */
export interface MenuProps {
  plan: PlanSummary | undefined
  isFilling: boolean
}
const nothing: MenuCount = { count: 0, late: 0 }

/**
 * The entries of the menu that lead somewhere for the person: by their rights, and by what the plan gives to do. Beside a form that is
 * being filled nothing is counted.
 */
export function useMenu(plan: PlanSummary | undefined, isFilling: boolean): ShownEntry[] {
  const me = useMe()
  const inPlan = plan ? under(me, plan) : me
  const waiting = useWaiting(plan && !isFilling ? [plan] : [])[0]?.data
  const code = plan?.plan ?? ''
  const given = usePlanAreas(code)
  const isInForce = plan !== undefined && plan.status !== 'draft' // nothing is done under a plan that is not in force
  const leadsTo = ({ verb, area, to }: MenuEntry): string | null => {
    if (verb !== undefined && !may(area === undefined ? me : inPlan, verb)) return null
    if (to !== undefined) return to
    if (area === '') return plan ? `/${code}` : null
    return isInForce && area !== undefined && given.has(area) ? `/${code}/${area}` : null
  }
  const shown = menuEntries.flatMap(({ waits, ...entry }): ShownEntry[] => {
    const to = leadsTo(entry)
    return to === null ? [] : [{ ...entry, to, waits: (waiting && waits?.(waiting)) ?? nothing }]
  })
  const own = isInForce ? ownTarget(inPlan, code) : null
  if (own === null) return shown
  const { own: short } = zh.shell.short
  const toOwn = { key: 'own', group: null, title: zh.shell.own, icon: 'visits', short } as const
  const [home, ...rest] = shown
  return [...(home ? [home] : []), { ...toOwn, to: `/${code}/targets/${own}`, waits: nothing }, ...rest]
}
