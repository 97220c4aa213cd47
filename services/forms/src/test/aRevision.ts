import { jsonText, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { aPlan } from '@duzhan/test-kit'
import type { PlanRevision } from '../plan/plan.repository.ts'

/** A published revision of a plan of the made-up world as it is kept; what stands beside the document follows from it. */
export function aRevision(document: Plan = aPlan(), over: Partial<PlanRevision> = {}): PlanRevision {
  const { code, revision, title, period, jurisdiction } = document
  return {
    ...{ plan: code, revision, title, period, jurisdiction, status: 'published' },
    regionPath: regionPath(regionCode(jurisdiction)),
    document: jsonText(document),
    own: null,
    warnings: [],
    hash: `h-${revision}`,
    publishedAt: new Date('2020-03-20T01:00:00.000Z'),
    closedAt: null,
    ...over,
  }
}
