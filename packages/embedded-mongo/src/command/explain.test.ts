import { beforeEach, describe, expect, it } from 'vitest'
import { Commands } from '../../test/commands.ts'
import { TemporaryStore } from '../../test/temporaryStore.ts'

type Fields = Record<string, unknown>
const kept = new TemporaryStore()
const commands = new Commands(kept)
const explained = (explain: Fields, options: Fields = {}) => commands.run({ explain, ...options })
const winning = async (explain: Fields) => {
  const { queryPlanner } = (await explained(explain)) as { queryPlanner: { winningPlan: Fields } }
  return queryPlanner.winningPlan
}

beforeEach(async () => {
  await kept.addIndex('test.visits', { village: 1, on: -1 })
  await kept.addIndex('test.visits', { on: 1 }, { partialFilterExpression: { open: true } })
  await kept.insert('test.visits', { _id: 1, village: 'v1', on: 3, open: true })
})

const byVillage = {
  stage: 'IXSCAN',
  keyPattern: { village: 1, on: -1 },
  indexName: 'village_1_on_-1',
  isMultiKey: false,
  isUnique: false,
  isPartial: false,
  direction: 'forward',
  ranges: 1,
}
const throughVillage = { stage: 'FETCH', inputStage: byVillage }

describe('the explanation of a query', () => {
  it('names the index that answers it', async () => {
    expect(await winning({ find: 'visits', filter: { village: 'v1' } })).toEqual(throughVillage)
    expect(await winning({ find: 'visits', filter: { _id: 1 } })).toMatchObject({
      inputStage: { indexName: '_id_', isUnique: true },
    })
    expect(await winning({ find: 'visits', filter: { on: 3, open: true } })).toMatchObject({
      inputStage: { indexName: 'on_1', isPartial: true },
    })
  })

  it('says in which direction and in how many pieces the index is read', async () => {
    const filter = { village: { $in: ['v1', 'v2'] } }
    expect(await winning({ find: 'visits', filter })).toMatchObject({ inputStage: { ranges: 2 } })
    expect(await winning({ find: 'visits', sort: { village: -1, on: 1 } })).toMatchObject({
      inputStage: { direction: 'backward' },
    })
  })

  it('says that everything is read, that an order has to be made, and that there is nothing', async () => {
    expect(await winning({ find: 'visits', filter: { note: 1 } })).toEqual({ stage: 'COLLSCAN', direction: 'forward' })
    expect(await winning({ find: 'visits', filter: { village: 'v1' }, sort: { note: 1 } })).toEqual({
      stage: 'SORT',
      sortPattern: { note: 1 },
      inputStage: throughVillage,
    })
    expect(await winning({ find: 'none' })).toEqual({ stage: 'EOF' })
  })

  it.each<[string, Fields]>([
    ['count', { count: 'visits', query: { village: 'v1' } }],
    ['distinct', { distinct: 'visits', key: 'on', query: { village: 'v1' } }],
    ['aggregate', { aggregate: 'visits', pipeline: [{ $match: { village: 'v1' } }, { $count: 'n' }], cursor: {} }],
  ])('is also that of %s', async (_name, command) => {
    expect(await winning(command)).toEqual(throughVillage)
  })

  it('is one of every document where a pipeline begins with something else', async () => {
    expect(await winning({ aggregate: 'visits', pipeline: [{ $sort: { village: 1 } }] })).toMatchObject({ stage: 'COLLSCAN' })
  })

  it('tells of what was asked', async () => {
    const answer = await explained({ find: 'visits', filter: { village: 'v1' } }, { verbosity: 'queryPlanner' })
    expect(answer).toMatchObject({ queryPlanner: { namespace: 'test.visits', parsedQuery: { village: 'v1' } }, ok: 1 })
  })

  it.each<[string, Fields, Fields, number]>([
    ['of what it should also run', { find: 'visits' }, { verbosity: 'executionStats' }, 72],
    ['of a write', { update: 'visits', updates: [] }, {}, 72],
    ['of what is no filter', { find: 'none', filter: { $where: '1' } }, {}, 2],
    ['of an unknown option', { find: 'visits' }, { loudly: true }, 72],
  ])('is refused %s', async (_name, command, options, code) => {
    expect(await explained(command, options)).toMatchObject({ ok: 0, code })
  })

  it('changes nothing', async () => {
    const before = kept.everything()
    await explained({ find: 'visits', filter: { village: 'v1' } })
    expect(kept.everything()).toEqual(before)
  })
})
