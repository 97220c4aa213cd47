import type { PageCursor, PlanFilter, PlanOrder, PlanPage, PlanSummary } from '@duzhan/contracts'
import { pageOf } from '@duzhan/service-kit'

/** The day behind all others, from which days are counted back, so that the last stands first in the order of texts. */
const lastDay = Date.parse('9999-12-31')
const backFrom = (day: string): string => String(lastDay - Date.parse(day)).padStart(16, '0')

/** Where a plan stands in an order; those that stand alike go by their codes. */
const places: Readonly<Record<PlanOrder, (plan: PlanSummary) => string>> = {
  code: () => '',
  title: ({ title }) => title.slice(0, 200),
  latest: ({ period }) => backFrom(period.end),
}

/** The page of some plans that a filter asks for, with how many of those that hold its text stand how. */
export function planPage(plans: readonly PlanSummary[], { text, status, order, cursor, limit }: PlanFilter): PlanPage {
  const words = text.toLowerCase()
  const called = plans.filter(({ title, plan }) => [title, plan].some((one) => one.toLowerCase().includes(words)))
  const found = called.filter((plan) => status === undefined || plan.status === status)
  const placeOf = (plan: PlanSummary): PageCursor => ({ value: places[order](plan), id: plan.plan })
  const { rows, total, next } = pageOf(found, placeOf, { cursor, limit })
  const countOf = (wanted: PlanSummary['status']) => called.filter((plan) => plan.status === wanted).length
  const counts = { all: called.length, published: countOf('published'), draft: countOf('draft'), closed: countOf('closed') }
  return { plans: rows, total, next, counts }
}
