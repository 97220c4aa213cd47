import type { Place } from '@duzhan/service-kit'

/** A photo as kept: re-encoded, without the camera's metadata, under the hash of the bytes that the device sent. */
export interface Evidence extends Place {
  id: string
  hash: string
  target: string
  by: string
  at: Date
  bytes: Buffer
}
export interface EvidenceRepository {
  /** Keeping the same photo for the same target twice is the same as once. */
  add(evidence: Evidence): Promise<void>
  /** Every place where the photo was taken in, without its bytes. */
  places(hash: string): Promise<(Place & { id: string })[]>
  bytes(id: string): Promise<Buffer | null>
  /** Those of the hashes that are not kept. */
  missing(hashes: string[]): Promise<string[]>
}
