import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { compileWith } from './compileWith.ts'

const kinds = 'packages/checklist/src/kind/itemKinds.ts'
/** Every table that must know each kind: what the gate demands of it, and how the page shows it. */
const tables = ['packages/checklist/src/kind/kindShapes.ts', 'apps/web/src/kind/kindViews.ts']

it('a kind of item without a shape or without a view does not compile', () => {
  const source = readFileSync(join(dirname(import.meta.dirname), kinds), 'utf8')
  const planted = compileWith(
    { [kinds]: source.replace('\n  info,\n', '\n  info,\n  slider: info,\n') },
    { project: 'apps/web', files: tables },
  )
  expect(planted).toHaveLength(tables.length)
  for (const fault of planted) expect(fault).toContain("Property 'slider' is missing")
}, 120_000)
