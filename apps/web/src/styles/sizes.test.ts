import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = dirname(fileURLToPath(import.meta.url))
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))
/** Sizes of text that stay as they are when somebody wants all of it larger. */
const fixedIn = (css: string) => [...css.matchAll(/font(?:-size)?:[^;}]*?\d(?:px|pt|mm)/g)].map(([found]) => found)

describe('sizes of text', () => {
  it('are in rem on every page, so that large text and the browser’s own setting reach all of it', () => {
    expect(sheets.length).toBeGreaterThan(40)
    const fixed = sheets.flatMap((name) => fixedIn(readFileSync(join(folder, name), 'utf8')).map((size) => `${name}: ${size}`))
    expect(fixed, 'a sixteenth of the pixels, in rem').toEqual([])
  })

  it('that are fixed are found wherever they stand', () => {
    expect(fixedIn('a { font-size: 14px; } b { font: 700 12.5px/1 serif } c { font-size: 1rem; padding: 4px }')).toHaveLength(2)
  })
})
