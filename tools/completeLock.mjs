// A registry mirror may hold the native packages of some platforms only; `npm install` against it then leaves the others out of the
// lock file, and `npm ci` refuses such a lock everywhere. This writes the missing entries: node tools/completeLock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @typedef {{ version?: string, dev?: boolean, devOptional?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry */
/** @typedef {Record<string, Entry>} Entries */

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * Optional packages that the lock file names as a dependency of something but has no entry for, as path and entry.
 * @param {Entries} packages
 * @returns {[string, Record<string, unknown>][]}
 */
export function missingEntries(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isFound(packages, path, name))
      .map(
        ([name, version]) =>
          /** @type {[string, Record<string, unknown>]} */ ([`node_modules/${name}`, entryFor(name, version, entry)]),
      ),
  )
}

/** Whether a package is found from a place, as Node looks: there, and in every folder above. @param {Entries} packages @param {string} from @param {string} name */
function isFound(packages, from, name) {
  for (let at = from; ; ) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true
    if (at === '') return false
    const above = at.lastIndexOf('/node_modules/')
    at = above < 0 ? '' : at.slice(0, above)
  }
}

/** @param {string} name @param {string} version @param {Entry} wantedBy */
function entryFor(name, version, { dev, devOptional }) {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system) || (system === 'win32' && words.includes('windows')))
  const cpu = processors.filter((processor) => words.includes(processor) || (processor === 'x64' && words.includes('64')))
  if (!/^\d/.test(version) || os.length !== 1 || cpu.length !== 1)
    throw new Error(`cannot tell for which platform ${name}@${version} is`)
  return { version, cpu, ...(dev && { dev }), ...(devOptional && { devOptional }), optional: true, os }
}

function main() {
  const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  const missing = missingEntries(lock.packages)
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) })
  lock.packages = Object.fromEntries(packages.sort(([one], [other]) => one.localeCompare(other, 'en')))
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} entries added`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main()
