import { Problem } from '@duzhan/problems'
import { asInspector, asOutsider, asReviewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { aRecord } from '../test/aRecord.ts'
import { asideService } from './aside.service.ts'
import type { AsideQuery } from './submission.repository.ts'

const next = { value: '1970-01-01T00:00:00.000Z', id: 's-1:p-1:h' }
const kept = aRecord({ startedAt: new Date(0), at: new Date(0), receivedAt: new Date(0), answers: { a: { b: { c: 'no' } } } })
function house() {
  const queries: AsideQuery[] = []
  const service = asideService({
    submissions: {
      async asides(query) {
        queries.push(query)
        return { rows: [{ aside: 's-1:p-1:h', kept }], total: 7, next }
      },
      aside: async (id) => (id === 's-1:p-1:h' ? kept : null),
    },
  })
  return { service, queries }
}

describe('what was set aside', () => {
  it('is listed within the reviewer’s regions, under an id of its own beside the one that was taken', async () => {
    const { service, queries } = house()
    const found = await service.list(asReviewer, { plan: world.plan, submission: 's-1', limit: 5 })
    expect(found).toMatchObject({ rows: [{ id: 's-1:p-1:h', submission: 's-1', by: '督战员' }], total: 7, next })
    expect(queries).toEqual([
      { plan: world.plan, submission: 's-1', limit: 5, reader: { id: asReviewer.id, regions: [world.county] } },
    ])
  })

  it('is not asked for by who reaches no region', async () => {
    const { service, queries } = house()
    expect(await service.list(asInspector, { plan: world.plan, limit: 5 })).toEqual({
      ...{ rows: [], total: 0, next: null },
    })
    expect(queries).toEqual([])
  })

  it('opens to who may see it, and is absent to all others', async () => {
    const { service } = house()
    expect(await service.byId(asReviewer, 's-1:p-1:h')).toMatchObject({ submission: 's-1', answers: kept.answers })
    const absent = new Problem('absent', 'submission.absent')
    await expect(service.byId(asOutsider, 's-1:p-1:h')).rejects.toEqual(absent)
    await expect(service.byId(asReviewer, 'nothing')).rejects.toEqual(absent)
  })
})
