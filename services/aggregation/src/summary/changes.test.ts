import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { changes, type Wait } from './changes.ts'

/** A page whose version can be changed, and what was looked at. */
function page(version = 'one') {
  const state = { version, looks: 0 }
  const look = async () => {
    state.looks += 1
    return state.version
  }
  const wait = (person: string, more: Partial<Wait> = {}): Wait => ({ person, key: 'city', since: 'one', look, ...more })
  return { state, wait }
}
const turns = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('waiting for figures', () => {
  it('ends at once where they have changed already', async () => {
    const { wait } = page('two')
    expect(await changes().until(wait('a'))).toBe(true)
  })

  it('ends when they change, and not when something else did', async () => {
    const { state, wait } = page()
    const hub = changes()
    let answer: boolean | null = null
    const waiting = hub.until(wait('a')).then((changed) => {
      answer = changed
    })
    await turns()
    hub.stir()
    await turns()
    expect(answer).toBeNull()
    state.version = 'two'
    hub.stir()
    await waiting
    expect(answer).toBe(true)
  })

  it('ends without a change when patience is over, having looked once more: another process may have changed them', async () => {
    const { state, wait } = page()
    const hub = changes({ patience: 20 })
    expect(await hub.until(wait('a'))).toBe(false)
    expect(state.looks).toBe(2)
    const waiting = hub.until(wait('a'))
    await turns()
    state.version = 'two' // and nobody stirs
    expect(await waiting).toBe(true)
  })

  it('costs one look at a change, however many wait for the same', async () => {
    const { state, wait } = page()
    const hub = changes()
    const waiting = Array.from({ length: 50 }, (_, one) => hub.until(wait(`person ${one}`)))
    await turns()
    const before = state.looks
    state.version = 'two'
    hub.stir()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([true]))
    expect(state.looks - before).toBe(1)
  })

  it('misses no change that happens while it looks', async () => {
    const { state, wait } = page()
    const hub = changes()
    const look = async () => {
      const seen = state.version
      await turns()
      return seen
    }
    const waiting = hub.until(wait('a', { look }))
    state.version = 'two' // the look under way has read the version before
    hub.stir()
    expect(await waiting).toBe(true)
  })

  it('ends at once when the person goes away, and makes room', async () => {
    const { wait } = page()
    const hub = changes({ each: 1 })
    const leaving = new AbortController()
    const waiting = hub.until(wait('a', { signal: leaving.signal }))
    leaving.abort()
    expect(await waiting).toBe(false)
    expect(await hub.until(wait('a', { since: 'none' }))).toBe(true)
    expect(await hub.until(wait('a', { signal: leaving.signal }))).toBe(false)
  })

  it('ends for everyone when the service stops, and nobody waits from then on', async () => {
    const { wait } = page()
    const hub = changes()
    const waiting = [hub.until(wait('a')), hub.until(wait('b'))]
    hub.stop()
    expect(await Promise.all(waiting)).toEqual([false, false])
    expect(await hub.until(wait('a'))).toBe(false)
  })

  it('is bounded for each person and for all', async () => {
    const { wait } = page()
    const hub = changes({ each: 2, all: 3 })
    const held = ['a', 'a', 'b'].map((person) => hub.until(wait(person)))
    const refusal = new Problem('limited', 'summary.waits-limited')
    expect(() => hub.until(wait('a')), 'of one person').toThrow(refusal)
    expect(() => hub.until(wait('c')), 'of all').toThrow(refusal)
    hub.stop()
    await Promise.all(held)
  })

  it('fails with what its look fails with, and can be asked again', async () => {
    const { wait } = page('two')
    const hub = changes({ each: 1 })
    const lost = async () => Promise.reject(new Problem('absent', 'plan.absent'))
    await expect(hub.until(wait('a', { look: lost }))).rejects.toThrow('plan.absent')
    expect(await hub.until(wait('a'))).toBe(true)
  })
})
