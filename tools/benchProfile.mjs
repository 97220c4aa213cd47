// Where a platform's processor time went while it was under load, from what `node --cpu-prof` wrote: by package and by function.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number } }} ProfileNode */
/** @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} CpuProfile */

/** Idling, and what the profiler itself does while it is stopped. */
const ofNobody = new Set(['(idle)', 'dispatch'])

/** How many of the heaviest are told. */
const most = 25

/** The package of a script: one from npm by its name, what is built here by its file, what belongs to Node as `node`. @param {string} url */
export function packageOf(url) {
  const [, foreign] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url) ?? []
  if (foreign !== undefined) return foreign
  const [, built] = /\/((?:apps|services|packages)\/[^/]+)\/(?:dist|src)\//.exec(url) ?? []
  return built ?? 'node'
}

/**
 * What profiles come to: milliseconds in all without idling, and in per cent the heaviest packages and functions by the time spent in
 * themselves.
 * @param {readonly CpuProfile[]} profiles
 */
export function heaviest(profiles) {
  /** @type {Map<string, number>} */
  const packages = new Map()
  /** @type {Map<string, number>} */
  const functions = new Map()
  let total = 0
  for (const { nodes, samples, timeDeltas } of profiles) {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
    for (const [at, id] of samples.entries()) {
      const frame = frames.get(id)
      const time = Math.max(0, timeDeltas[at] ?? 0)
      if (!frame || ofNobody.has(frame.functionName)) continue
      total += time
      const owner = frame.url === '' && frame.functionName.startsWith('(') ? frame.functionName : packageOf(frame.url)
      const name = `${owner} ${frame.functionName || '(anonymous)'}:${frame.lineNumber + 1}`
      packages.set(owner, (packages.get(owner) ?? 0) + time)
      functions.set(name, (functions.get(name) ?? 0) + time)
    }
  }
  /** @param {Map<string, number>} times */
  const shares = (times) =>
    Object.fromEntries(
      [...times]
        .sort(([, one], [, other]) => other - one)
        .slice(0, most)
        .map(([name, time]) => [name, Math.round((time * 1_000) / total) / 10]),
    )
  return { totalMs: Math.round(total / 1_000), packages: shares(packages), functions: shares(functions) }
}

/** The profiles that the threads of a process left in a folder. @param {string} folder @returns {CpuProfile[]} */
export const profilesIn = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
