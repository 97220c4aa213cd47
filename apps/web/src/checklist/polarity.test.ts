import { describe, expect, it } from 'vitest'
import { toneOf } from './polarity.ts'

describe('how an answer reads', () => {
  it.each([
    ['yes', 'yes', 'good'],
    ['no', 'yes', 'bad'],
    ['yes', 'no', 'bad'],
    ['no', 'no', 'good'],
    ['na', 'yes', 'na'],
    ['na', 'no', 'na'],
  ] as const)('%s is %s-is-good: %s', (answer, good, tone) => {
    expect(toneOf(answer, good)).toBe(tone)
  })
})
