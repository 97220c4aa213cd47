import { recordOf, type SubmissionEvent } from '@duzhan/contracts'
import type { ReleaseRepository } from '@duzhan/service-kit'
import type { WithheldRepository } from '../fact/withheld.repository.ts'

/** What is withheld and what is released, kept in memory. */
export function memoryWithheld(): { withheld: WithheldRepository; releases: ReleaseRepository } {
  const kept = new Map<string, SubmissionEvent>()
  const released = new Map<string, Date>()
  return {
    withheld: {
      async keep(submissions) {
        for (const one of submissions) kept.set(one.id, one)
      },
      ofRecords: async (records) => [...kept.values()].filter((one) => records.includes(recordOf(one))),
      async drop(submissions) {
        for (const { id } of submissions) kept.delete(id)
      },
    },
    releases: {
      async add(all) {
        for (const [record, at] of all) if (!released.has(record)) released.set(record, at)
      },
      among: async (records) => new Map([...released].filter(([record]) => records.includes(record))),
    },
  }
}
