// Gathers what a running process reads into one folder: builds, their packages from npm, and nothing else. `node collect.mjs FOLDER`
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
/** What is built for machines: apps and services as processes, the store as a program beside them. */
const built = ['apps/standalone', 'apps/cli', 'apps/web', 'packages/embedded-mongo', 'packages/plan', 'packages/checklist']

/** Copies builds, manifests and packages below `root` to `folder`, which may not exist yet. @param {string} folder */
export function collect(folder) {
  mkdirSync(folder, { recursive: true })
  const copy = (/** @type {string} */ path) => {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
  }
  const services = readdirSync(join(root, 'services')).map((name) => `services/${name}`)
  for (const part of [...services, ...built])
    for (const kept of ['package.json', 'dist', 'node_modules', 'bin']) copy(`${part}/${kept}`)
  for (const kept of ['package.json', 'node_modules', 'LICENSE']) copy(kept)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('collect.mjs FOLDER')
    process.exit(2)
  }
  collect(folder)
}
