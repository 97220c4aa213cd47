import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trimmed } from './trimmed.ts'

const blank = fc.constantFrom(
  ...[' ', '\t', '\n', '\r', '\u00a0', '\u00ad', '\u115f', '\u180e', '\u2003', '\u200b', '\u200d', '\u200f', '\u2028'],
  ...['\u202e', '\u2060', '\u2800', '\u3000', '\u3164', '\ufeff', '\ufe0f', '\uffa0'],
)

describe('a text', () => {
  it('of blanks alone is none, whichever they are', () => {
    fc.assert(fc.property(fc.array(blank), (blanks) => void expect(trimmed(blanks.join(''))).toBe('')))
  })

  it.each([
    ['　　村口有垃圾\n', '村口有垃圾'],
    ['\u200b村口 有\u3000垃圾\u200b', '村口 有\u3000垃圾'],
    ['第一行\n\n第二行', '第一行\n\n第二行'],
    ['𠮷', '𠮷'],
    ['好 ❤️ ', '好 ❤️'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['', ''],
  ])('%j is kept as %j', (text, kept) => {
    expect(trimmed(text)).toBe(kept)
  })

  it('loses nothing that can be seen, and nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(blank), (text, blanks) => {
        const around = blanks.join('')
        const kept = trimmed(text)
        expect(text.includes(kept)).toBe(true)
        expect(trimmed(kept)).toBe(kept)
        if (kept !== '') expect(trimmed(`${around.replaceAll('\ufe0f', '')}${text}`)).toContain(kept)
      }),
    )
  })

  it('of a megabyte of blanks is read in a moment', () => {
    const started = performance.now()
    expect(trimmed(`${' '.repeat(500_000)}村${'\u3000'.repeat(500_000)}`)).toBe('村')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
