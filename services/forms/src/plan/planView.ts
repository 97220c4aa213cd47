import { createHash } from 'node:crypto'
import type { PlanSummary, PlanView } from '@duzhan/contracts'
import type { Plan, PlanWarning } from '@duzhan/plan'
import type { AuthoredPlan } from './authoredPlan.ts'
import type { PlanHead, PlanRevision } from './plan.repository.ts'

/** What leaves of a revision in a list. */
export const toSummary = ({ plan, revision, jurisdiction, status, document }: PlanHead): PlanSummary => ({
  plan,
  revision,
  title: document.title,
  jurisdiction,
  status,
  period: document.period,
})

/** What leaves of a revision. */
export const toView = (found: PlanRevision): PlanView => ({
  ...toSummary(found),
  document: found.document,
  own: found.own ?? null, // revisions kept by an earlier release have neither
  warnings: found.warnings ?? [],
  hash: found.hash,
  publishedAt: found.publishedAt.toISOString(),
  closedAt: found.closedAt?.toISOString() ?? null,
})

type Checked = { document: Plan; status: 'draft' | 'published'; regionPath: string[]; warnings: PlanWarning[]; at: Date }

/** A revision as it is kept from now on. The hash is of what the author wrote: the superior's revision it names never changes. */
export const revisionOf = ({ own, superior }: AuthoredPlan, { document, regionPath, at, ...checked }: Checked): PlanRevision => ({
  plan: document.code,
  revision: document.revision,
  ...checked,
  jurisdiction: document.jurisdiction,
  regionPath,
  document,
  own: superior && own,
  hash: createHash('sha256')
    .update(JSON.stringify(superior ? own : document))
    .digest('hex'),
  publishedAt: at,
  closedAt: null,
})
