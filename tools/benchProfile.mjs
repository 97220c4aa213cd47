// Where the processor time of a record goes: `npm run bench -- --profile` profiles the platform and its store while records come over
// 32 connections, and tells the functions with the most time of their own, and the same by package or library.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** So many functions are named. */
const most = 25
/** So long, in milliseconds, a process may take to write its profile down. */
const patience = 30_000

/**
 * @typedef {{ functionName: string, url: string, lineNumber: number, columnNumber: number }} Frame
 * @typedef {{ nodes: { id: number, callFrame: Frame }[], samples: number[], timeDeltas: number[] }} Profile
 * @typedef {(frame: Frame) => string} Place where a function stands: a file of ours, or the name of a library
 */

/** The package or library of a place. @param {string} place */
export const ownerOf = (place) => /^(?:packages|services|apps)\/[^/]+/.exec(place)?.[0] ?? place

/** The library that a file belongs to. @param {string} path */
const libraryOf = (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]

/** Looks a built function up in the source that it was made of; reads every source map once. @returns {Place} */
function placesIn() {
  /** @type {Map<string, SourceMap | null>} */
  const maps = new Map()
  const mapOf = (/** @type {string} */ file) => {
    const known = maps.get(file)
    if (known !== undefined) return known
    const map = existsSync(`${file}.map`) ? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))) : null
    maps.set(file, map)
    return map
  }
  return ({ url, lineNumber, columnNumber }) => {
    if (url === '') return 'node itself'
    if (url.startsWith('node:')) return url
    const file = url.startsWith('file:') ? fileURLToPath(url) : url
    const entry = mapOf(file)?.findEntry(lineNumber, columnNumber)
    const source = entry && 'originalSource' in entry ? resolve(dirname(file), entry.originalSource) : file
    return libraryOf(source) ?? relative(root, source)
  }
}

/** Resting, what is outside of any function, and the profiler's own: it starts and ends in `dispatch` of the inspector. @param {Frame} frame */
const isNoWork = ({ functionName, url }) => url === '' && ['(idle)', '(program)', 'dispatch'].includes(functionName)

/** The heaviest functions of a profile by their own time, and all of it by package or library, in milliseconds for each record. @param {Profile} profile @param {number} records @param {Place} place */
export function heaviest({ nodes, samples, timeDeltas }, records, place) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  /** @type {Map<string, number>} */
  const functions = new Map()
  /** @type {Map<string, number>} */
  const owners = new Map()
  for (const [at, id] of samples.entries()) {
    const frame = frames.get(id)
    if (!frame || isNoWork(frame)) continue
    const where = place(frame)
    const [name, owner] = [`${frame.functionName || '(anonymous)'} ${where}`, ownerOf(where)]
    const microseconds = timeDeltas[at] ?? 0
    functions.set(name, (functions.get(name) ?? 0) + microseconds)
    owners.set(owner, (owners.get(owner) ?? 0) + microseconds)
  }
  const told = (/** @type {Map<string, number>} */ times) =>
    Object.fromEntries(
      [...times]
        .sort(([, one], [, other]) => other - one)
        .slice(0, most)
        .map(([name, microseconds]) => [name, Math.round(microseconds / records) / 1_000]),
    )
  return { functions: told(functions), owners: told(owners) }
}

/** Profiles the platform and its store while `act` runs, which tells how many records it sent. @param {{ pid: number, store: number, profiles: string }} processes @param {() => Promise<number>} act */
export async function profiled({ pid, store, profiles }, act) {
  const signal = () => {
    for (const each of [pid, store]) process.kill(each, 'SIGUSR2')
  }
  signal()
  const records = await act()
  signal()
  const place = placesIn()
  const read = async (/** @type {string} */ name) => {
    const file = join(profiles, `${name}.cpuprofile`)
    for (let waited = 0; waited < patience; waited += 200) {
      await pause(200)
      try {
        return heaviest(JSON.parse(readFileSync(file, 'utf8')), records, place)
      } catch {} // not there, or not whole, yet
    }
    throw new Error(`${file} was not written`)
  }
  return { records, files: profiles, platform: await read('serve'), store: await read('server') }
}

/** The folder for profiles that `--profile` asks for; none where it does not. @param {boolean} isAsked */
export function profileFolder(isAsked) {
  if (!isAsked) return undefined
  const folder = join(root, '.cache', 'bench-profiles')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}
