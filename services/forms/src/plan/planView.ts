import { createHash } from 'node:crypto'
import type { PlanSummary, PlanView } from '@duzhan/contracts'
import type { PlanInText, PlanWarning } from '@duzhan/plan'
import { readInTurn } from '@duzhan/service-kit'
import type { AuthoredPlan } from './authoredPlan.ts'
import type { PlanHead, PlanRevision } from './plan.repository.ts'

/** What leaves of a revision in a list. */
export const toSummary = ({ plan, revision, title, jurisdiction, office, status, period }: PlanHead): PlanSummary => ({
  plan,
  revision,
  title,
  jurisdiction,
  ...(office && { office }),
  status,
  period,
})

/** What leaves of a revision. */
export const toView = async (found: PlanRevision): Promise<PlanView> => ({
  ...toSummary(found),
  document: await readInTurn(found.document),
  own: found.own && (await readInTurn(found.own)),
  warnings: found.warnings,
  hash: found.hash,
  publishedAt: found.publishedAt.toISOString(),
  closedAt: found.closedAt?.toISOString() ?? null,
})

interface Checked {
  plan: PlanInText
  status: 'draft' | 'published'
  regionPath: string[]
  warnings: PlanWarning[]
  at: Date
}

/** A revision as it is kept from now on. The hash is of what the author wrote: the superior's revision it names never changes. */
export const revisionOf = ({ own, superior }: AuthoredPlan, { plan, regionPath, at, ...checked }: Checked): PlanRevision => ({
  plan: plan.code,
  revision: plan.revision,
  title: plan.title,
  period: plan.period,
  ...checked,
  jurisdiction: plan.jurisdiction,
  ...(plan.office && { office: plan.office }),
  regionPath,
  document: plan.text,
  own: superior && own.text,
  hash: createHash('sha256')
    .update(superior ? own.text : plan.text)
    .digest('hex'),
  publishedAt: at,
  closedAt: null,
})
