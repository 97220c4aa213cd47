import { createHash } from 'node:crypto'
import type { Actor, EvidenceOf } from '@duzhan/contracts'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, grantsFor, may } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { EvidenceRepository } from './evidence.repository.ts'
import type { DecodeHeic } from './heic.ts'
import { reencode } from './photo.ts'

export interface EvidenceService {
  /**
   * Takes a photo in for a target. Throws `right.missing`, `target.absent`, `evidence.hash-differs`, `evidence.quota`,
   * `evidence.not-an-image`.
   */
  upload(
    actor: Actor,
    photo: { hash: string; plan: string; target: string; bytes: Buffer },
  ): Promise<{ hash: string; size: number }>
  /** The JPEG. Throws `evidence.absent` when it is not kept anywhere the actor may read. */
  byHash(actor: Actor, hash: string): Promise<Buffer>
  /** Those of the photos that have not arrived for the target that they are to be shown for. */
  missing(photos: EvidenceOf): Promise<string[]>
}

/** What one person may send in a day: more than ten villages with two photos of every item, and far less than fills a disk. */
const mostInADay = { photos: 1_000, bytes: 1024 ** 3 }

const quotaWords = { photos: mostInADay.photos, megabytes: mostInADay.bytes / 1024 ** 2 }

export function evidenceService(ports: {
  evidence: EvidenceRepository
  designations: DesignationRepository
  clock: Clock
  decodeHeic: DecodeHeic
}): EvidenceService {
  const { evidence, designations, clock, decodeHeic } = ports
  return {
    async upload(actor, { hash, plan, target, bytes }) {
      if (grantsFor(actor, 'evidence.upload').length === 0)
        throw new Problem('forbidden', 'right.missing', { verb: 'evidence.upload' })
      const place = await designations.byTarget(plan, target)
      if (place === null || !may(actor, 'evidence.upload', place)) throw new Problem('absent', 'target.absent', { target })
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Problem('invalid', 'evidence.hash-differs')
      const upload = { by: actor.id, day: calendarDate(clock.now()), bytes: bytes.length }
      if (!(await evidence.reserve(upload, mostInADay))) throw new Problem('limited', 'evidence.quota', quotaWords)
      const jpeg = await reencode(bytes, decodeHeic)
      await evidence.add({
        hash,
        plan,
        target,
        regionPath: place.regionPath,
        by: actor.id,
        at: clock.now(),
        bytes: jpeg,
      })
      return { hash, size: jpeg.length }
    },
    async byHash(actor, hash) {
      const readable = (await evidence.places(hash)).find((place) => may(actor, 'evidence.byId', place))
      const bytes = readable ? await evidence.bytes(readable.id) : null
      if (bytes === null) throw new Problem('absent', 'evidence.absent')
      return bytes
    },
    missing: (photos) => evidence.missing(photos),
  }
}
