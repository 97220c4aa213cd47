// Gathers what a running process reads into one folder: builds, their packages from npm, and nothing else. `node collect.mjs FOLDER`
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
/** What is read of each part besides its manifest: builds, commands, and the national tree of regions. */
const kept = ['dist', 'bin', 'data']
/** Built for machines: apps and services as processes, the store as a program beside them, threads, and data. */
const parts = [
  ...readdirSync(join(root, 'services')).map((name) => `services/${name}`),
  ...[
    'apps/standalone',
    'apps/cli',
    'apps/web',
    'packages/embedded-mongo',
    'packages/plan',
    'packages/checklist',
    'packages/regions',
  ],
]
/** The page is one build that asks for nothing from npm. */
const bundledWhole = 'apps/web'
/** What a package from npm brings for people and compilers. Licences stay. */
const forReaders = /\.(d\.[cm]?ts|map)$|\/(readme|changelog|history)(\.md)?$/i

/** @typedef {{ link?: boolean, resolved?: string, dependencies?: object, optionalDependencies?: object }} Locked */

/**
 * Where the packages from npm lie that the parts need when they run, by the lock file: what is only for building or testing, and what
 * is for another kind of machine, is not among them.
 * @param {Record<string, Locked>} locked what the lock file says of each path @param {readonly string[]} from the paths that need them
 * @returns {string[]} sorted
 */
export function packagesFor(locked, from) {
  /** Looks for a package as Node does: beside who asks, then further up. @param {string} asking @param {string} name @returns {string[]} */
  const placeOf = (asking, name) => {
    for (let at = asking; ; at = dirname(at)) {
      const path = join(at, 'node_modules', name)
      if (locked[path] !== undefined) return [path]
      if (at === '.') return []
    }
  }
  /** @type {Set<string>} */
  const found = new Set()
  const open = [...from]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const { link = false, resolved = '', dependencies, optionalDependencies } = locked[path] ?? {}
    if (link) open.push(resolved)
    const asking = path
    open.push(...Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => placeOf(asking, name)))
  }
  return [...found].filter((path) => /(^|\/)node_modules\//.test(path) && locked[path]?.link !== true).sort()
}

/** Copies builds, manifests and packages below `root` to `folder`, which may not exist yet. Throws where something is not built. @param {string} folder */
export function collect(folder) {
  const copy = (/** @type {string} */ path) =>
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (from) => !forReaders.test(from) })
  for (const path of ['package.json', 'LICENSE']) copy(path)
  mkdirSync(join(folder, 'node_modules/@duzhan'), { recursive: true })
  for (const part of parts) {
    const { name, scripts } = JSON.parse(readFileSync(join(root, part, 'package.json'), 'utf8'))
    if (scripts?.build && !existsSync(join(root, part, 'dist'))) throw new Error(`${part} is not built: run npm run build first`)
    for (const path of ['package.json', ...kept].filter((one) => existsSync(join(root, part, one)))) copy(`${part}/${path}`)
    // threads and data are found by name, from wherever a build lies
    symlinkSync(`../../${part}`, join(folder, 'node_modules/@duzhan', basename(name)))
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const needed = packagesFor(
    packages,
    parts.filter((part) => part !== bundledWhole),
  )
  // one within another is copied with it only where it is needed by itself
  for (const path of needed.filter((one) => existsSync(join(root, one))))
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (from) => !forReaders.test(from) && !from.startsWith(join(root, path, 'node_modules')),
    })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('collect.mjs FOLDER')
    process.exit(2)
  }
  collect(folder)
}
