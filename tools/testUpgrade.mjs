// npm run test:upgrade [-- --from REF | --folder BUILT]: an earlier release and this one side by side on one database during a rolling
// restart. The earlier one is the newest tag, or where there is none the fiftieth commit before this one, taken out of the
// repository into a folder of its own, installed and built there.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { freePort } from './freePort.mjs'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { from, folder: built } = parseArgs({ options: { from: { type: 'string' }, folder: { type: 'string' } } }).values

/** What git says to a question, null where it has no answer. @param {...string} question */
function askGit(...question) {
  try {
    return execFileSync('git', question, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}

/** The commit of the earlier release. @returns {string} */
function earlier() {
  const wanted = from ?? askGit('describe', '--tags', '--abbrev=0', 'HEAD^') ?? 'HEAD~50'
  const commit = askGit('rev-parse', '--verify', `${wanted}^{commit}`)
  if (commit === null) throw new Error(`there is no ${wanted} in this repository: name a commit by --from`)
  return commit
}

/** Takes a release out of the repository, installs and builds it. @param {string} commit @param {string} folder */
function build(commit, folder) {
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 30 })
  execFileSync('tar', ['-x', '-C', folder], { input: archive })
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder, stdio: 'inherit' })
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }
  execFileSync('npm', ['run', 'build', '--', '--output-logs=errors-only'], { cwd: folder, stdio: 'inherit', env })
}

/** Runs the test against a release that is built. @param {string} folder @returns {Promise<number>} its exit code */
async function passes(folder) {
  prepare()
  mkdirSync(join(root, 'test-results'), { recursive: true })
  // the platform of the browser is the one whose processes are replaced, so that none is started beside it
  const env = {
    ...process.env,
    UPGRADE_FROM: folder,
    DUZHAN_RESULTS: 'upgrade',
    DUZHAN_URL: `http://127.0.0.1:${await freePort()}`,
  }
  const words = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', 'rolling.spec']
  const run = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', env })
  return await new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)))
}

if (built === undefined) {
  const commit = earlier()
  const folder = mkdtempSync(join(tmpdir(), 'duzhan-earlier-'))
  try {
    console.log(`earlier release: ${askGit('log', '-1', '--format=%h %cs %s', commit)}`)
    build(commit, folder)
    process.exitCode = await passes(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
} else process.exitCode = await passes(built)
