// npm test: everything there is, in one go. Runs vitest and playwright, lets their output through, and ends with one line
// `N passed, N failed` added up from their own results; a runner that crashed or found nothing to run counts as a failure.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'test-results')
/** What the tests of `e2e/walk.spec.ts` are called together. */
const walkTag = 'walk\\.spec'

/** @typedef {{ passed: number, failed: number }} Tally */

/** What vitest's JSON report amounts to; a file that could not even be loaded is one failure. @param {any} report @returns {Tally} */
export function tallyVitest(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ it) => it.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** What playwright's JSON report amounts to; a test that never came to run is a failure, a skip that the test asks for is not.
 * @param {any} report @returns {Tally} */
export function tallyPlaywright(report) {
  /** @param {any} suite @returns {any[]} */
  const testsOf = (suite) => [
    ...(suite.specs ?? []).flatMap((/** @type {any} */ spec) => spec.tests),
    ...(suite.suites ?? []).flatMap(testsOf),
  ]
  const neverRan = report.suites
    .flatMap(testsOf)
    .filter(
      (/** @type {any} */ test) =>
        test.status === 'skipped' && !test.annotations.some((/** @type {any} */ it) => /^(skip|fixme)$/.test(it.type)),
    )
  const { expected, flaky, unexpected } = report.stats
  return { passed: expected + flaky, failed: unexpected + neverRan.length + report.errors.length }
}

const firstLines = (/** @type {string} */ text) => text.split('\n').slice(0, 12).join('\n')

/** What failed by vitest's JSON report, each with the first lines of why. @param {any} report @returns {string[]} */
export function failedInVitest(report) {
  return report.testResults
    .filter((/** @type {any} */ file) => file.status === 'failed')
    .flatMap((/** @type {any} */ file) => {
      const failed = file.assertionResults.filter((/** @type {any} */ it) => it.status === 'failed')
      if (failed.length === 0) return [`${file.name}\n${firstLines(file.message ?? '')}`]
      return failed.map(
        (/** @type {any} */ it) => `${file.name} › ${it.fullName}\n${firstLines((it.failureMessages ?? []).join('\n'))}`,
      )
    })
}

/** What failed by playwright's JSON report, likewise. @param {any} report @returns {string[]} */
export function failedInPlaywright(report) {
  /** @param {any} suite @returns {any[]} */
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
  const messageOf = (/** @type {any} */ error) => firstLines(error?.message ?? '')
  const specs = report.suites
    .flatMap(specsOf)
    .filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ test) => test.status === 'unexpected'))
    .map((/** @type {any} */ spec) => {
      const results = spec.tests.flatMap((/** @type {any} */ test) => test.results ?? [])
      return `${spec.file} › ${spec.title}\n${messageOf(results.find((/** @type {any} */ it) => it.error)?.error)}`
    })
  return [...specs, ...report.errors.map(messageOf)]
}

/**
 * Runs one runner and adds up its report.
 * @param {string} tool
 * @param {string[]} args
 * @param {string} report
 * @param {{ tally: (report: any) => Tally, failed: (report: any) => string[] }} read
 * @param {{ env?: Record<string, string>, holdsBack?: boolean }} [how] held back, what it says is told when it has ended, so that it
 *   stands together where another speaks meanwhile
 * @returns {Promise<Tally & { said: string[] }>}
 */
async function runner(tool, args, report, { tally, failed: failedIn }, { env = {}, holdsBack = false } = {}) {
  const path = join(results, report)
  rmSync(path, { force: true })
  const child = spawn(join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', holdsBack ? 'pipe' : 'inherit', holdsBack ? 'pipe' : 'inherit'],
  })
  /** @type {Buffer[]} */
  const heldBack = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => heldBack.push(piece))
  const status = await new Promise((ended) => {
    child.on('close', ended)
    child.on('error', (error) => ended(error.message))
  })
  process.stdout.write(Buffer.concat(heldBack))
  try {
    const results = JSON.parse(readFileSync(path, 'utf8'))
    const { passed, failed } = tally(results)
    const said = failedIn(results)
    if (status !== 0 && failed === 0) said.push(`${tool} ended with ${status} though no test failed`)
    if (passed + failed === 0) said.push(`${tool} found no test to run`)
    return { passed, failed: Math.max(failed, status !== 0 || passed + failed === 0 ? 1 : 0), said }
  } catch (error) {
    const said = [`${tool} crashed and left no report (${error instanceof Error ? error.message : error})`]
    return { passed: 0, failed: 1, said }
  }
}

async function main() {
  process.chdir(root)
  prepare()
  mkdirSync(results, { recursive: true })
  const unitArgs = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json']
  const unit = { tally: tallyVitest, failed: failedInVitest }
  /** @param {string} name @param {string[]} args @param {{ form?: string, holdsBack?: boolean }} [how] */
  const browser = (name, args, { form = 'serve', holdsBack = false } = {}) => {
    const env = { DUZHAN_RESULTS: name, DUZHAN_FORM: form }
    const read = { tally: tallyPlaywright, failed: failedInPlaywright }
    return runner('playwright', ['test', ...args], `${name}.json`, read, { env, holdsBack })
  }
  const tallies = [await runner('vitest', unitArgs, 'unit.json', unit)]
  // the walk takes as long as all others together; each has a platform of its own
  const stories = browser('browser', ['--grep-invert', walkTag])
  tallies.push(
    await browser('walk', ['--grep', walkTag], { holdsBack: true }),
    await stories,
    // the same story on the distributed form: no feature exists in one form only
    await browser('distributed', ['flow.spec'], { form: 'distributed' }),
  )
  // said once more at the end, where whoever reads only the last page finds it
  for (const said of tallies.flatMap((tally) => tally.said)) console.error(`\n✘ ${said}`)
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
