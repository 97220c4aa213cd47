// npm run simulate:scale: the figures of docs/explanation/scale.md, reckoned over every village of the national tree. With `-- --write`
// it writes them there; a test holds the document against them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { carried, inputs, judged, partsOf, shardKeys } from './scaleModel.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const document = join(root, 'docs/explanation/scale.md')
const mark = { begin: '<!-- npm run simulate:scale -- --write -->\n', end: '<!-- end of the figures -->\n' }

/** The codes of every village of the edition that packages/regions holds, in order. @returns {string[]} */
export function villagesOfTheNation() {
  const data = join(root, 'packages/regions/data')
  const files = readdirSync(data).filter((name) => /^\d{4}\.br$/.test(name))
  return files
    .flatMap((name) =>
      brotliDecompressSync(readFileSync(join(data, name)))
        .toString('utf8')
        .trimEnd()
        .split('\n'),
    )
    .map((line) => line.slice(0, 12))
    .sort()
}

/** The middle and the greatest of some counts. @param {readonly number[]} counts */
function middleAndGreatest(counts) {
  const sorted = [...counts].sort((one, other) => one - other)
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? 0, greatest: sorted.at(-1) ?? 0 }
}

/** @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
const table = (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
/** Three digits that say something, with commas. @param {number} value */
const number = (value) => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 })

/** All figures as they stand in the document. @param {readonly string[]} villages */
export function figures(villages) {
  const given = Object.entries(inputs).map(([name, { value, unit, from }]) => [
    `\`${name}\``,
    value.toLocaleString('en-US'),
    unit,
    from,
  ])
  const levels = /** @type {const} */ (['county', 'prefecture', 'province']).flatMap((level) => {
    const { middle, greatest } = middleAndGreatest([...partsOf(villages, level).values()])
    return [carried(`the middle ${level}`, middle), carried(`the greatest ${level}`, greatest)]
  })
  const sizes = [...levels, carried('the nation', villages.length)].map((one) => [
    ...[one.name, one.villages.toLocaleString('en-US'), number(one.records), number(one.perSecond), number(one.cores)],
    ...[
      String(one.processes),
      number(one.documents),
      number(one.gigabytes),
      number(one.photoGigabytes),
      number(one.embeddedYears),
      one.form,
    ],
  ])
  const shards = inputs['shards']?.value ?? 1
  const keys = shardKeys(villages, shards).map((key) => {
    const { name, fullest, busiest, asked } = judged(villages, key, shards)
    return [name, fullest.toFixed(2), busiest.toFixed(2), ...asked.map((one) => one.toFixed(1))]
  })
  return [
    '### What is reckoned with\n',
    table(['input', 'value', 'unit', 'where it is from'], given),
    '### What each level comes to\n',
    table(
      [
        ...['level', 'villages', 'records kept', 'records a second in the worst evening', 'cores for them', 'processes'],
        ...['documents', 'GB without photos', 'GB of photos', 'years with the embedded store', 'what carries it all'],
      ],
      sizes,
    ),
    `### How the nation’s records lie on ${shards} shards\n`,
    table(
      [
        'shard key',
        'fullest shard, of the mean',
        'busiest shard in the worst evening',
        'shards asked by a county',
        'a prefecture',
        'a province',
      ],
      keys,
    ),
  ].join('\n')
}

/** What stands in the document between the marks. Throws where they are not there. */
export function figuresInDocument() {
  const [, from] = readFileSync(document, 'utf8').split(mark.begin)
  const [found, after] = (from ?? '').split(mark.end)
  if (found === undefined || after === undefined) throw new Error(`${document} has lost its marks`)
  return found
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const told = figures(villagesOfTheNation())
  console.log(told)
  if (process.argv.includes('--write')) {
    const between = (/** @type {string} */ found) => `${mark.begin}${found}${mark.end}`
    writeFileSync(
      document,
      readFileSync(document, 'utf8').replace(between(figuresInDocument()), () => between(told)),
    )
  }
}
