// A forgotten project reference is no compile error, only a stale type: compare tsconfig references with package dependencies.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Reads JSON as the compiler writes it: comments only on lines of their own. @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8').replaceAll(/^\s*\/\/.*$/gm, ''))

/** The folders of all workspaces under a repository root. @param {string} root @returns {string[]} */
export const workspaceFolders = (root) =>
  ['packages', 'services', 'apps'].flatMap((group) =>
    existsSync(join(root, group))
      ? readdirSync(join(root, group))
          .map((name) => join(root, group, name))
          .filter((folder) => existsSync(join(folder, 'package.json')))
      : [],
  )

/** Every difference between references and dependencies, one sentence each. @param {string} root @returns {string[]} */
export function referenceDifferences(root) {
  const folders = workspaceFolders(root)
  const folderOf = new Map(folders.map((folder) => [readJson(join(folder, 'package.json')).name, folder]))
  /** @param {string} folder @returns {Set<string>} */
  const referenced = (folder) =>
    new Set(
      (readJson(join(folder, 'tsconfig.json')).references ?? []).map((/** @type {{ path: string }} */ it) =>
        resolve(folder, it.path),
      ),
    )
  /** @type {string[]} */
  const differences = []
  for (const folder of folders) {
    const name = relative(root, folder)
    if (!existsSync(join(folder, 'tsconfig.json'))) {
      differences.push(`${name} has no tsconfig.json`)
      continue
    }
    const manifest = readJson(join(folder, 'package.json'))
    const wanted = new Set(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter((dependency) => dependency.startsWith('@duzhan/'))
        .map((dependency) => folderOf.get(dependency) ?? dependency),
    )
    const found = referenced(folder)
    for (const one of wanted)
      if (!found.has(one)) differences.push(`${name}/tsconfig.json does not reference ${basename(one)}, a dependency`)
    for (const one of found)
      if (!wanted.has(one)) differences.push(`${name}/tsconfig.json references ${basename(one)}, which is no dependency`)
  }
  const all = referenced(root)
  for (const folder of folders)
    if (!all.has(folder)) differences.push(`tsconfig.json does not reference ${relative(root, folder)}`)
  return differences
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  const differences = referenceDifferences(root)
  for (const difference of differences) console.error(difference)
  if (differences.length > 0) process.exit(1)
}
