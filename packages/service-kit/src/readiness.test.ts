import { describe, expect, it } from 'vitest'
import { answersWithin } from './readiness.ts'

describe('a sign of life', () => {
  it('is told as it comes', async () => {
    expect(await answersWithin(1_000, async () => 'here')()).toBe(true)
    expect(await answersWithin(1_000, async () => Promise.reject(new Error('gone')))()).toBe(false)
  })

  it('that does not come in time is told as none, and believed again once it came', async () => {
    let answer: (value: unknown) => void = () => {}
    let asked = 0
    const isReady = answersWithin(20, () => {
      asked++
      return asked === 1 ? new Promise((resolve) => (answer = resolve)) : Promise.resolve()
    })
    expect(await isReady()).toBe(false)
    expect(await isReady(), 'nothing more is asked meanwhile').toBe(false)
    expect(asked).toBe(1)
    answer('late')
    await expect.poll(isReady).toBe(true)
  })
})
