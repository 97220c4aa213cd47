import { createHash } from 'node:crypto'
import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { type Clock, grantsFor, may } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import type { EvidenceRepository } from './evidence.repository.ts'
import { reencode } from './photo.ts'

export interface EvidenceService {
  /** Takes a photo in for a target. Throws `right.missing`, `target.absent`, `evidence.hash-differs`, `evidence.not-an-image`. */
  upload(
    actor: Actor,
    photo: { hash: string; plan: string; target: string; bytes: Buffer },
  ): Promise<{ hash: string; size: number }>
  /** The JPEG. Throws `evidence.absent` when it is not kept anywhere the actor may read. */
  byHash(actor: Actor, hash: string): Promise<Buffer>
  missing(hashes: string[]): Promise<string[]>
}

export function evidenceService(ports: {
  evidence: EvidenceRepository
  designations: DesignationRepository
  clock: Clock
}): EvidenceService {
  const { evidence, designations, clock } = ports
  return {
    async upload(actor, { hash, plan, target, bytes }) {
      if (grantsFor(actor, 'evidence.upload').length === 0)
        throw new Problem('forbidden', 'right.missing', { verb: 'evidence.upload' })
      const place = await designations.byTarget(plan, target)
      if (place === null || !may(actor, 'evidence.upload', place)) throw new Problem('absent', 'target.absent', { target })
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Problem('invalid', 'evidence.hash-differs')
      const jpeg = await reencode(bytes)
      await evidence.add({
        id: `${plan}:${target}:${hash}`,
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
    missing: (hashes) => evidence.missing(hashes),
  }
}
