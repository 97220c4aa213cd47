import { regionCode, regionPath } from '@duzhan/regions'
import { asAuthor, asInspector, asOutsider, asReviewer, asViewer, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { releaseService } from './release.service.ts'
import type { Submission } from './submission.repository.ts'

const covert = { path: [world.province, world.city], by: asInspector.id }
const kept = (id: string, over: Partial<Submission> = {}): Submission => ({
  ...{ id, plan: world.plan, revision: 1, checklist: 'village', target: 'v-1', targetName: '某村', place: '某县某乡' },
  regionPath: regionPath(regionCode(world.village)),
  by: { id: asInspector.id, title: asInspector.title },
  ...{ team: null, startedAt: new Date(0), finishedAt: new Date(0), receivedAt: new Date(0), at: new Date(0) },
  ...{ position: null, answers: {}, hash: 'h', corrects: null, covert },
  ...over,
})
const correction = kept('s-2', { corrects: { submission: 's-1', first: 's-1', no: 1, reason: '已核对' } })

function house(...records: Submission[]) {
  const did: string[] = []
  const service = releaseService({
    submissions: {
      byId: async (id) => records.find((one) => one.id === id) ?? null,
      release: async ({ id }, at) => void did.push(`release ${id} ${at.toISOString()}`),
    },
    evidence: { uncover: async ({ record }) => void did.push(`files of ${record}`) },
    clock: manualClock(),
  })
  return { ...service, did }
}
const outcome = (released: Promise<unknown>) =>
  released.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )

describe('releasing a record', () => {
  it('uncovers its files and then itself, at this instant', async () => {
    const { release, did } = house(kept('s-1'))
    expect(await release(asAuthor, 's-1')).toEqual({ releasedAt: '2020-03-20T01:00:00.000Z' })
    expect(did).toEqual(['files of s-1', 'release s-1 2020-03-20T01:00:00.000Z'])
  })

  it('releases the whole chain of a correction', async () => {
    const { release, did } = house(kept('s-1'), correction)
    await release(asAuthor, 's-2')
    expect(did[1]).toMatch(/^release s-1/)
  })

  it('releases a correction that came in at the moment of its record’s release', async () => {
    const { release, did } = house(kept('s-1', { covert: null, releasedAt: new Date(0) }), correction)
    await release(asAuthor, 's-2')
    expect(did).toHaveLength(2)
  })

  it('is for whoever decides at or above the seat that it was made from', async () => {
    const { release, did } = house(kept('s-1'))
    expect(await outcome(release(asInspector, 's-1')), 'sent it').toBe('right.missing')
    expect(await outcome(release(asViewer, 's-1'))).toBe('right.missing')
    expect(await outcome(release(asReviewer, 's-1')), 'in the county below').toBe('submission.absent')
    expect(await outcome(release(asOutsider, 's-1'))).toBe('submission.absent')
    expect(await outcome(release(asAuthor, 'nothing'))).toBe('submission.absent')
    expect(did).toEqual([])
  })

  it('refuses what is open already', async () => {
    const { release, did } = house(kept('s-1', { covert: null }))
    expect(await outcome(release(asAuthor, 's-1'))).toBe('submission.not-covert')
    expect(did).toEqual([])
  })
})
