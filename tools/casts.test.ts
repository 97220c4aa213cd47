import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { sourceFiles } from './sourceFiles.mjs'

// A test that casts its input to fit says nothing of what it hands over, and goes on compiling when the shape it stands for has
// long changed. It takes a builder or `fakeOf`; where the input is wrong on purpose, `unchecked` says so.

const root = dirname(import.meta.dirname)
const isTest = (path: string) => /\.(test|spec)\.tsx?$|\/(test|torture|bench)\/|^(e2e|tools)\//.test(path)
const cast = /\bas (never(\[\])?\b(?!-)|unknown as\b)/
/** Where a text casts, as `path:line`. Sentences in which somebody "was never asked" are none. */
function castsIn(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) => {
    const code = line.replace(/\/\/.*|^\s*\*.*|(['"`]).*?\1/g, '')
    return cast.test(code) ? [`${path}:${at + 1}`] : []
  })
}

it('is found where a test casts to never or by way of unknown, and not in words', () => {
  const planted = [
    'port({ read } as never)',
    'const plan = {} as unknown as Plan // as much as is read',
    'const faults = [fault] as never[]',
    "it('is as never before', () => {})",
    '// who was never asked, as never before',
    'const none = new Map<string, never>()',
    'const counts = kept as Map<string, number>',
  ]
  expect(castsIn('planted.test.ts', planted.join('\n'))).toEqual(['planted.test.ts:1', 'planted.test.ts:2', 'planted.test.ts:3'])
})

it('no test casts what it hands over', () => {
  const tests = sourceFiles(root, ['apps', 'services', 'packages', 'e2e', 'tools'], /\.tsx?$/).filter(({ path }) => isTest(path))
  expect(tests.length).toBeGreaterThan(400)
  expect(tests.flatMap(({ path, text }) => castsIn(path, text))).toEqual([])
})
