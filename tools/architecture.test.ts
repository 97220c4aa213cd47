import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const configurations = ['.dependency-cruiser.cjs', '.dependency-cruiser.web.cjs', '.dependency-cruiser.folders.cjs']
const rules = configurations.flatMap((name) => {
  const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)(`../${name}`)
  return forbidden
})

interface Cruise {
  modules: { source: string }[]
  summary: { violations: { rule: { name: string }; from: string }[]; totalCruised: number }
}

/** Cruises a repository with rules of this one. */
function cruise(folder: string, configuration = '.dependency-cruiser.cjs'): Promise<Cruise> {
  const command = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [command, '--config', join(root, configuration), '--output-type', 'json', 'packages', 'services', 'apps']
  return new Promise((resolve, reject) => {
    // the exit code is the number of violations; only a missing report is a failure to cruise
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 256e6 }, (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as Cruise) // the tool's own report
      } catch {
        reject(new Error(stderr))
      }
    })
  })
}

/** rule → the file that breaks it and what that file says. */
const planted: Record<string, [file: string, text: string]> = {
  'no-cycles': ['packages/checklist/src/chicken.ts', "import { egg } from './egg.ts'\nexport const chicken = () => egg"],
  'no-unresolved': ['packages/plan/src/lost.ts', "export * from '@duzhan/nowhere'"],
  'packages-stand-alone': ['packages/plan/src/upward.ts', "export * from '@duzhan/forms/main'"],
  'packages-by-their-door': ['packages/plan/src/window.ts', "export * from '../../problems/src/inner.ts'"],
  'services-do-not-meet': ['services/forms/src/neighbour.ts', "export type { Router } from '@duzhan/identity'"],
  'gateway-knows-types-only': ['services/gateway/src/eager.ts', "export { value } from '@duzhan/identity'"],
  'services-by-their-door': ['services/gateway/src/window.ts', "export type { Inner } from '../../identity/src/inner.ts'"],
  'web-knows-types-only': ['apps/web/src/eager.ts', "export { value } from '@duzhan/gateway'"],
  'web-enters-by-gateway': ['apps/web/src/sideways.ts', "export type { Router } from '@duzhan/identity'"],
  'web-root-on-top': ['apps/web/src/room/upward.ts', "export * from '../page.ts'"],
  'web-folders-have-walls': ['apps/web/src/room/door.ts', "export * from '../hall/hall.ts'"],
  'no-folder-rings': ['packages/problems/src/sum/total.ts', "export * from '../order/least.ts'"],
  'page-never-compiles': ['apps/web/src/fill.ts', "export * from '@duzhan/checklist/compile'"],
  'apps-do-not-meet': ['apps/web/src/neighbour.ts', "export * from '@duzhan/standalone'"],
  'standalone-mounts-main': ['apps/standalone/src/half.ts', "export { value } from '@duzhan/identity'"],
  'mongoose-in-adapters': ['services/forms/src/plan.service.ts', "import mongoose from 'mongoose'\nexport default mongoose"],
  'adapters-in-main': ['services/forms/src/plan.router.ts', "export * from './plan.mongo.ts'"],
  'trpc-in-routers': ['services/forms/src/plan.ts', "export * from '@trpc/server'"],
  'express-in-app': ['services/forms/src/upload.ts', "export * from 'express'"],
  'ajv-in-checklist': ['services/forms/src/validate.ts', "export * from 'ajv'"],
  'browser-safe': ['packages/plan/src/disk.ts', "export * from 'node:fs'"],
  'tests-stay-out': ['services/forms/src/demo.ts', "export * from '@duzhan/test-kit'"],
}

/** What must stay allowed, so that no rule is true of everything. */
const clean: Record<string, string> = {
  'packages/problems/src/index.ts': "export * from './inner.ts'",
  'packages/problems/src/inner.ts': 'export const inner = 1',
  'packages/problems/src/inner.test.ts': "import { expect } from 'vitest'\nimport 'node:fs'\nexport const it = expect",
  'packages/checklist/src/index.ts': "export * from '@duzhan/problems'\nexport { default } from 'ajv'",
  'packages/checklist/src/compile.ts': 'export const compile = 1',
  'packages/checklist/src/tree.ts': "import type { Leaf } from './leaf.ts'\nexport type Tree = Leaf[]",
  'packages/checklist/src/leaf.ts': "import type { Tree } from './tree.ts'\nexport type Leaf = Tree | 1",
  'packages/checklist/src/egg.ts': "import { chicken } from './chicken.ts'\nexport const egg = () => chicken",
  'packages/plan/src/index.ts': "export * from '@duzhan/problems'",
  'packages/test-kit/src/index.ts': "export * from 'mongoose'",
  'services/identity/src/index.ts': 'export interface Router { a: 1 }\nexport const value = 1',
  'services/identity/src/inner.ts': 'export interface Inner { a: 1 }',
  'services/identity/src/main.ts': "export * from './person.mongo.ts'",
  'services/identity/src/person.mongo.ts': "export * from 'mongoose'",
  'services/identity/src/person.mongo.test.ts': "export * from './person.mongo.ts'\nexport * from '@duzhan/test-kit'",
  'services/forms/src/index.ts': "export * from './plan.fine.router.ts'",
  'services/forms/src/main.ts': "export * from './plan.mongo.ts'",
  'services/forms/src/plan.mongo.ts': "export * from 'mongoose'",
  'services/forms/src/plan.fine.router.ts': "export * from '@trpc/server'\nexport * from '@duzhan/plan'",
  'services/gateway/src/index.ts': "export type { Router } from '@duzhan/identity'\nexport const value = 1",
  'services/gateway/src/app.ts': "export * from 'express'",
  'apps/standalone/src/index.ts': "export * from '@duzhan/identity/main'\nexport type { Router } from '@duzhan/identity'",
  'packages/problems/src/order/least.ts': 'export const least = 1',
  'packages/problems/src/order/rank.ts': "export { zero } from '../sum/zero.ts'",
  'packages/problems/src/sum/zero.ts': 'export const zero = 0',
  'apps/web/src/room/room.ts': 'export const room = 1\nexport interface Room { a: 1 }',
  'apps/web/src/hall/hall.ts': "import { room } from '../room/room.ts'\nexport const hall = room",
  'apps/web/src/yard/yard.ts': "import { hall } from '../hall/hall.ts'\nexport const yard = hall",
  'apps/web/src/hall/view.ts': "import type { Yard } from '../yard/gate.ts'\nexport type View = Yard",
  'apps/web/src/hall/hall.test.ts': "import { yard } from '../yard/yard.ts'\nexport const it = yard",
  'apps/web/src/yard/gate.ts': 'export interface Yard { a: 1 }',
  'apps/web/src/page.ts': "export type { Router } from '@duzhan/gateway'\nexport * from '@duzhan/plan'",
}

const foreign = ['mongoose', '@trpc/server', 'express', 'ajv', 'vitest']

describe('the architecture rules', () => {
  let folder = ''
  let report: Cruise

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'duzhan-architecture-')))
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${text}\n`)
    }
    for (const [path, text] of [...Object.entries(clean), ...Object.values(planted)]) write(path, text)
    for (const home of new Set(Object.keys(clean).map((path) => path.split('/').slice(0, 2).join('/')))) {
      const name = home.split('/')[1] ?? ''
      const exports = { '.': './src/index.ts', './main': './src/main.ts', './compile': './src/compile.ts' }
      write(`${home}/package.json`, JSON.stringify({ name: `@duzhan/${name}`, type: 'module', exports }))
      mkdirSync(join(folder, 'node_modules/@duzhan'), { recursive: true })
      symlinkSync(join(folder, home), join(folder, 'node_modules/@duzhan', name))
    }
    for (const name of foreign) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }))
      write(`node_modules/${name}/index.js`, 'export default 1')
    }
    write('package.json', JSON.stringify({ name: 'planted', type: 'module' }))
    const reports = await Promise.all(configurations.map((name) => cruise(folder, name)))
    report = { modules: [], summary: { violations: [], totalCruised: 0 } }
    for (const { modules, summary } of reports) {
      report.modules.push(...modules)
      report.summary.violations.push(...summary.violations)
    }
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const reported = (name: string) =>
    report.summary.violations.filter((violation) => violation.rule.name === name).map((violation) => violation.from)

  it.each(rules.map((rule) => rule.name))('%s reports the violation planted for it', (name) => {
    expect(planted, 'a new rule needs a planted violation here').toHaveProperty(name)
    const file = planted[name]?.[0] ?? ''
    // a rule for folders names the folder
    expect(reported(name)).toContain(/-(have-walls|folder-rings)$/.test(name) ? dirname(file) : file)
  })

  it('let types and tests of a folder look at one that looks at it', () => {
    expect(reported('web-folders-have-walls').filter((from) => from.endsWith('/yard'))).toEqual([])
  })

  it('report nothing in the files that keep them', () => {
    const inCycle = 'packages/checklist/src/egg.ts'
    const wronged = report.summary.violations.filter((violation) => violation.from in clean && violation.from !== inCycle)
    expect(wronged.map((violation) => `${violation.rule.name}: ${violation.from}`)).toEqual([])
  })
})

describe('the rule of rooms', () => {
  // no file leads back to itself here, but the folders do
  const ring = {
    'packages/rollup/src/sum/total.ts': "export { least } from '../order/least.ts'",
    'packages/rollup/src/sum/zero.ts': 'export const zero = 0',
    'packages/rollup/src/order/least.ts': 'export const least = 1',
    'packages/rollup/src/order/rank.ts': "export { zero } from '../sum/zero.ts'",
  }
  const allowed = {
    'services/identity/src/index.ts': "export { open } from './session/session.ts'",
    'services/identity/src/words.ts': 'export const words = 1',
    'services/identity/src/session/session.ts':
      "import { person } from '../person/person.ts'\nimport { words } from '../words.ts'\nexport const open = [person, words]",
    'services/identity/src/person/person.ts': 'export const person = 1',
    'services/identity/src/person/person.test.ts': "export { open } from '../session/session.ts'",
  }

  it('reports two folders that lead to each other by different files, and nothing else', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duzhan-rooms-')))
    try {
      for (const [path, text] of Object.entries({ ...ring, ...allowed, 'apps/web/src/app.ts': 'export const app = 1' })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), `${text}\n`)
      }
      const { summary } = await cruise(folder, '.dependency-cruiser.folders.cjs')
      expect(new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))).toEqual(
        new Set(['no-folder-rings: packages/rollup/src/sum', 'no-folder-rings: packages/rollup/src/order']),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('this repository', () => {
  it('is cruised as a whole: every folder of code is seen by the rules', async () => {
    const { modules } = await cruise(root)
    const seen = (prefix: string) => modules.filter((module) => module.source.startsWith(prefix)).length
    for (const group of ['packages/', 'services/', 'apps/']) expect(seen(group), group).toBeGreaterThan(5)
    const generated = /^(?!.*node_modules).*\/(\.tsc|dist)\//
    expect(modules.filter((module) => generated.test(module.source))).toEqual([])
  }, 120_000) // sixteen hundred modules take a busy machine more than the half minute of other tests
})
