import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasons, senders, supported } from './supported.ts'

const root = join(import.meta.dirname, '../../..')

const { filters, updates, stages, accumulators } = supported
const supportedNames = new Set([...filters, ...updates, ...stages, ...accumulators])

/** Where the adapters name an operator, be it as a key or as a computed one. */
const isUsed = (name: string, sources: readonly string[]) =>
  sources.some((source) => new RegExp(`\\${name}['"]?\\]?\\s*:`).test(source))

/** Ways of the driver and of Mongoose that end in a command, an option or an index outside the list. */
const outside = [
  /\.(watch|withTransaction|startTransaction|transaction|collation|mapReduce|replaceWith|facet|graphLookup|hint|explain|tailable)\(/g,
  /\b(collation|arrayFilters|hint|tailable|awaitData|returnDocumentKey|readConcern|sparse|weights|wildcardProjection)\s*:/g,
  /\.index\(\s*\{[^}]*'(text|2d|2dsphere|hashed)'/g,
]

/** Everything in a source text that the embedded store would refuse. */
function outsideList(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const operators = [...code.matchAll(/['"]?(\$[a-zA-Z]+)['"]?\]?\s*:/g)].map(([, name = '']) => name)
  const regexes = [...code.matchAll(/new RegExp\(|\$regex|: \/[^/*\s][^\n/]*\/[a-z]*[,\s}]/g)].map(([found]) => found)
  const positional = [...code.matchAll(/['"`][\w.]+\.\$[[.'"`]/g)].map(([path]) => path)
  const others = outside.flatMap((pattern) => [...code.matchAll(pattern)].map(([found]) => found))
  return [...operators.filter((name) => !supportedNames.has(name)), ...regexes, ...positional, ...others]
}

const skippedFolders = new Set(['node_modules', 'dist', '.tsc', 'embedded-mongo'])

/** The files that speak to the database: those that import its driver or Mongoose, whatever they are called. */
const adapters = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : adapters(path)
    if (!/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) return []
    const source = readFileSync(path, 'utf8')
    return /from '(mongoose|mongodb)'/.test(source) || /\.mongo\.ts$/.test(entry.name) ? [path] : []
  })

const files = ['services', 'packages', 'apps'].flatMap((folder) => adapters(join(root, folder)))

describe('the list of what the store supports', () => {
  const page = readFileSync(join(root, 'docs/reference/embedded-store.md'), 'utf8')
  const sources = files.map((file) => readFileSync(file, 'utf8'))

  it.each([...supportedNames])('has %s because an adapter uses it, or for a stated reason', (name) => {
    if (!isUsed(name, sources)) expect(reasons[name], `nobody uses ${name}`).toBeTypeOf('string')
  })

  it('has no command that nobody sends', () => {
    expect(Object.keys(senders).sort()).toEqual(supported.commands.toSorted())
  })

  it.each(Object.entries(supported))('is the one in the reference, for %s', (kind, names) => {
    const cell = names[0]?.startsWith('$') ? names.map((name) => `\`${name}\``).join(' ') : names.join(', ')
    expect(page).toContain(`| ${kind} | ${cell} |`)
  })
})

describe('the queries, updates and pipelines of the repository', () => {
  it('stay within the list that both stores support', () => {
    expect(files.length).toBeGreaterThan(15)
    for (const file of files) expect(outsideList(readFileSync(file, 'utf8')), file).toEqual([])
  })

  it.each([
    ['an update operator', "update({ $rename: { a: 'b' } })", ['$rename']],
    ['a stage', 'aggregate([{ $facet: {} }])', ['$facet']],
    ['an operator in quotes', "find({ '$where': 'x' })", ['$where']],
    ['a change stream', 'Model.watch()', ['.watch(']],
    ['a transaction', 'session.withTransaction(() => 1)', ['.withTransaction(']],
    ['array filters', 'updateOne({}, {}, { arrayFilters: [] })', ['arrayFilters:']],
    ['a position', "update({ $set: { 'list.$.done': true } })", ["'list.$."]],
    ['a computed operator', "find({ a: { ['$mod']: [2, 0] } })", ['$mod']],
    ['a hint', "find({}).hint('a_1')", ['.hint(']],
    ['an expression operator', "{ $project: { n: { $add: ['$a', 1] } } }", ['$add']],
    ['a sparse index', 'schema.index({ a: 1 }, { sparse: true })', ['sparse:']],
    ['a regular expression', 'find({ name: /^村/ })', [': /^村/ ']],
    ['a regular expression made of a text', 'find({ name: new RegExp(text) })', ['new RegExp(']],
    ['a text index', "schema.index({ name: 'text' })", [".index({ name: 'text'"]],
    ['nothing the list has', "aggregate([{ $match: { a: { $in: [1] } } }, { $group: { _id: '$b', n: { $sum: 1 } } }])", []],
    ['nothing in a comment', '// { $where: 1 }', []],
  ])('are caught with %s', (_name, source, found) => {
    expect(outsideList(source)).toEqual(found)
  })
})
