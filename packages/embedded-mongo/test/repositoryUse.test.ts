import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** What both stores have; the same list stands in docs/reference/embedded-store.md. */
const SUPPORTED = new Set([
  ...[
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$and',
    '$or',
    '$nor',
    '$not',
    '$exists',
    '$all',
    '$size',
    '$elemMatch',
    '$type',
    '$regex',
    '$options',
  ],
  ...['$set', '$unset', '$inc', '$min', '$max', '$push', '$each', '$slice', '$pull', '$addToSet', '$setOnInsert'],
  ...['$match', '$project', '$addFields', '$group', '$sort', '$skip', '$limit', '$unwind', '$count', '$lookup'],
  ...['$sum', '$first', '$last', '$literal'],
])

/** Ways of the driver and of Mongoose that end in a command or an option outside the list. */
const OUTSIDE_CALLS =
  /\.(watch|withTransaction|startTransaction|transaction|collation|mapReduce|replaceWith|facet|graphLookup|hint)\(|arrayFilters|\.explain\(/g

/** Everything in a source text that the embedded store would refuse. */
const outsideList = (source: string): string[] => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const operators = [...code.matchAll(/['"]?(\$[a-zA-Z]+)['"]?\s*:/g)].map(([, name = '']) => name)
  const calls = [...code.matchAll(OUTSIDE_CALLS)].map(([call]) => call)
  return [...operators.filter((name) => !SUPPORTED.has(name)), ...calls]
}

const adapters = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === '.tsc' || entry.name === 'embedded-mongo')
      return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return adapters(path)
    return /[mM]ongo[^/]*\.ts$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [path] : []
  })

describe('the queries, updates and pipelines of the repository', () => {
  const files = ['services', 'packages', 'apps'].flatMap((folder) => adapters(join(root, folder)))

  it('stay within the list that both stores support', () => {
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) expect(outsideList(readFileSync(file, 'utf8')), file).toEqual([])
  })

  it.each([
    ['an update operator', "update({ $rename: { a: 'b' } })", ['$rename']],
    ['a stage', 'aggregate([{ $facet: {} }])', ['$facet']],
    ['an operator in quotes', "find({ '$where': 'x' })", ['$where']],
    ['a change stream', 'Model.watch()', ['.watch(']],
    ['a transaction', 'session.withTransaction(() => 1)', ['.withTransaction(']],
    ['positions', '{ arrayFilters: [] }', ['arrayFilters']],
    ['nothing in a comment', '// { $where: 1 }', []],
  ])('are caught with %s', (_name, source, found) => {
    expect(outsideList(source)).toEqual(found)
  })
})
