import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { textOf } from '../test/find.ts'
import { left, mounted } from '../test/shown.tsx'
import { useSummary } from './useSummary.ts'

const ref = { plan: 'city-2020', region: '430300000000' }

/** A platform whose region's page has a version, and answers a wait when it is told to. */
function platform() {
  const state = { version: 'one', fetches: 0, since: [] as string[], failing: false, again: 0 }
  const open = new Set<(answer: Response) => void>()
  vi.stubGlobal('fetch', (address: string, { signal }: RequestInit) => {
    const url = new URL(address, 'http://page')
    if (url.pathname.endsWith('byRegion')) {
      state.fetches += 1
      return Promise.resolve(Response.json([{ result: { data: { version: state.version } } }]))
    }
    state.since.push(JSON.parse(url.searchParams.get('input') ?? '{}')['0'].since)
    if (state.again > 0) {
      const problem = { code: 'service.busy', kind: 'unavailable', details: {}, requestId: 'r-1' }
      return Promise.resolve(Response.json(problem, { status: 503, headers: { 'retry-after': String(state.again) } }))
    }
    if (state.failing) return Promise.reject(new TypeError('fetch failed'))
    return new Promise<Response>((resolve, reject) => {
      open.add(resolve)
      signal?.addEventListener('abort', () => {
        open.delete(resolve)
        reject(signal.reason)
      })
    })
  })
  const answer = (changed: boolean) => {
    for (const resolve of open) resolve(Response.json([{ result: { data: { changed } } }]))
    open.clear()
  }
  return { state, open, answer }
}

function show(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('a region’s page', () => {
  /** Lets time pass as the page counts it, and everything that follows from it happen. */
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(async () => {
    await left()
    Reflect.deleteProperty(document, 'visibilityState')
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  function Page() {
    return <p>{useSummary(ref).data?.version}</p>
  }
  const open = async () => {
    await mounted(<Page />)
    await pass(1_100)
  }

  it('is fetched once, and waited for with the version that it shows', async () => {
    const { state } = platform()
    await open()
    await pass(60_000)
    expect(textOf()).toBe('one')
    expect(state).toMatchObject({ fetches: 1, since: ['one'] })
  })

  it('is fetched again when something changed, and waited for anew', async () => {
    const { state, answer } = platform()
    await open()
    state.version = 'two'
    answer(true)
    await pass(1_100)
    expect(textOf()).toBe('two')
    expect(state).toMatchObject({ fetches: 2, since: ['one', 'two'] })
  })

  it('is waited for again, and not fetched, when a wait ends without a change', async () => {
    const { state, answer } = platform()
    await open()
    answer(false)
    await pass(1_100)
    expect(state).toMatchObject({ fetches: 1, since: ['one', 'one'] })
  })

  it('is fetched at most once a second, however often it changes', async () => {
    const { state, open: waits, answer } = platform()
    await open()
    for (let change = 0; change < 50; change++) {
      state.version = `version ${change}`
      if (waits.size > 0) answer(true)
      await pass(100)
    }
    expect(state.fetches).toBeLessThanOrEqual(6)
  })

  it('is let go while nobody looks, and taken up again', async () => {
    const { state, open: waits } = platform()
    await open()
    act(() => show('hidden'))
    await pass(60_000)
    expect(waits.size).toBe(0)
    expect(state.since).toHaveLength(1)
    act(() => show('visible'))
    await pass(1_100)
    expect(waits.size).toBe(1)
  })

  it('is fetched now and then where waiting fails, and no more often than that', async () => {
    const { state } = platform()
    state.failing = true
    await open()
    await pass(45_000)
    expect(state.fetches).toBeGreaterThan(2)
    expect(state.fetches).toBeLessThanOrEqual(5)
  })
  it('is left alone where the platform turns the wait away, for as long as it says', async () => {
    const { state } = platform()
    state.again = 40
    await open()
    await pass(38_000)
    expect(state).toMatchObject({ fetches: 1, since: ['one'] })
    state.again = 0
    await pass(3_000)
    expect(state).toMatchObject({ fetches: 1, since: ['one', 'one'] })
  })
})
