// MongoDB's own tools, fetched for a test of our store: mongodump, mongorestore and bsondump built from their Go module, and mongosh
// from npm. With all that it needs mongosh weighs 150 MB, so it is no dependency of the repository.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeWritable } from './ferretdb.mjs'

/** 100.9.5 and what was added in the month behind it; the module has no version that Go could be asked for by its number. */
const toolsVersion = 'v0.0.0-20240723193119-837c2bc263f4'
const shellVersion = '2.12.0'
const cache = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules/.cache/mongo-tools')

/** Makes a folder of the cache unless it is there; it has its name only once it is whole. @param {string} name @param {(folder: string) => void} fill */
function kept(name, fill) {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  fill(unfinished)
  renameSync(unfinished, folder)
  return folder
}

/** The folder of mongodump, mongorestore and bsondump, built with Go where that was not done before. @returns {string} */
export const databaseTools = () =>
  kept(toolsVersion, (folder) => {
    const module = `github.com/mongodb/mongo-tools@${toolsVersion}`
    const download = execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })
    const source = mkdtempSync(join(tmpdir(), 'mongo-tools-'))
    cpSync(JSON.parse(download).Dir, source, { recursive: true })
    makeWritable(source)
    // what the module carries along of others' modules is not whole, so Go fetches them itself
    for (const tool of ['mongodump', 'mongorestore', 'bsondump'])
      execFileSync('go', ['build', '-mod=mod', '-o', join(folder, tool), `./${tool}/main`], { cwd: source, stdio: 'inherit' })
    rmSync(source, { recursive: true, force: true })
  })

/** The program mongosh, installed where that was not done before. @returns {string} */
export const mongoShell = () =>
  join(
    kept(`mongosh-${shellVersion}`, (folder) => {
      const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--prefix', folder]
      execFileSync('npm', ['install', ...options, `mongosh@${shellVersion}`], { stdio: 'inherit' })
    }),
    'node_modules/mongosh/bin/mongosh.js',
  )
