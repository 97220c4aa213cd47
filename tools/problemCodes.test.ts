import { dirname } from 'node:path'
import { catalogue } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { sourceFiles } from './sourceFiles.mjs'

/** The problem codes that a source text can throw: named where a Problem is made, or handed on as the code of an absence. */
function codesIn(text: string): string[] {
  const code = /'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g
  const made = [...text.matchAll(/new (?:Problem|StoreError)\([^{)]*/g)].flatMap(([call]) => [...call.matchAll(code)])
  const handedOn = [...text.matchAll(code)].filter(([, name]) => name?.endsWith('.absent'))
  return [...made, ...handedOn].map((match) => match[1] ?? '')
}

describe('problem codes', () => {
  const root = dirname(import.meta.dirname)
  const sources = sourceFiles(root, ['apps', 'services', 'packages'], /(?<!\.test)\.(tsx?|mjs)$/).filter(
    ({ path }) => !path.startsWith('packages/problems/'),
  )
  const thrown = sources.flatMap(({ path, text }) => codesIn(text).map((found) => ({ code: found, path })))

  it('are found where they are thrown', () => {
    expect(codesIn("throw new Problem('conflict', 'person.exists', { account })")).toEqual(['person.exists'])
    expect(codesIn("throw new Problem(\n  'too-large',\n  'body.too-large',\n)")).toEqual(['body.too-large'])
    expect(
      codesIn("new Problem('conflict', isEarly ? 'finding.not-verified' : 'finding.wrong-state', { verb: 'finding.verify' })"),
    ).toEqual(['finding.not-verified', 'finding.wrong-state'])
    expect(codesIn("visible(actor, 'plan.byId', plan, 'plan.absent')")).toEqual(['plan.absent'])
    expect(thrown.length).toBeGreaterThan(10)
  })

  it('all have a sentence', () => {
    expect(thrown.filter((it) => !Object.hasOwn(catalogue, it.code))).toEqual([])
  })

  it('that nothing throws any more are marked as retired, and only those', () => {
    const used = new Set(thrown.map((it) => it.code))
    // said by tools and by the page itself rather than thrown
    for (const said of ['node.too-old', 'service.failed', 'evidence.wrong-type']) used.add(said)
    const entries = Object.entries(catalogue)
    expect(entries.flatMap(([name, entry]) => (used.has(name) || 'isRetired' in entry ? [] : [name]))).toEqual([])
    expect(entries.flatMap(([name, entry]) => (used.has(name) && 'isRetired' in entry ? [name] : []))).toEqual([])
  })

  it('are each met by a test that names it: a refusal is tested as fully as a success', () => {
    const tests = sourceFiles(root, ['apps', 'services', 'packages', 'tools', 'e2e'], /\.(test|spec)\.tsx?$/).map(
      ({ text }) => text,
    )
    const isMet = (code: string) => tests.some((text) => text.includes(`'${code}'`) || text.includes(`"${code}"`))
    expect(isMet('body.too-large')).toBe(true)
    expect([...new Set(thrown.map(({ code }) => code))].filter((code) => !isMet(code))).toEqual([])
  })
})
