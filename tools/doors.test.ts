import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = dirname(import.meta.dirname)

/** What knip, with the configuration of this repository, finds unused in a repository: file and name. */
function unusedIn(folder: string): Promise<string[]> {
  const command = [join(root, 'node_modules/knip/bin/knip.js'), '--directory', folder, '--reporter', 'json', '--no-config-hints']
  return new Promise((resolve, reject) => {
    // the exit code says whether there were any; only a missing report is a failure to look
    execFile(process.execPath, command, (_, stdout, stderr) => {
      try {
        const { issues } = JSON.parse(stdout) as {
          issues: { file: string; exports?: { name: string }[]; types?: { name: string }[] }[]
        } // the tool's own report
        resolve(
          issues.flatMap(({ file, exports = [], types = [] }) => [...exports, ...types].map(({ name }) => `${file}: ${name}`)),
        )
      } catch {
        reject(new Error(stderr || stdout))
      }
    })
  })
}

it('a door of a package that nobody enters from outside is reported, what somebody enters is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duzhan-doors-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const workspace = (name: string, dependencies: object = {}) => {
    const manifest = { name: `@duzhan/${name}`, type: 'module', exports: { '.': './src/index.ts' }, dependencies }
    return JSON.stringify(manifest)
  }
  try {
    copyFileSync(join(root, 'knip.json'), join(folder, 'knip.json'))
    write('package.json', JSON.stringify({ name: 'planted', type: 'module', workspaces: ['packages/*', 'services/*'] }))
    write('packages/plan/package.json', workspace('plan'))
    write('packages/plan/src/index.ts', "export { entered, type Entered, type Forgotten, forgotten } from './door.ts'\n")
    write(
      'packages/plan/src/door.ts',
      'export interface Entered { a: 1 }\nexport interface Forgotten { b: 1 }\nexport const entered: Entered = { a: 1 }\nexport const forgotten: Forgotten = { b: 1 }\n',
    )
    write('services/forms/package.json', workspace('forms', { '@duzhan/plan': '*' }))
    write(
      'services/forms/src/index.ts',
      "import { entered, type Entered } from '@duzhan/plan'\nconst held: Entered = entered\nconsole.log(held)\n",
    )
    const unused = await unusedIn(folder)
    expect(unused).toEqual(
      expect.arrayContaining(['packages/plan/src/index.ts: Forgotten', 'packages/plan/src/index.ts: forgotten']),
    )
    expect(unused.filter((one) => /entered/i.test(one))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
