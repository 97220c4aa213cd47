import { expect, it } from 'vitest'
import { heaviest, packageOf } from './benchProfile.mjs'

it.each([
  ['of npm', 'file:///x/node_modules/mongodb/lib/collection.js', 'mongodb'],
  ['of npm with a scope', 'file:///x/node_modules/@trpc/server/dist/index.mjs', '@trpc/server'],
  ['of npm within another', 'file:///x/node_modules/mongodb/node_modules/bson/lib/bson.cjs', 'bson'],
  ['that is built here', 'file:///x/apps/standalone/dist/store-CIz8yPsb.js', 'apps/standalone'],
  ['of Node', 'node:net', 'node'],
  ['of nothing', '', 'node'],
])('a script %s is known by its package', (_, url, owner) => {
  expect(packageOf(url)).toBe(owner)
})

it('what idles counts for nothing, and shares are of all that does not', () => {
  const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 6 })
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)', '') },
      { id: 2, callFrame: frame('(garbage collector)', '') },
      { id: 3, callFrame: frame('find', 'file:///x/node_modules/mongodb/lib/collection.js') },
      { id: 4, callFrame: frame('', 'file:///x/apps/standalone/dist/serve.js') },
      { id: 5, callFrame: frame('dispatch', '') },
    ],
    samples: [1, 2, 3, 3, 4, 1, 5],
    timeDeltas: [90_000, 1_000, 2_000, 3_000, 4_000, 90_000, 70_000],
  }
  expect(heaviest([profile, profile])).toEqual({
    totalMs: 20,
    packages: { mongodb: 50, 'apps/standalone': 40, '(garbage collector)': 10 },
    functions: {
      'mongodb find:7': 50,
      'apps/standalone (anonymous):7': 40,
      '(garbage collector) (garbage collector):7': 10,
    },
  })
})
