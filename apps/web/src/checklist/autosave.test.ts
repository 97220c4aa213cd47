import { describe, expect, it, vi } from 'vitest'
import { Autosave, type SaveState } from './autosave.ts'

/** A store that finishes when told to, or refuses. */
function slowStore() {
  const stored: number[] = []
  const waiting: { value: number; finish: () => void; refuse: () => void }[] = []
  const save = (value: number) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({
        value,
        finish: () => {
          stored.push(value)
          resolve()
        },
        refuse: () => reject(new Error('the disk is full')),
      })
    })
  return { stored, waiting, save }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

function start(quiet = 0) {
  const store = slowStore()
  const states: SaveState['kind'][] = []
  const autosave = new Autosave<number>({ save: store.save, onState: (state) => states.push(state.kind), quiet })
  return { ...store, states, autosave }
}

describe('saving while a person answers', () => {
  it('says saved only after the store has said so', async () => {
    const { autosave, waiting, states } = start()
    void autosave.put(1)
    await settle()
    expect(states).toEqual(['saving'])
    waiting[0]?.finish()
    await settle()
    expect(states).toEqual(['saving', 'saved'])
  })

  it('writes one change at a time and ends with the newest, whatever came in between', async () => {
    const { autosave, waiting, stored, states } = start()
    void autosave.put(1)
    void autosave.put(2)
    const last = autosave.put(3)
    await settle()
    expect(waiting).toHaveLength(1)
    waiting[0]?.finish()
    await settle()
    waiting[1]?.finish()
    await last
    await settle()
    expect(stored).toEqual([1, 3])
    expect(states.at(-1)).toBe('saved')
  })

  it('does not say saved while a newer change still waits', async () => {
    const { autosave, waiting, states } = start()
    void autosave.put(1)
    await settle()
    void autosave.put(2)
    waiting[0]?.finish()
    await settle()
    expect(states).not.toContain('saved')
  })

  it('says so when the device refuses, and saves the next change as if nothing had been', async () => {
    const { autosave, waiting, stored, states } = start()
    void autosave.put(1)
    await settle()
    waiting[0]?.refuse()
    await settle()
    expect(states.at(-1)).toBe('failed')
    const next = autosave.put(2)
    await settle()
    waiting[1]?.finish()
    await next
    await settle()
    expect(stored).toEqual([2])
    expect(states.at(-1)).toBe('saved')
  })

  it('says it once the person pauses, not after every letter', async () => {
    vi.useFakeTimers()
    try {
      const { autosave, waiting, states } = start(300)
      for (const letter of [1, 2, 3]) {
        void autosave.put(letter)
        waiting[letter - 1]?.finish()
        await vi.advanceTimersByTimeAsync(299)
      }
      expect(new Set(states)).toEqual(new Set(['saving']))
      await vi.advanceTimersByTimeAsync(1)
      expect(states.filter((state) => state === 'saved')).toEqual(['saved'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('says at once that the device refuses', async () => {
    const { autosave, waiting, states } = start(60_000)
    void autosave.put(1)
    await settle()
    waiting[0]?.refuse()
    await settle()
    expect(states).toEqual(['saving', 'failed'])
  })
})
