// npm run test:mongodb: the adapters of all services and the CRUD specification on a server that is not ours. Takes the MongoDB that
// MONGODB_URI names; without one it builds FerretDB, for which Go must be there. What FerretDB refuses is listed with its reason in
// `mongodb/refused.json` and is not run; `-- --refused` runs just that, to see whether a later version takes it.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canBuild, startFerretDb } from './mongodb/ferretdb.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** How many tests are listed as refused. */
const listed = JSON.parse(readFileSync(join(root, 'tools/mongodb/refused.json'), 'utf8')).flatMap(
  (/** @type {{ tests: string[] }} */ { tests }) => tests,
).length
const output = join(root, 'test-results/mongodb.json')

/** Runs the tests on a server; the result is what vitest's JSON report says. @param {Record<string, string>} settings @returns {Promise<any>} */
async function runOn(settings) {
  mkdirSync(dirname(output), { recursive: true })
  const run = spawn(
    process.execPath,
    [
      ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.mongodb.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } },
  )
  await new Promise((resolve) => run.once('exit', resolve))
  return JSON.parse(readFileSync(output, 'utf8'))
}

/** Runs everything that a server which is not ours should pass; `null` where there is no such server. @returns {Promise<boolean | null>} whether all passed */
async function passesElsewhere() {
  if (process.env.MONGODB_URI !== undefined) return (await runOn({})).success
  if (!canBuild()) return null
  const server = await startFerretDb()
  try {
    const asked = process.argv.includes('--refused') ? 'refused' : 'taken'
    const settings = { MONGODB_URI: server.uri, CRUD_REFUSED: join(root, 'tools/mongodb/crudRefused.json') }
    const { success, testResults } = await runOn({ ...settings, DUZHAN_ON_FERRETDB: asked })
    const leftOut = testResults
      .filter((/** @type {{ name: string }} */ { name }) => name.endsWith('.mongo.int.test.ts'))
      .flatMap((/** @type {{ assertionResults: { status: string }[] }} */ { assertionResults }) => assertionResults)
      .filter((/** @type {{ status: string }} */ { status }) => status !== 'passed' && status !== 'failed').length
    if (asked === 'refused' || leftOut === listed) return success
    console.error(`${listed} tests are listed as refused, and ${leftOut} were left out: some have another name by now.`)
    return false
  } finally {
    await server.close()
  }
}

const passed = await passesElsewhere()
if (passed === null) console.error('Neither MONGODB_URI nor Go is there: nothing to run on.')
process.exitCode = passed ? 0 : 1
