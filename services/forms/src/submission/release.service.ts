import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type Clock, may } from '@duzhan/service-kit'
import type { EvidenceRepository } from '../evidence/evidence.repository.ts'
import { placeOfRecord } from './placeOfRecord.ts'
import type { SubmissionRepository } from './submission.repository.ts'

export interface ReleaseService {
  /**
   * Tells the spot of a record that was made in secret: it, its corrections and what follows from them are hidden no longer, and count
   * from now on. That cannot be taken back. Throws `submission.absent`, `right.missing`, and `submission.not-covert` for what is
   * open already. Answers when it was released.
   */
  release(actor: Actor, id: string): Promise<{ releasedAt: string }>
}

interface Ports {
  submissions: Pick<SubmissionRepository, 'byId' | 'release'>
  evidence: Pick<EvidenceRepository, 'uncover'>
  clock: Clock
}

export function releaseService({ submissions, evidence, clock }: Ports): ReleaseService {
  return {
    async release(actor, id) {
      const record = await submissions.byId(id)
      if (record === null || !may(actor, 'submission.byId', placeOfRecord(record)))
        throw new Problem('absent', 'submission.absent')
      if (!may(actor, 'submission.release', record))
        throw new Problem('forbidden', 'right.missing', { verb: 'submission.release' })
      const first = record.corrects ? await submissions.byId(record.corrects.first) : record
      // a correction that came in at the very moment of the release is released by asking again
      if (first === null || !(record.covert || first.covert))
        throw new Problem('conflict', 'submission.not-covert', { target: record.targetName })
      const at = clock.now()
      await evidence.uncover({ plan: first.plan, target: first.target, record: first.id })
      await submissions.release(first, at)
      return { releasedAt: at.toISOString() }
    },
  }
}
