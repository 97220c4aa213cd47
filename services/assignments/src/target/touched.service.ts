import type { Actor, RegionsTouched, TouchedBySupervision } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { may } from '@duzhan/service-kit'
import type { DueRepository } from '../due/due.repository.ts'
import type { FindingRepository } from '../finding/finding.repository.ts'
import type { TargetRepository } from '../register/target.repository.ts'

interface Ports {
  targets: Pick<TargetRepository, 'countWithin'>
  findings: Pick<FindingRepository, 'countOpenWithin'>
  dues: Pick<DueRepository, 'countOwedWithin'>
  /** The codes of the plans that are known here, with all opened that is owed by today. */
  plans(): Promise<string[]>
}

export interface TouchedService {
  /** What stands in registers within some regions, and what is open there, of every plan: numbers alone. Throws `region.absent`. */
  touched(actor: Actor, asked: RegionsTouched): Promise<TouchedBySupervision>
}

export const touchedService = ({ targets, findings, dues, plans }: Ports): TouchedService => ({
  async touched(actor, { regions }) {
    const outside = regions.find((code) => !may(actor, 'target.touched', { plan: '*', regionPath: regionPath(regionCode(code)) }))
    if (outside !== undefined) throw new Problem('absent', 'region.absent', { region: outside })
    const codes = await plans()
    const [registered, open, owed] = await Promise.all([
      targets.countWithin(codes, regions),
      findings.countOpenWithin(regions),
      dues.countOwedWithin(regions),
    ])
    return { targets: registered, findings: open, dues: owed }
  },
})
