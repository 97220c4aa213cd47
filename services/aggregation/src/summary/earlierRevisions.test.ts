import { describe, expect, it } from 'vitest'
import { everyKindPlan } from '../test/everyKind.ts'
import { earlierRevisions } from './earlierRevisions.ts'

const now = everyKindPlan()
const revisions = [null, everyKindPlan('元'), now]
const asked: number[] = []
const plans = {
  async byRevision(_: string, revision: number) {
    asked.push(revision)
    return revisions[revision] ?? null
  },
}

describe('records of earlier revisions', () => {
  it('count where the same is asked now, each by its own revision, which is read once', async () => {
    const counts = await earlierRevisions(plans, now, [1, 2, 1, 0])
    expect(asked).toEqual([1, 2])
    expect([1, 2].map((revision) => counts('village', 'base.money', revision))).toEqual([false, true])
    expect([1, 2].map((revision) => counts('village', 'base.source', revision))).toEqual([true, true])
  })

  it('of no known revision, which the first release kept, count as they did then', async () => {
    expect((await earlierRevisions(plans, now, [0]))('village', 'base.clinic', 0)).toBe(true)
  })

  it('of a checklist or a revision that is not there count nowhere', async () => {
    const counts = await earlierRevisions(plans, now, [2, 9])
    expect([counts('nothing', 'base.money', 2), counts('village', 'base.money', 9)]).toEqual([false, false])
  })
})
