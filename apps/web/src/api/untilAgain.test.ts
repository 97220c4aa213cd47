import { Problem } from '@duzhan/problems'
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { client, queryClient } from './api.ts'
import { untilAgain } from './untilAgain.ts'

const plans = () => client.forms.plan.list.query()
const refusal = (code: string, kind: string) => ({
  error: { message: code, code: -32001, data: { problem: { code, kind, details: {}, requestId: 'r1' } } },
})

/** A platform that answers so, with this header; how often it was asked. */
function platform(header: string | undefined, body: unknown = [refusal('service.busy', 'unavailable')]) {
  const state = { asked: 0, isAway: true }
  vi.stubGlobal('fetch', async () => {
    state.asked += 1
    if (!state.isAway) return Response.json([{ result: { data: 'plans' } }])
    const headers = header === undefined ? {} : { 'retry-after': header }
    return Response.json(body, { status: 503, headers })
  })
  return state
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2020-03-20T01:00:00.000Z') })
  queryClient.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What a call that met such an answer is told of the time to come again. */
async function told(header: string | undefined, body?: unknown): Promise<number> {
  platform(header, body)
  const failing = plans().catch((error: unknown) => untilAgain(error))
  await pass(0)
  return Number(await failing)
}

describe('when the platform wants to be asked again', () => {
  it.each([
    ['in seconds', '5', 5_000],
    ['by a date', 'Fri, 20 Mar 2020 01:00:20 GMT', 20_000],
    ['by a date that is over', 'Thu, 19 Mar 2020 01:00:00 GMT', 1_000],
    ['by a date of next year', 'Sat, 20 Mar 2021 01:00:00 GMT', 60_000],
    ['by no date', 'Fri, 99 Mar 2020 99:99:99 GMT', 0],
    ['at once', '0', 1_000],
    ['before it was asked', '-30', 1_000],
    ['after a hundred years', '3153600000', 60_000],
    ['never', 'Infinity', 60_000],
    ['in words that a browser may take for a date', 'May 5', 0],
    ['in nonsense', 'in a moment', 0],
    ['not at all', undefined, 0],
  ])('it may be said %s', async (_name, header, milliseconds) => {
    expect(await told(header)).toBe(milliseconds)
  })

  it('is believed of the door too, which answers in words of its own', async () => {
    expect(await told('5', { code: 'service.busy', kind: 'unavailable', details: {}, requestId: 'r2' })).toBe(5_000)
  })

  it('says nothing of what was refused for another reason in the same answer', async () => {
    expect(await told('5', [refusal('right.missing', 'forbidden')])).toBe(0)
  })

  it('is not said by what never reached it', () => {
    for (const error of [new TypeError('Failed to fetch'), new Problem('unavailable', 'service.unavailable'), null])
      expect(untilAgain(error)).toBe(0)
  })
})

describe('what a page could not be told', () => {
  const shownNow = () => {
    const observer = new QueryObserver(queryClient, { queryKey: ['plans'], queryFn: plans })
    const leave = observer.subscribe(() => {})
    return { observer, leave, seen: () => observer.getCurrentResult() }
  }

  it('is said at once, and asked for again when the platform wants it, not before, until it comes', async () => {
    const state = platform('7')
    const { seen, leave } = shownNow()
    await pass(100)
    expect(seen()).toMatchObject({ status: 'error', fetchStatus: 'idle' })
    await pass(6_800)
    expect(state.asked).toBe(1)
    await pass(200)
    expect(state.asked).toBe(2)
    state.isAway = false
    await pass(7_100)
    expect(seen().data).toBe('plans')
    await pass(120_000)
    expect(state.asked).toBe(3)
    leave()
  })

  it('is asked for whenever the person wants it', async () => {
    const state = platform('3000')
    const { observer, seen, leave } = shownNow()
    await pass(100)
    state.isAway = false
    void observer.refetch()
    await pass(0)
    expect(seen().data).toBe('plans')
    leave()
  })

  it('is not asked for by itself where the platform does not say when', async () => {
    const state = platform(undefined)
    const { leave } = shownNow()
    await pass(600_000)
    expect(state.asked).toBe(1)
    leave()
  })

  it('is asked for no more once nobody looks at it', async () => {
    const state = platform('5')
    const { leave } = shownNow()
    await pass(100)
    leave()
    await pass(600_000)
    expect(state.asked).toBe(1)
  })
})
