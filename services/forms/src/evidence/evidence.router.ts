import { EvidenceOf } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { EvidenceService } from './evidence.service.ts'

export const evidenceRouter = (evidence: EvidenceService) =>
  router({
    missing: requires('evidence.missing')
      .input(EvidenceOf)
      .query(({ input }) => evidence.missing(input)),
  })
