// Programs that check our files in tests and are nobody's dependency: nginx and promtool. They are taken from the machine, or from
// Debian's packages, unpacked beside our own and installed nowhere: `node tools/debianPrograms.mjs` fetches what is missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/.cache/debian')
/** Each program by the package that brings it. */
const packageOf = { nginx: 'nginx', promtool: 'prometheus' }

/** Where a program stands on this machine or in the cache; undefined where it is not at hand. @param {keyof typeof packageOf} name */
export function programAt(name) {
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    '/usr/sbin',
    '/usr/bin',
    join(cache, 'usr/sbin'),
    join(cache, 'usr/bin'),
  ]
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path) && starts(path))
}

/** Whether its libraries are there too. @param {string} path */
const starts = (path) => [['-v'], ['--version']].some((words) => spawnSync(path, words, { stdio: 'ignore' }).status === 0)

/** Fetches the packages of what is missing. Throws where Debian's packages cannot be reached. */
function fetchMissing() {
  const names = /** @type {(keyof typeof packageOf)[]} */ (Object.keys(packageOf))
  const missing = names.filter((name) => programAt(name) === undefined).map((name) => packageOf[name])
  if (missing.length === 0) return
  const work = `${cache}.${process.pid}`
  mkdirSync(work, { recursive: true })
  try {
    const download = () => spawnSync('apt-get', ['-q', 'download', ...missing], { cwd: work, stdio: 'ignore' })
    if (download().status !== 0) {
      execFileSync('apt-get', ['-q', 'update'], { stdio: 'ignore' })
      if (download().status !== 0) throw new Error('the packages cannot be fetched')
    }
    execFileSync('sh', ['-c', 'for file in *.deb; do dpkg -x "$file" . && rm "$file"; done'], { cwd: work })
    rmSync(cache, { recursive: true, force: true })
    renameSync(work, cache)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  fetchMissing()
  for (const name of /** @type {(keyof typeof packageOf)[]} */ (Object.keys(packageOf)))
    console.log(`${name}: ${programAt(name) ?? 'not at hand'}`)
}
