import { Problem } from '@duzhan/problems'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peersBy } from '../peer.ts'
import { serviceActor } from '../principal.ts'
import { followersOf } from './followers.ts'
import { logService, type Stream } from './log.service.ts'
import { subscription } from './subscriptionLine.ts'

const entries = [1, 2, 3].map((seq) => ({ seq, id: `e-${seq}`, thing: 't', v: 1, event: seq }))
const stream: Stream = {
  after: async (seq, limit) => entries.filter((one) => one.seq > seq).slice(0, limit),
  last: async () => 3,
  before: async () => 1,
}
const actor = serviceActor('aggregation')
function house(formerly?: Record<string, number>) {
  const followers: string[] = []
  const log = logService({
    streams: { thing: stream },
    followers: { add: ({ id }, name) => void followers.push(`${id} ${name}`) },
    ...(formerly && { formerly: async (name: string) => formerly[name] ?? null }),
  })
  const pull = (after: number | 'beginning' | 'now' | string, limit = 10) =>
    log.pull(actor, { stream: 'thing', subscription: 'aggregation.things', after, limit })
  return { log, followers, pull }
}

describe('reading a log', () => {
  it('goes on behind a cursor, no further than asked for', async () => {
    expect(await house().pull(1, 1)).toEqual({ after: 1, entries: [entries[1]] })
  })

  it.each([
    ['beginning', 0],
    ['now', 3],
    ['2020-03-20T01:00:00.000Z', 1],
  ])('begins %s behind place %i', async (begin, after) => {
    expect(await house().pull(begin)).toEqual({ after, entries: entries.slice(after) })
  })

  it('begins where a subscription of an earlier release stood; one that is new does not', async () => {
    expect(await house({ 'aggregation.things': 2 }).pull('beginning')).toEqual({ after: 2, entries: [entries[2]] })
    expect((await house({ 'aggregation.others': 2 }).pull('beginning')).after).toBe(0)
  })

  it('begins again at the beginning when a subscription is set back, whatever an earlier release had reached', async () => {
    expect((await house({ 'aggregation.things': 2 }).pull(0)).entries).toEqual(entries)
  })

  it('remembers who reads; of no stream there is nothing to read', async () => {
    const { log, followers, pull } = house()
    await pull(0)
    expect(followers).toEqual(['service:aggregation thing'])
    expect([log.has('thing'), log.has('toString')]).toEqual([true, false])
    await expect(log.pull(actor, { stream: 'none', subscription: 'x.y', after: 0, limit: 1 })).rejects.toEqual(
      new Problem('absent', 'procedure.absent'),
    )
  })
})

/** A wire that is only to be nudged over. */
const wireOf = (name: string, nudged: string[]) => ({
  send: () => expect.unreachable(),
  nudge: (stream: string) => void nudged.push(`${name} ${stream}`),
})

describe('those who follow a log', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('are nudged soon after a write, once for many, and nobody else is', async () => {
    const nudged: string[] = []
    const followers = followersOf(
      'forms',
      peersBy((name) => wireOf(name, nudged)),
    )
    followers.nudge('submission')
    await vi.advanceTimersByTimeAsync(100)
    expect(nudged).toEqual([])
    followers.add(serviceActor('aggregation'), 'submission')
    followers.add(serviceActor('aggregation'), 'submission')
    followers.add({ ...actor, id: 'operator:setup' }, 'submission')
    for (let count = 0; count < 20; count++) followers.nudge('submission')
    await vi.advanceTimersByTimeAsync(100)
    expect(nudged).toEqual(['aggregation forms.submission'])
  })

  it('hear of the streams that they read, and of no other', async () => {
    const nudged: string[] = []
    const followers = followersOf(
      'forms',
      peersBy((name) => wireOf(name, nudged)),
    )
    followers.add(serviceActor('aggregation'), 'submission')
    followers.add(serviceActor('assignments'), 'submission')
    followers.add(serviceActor('assignments'), 'plan')
    followers.nudge('log', 'plan')
    await vi.advanceTimersByTimeAsync(100)
    expect(nudged).toEqual(['assignments forms.plan'])
    followers.nudge('submission')
    followers.nudge('plan', 'submission')
    await vi.advanceTimersByTimeAsync(100)
    expect(nudged.slice(1)).toEqual(['aggregation forms.submission', 'assignments forms.submission', 'assignments forms.plan'])
  })
})

describe('one who follows a log from where it cannot be reached', () => {
  it('is left to come by itself, and the others are nudged', async () => {
    const nudged: string[] = []
    const peers = peersBy((name) => {
      if (name === 'forms') throw new Problem('invalid', 'config.invalid', { variable: 'DUZHAN_FORMS_URL' })
      return wireOf(name, nudged)
    })
    const followers = followersOf('assignments', peers, 0)
    for (const name of ['forms', 'aggregation']) followers.add(serviceActor(name), 'designation')
    followers.nudge('designation')
    await expect.poll(() => nudged).toEqual(['aggregation assignments.designation'])
  })
})

describe('a line of the table of subscriptions', () => {
  const designation = {
    ...{ plan: 'p', target: 'v-1', targetName: '某村', place: '', kind: 'village', regionPath: [], list: null, team: null },
    ...{ designatedOn: null, releasedOn: null },
  }
  const entry = (seq: number, event: unknown, v = 1) => ({ seq, id: `e-${seq}`, thing: 'v-1', v, event })

  it('hands on what is read, and says what cannot be read', async () => {
    const seen: string[] = []
    const line = subscription({
      name: 'things',
      from: 'assignments.designation',
      each: async ({ target }) => void seen.push(target),
    })
    const failures = await line.apply([entry(1, null), entry(2, designation), entry(3, designation, 9)])
    expect(seen).toEqual(['v-1'])
    expect(failures.map(({ id }) => id)).toEqual(['e-1', 'e-3'])
    expect(line.begin).toBe('beginning')
  })

  it('is not called for a batch of which nothing can be read', async () => {
    const line = subscription({ name: 'things', from: 'assignments.designation', apply: () => expect.unreachable() })
    expect(await line.apply([entry(1, null)])).toMatchObject([{ id: 'e-1' }])
  })

  it('keeps what it sets aside by thing where an entry is the whole state of it, else each by itself', () => {
    const each = async () => {}
    const keyOf = (isState: boolean) =>
      subscription({ name: 'things', from: 'assignments.designation', isState, each }).keyOf(entry(1, designation))
    expect([keyOf(true), keyOf(false)]).toEqual(['v-1', 'e-1'])
  })
})
