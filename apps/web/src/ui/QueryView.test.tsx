import { useQuery } from '@tanstack/react-query'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../api/api.ts'
import { textOf, the } from '../test/find.ts'
import { left, mounted } from '../test/shown.tsx'
import { QueryView } from './QueryView.tsx'

const busy = { code: 'service.busy', kind: 'unavailable', details: {}, requestId: 'r-1' }
/** A platform that turns away until it answers; an answer is given when it is let. */
function platform() {
  const state = { isBusy: true, answer: () => {} }
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        state.answer = () => {
          const turnedAway = Response.json(busy, { status: 503, headers: { 'retry-after': '5' } })
          resolve(state.isBusy ? turnedAway : Response.json([{ result: { data: ['督战队'] } }]))
        }
      }),
  )
  return state
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

function Page({ beneath }: { beneath: string }) {
  return <QueryView query={useQuery(api.identity.region.list.queryOptions({ beneath }))}>{(found) => String(found)}</QueryView>
}

describe('what a page waits for', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(async () => {
    await left()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const told = () => textOf().includes('service.busy')
  async function turnedAway() {
    const state = platform()
    await mounted(<Page beneath="430302000000" />)
    await pass(100)
    expect(told()).toBe(false)
    state.answer()
    await pass(100)
    expect(told()).toBe(true)
    return state
  }

  it('is asked for again by itself, under the words that were said and the button that somebody may be at', async () => {
    const state = await turnedAway()
    const button = the('button', '重试')
    button.focus()
    await pass(5_000)
    expect(document.activeElement).toBe(button)
    state.isBusy = false
    state.answer()
    await pass(100)
    expect(textOf()).toBe('督战队')
  })

  it('is waited for as at first by whoever asks for it again', async () => {
    await turnedAway()
    await act(async () => the('button', '重试').click())
    await pass(100)
    expect(told()).toBe(false)
  })

  it('is not said to have failed where it is something else, which was not asked for yet', async () => {
    await turnedAway()
    await mounted(<Page beneath="430304000000" />)
    await pass(100)
    expect(told()).toBe(false)
  })
})
