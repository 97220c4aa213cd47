// What has to be true before anything runs: packages installed, builds fresh. Both are skipped by a stamp when nothing changed,
// because a second start has five seconds in all and a task runner alone takes one of them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock = join(root, 'package-lock.json')
const installStamp = join(root, 'node_modules', '.duzhan-lock')
const buildStamp = join(root, '.cache', 'build-stamp')
const roots = ['apps', 'services', 'packages']
const notAnInput = new Set(['node_modules', 'dist', '.tsc', '.turbo', 'test', 'bench', 'torture', 'coverage'])

/** Installs and builds what is missing or stale; ends the process with the tool's own output when that fails. */
export function prepare() {
  installWhenStale()
  buildWhenStale()
}

/** Prepares, then becomes the given built entry: in this process, so that signals and exit codes need no passing on. @param {string} entry */
export async function launch(entry) {
  process.chdir(root)
  prepare()
  const path = join(root, entry)
  process.argv[1] = path
  await import(pathToFileURL(path).href)
}

function installWhenStale() {
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed)) {
    const isStamped = existsSync(installStamp)
    if (isStamped && readFileSync(installStamp, 'utf8') === wanted) return
    // somebody ran npm by hand: as good as ours if it came after the lock file
    if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs && !isStamped) return
  }
  console.error('正在安装依赖……')
  quietly('npm', [existsSync(installed) ? 'install' : 'ci', '--no-audit', '--no-fund'])
  writeFileSync(installStamp, wanted)
}

function buildWhenStale() {
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === stateOfBuild()) return
  console.error('正在构建……')
  quietly(join(root, 'node_modules', '.bin', 'turbo'), ['run', 'build', '--output-logs=errors-only', '--no-color'])
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, stateOfBuild())
}

/** A digest of every input and output of the builds, by name, size and time: content is turbo's business. */
function stateOfBuild() {
  const hash = createHash('sha256')
  const note = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`)
  }
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!notAnInput.has(entry.name)) walk(path)
      } else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) note(path)
    }
  }
  for (const path of ['package-lock.json', 'turbo.json', 'tsconfig.base.json', 'tools/vite.service.mjs']) note(join(root, path))
  for (const group of roots) {
    for (const name of readdirSync(join(root, group))) {
      const folder = join(root, group, name)
      if (!existsSync(join(folder, 'package.json'))) continue
      walk(folder)
      if (existsSync(join(folder, 'dist'))) walk(join(folder, 'dist'))
      else hash.update(`${group}/${name} is not built\n`)
    }
  }
  return hash.digest('hex')
}

/** Runs a tool and shows what it said only if it failed. @param {string} command @param {string[]} args */
function quietly(command, args) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' }
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64e6,
  })
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  console.error(`${command} ${args.join(' ')} 未能完成${error ? `：${error.message}` : ''}，见上面的输出。`)
  process.exit(1)
}
