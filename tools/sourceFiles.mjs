import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const notOurs = new Set(['node_modules', 'dist', '.tsc', '.turbo', '.cache', '.git', 'test-results', 'coverage'])

/**
 * Every file under the given folders of a repository that people write, as path and text.
 * @param {string} root
 * @param {string[]} folders
 * @param {RegExp} name
 * @returns {{ path: string, text: string }[]}
 */
export function sourceFiles(root, folders, name) {
  /** @param {string} folder @returns {string[]} */
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (notOurs.has(entry.name)) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? walk(path) : name.test(entry.name) ? [path] : []
    })
  return folders
    .flatMap((folder) => walk(join(root, folder)))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))
}
