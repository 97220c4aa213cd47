import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type PatientTimer, patientTimer } from './patientTimer.ts'

let looks: number[] = []
let timer: PatientTimer
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000)

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  looks = []
  timer = patientTimer(1_000, () => looks.push(Date.now() / 1_000))
})
afterEach(() => {
  timer.stop()
  vi.useRealTimers()
})

describe('a patient timer', () => {
  it('looks ever more seldom while nothing comes, down to every eighth time', () => {
    pass(40)
    expect(looks).toEqual([1, 3, 7, 15, 23, 31, 39])
  })

  it('sleeps until the next look', () => {
    pass(23)
    const next = vi.getTimerCount()
    vi.advanceTimersToNextTimer()
    expect([next, looks.at(-1)]).toEqual([1, 31])
  })

  it('looks soon again once something came, however long it had waited', () => {
    pass(20)
    timer.wake()
    pass(5)
    expect(looks.slice(-2)).toEqual([21, 23])
  })

  it('is not put off by what comes again and again', () => {
    for (let at = 0; at < 30; at++) {
      timer.wake()
      pass(0.1)
    }
    expect(looks).toEqual([1, 2, 3])
  })

  it('begins its wait anew where somebody looked already', () => {
    pass(0.9)
    timer.refresh()
    pass(0.9)
    expect(looks).toEqual([])
    pass(0.1)
    expect(looks).toEqual([1.9])
  })

  it('may be woken by its own look', () => {
    timer.stop()
    looks = []
    timer = patientTimer(1_000, () => {
      looks.push(Date.now() / 1_000)
      timer.wake()
    })
    pass(3)
    expect(looks).toEqual([1, 2, 3])
  })

  it('looks no more once it was stopped, nor when it is woken or refreshed then', () => {
    pass(1)
    timer.stop()
    timer.wake()
    timer.refresh()
    pass(60)
    expect(looks).toEqual([1])
    expect(vi.getTimerCount()).toBe(0)
  })
})
