import type { Actor, RegionsTouched, TouchedBySupervision } from '@duzhan/contracts'
import { calendarDate, planWindows } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isWithin, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, type DatedPlanCopies, grantsFor, may } from '@duzhan/service-kit'
import type { DueRepository } from '../due/due.repository.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import type { TargetRepository } from '../register/target.repository.ts'

interface Ports {
  targets: Pick<TargetRepository, 'countWithin'>
  findings: Pick<FindingRepository, 'countOpenWithin'>
  dues: Pick<DueRepository, 'countOwedWithin'>
  /** The codes of the plans that are known here, with all opened that is owed by today. */
  plans(): Promise<string[]>
  /** The regions that plans are in force for. */
  jurisdictions(): Promise<string[]>
}

/** The regions that plans are in force for whose last day has not gone by. */
export async function seatsInForce(plans: Pick<DatedPlanCopies, 'codes' | 'latest'>, clock: Clock): Promise<string[]> {
  const today = calendarDate(clock.now())
  const all = await Promise.all((await plans.codes()).map((code) => plans.latest(code)))
  return all.flatMap((plan) => (plan && (planWindows(plan).at(-1)?.end ?? today) >= today ? [plan.jurisdiction] : []))
}

export interface TouchedService {
  /** What stands in registers within some regions, and what is open there, of every plan, and how many plans are in force for one of them: numbers alone. Throws `region.absent`. */
  touched(actor: Actor, asked: RegionsTouched): Promise<TouchedBySupervision>
}

export const touchedService = ({ targets, findings, dues, plans, jurisdictions }: Ports): TouchedService => ({
  async touched(actor, { regions }) {
    const isService = grantsFor(actor, 'target.touched').some(({ role }) => role === 'service')
    const isTold = (code: string) =>
      isService || may(actor, 'target.touched', { plan: '*', regionPath: regionPath(regionCode(code)) })
    const outside = regions.find((code) => !isTold(code))
    if (outside !== undefined) throw new Problem('absent', 'region.absent', { region: outside })
    const codes = await plans()
    const [registered, open, owed, seats] = await Promise.all([
      targets.countWithin(codes, regions),
      findings.countOpenWithin(regions),
      dues.countOwedWithin(regions),
      jurisdictions(),
    ])
    const isThere = (seat: string) => regions.some((code) => isWithin(regionCode(seat), regionCode(code)))
    return { targets: registered, findings: open, dues: owed, plans: seats.filter(isThere).length }
  },
})
