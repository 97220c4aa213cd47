import { createHash } from 'node:crypto'
import type { Actor, DesignationEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asInspector, asOperator, asOutsider, asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Evidence } from './evidence.repository.ts'
import { evidenceService } from './evidence.service.ts'

const pathOf = (region: string) => regionPath(regionCode(region))
const places: Record<string, string> = { 'v-1': world.village, 'v-2': world.otherVillage }
let bytes: Buffer
let hash: string
beforeAll(async () => {
  bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer()
  hash = createHash('sha256').update(bytes).digest('hex')
})

function house() {
  const kept = new Map<string, Evidence>()
  const service = evidenceService({
    evidence: {
      add: async (evidence) => void kept.set(evidence.id, evidence),
      places: async (wanted) => [...kept.values()].filter((one) => one.hash === wanted),
      bytes: async (id) => kept.get(id)?.bytes ?? null,
      missing: async (hashes) => hashes.filter((wanted) => ![...kept.values()].some((one) => one.hash === wanted)),
    },
    designations: {
      save: async () => {},
      async byTarget(plan, target) {
        const region = places[target]
        return region ? ({ plan, target, regionPath: pathOf(region) } as Partial<DesignationEvent> as DesignationEvent) : null
      },
    },
    clock: manualClock(),
  })
  return { service, kept }
}
const photo = (over: object = {}) => ({ hash, plan: world.plan, target: 'v-1', bytes, ...over })

describe('a photo sent in', () => {
  it.each<[string, Actor]>([
    ['the inspector', asInspector],
    ['the responsible unit', asUnit],
    ['the reviewer', asReviewer],
  ])('by %s is kept for its target, re-encoded, with who and when', async (_, actor) => {
    const { service, kept } = house()
    const answer = await service.upload(actor, photo())
    const [one] = [...kept.values()]
    expect(answer).toEqual({ hash, size: one?.bytes.length })
    expect(one).toMatchObject({
      hash,
      target: 'v-1',
      regionPath: pathOf(world.village),
      by: actor.id,
      at: new Date('2020-03-20T01:00:00.000Z'),
    })
    expect(one?.bytes.equals(bytes), 'not a byte of what was sent is kept as it came').toBe(false)
  })

  const right = new Problem('forbidden', 'right.missing', { verb: 'evidence.upload' })
  it.each<[string, Actor, object, Problem]>([
    ['by someone who only looks', asViewer, {}, right],
    ['by the operator', asOperator, {}, right],
    ['from another province', asOutsider, {}, new Problem('absent', 'target.absent', { target: 'v-1' })],
    ['for the county next door', asInspector, { target: 'v-2' }, new Problem('absent', 'target.absent', { target: 'v-2' })],
    ['for nothing that is known', asInspector, { target: 'v-9' }, new Problem('absent', 'target.absent', { target: 'v-9' })],
    ['under another plan', asInspector, { plan: 'another-plan' }, new Problem('absent', 'target.absent', { target: 'v-1' })],
    ['under another hash', asInspector, { hash: 'a'.repeat(64) }, new Problem('invalid', 'evidence.hash-differs')],
  ])('%s is refused, and nothing is kept', async (_, actor, over, problem) => {
    const { service, kept } = house()
    await expect(service.upload(actor, photo(over))).rejects.toEqual(problem)
    expect(kept.size).toBe(0)
  })

  it('that is no photo is refused after its hash is found right', async () => {
    const words = Buffer.from('not a photo')
    const wordsHash = createHash('sha256').update(words).digest('hex')
    await expect(house().service.upload(asInspector, photo({ bytes: words, hash: wordsHash }))).rejects.toEqual(
      new Problem('invalid', 'evidence.not-an-image'),
    )
  })
})

describe('a photo asked for', () => {
  it('is given to those who may read one of the places where it was taken in', async () => {
    const { service } = house()
    const next: Actor = { ...asInspector, grants: [{ role: 'inspector', region: world.otherCounty, plan: world.plan }] }
    await service.upload(asInspector, photo())
    await expect(service.byHash(next, hash)).rejects.toEqual(new Problem('absent', 'evidence.absent'))
    await service.upload(next, photo({ target: 'v-2' }))
    expect((await service.byHash(next, hash)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect((await service.byHash(asViewer, hash)).length).toBeGreaterThan(0)
  })

  it('is absent for strangers and when there is none', async () => {
    const { service } = house()
    await service.upload(asInspector, photo())
    const absent = new Problem('absent', 'evidence.absent')
    await expect(service.byHash(asOutsider, hash)).rejects.toEqual(absent)
    await expect(service.byHash(asViewer, 'b'.repeat(64))).rejects.toEqual(absent)
  })

  it('is missing until it has arrived', async () => {
    const { service } = house()
    expect(await service.missing([hash])).toEqual([hash])
    await service.upload(asInspector, photo())
    expect(await service.missing([hash, 'b'.repeat(64)])).toEqual(['b'.repeat(64)])
  })
})
