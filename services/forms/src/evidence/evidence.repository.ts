import type { EvidenceOf } from '@duzhan/contracts'
import type { Place } from '@duzhan/service-kit'

/** A photo as kept: re-encoded, without the camera's metadata, under the hash of the bytes that the device sent. */
export interface Evidence extends Place {
  hash: string
  target: string
  by: string
  at: Date
  bytes: Buffer
}
export interface EvidenceRepository {
  /**
   * Counts an upload of so many bytes towards a person's day; false, and nothing counted, where the day has no room left.
   */
  reserve(upload: { by: string; day: string; bytes: number }, most: { photos: number; bytes: number }): Promise<boolean>
  /** Keeping the same photo for the same target twice is the same as once. */
  add(evidence: Evidence): Promise<void>
  /** Every place where the photo was taken in, without its bytes. */
  places(hash: string): Promise<(Place & { id: string })[]>
  bytes(id: string): Promise<Buffer | null>
  /** Those of the hashes that are not kept for this target of this plan: a photo of another place proves nothing here. */
  missing(photos: EvidenceOf): Promise<string[]>
}
