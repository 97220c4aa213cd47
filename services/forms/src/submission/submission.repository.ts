import type { Page, PageCursor } from '@duzhan/contracts'
import type { Place, Reader } from '@duzhan/service-kit'

/** A submission as kept. `at` decides the window: when it was finished, but never later than when it arrived. */
export interface Submission extends Place {
  id: string
  revision: number
  checklist: string
  /** The team whose part of the checklist it is; null is the team that the target is assigned to. Absent before there were parts. */
  part?: string | null | undefined
  target: string
  targetName: string
  place: string
  by: { id: string; title: string }
  /** The team that owed it, by its key where it was formed: the team of the part, or of the target; null when the target had none. */
  team: string | null
  /** The visit that it says it pays. Absent in what was taken in before records named one. */
  due?: string | null
  /** The teams that its sender inspects for there, null being any; and whether it is the target's own. Absent likewise. */
  teams?: readonly string[] | null
  isOwn?: boolean
  startedAt: Date
  finishedAt: Date
  receivedAt: Date
  at: Date
  position: { longitude: number; latitude: number; accuracy: number } | null
  answers: Record<string, unknown>
  /** It came after its window had been reported. Absent in what was taken in before this was told. */
  isLate?: boolean
  hash: string
  /** When it was released, where it was made in secret: from then on it is `covert` no more. */
  releasedAt?: Date | null
  /** Null but for a correction: the record that it corrects, the first of the chain, and its number in it from one on. */
  corrects: { submission: string; reason: string; first: string; no: number } | null
}
export interface SubmissionQuery {
  plan: string
  reader: Reader
  /** Beside what lies within the regions, what was recorded for these bodies, and what these targets sent of themselves. */
  bodies?: readonly string[]
  targets?: readonly { region: string; target: string }[]
  target?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  after?: string | undefined
  limit: number
}
export interface AsideQuery {
  plan: string
  /** Who asks: what lies within their regions, and of what is covert only what they may learn of. */
  reader: Reader
  submission?: string | undefined
  cursor?: PageCursor | undefined
  limit: number
}
export interface SubmissionRepository {
  /**
   * Writes a submission; when the id stands already, returns the one that stands and writes nothing. Throws
   * `submission.corrected-already` for a second correction of the same record.
   */
  add(submission: Submission): Promise<Submission>
  /** Keeps what came under an id that is taken, for a person to look at; it counts nowhere. Keeping it twice is the same as once. */
  setAside(submission: Submission): Promise<void>
  /** A page of what was set aside, newest first, each under an id of its own. */
  asides(query: AsideQuery): Promise<Page<{ aside: string; kept: Submission }>>
  aside(aside: string): Promise<Submission | null>
  byId(id: string): Promise<Submission | null>
  /** The correction of a record. */
  correctionOf(id: string): Promise<Submission | null>
  /** Makes a record and its corrections covert no longer, all at once, and logs that. */
  release(first: Submission, at: Date): Promise<void>
  /** Newest first, and only what the reader may learn of. */
  list(query: SubmissionQuery): Promise<Submission[]>
}
