import { createHash } from 'node:crypto'
import type { Actor, DesignationEvent } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { asInspector, asOperator, asOutsider, asReviewer, asUnit, asViewer, manualClock, world } from '@duzhan/test-kit'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PlanHead } from '../plan/plan.repository.ts'
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
  const sent: { day: string; bytes: number }[] = []
  const clock = manualClock()
  const service = evidenceService({
    evidence: {
      cover: async () => {},
      uncover: async () => {},
      add: async (evidence) => void kept.set(`${evidence.target} ${evidence.hash}`, evidence),
      places: async (wanted) => [...kept].flatMap(([id, one]) => (one.hash === wanted ? [{ ...one, id }] : [])),
      content: async (id) => kept.get(id) ?? null,
      types: async ({ target, hashes }) =>
        new Map(
          hashes.flatMap((wanted) => {
            const one = kept.get(`${target} ${wanted}`)
            return one ? [[wanted, one.type] as const] : []
          }),
        ),
      async reserve({ day, bytes: size }, most) {
        const today = sent.filter((one) => one.day === day)
        const hasRoom = today.length < most.photos && today.reduce((sum, one) => sum + one.bytes, size) <= most.bytes
        if (hasRoom) sent.push({ day, bytes: size })
        return hasRoom
      },
    },
    planOf: async () => null,
    designations: {
      save: async () => {},
      async byTarget(plan, target) {
        const region = places[target]
        return region ? ({ plan, target, regionPath: pathOf(region) } as Partial<DesignationEvent> as DesignationEvent) : null
      },
    },
    plans: {
      revisions: async (plan) =>
        plan === world.plan
          ? [planHead({ revision: 2, status: 'draft', jurisdiction: world.province }), planHead({ jurisdiction: world.city })]
          : [],
    },
    clock,
    decodeHeic: async () => null,
  })
  return { service, kept, sent, clock }
}
const planHead = (over: Partial<PlanHead>): PlanHead => ({
  ...{ plan: world.plan, revision: 1, status: 'published', jurisdiction: world.city, regionPath: [], title: '方案' },
  ...{ period: { end: '2020-12-31' }, ...over },
})
const photo = (over: object = {}) => ({ hash, plan: world.plan, target: 'v-1', as: 'photo' as const, bytes, ...over })
function file(content: Uint8Array) {
  const sent = Buffer.from(content)
  return photo({ as: 'file', bytes: sent, hash: createHash('sha256').update(sent).digest('hex') })
}

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

  it('beyond what a person may send in a day is refused, and taken the next day', async () => {
    const { service, kept, sent, clock } = house()
    sent.push(...Array.from({ length: 1_000 }, () => ({ day: '2020-03-20', bytes: 1 })))
    await expect(service.upload(asInspector, photo())).rejects.toEqual(
      new Problem('limited', 'evidence.quota', { photos: 1_000, megabytes: 1_024 }),
    )
    expect(kept.size).toBe(0)
    clock.set('2020-03-20T16:00:00.000Z') // midnight in Shanghai
    await service.upload(asInspector, photo())
    expect(kept.size).toBe(1)
  })

  it('that would fill more than a day’s room is refused, however few there were', async () => {
    const { service, sent } = house()
    sent.push({ day: '2020-03-20', bytes: 1024 ** 3 - bytes.length + 1 })
    await expect(service.upload(asInspector, photo())).rejects.toThrow('evidence.quota')
  })

  it('that is no photo is refused after its hash is found right', async () => {
    const words = Buffer.from('not a photo')
    const wordsHash = createHash('sha256').update(words).digest('hex')
    await expect(house().service.upload(asInspector, photo({ bytes: words, hash: wordsHash }))).rejects.toEqual(
      new Problem('invalid', 'evidence.not-an-image'),
    )
  })
})

describe('a file sent in', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

  it('is kept as it came when it is a document, and is known by its content', async () => {
    const { service, kept } = house()
    await service.upload(asInspector, file(pdf))
    expect([...kept.values()][0]).toMatchObject({ type: 'application/pdf', bytes: pdf })
    expect(await service.byHash(asViewer, file(pdf).hash)).toMatchObject({ type: 'application/pdf', bytes: pdf })
  })

  it('that is a picture is drawn anew like any photo', async () => {
    const { service, kept } = house()
    await service.upload(asInspector, file(bytes))
    expect([...kept.values()][0]).toMatchObject({ type: 'image/jpeg' })
    expect([...kept.values()][0]?.bytes.equals(bytes)).toBe(false)
  })

  it.each<[string, Uint8Array, string]>([
    ['with nothing in it', new Uint8Array(), 'file-empty'],
    ['that is a program', Buffer.from('MZ\x90\0 this program cannot be run'), 'file-program'],
    ['that is half a PDF', pdf.subarray(0, 20), 'file-broken'],
    ['that is a page', Buffer.from('<script>alert(1)</script>'), 'file-type'],
    ['that only begins like a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'not-an-image'],
  ])('%s is refused, and nothing is kept', async (_, content, code) => {
    const { service, kept } = house()
    await expect(service.upload(asInspector, file(content))).rejects.toMatchObject({ code: `evidence.${code}` })
    expect(kept.size).toBe(0)
  })

  it('counts towards the day like a photo, and belongs to its target only', async () => {
    const { service, sent } = house()
    await expect(service.upload(asInspector, { ...file(pdf), target: 'v-2' })).rejects.toMatchObject({ code: 'target.absent' })
    await expect(service.upload(asViewer, file(pdf))).rejects.toMatchObject({ code: 'right.missing' })
    await service.upload(asInspector, file(pdf))
    expect(sent).toEqual([{ day: '2020-03-20', bytes: pdf.length }])
  })

  it('is no photo: where photos are asked for it is missing, and sent as one it is refused', async () => {
    const { service } = house()
    await service.upload(asInspector, file(pdf))
    const { hash: document } = file(pdf)
    expect(await service.missing({ plan: world.plan, target: 'v-1', hashes: [document] })).toEqual([document])
    const asPhoto = service.upload(asInspector, { ...file(pdf), as: 'photo' })
    await expect(asPhoto).rejects.toEqual(new Problem('invalid', 'evidence.not-an-image'))
  })
})

describe('a photo asked for', () => {
  it('is given to those who may read one of the places where it was taken in', async () => {
    const { service } = house()
    const next: Actor = { ...asInspector, grants: [{ role: 'inspector', region: world.otherCounty, plan: world.plan }] }
    await service.upload(asInspector, photo())
    await expect(service.byHash(next, hash)).rejects.toEqual(new Problem('absent', 'evidence.absent'))
    await service.upload(next, photo({ target: 'v-2' }))
    expect((await service.byHash(next, hash)).bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect((await service.byHash(asViewer, hash)).bytes.length).toBeGreaterThan(0)
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
    const of = (target: string, ...hashes: string[]) => ({ plan: world.plan, target, hashes })
    expect(await service.missing(of('v-1', hash))).toEqual([hash])
    await service.upload(asInspector, photo())
    expect(await service.missing(of('v-1', hash, 'b'.repeat(64)))).toEqual(['b'.repeat(64)])
    expect(await service.missing(of('v-2', hash)), 'what was sent for one target proves nothing of another').toEqual([hash])
  })
})

describe('what a body hands in', () => {
  const at = (actor: Actor, region: string): Actor => ({ ...actor, grants: actor.grants.map((grant) => ({ ...grant, region })) })
  const atCounty = at(asUnit, world.county)
  const place = (region: string = world.county) => ({
    ...file(Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')),
    target: `region:${region}`,
  })

  it('is kept at its seat, and read by those who may see what it owes', async () => {
    const { service, kept } = house()
    await service.upload(atCounty, place())
    expect([...kept.values()][0]).toMatchObject({ target: `region:${world.county}`, regionPath: pathOf(world.county) })
    const { hash: wanted } = place()
    for (const actor of [atCounty, at(asViewer, world.city), at(asReviewer, world.province)])
      expect((await service.byHash(actor, wanted)).type, actor.account).toBe('application/pdf')
    const absent = new Problem('absent', 'evidence.absent')
    for (const actor of [at(asUnit, world.otherCounty), at(asUnit, world.township), asOutsider, at(asOperator, world.city)])
      await expect(service.byHash(actor, wanted), actor.account).rejects.toEqual(absent)
    expect(await service.missing({ plan: world.plan, target: place().target, hashes: [wanted], as: 'file' })).toEqual([])
    expect(await service.missing({ plan: world.plan, target: place().target, hashes: [wanted] }), 'no photo').toEqual([wanted])
    const elsewhere = { plan: world.plan, target: `region:${world.otherCounty}`, hashes: [wanted], as: 'file' as const }
    expect(await service.missing(elsewhere)).toEqual([wanted])
  })

  it.each<[string, Actor, object, string]>([
    ['from another county', at(asUnit, world.otherCounty), {}, 'target.absent'],
    ['by who only looks', at(asViewer, world.county), {}, 'right.missing'],
    ['by a reviewer, who receives', at(asReviewer, world.county), {}, 'right.missing'],
    ['beyond the plan', at(asUnit, world.province), { target: `region:${world.province}` }, 'target.absent'],
    ['at no region at all', atCounty, { target: 'region:999999999999' }, 'target.absent'],
    ['under another plan', atCounty, { plan: 'another-plan' }, 'target.absent'],
  ])('%s is refused', async (_, actor, over, code) => {
    const { service, kept } = house()
    await expect(service.upload(actor, { ...place(), ...over })).rejects.toMatchObject({ code })
    expect(kept.size).toBe(0)
  })
})
