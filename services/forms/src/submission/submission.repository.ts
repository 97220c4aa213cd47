import type { Place } from '@duzhan/service-kit'

/** A submission as kept. `at` decides the window: when it was finished, but never later than when it arrived. */
export interface Submission extends Place {
  id: string
  revision: number
  checklist: string
  target: string
  targetName: string
  place: string
  by: { id: string; title: string }
  startedAt: Date
  finishedAt: Date
  receivedAt: Date
  at: Date
  position: { longitude: number; latitude: number; accuracy: number } | null
  answers: Record<string, unknown>
  /** It came after its window had been reported. Absent in what was taken in before this was told. */
  isLate?: boolean
  hash: string
}
export interface SubmissionQuery {
  plan: string
  regions: string[]
  target?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  after?: string | undefined
  limit: number
}
export interface SubmissionRepository {
  /** Writes a submission; when the id stands already, returns the one that stands and writes nothing. */
  add(submission: Submission): Promise<Submission>
  /** Keeps what came under an id that is taken, for a person to look at; it counts nowhere. Keeping it twice is the same as once. */
  setAside(submission: Submission): Promise<void>
  byId(id: string): Promise<Submission | null>
  /** Newest first. */
  list(query: SubmissionQuery): Promise<Submission[]>
}
