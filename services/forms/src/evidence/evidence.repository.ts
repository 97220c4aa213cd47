import type { Covert, EvidenceOf } from '@duzhan/contracts'
import type { EvidenceType } from '@duzhan/evidence'
import type { Place } from '@duzhan/service-kit'

/** What one piece of evidence is. */
export interface EvidenceContent {
  type: EvidenceType
  bytes: Buffer
}

/**
 * Evidence as kept, under the hash of the bytes that the device sent: a picture re-encoded and without the camera's
 * metadata, a document as it came.
 */
export interface Evidence extends Place, EvidenceContent {
  hash: string
  target: string
  by: string
  at: Date
}
export interface EvidenceRepository {
  /**
   * Counts an upload of so many bytes towards a person's day; false, and nothing counted, where the day has no room left.
   */
  reserve(upload: { by: string; day: string; bytes: number }, most: { photos: number; bytes: number }): Promise<boolean>
  /**
   * Keeping the same file for the same target twice is the same as once. That it was sent is logged for those alone whom `covert` names;
   * the file itself is not kept from anybody by that.
   */
  add(evidence: Evidence): Promise<void>
  /** Every place where the file was taken in, without its bytes. */
  places(hash: string): Promise<(Place & { id: string; target: string })[]>
  /** Those of the files that a covert record shows are told to those alone whom `covert` names, until `uncover`. */
  cover(of: EvidenceOf, record: string, covert: Covert): Promise<void>
  uncover(of: { plan: string; target: string; record: string }): Promise<void>
  content(id: string): Promise<EvidenceContent | null>
  /** What those of the hashes are that are kept for this target of this plan: evidence of another place proves nothing here. */
  types(of: EvidenceOf): Promise<ReadonlyMap<string, EvidenceType>>
}
