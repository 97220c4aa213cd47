import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../src/index.ts'
import { meetsRequirements, outsideReason } from './outsideReason.ts'
import { runSpecTest } from './runSpecTest.ts'
import { readSpec, specFolder } from './specFile.ts'

const pinned = join(import.meta.dirname, 'pinned.json')
const folder = specFolder()

if (folder === undefined)
  process.stdout.write(
    'CRUD specification tests skipped: DUZHAN_CRUD_SPEC does not name their folder, and they are not beside the repository.\n',
  )

/** What a server that is not ours refuses, by name; of the embedded store everything is pinned. */
const refusedElsewhere = process.env['CRUD_REFUSED']

/** `MONGODB_URI` runs the same tests on that server. */
async function serve() {
  const uri = process.env['MONGODB_URI']
  if (uri !== undefined) return { uri, close: async () => undefined }
  const data = mkdtempSync(join(tmpdir(), 'store-'))
  const server = await startServer({ path: data, noSync: true })
  return { uri: server.uri, close: () => server.close().then(() => rmSync(data, { recursive: true, force: true })) }
}

describe.skipIf(folder === undefined)('the CRUD specification of MongoDB', () => {
  it('passes in every test within the supported list, as pinned', { timeout: 120_000 }, async () => {
    const server = await serve()
    const admin = await new MongoClient(server.uri).connect()
    const { version } = await admin.db('admin').command({ buildInfo: 1 })
    const results: Record<string, string> = {}
    const failures: string[] = []
    for (const file of readSpec(folder ?? ''))
      for (const test of file.tests) {
        const name = `${file.name} :: ${test.description}`
        const target = { version, topology: 'sharded' }
        const outside = outsideReason(file.name, test)
        if (outside !== undefined) results[name] = `outside: ${outside}`
        else if (!meetsRequirements(file.runOnRequirements, target) || !meetsRequirements(test.runOnRequirements, target))
          results[name] = 'outside: written for another version or topology'
        else {
          const failure = await runSpecTest(file, test, { uri: server.uri, admin })
          results[name] = failure === undefined ? 'passed' : 'failed'
          if (failure !== undefined) failures.push(`${name}: ${failure}`)
        }
      }
    await admin.close()
    await server.close()
    if (refusedElsewhere === undefined && (process.env['PIN'] === '1' || !existsSync(pinned)))
      writeFileSync(pinned, `${JSON.stringify(results, null, 2)}\n`)
    const count = (wanted: string) => Object.values(results).filter((result) => result.startsWith(wanted)).length
    process.stdout.write(
      `CRUD specification: ${count('passed')} passed, ${count('failed')} failed, ${count('outside')} outside the list\n`,
    )
    if (refusedElsewhere !== undefined) {
      const failed = Object.entries(results).flatMap(([name, result]) => (result === 'failed' ? [name] : []))
      if (process.env['PIN'] === '1') writeFileSync(refusedElsewhere, `${JSON.stringify(failed, null, 2)}\n`)
      return expect(failed).toEqual(JSON.parse(readFileSync(refusedElsewhere, 'utf8')))
    }
    expect(failures).toEqual([])
    expect(results).toEqual(JSON.parse(readFileSync(pinned, 'utf8')))
  })
})
