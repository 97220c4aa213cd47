import type { Plan } from '@duzhan/plan'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { dutiesAdded } from './dutiesAdded.ts'

const base = readPlan(packs[0]!.plan)
const meeting = (key: string) => ({ key, title: key, level: 'city' as const })
/** Revisions of a plan by the keys of their meetings, the first first; published on the first of each month from March on. */
function history(...meetings: string[][]) {
  const revisions = meetings.map((keys, at): Plan => ({ ...base, revision: at + 1, duties: { meetings: keys.map(meeting) } }))
  const plans = {
    byRevision: async (_: string, revision: number) => revisions[revision - 1] ?? null,
    publishedAt: async (_: string, revision: number) => new Date(Date.UTC(2020, revision, 1, 1)),
  }
  return { plan: revisions.at(-1)!, plans }
}
async function added(...meetings: string[][]) {
  const { plan, plans } = history(...meetings)
  return Object.fromEntries(await dutiesAdded(plan, plans))
}

describe('the duties that a plan had not from the first', () => {
  it('are none of a first revision, nor of what every revision has', async () => {
    expect(await added(['a', 'b'])).toEqual({})
    expect(await added(['a'], ['a'], ['a'])).toEqual({})
  })

  it('are told with the day of the revision that added each', async () => {
    expect(await added(['a'], ['a', 'b'], ['a', 'b', 'c'])).toEqual({ 'meetings.b': '2020-03-01', 'meetings.c': '2020-04-01' })
  })

  it('are added once more where they had been taken out', async () => {
    expect(await added(['a'], [], ['a'])).toEqual({ 'meetings.a': '2020-04-01' })
  })

  it('are not guessed at where an earlier revision, or its day, is not known here', async () => {
    const { plan, plans } = history(['a'], ['a'], ['a', 'b'])
    expect([...(await dutiesAdded(plan, { ...plans, byRevision: async () => null }))]).toEqual([])
    expect([...(await dutiesAdded(plan, { ...plans, publishedAt: async () => null }))]).toEqual([])
  })
})
