import type { Actor, AsideFilter, AsideSummary, AsideView, Page } from '@duzhan/contracts'
import { readerFor, visible } from '@duzhan/service-kit'
import type { Submission, SubmissionRepository } from './submission.repository.ts'
import { toSummary } from './submissionView.ts'

export interface AsideService {
  /** What was set aside within the actor's regions, newest first, page by page: of a plan, or of one record. */
  list(actor: Actor, query: AsideFilter): Promise<Page<AsideSummary>>
  /** One of them with its answers. Throws `submission.absent` for what lies outside the actor's regions. */
  byId(actor: Actor, id: string): Promise<AsideView>
}

/** Finds again what came under an id that was taken. */
export function asideService({ submissions }: { submissions: Pick<SubmissionRepository, 'asides' | 'aside'> }): AsideService {
  return {
    async list(actor, query) {
      const reader = readerFor(actor, 'submission.asideList', query.plan)
      if (reader.regions.length === 0) return { rows: [], total: 0, next: null }
      const { rows, ...page } = await submissions.asides({ ...query, reader })
      return { rows: rows.map(({ aside, kept }) => summaryOf(aside, kept)), ...page }
    },
    async byId(actor, id) {
      const kept = visible(actor, 'submission.asideById', await submissions.aside(id), 'submission.absent')
      return { ...summaryOf(id, kept), startedAt: kept.startedAt.toISOString(), answers: kept.answers }
    },
  }
}

const summaryOf = (aside: string, kept: Submission): AsideSummary => ({ ...toSummary(kept), id: aside, submission: kept.id })
