import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { world } from '@duzhan/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officePlanRepository } from './officePlan.mongo.ts'

describe('the plans of offices', () => {
  let store: LoggedStore
  let plans: ReturnType<typeof officePlanRepository>
  beforeAll(async () => {
    store = await loggedStore('identity')
    plans = officePlanRepository(store.connection)
  })
  afterAll(() => store?.close())

  const told = (plan: string, revision: number, office: string | null, jurisdiction: string = world.county) =>
    plans.take({ plan, revision, office, jurisdiction })

  it('are kept as the newest revision has them, told in whichever order and however often', async () => {
    await told('canteens', 2, 'education')
    await told('canteens', 2, 'education')
    await told('canteens', 1, 'health', world.city)
    const kept = { plan: 'canteens', revision: 2, office: 'education', jurisdiction: world.county }
    expect(await plans.ofOffices(['education', 'health'])).toEqual([kept])
  })

  it('are several of one office, in the order of their codes, and nobody’s who is not asked for', async () => {
    await told('apples', 1, 'education', world.township)
    expect((await plans.ofOffices(['education'])).map(({ plan }) => plan)).toEqual(['apples', 'canteens'])
    expect(await plans.ofOffices(['health'])).toEqual([])
    expect(await plans.ofOffices([])).toEqual([])
  })

  it('are the office’s no more once a revision says so, whatever an older one that comes late says', async () => {
    await told('canteens', 3, null)
    await told('canteens', 2, 'education')
    expect((await plans.ofOffices(['education'])).map(({ plan }) => plan)).toEqual(['apples'])
  })

  it('are not those of a jurisdiction, of which nothing is kept', async () => {
    await told('of-county', 1, null)
    await told('of-county', 1, 'education')
    expect((await plans.ofOffices(['education'])).map(({ plan }) => plan)).toEqual(['apples', 'of-county'])
  })
})
