// How much test there is for how much source, workspace by workspace. `npm run lines` prints the table; CONTRIBUTING says how it counts.
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sourceFiles } from './sourceFiles.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const services = ['aggregation', 'assignments', 'forms', 'gateway', 'identity']
/** Which service answers what begins so: sessions and sign-in are the gateway's own. @type {Record<string, string>} */
const serviceOf = { ...Object.fromEntries(services.map((service) => [service, service])), session: 'gateway' }
const pure = ['checklist', 'contracts', 'evidence', 'plan', 'problems', 'regions', 'rollup']

/** The least lines of test for a line of source that a workspace owes; those not named owe none. @type {Record<string, number>} */
export const floors = {
  ...Object.fromEntries(pure.map((name) => [`packages/${name}`, 1.5])),
  ...Object.fromEntries(services.map((name) => [`services/${name}`, 1.5])),
  'apps/web': 0.8,
}

/** @typedef {{ source: number, data: number, test: number, throughApi: number }} Lines */

/** How many lines of a text hold code: those that are blank or hold nothing but a comment do not count. @param {string} text */
export function codeLines(text) {
  const bare = text.replace(/^[ \t]*\{?\/\*[\s\S]*?\*\/\}?[ \t]*$/gm, '')
  return bare.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length
}

/**
 * A text without its declarations of types: the compiler tests those, and nothing runs. They stand at the left edge, as the formatter
 * puts them, and go on while lines are indented or close what was opened.
 * @param {string} text
 */
export function withoutTypes(text) {
  let isType = false
  return text
    .split('\n')
    .filter((line) => {
      isType = /^(export )?(declare )?(interface|type) /.test(line) || (isType && /^($|[ \t]|[}\])|&])/.test(line))
      return !isType
    })
    .join('\n')
}

/**
 * What a file is: a test or what only tests use, a table of words and sentences that decides nothing, or source.
 * @param {string} path
 * @param {string} text
 * @returns {'test' | 'data' | 'source'}
 */
export function kindOf(path, text) {
  if (/\.test(-d)?\.tsx?$|\/(test|torture)\//.test(path)) return 'test'
  if (!/\/(locales|sentences)\/|(Sentences|Words|\/labels|\/glossary)\.ts$/.test(path)) return 'source'
  const withoutWords = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, '')
  return /\b(if|return|for|while|switch)\b/.test(withoutWords) ? 'source' : 'data'
}

/**
 * To which services the lines of a test through the API belong, by how often it names what each of them answers.
 * @param {string} text
 * @returns {Map<string, number>} of each service its part of one
 */
export function servicesIn(text) {
  const named = [...text.matchAll(/(?:\bapi\.|['"`](?:\/trpc\/)?)(\w+)\.\w+\b/g)].flatMap(
    ([, name = '']) => serviceOf[name] ?? [],
  )
  return new Map([...new Set(named)].map((service) => [service, named.filter((it) => it === service).length / named.length]))
}

/**
 * The lines of every workspace, by its folder, and of the browser tests and tools.
 * @param {{ path: string, text: string }[]} files
 * @returns {Map<string, Lines>}
 */
export function linesOf(files) {
  /** @type {Map<string, Lines>} */
  const table = new Map()
  const rowOf = (/** @type {string} */ name) => {
    const row = table.get(name) ?? { source: 0, data: 0, test: 0, throughApi: 0 }
    table.set(name, row)
    return row
  }
  for (const { path, text } of files) {
    const [area = '', name = ''] = path.split('/')
    const workspace = ['apps', 'packages', 'services'].includes(area) ? `${area}/${name}` : area
    const kind = area === 'e2e' ? 'test' : kindOf(path, text)
    const lines = codeLines(kind === 'source' ? withoutTypes(text) : text)
    const parts = path.startsWith('apps/standalone/test/') ? servicesIn(text) : new Map()
    for (const [service, part] of parts) {
      const row = rowOf(`services/${service}`)
      row.test += lines * part
      row.throughApi += lines * part
    }
    if (parts.size === 0) rowOf(workspace)[kind] += lines
  }
  return table
}

/** Lines of test for a line of source. @param {Lines} lines */
export const ratioOf = ({ source, test }) => (source === 0 ? 0 : test / source)

/** The lines of this repository. */
export const ourLines = () =>
  linesOf(sourceFiles(root, ['apps', 'packages', 'services', 'e2e', 'tools'], /(?<!\.d)\.(ts|tsx|mjs)$/))

/** The table as people read it. @param {Map<string, Lines>} table */
export function printed(table) {
  const columns = ['', 'source', 'data', 'test', 'of it by API', 'test : source', 'floor']
  const rows = [...table].sort(([one], [other]) => one.localeCompare(other))
  const cells = rows.map(([name, lines]) => [
    name,
    ...[lines.source, lines.data, lines.test, lines.throughApi].map((count) => (count === 0 ? '' : String(Math.round(count)))),
    lines.source === 0 ? '' : ratioOf(lines).toFixed(2),
    floors[name] === undefined ? '' : `${floors[name].toFixed(1)}${ratioOf(lines) < floors[name] ? ' short' : ''}`,
  ])
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)))
  return [columns, ...cells]
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(printed(ourLines()))
