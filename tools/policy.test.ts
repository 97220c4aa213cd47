import { dirname } from 'node:path'
import { policy } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { sourceFiles } from './sourceFiles.mjs'

const root = dirname(import.meta.dirname)
const sources = sourceFiles(root, ['services', 'packages/service-kit'], /(?<!\.test)\.ts$/)
const routers = sources.filter(({ path }) => path.endsWith('.router.ts'))
const procedures = routers.flatMap(({ path, text }) =>
  [...text.matchAll(/(\w+): requires\('(\w+)\.(\w+)'/g)].map(([, key = '', noun = '', verb = '']) => ({
    path,
    key,
    noun,
    verb,
  })),
)
const rows = Object.keys(policy)

describe('the policy table', () => {
  it('names each procedure by its own key', () => {
    expect(procedures.length).toBeGreaterThan(20)
    expect(procedures.filter(({ key, verb }) => key !== verb)).toEqual([])
  })

  it('has one row for each procedure and one procedure, or one check by hand, for each row', () => {
    const byRouter = procedures.map(({ noun, verb }) => `${noun}.${verb}`)
    expect(new Set(byRouter).size).toBe(byRouter.length)
    // files travel over plain HTTP, so their rows are checked where they are served
    const byHand = rows.filter((row) => !byRouter.includes(row) && sources.some(({ text }) => text.includes(`'${row}'`)))
    expect([...byRouter, ...byHand].sort()).toEqual([...rows].sort())
    expect(byHand.filter((row) => !row.startsWith('evidence.'))).toEqual([])
  })
})
