import { createHash } from 'node:crypto'
import type { Actor, EvidenceOf } from '@duzhan/contracts'
import { isPicture, sniffFile } from '@duzhan/evidence'
import { calendarDate } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { type Clock, grantsFor, may } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { EvidenceContent, EvidenceRepository } from './evidence.repository.ts'
import type { DecodeHeic } from './heic.ts'
import { reencode } from './photo.ts'

interface Sent {
  hash: string
  plan: string
  target: string
  /** What it is to stand for: a photo is a picture, a file may be a document. */
  as: 'photo' | 'file'
  bytes: Buffer
}

export interface EvidenceService {
  /**
   * Takes a photo, or a file of a kind that is taken, in for a target. Throws `right.missing`, `target.absent`,
   * `evidence.hash-differs`, `evidence.quota`, what `sniffFile` throws, `evidence.not-an-image`, `evidence.photo-pixels`.
   */
  upload(actor: Actor, sent: Sent): Promise<{ hash: string; size: number }>
  /** What is kept under a hash. Throws `evidence.absent` when it is not kept anywhere the actor may read. */
  byHash(actor: Actor, hash: string): Promise<EvidenceContent>
  /** Those of the photos that have not arrived for the target that they are to be shown for; a document is no photo. */
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
  /** What is kept of what was sent: a picture drawn anew, a document that is asked for as a file as it came. */
  async function keptAs(as: Sent['as'], bytes: Buffer): Promise<EvidenceContent> {
    const type = as === 'file' ? sniffFile(bytes) : 'image/jpeg'
    return { type, bytes: isPicture(type) ? await reencode(bytes, decodeHeic) : bytes }
  }
  return {
    async upload(actor, { hash, plan, target, as, bytes }) {
      if (grantsFor(actor, 'evidence.upload').length === 0)
        throw new Problem('forbidden', 'right.missing', { verb: 'evidence.upload' })
      const place = await designations.byTarget(plan, target)
      if (place === null || !may(actor, 'evidence.upload', place)) throw new Problem('absent', 'target.absent', { target })
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Problem('invalid', 'evidence.hash-differs')
      const upload = { by: actor.id, day: calendarDate(clock.now()), bytes: bytes.length }
      if (!(await evidence.reserve(upload, mostInADay))) throw new Problem('limited', 'evidence.quota', quotaWords)
      const content = await keptAs(as, bytes)
      await evidence.add({
        hash,
        plan,
        target,
        regionPath: place.regionPath,
        by: actor.id,
        at: clock.now(),
        ...content,
      })
      return { hash, size: content.bytes.length }
    },
    async byHash(actor, hash) {
      const readable = (await evidence.places(hash)).find((place) => may(actor, 'evidence.byId', place))
      const content = readable ? await evidence.content(readable.id) : null
      if (content === null) throw new Problem('absent', 'evidence.absent')
      return content
    },
    async missing(photos) {
      const types = await evidence.types(photos)
      return photos.hashes.filter((hash) => {
        const type = types.get(hash)
        return type === undefined || !isPicture(type)
      })
    },
  }
}
