import type { PlanSummary, PlanView } from '@duzhan/contracts'
import { blankPlan, copiedPlan, derivedPlan, isPlanCode, type Plan, type PlanIdentity } from '@duzhan/plan'
import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import { suggestedCode } from '../filing/suggestedCode.ts'
import { zh } from '../locales/zh.ts'
import { currentPlans } from '../plans/currentPlans.ts'

/** How a plan is begun: of a template, from nothing, as a copy of another, or on the ground of the superior's. */
export const newPlanWays = ['template', 'blank', 'copy', 'derive'] as const
export type NewPlanWay = (typeof newPlanWays)[number]
export type FormWay = Exclude<NewPlanWay, 'template'>

/** What is written into the form of a new plan; what is not written is proposed. */
export interface NewPlanTyped {
  title?: string
  code?: string
  issuer?: string
  number?: string
  issuedOn?: string
  start?: string
  end?: string
  source?: string
}

/** The plans that one may begin with: any that may be seen for a copy, those of regions above that are in force to derive from. */
export function sourcesFor(way: FormWay, plans: readonly PlanSummary[], region: string): PlanSummary[] {
  if (way === 'blank') return []
  const current = currentPlans(plans)
  if (way === 'copy') return current
  return current.filter(
    ({ status, jurisdiction }) =>
      status === 'published' &&
      jurisdiction !== region &&
      isRegionCode(region) &&
      isRegionCode(jurisdiction) &&
      isWithin(region, regionCode(jurisdiction)),
  )
}

/** The form as it stands: what is written, or else proposed of the plan that one begins with. */
export function filledIn(
  way: FormWay,
  typed: NewPlanTyped,
  { region, name, source }: { region: string; name: string; source: PlanSummary | undefined },
): Required<NewPlanTyped> {
  return {
    title: typed.title ?? (way === 'derive' && source ? zh.filing.file.suggestedTitle(name, source.title) : ''),
    code: typed.code ?? suggestedCode(source?.plan ?? 'plan', region),
    issuer: typed.issuer ?? '',
    number: typed.number ?? '',
    issuedOn: typed.issuedOn ?? '',
    start: typed.start ?? source?.period.start ?? '',
    end: typed.end ?? source?.period.end ?? '',
    source: source?.plan ?? '',
  }
}

/** Why a code cannot be this plan's; null where it can. */
export function codeFaultOf(code: string, plans: readonly PlanSummary[]): string | null {
  if (code === '') return null // that it is wanted the field says itself
  if (!isPlanCode(code)) return zh.filing.file.codeFault
  const taken = plans.find(({ plan }) => plan === code)
  return taken ? zh.newPlan.codeTaken(taken.title) : null
}

/** The document that a filled form begins. Throws nothing: what is wrong with it the platform says. */
export function newPlanOf(form: Required<NewPlanTyped>, region: string, source: { way: FormWay; view: PlanView | null }): Plan {
  const identity: PlanIdentity = {
    code: form.code,
    title: form.title.trim(),
    jurisdiction: region,
    period: { ...(form.start && { start: form.start }), end: form.end },
    document: {
      issuer: form.issuer.trim(),
      ...(form.number.trim() && { number: form.number.trim() }),
      ...(form.issuedOn && { issuedOn: form.issuedOn }),
    },
  }
  if (source.view === null) return blankPlan(identity)
  return source.way === 'derive' ? derivedPlan(source.view.document, identity) : copiedPlan(source.view.document, identity)
}
