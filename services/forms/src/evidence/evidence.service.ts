import { createHash } from 'node:crypto'
import type { Actor, EvidenceOf } from '@duzhan/contracts'
import { isPicture, sniffFile } from '@duzhan/evidence'
import { answeringBodies, calendarDate, type Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { isRegionCode, isWithin, regionCode, regionPath } from '@duzhan/regions'
import { type Clock, covertBy, grantsFor, may, type Place } from '@duzhan/service-kit'
import type { DesignationRepository } from '../designation/designation.repository.ts'
import { givenPlace } from '../designation/givenPlace.ts'
import { knownTo } from '../designation/knownTo.ts'
import { lookedBackAt } from '../designation/lookedBackAt.ts'
import type { PlanRepository } from '../plan/plan.repository.ts'
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
   * Takes a photo, or a file of a kind that is taken, in for a target, or for the body of a region (`region:` and its code) that
   * hands it in. Throws `right.missing`, `target.absent`, `evidence.hash-differs`, `evidence.quota`, what `sniffFile` throws, `evidence.not-an-image`, `evidence.photo-pixels`.
   */
  upload(actor: Actor, sent: Sent): Promise<{ hash: string; size: number }>
  /** What is kept under a hash. Throws `evidence.absent` when it is not kept anywhere the actor may read. */
  byHash(actor: Actor, hash: string): Promise<EvidenceContent>
  /** Those that have not arrived where they are to be shown or handed in; a document is no photo. */
  missing(asked: EvidenceOf): Promise<string[]>
}

/** What one person may send in a day: more than ten villages with two photos of every item, and far less than fills a disk. */
const mostInADay = { photos: 1_000, bytes: 1024 ** 3 }

/** The region of a body that hands something in, where evidence is named after one instead of a target. */
const bodyPlace = /^region:(\d{12})$/

const quotaWords = { photos: mostInADay.photos, megabytes: mostInADay.bytes / 1024 ** 2 }

export function evidenceService(ports: {
  evidence: EvidenceRepository
  designations: DesignationRepository
  plans: Pick<PlanRepository, 'revisions'>
  /** A plan as it stands. */
  planOf(plan: string): Promise<Plan | null>
  clock: Clock
  decodeHeic: DecodeHeic
}): EvidenceService {
  const { evidence, designations, plans, planOf, clock, decodeHeic } = ports
  /** Where a body has its seat under a published plan; null for one that the plan does not reach. */
  async function seatOf(plan: string, region: string): Promise<Place | null> {
    const head = (await plans.revisions(plan)).find(({ status }) => status !== 'draft')
    const isReached = head && isRegionCode(region) && isWithin(region, regionCode(head.jurisdiction))
    return isReached ? { plan, regionPath: regionPath(region) } : null
  }
  /** Where a designated target lies, as far as an actor knows that it is one, with the bodies to which its plan gives it as it stands, and those that answer for findings. */
  async function placeOf(actor: Actor, code: string, target: string): Promise<Place | null> {
    const plan = await planOf(code)
    const designation = knownTo(actor, 'evidence.upload', await designations.byTarget(code, target), plan)
    if (designation === null) return null
    const given = givenPlace(lookedBackAt(designation, plan, { day: calendarDate(clock.now()) }), plan)
    // who answers for what is found there shows how it was put right
    return { ...given, bodies: [...(given.bodies ?? []), ...(plan ? answeringBodies(plan) : [])] }
  }
  /** What is kept of what was sent: a picture drawn anew, a document that is asked for as a file as it came. */
  async function keptAs(as: Sent['as'], bytes: Buffer): Promise<EvidenceContent> {
    const type = as === 'file' ? sniffFile(bytes) : 'image/jpeg'
    return { type, bytes: isPicture(type) ? await reencode(bytes, decodeHeic) : bytes }
  }
  return {
    async upload(actor, { hash, plan, target, as, bytes }) {
      const region = bodyPlace.exec(target)?.[1]
      const verb = region === undefined ? 'evidence.upload' : 'due.handIn'
      if (grantsFor(actor, verb).length === 0) throw new Problem('forbidden', 'right.missing', { verb })
      const place = region === undefined ? await placeOf(actor, plan, target) : await seatOf(plan, region)
      if (place === null || !may(actor, verb, place)) throw new Problem('absent', 'target.absent', { target })
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Problem('invalid', 'evidence.hash-differs')
      const upload = { by: actor.id, day: calendarDate(clock.now()), bytes: bytes.length }
      if (!(await evidence.reserve(upload, mostInADay))) throw new Problem('limited', 'evidence.quota', quotaWords)
      const content = await keptAs(as, bytes)
      await evidence.add({
        hash,
        plan,
        target,
        regionPath: place.regionPath,
        ...(place.bodies && place.bodies.length > 0 && { bodies: place.bodies }),
        by: actor.id,
        at: clock.now(),
        // who is on the spot for whom shows in the log first
        ...(region === undefined && { covert: covertBy(actor, verb, place) }),
        ...content,
      })
      return { hash, size: content.bytes.length }
    },
    async byHash(actor, hash) {
      const readable = (await evidence.places(hash)).find((place) =>
        may(actor, bodyPlace.test(place.target) ? 'due.byKey' : 'evidence.byId', place),
      )
      const content = readable ? await evidence.content(readable.id) : null
      if (content === null) throw new Problem('absent', 'evidence.absent')
      return content
    },
    async missing(asked) {
      const types = await evidence.types(asked)
      return asked.hashes.filter((hash) => {
        const type = types.get(hash)
        return type === undefined || (asked.as !== 'file' && !isPicture(type))
      })
    },
  }
}
