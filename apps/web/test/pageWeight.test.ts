// @vitest-environment node
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A script of the build with everything that it cannot run without. */
function withImports(chunks: Map<string, Rolldown.OutputChunk>, first: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks.get(first)
  if (!chunk || seen.has(first)) return seen
  seen.add(first)
  for (const name of chunk.imports) withImports(chunks, name, seen)
  return seen
}

let chunks = new Map<string, Rolldown.OutputChunk>()
beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production') // a test run would bundle the libraries' development builds
  const built = (await build({ root, logLevel: 'silent', build: { write: false } })) as Rolldown.RolldownOutput
  chunks = new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
})
afterAll(() => vi.unstubAllEnvs())

describe('what a phone loads before any data', () => {
  it('is at most 170 KB of scripts, gzip, for the checklist form with everything around it', () => {
    const named = (part: string) =>
      [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(part))?.fileName ?? ''
    const needed = ['/index.html', '/checklist/FillPage.tsx'].map(named)
    expect(needed).not.toContain('')
    const files = new Set(needed.flatMap((name) => [...withImports(chunks, name)]))
    const sizes = [...files].map((name) => [name, gzipSync(chunks.get(name)?.code ?? '').length] as const)
    const total = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(170_000)
  })
})

describe('any script of the page', () => {
  it('does without the library of schemas, which tries to run text as code: the page’s policy forbids that', () => {
    const withSchemas = [...chunks.values()].filter(({ moduleIds }) => moduleIds.some((id) => id.includes('/node_modules/zod/')))
    expect(withSchemas.map(({ fileName }) => fileName)).toEqual([])
  })
})
