import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packs } from '@duzhan/plan-packs'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk } from './desk.ts'

const root = dirname(import.meta.dirname)
// a build of its own, so that a stale one cannot pass; inside the workspace, so that it finds its packages
const home = join(root, '.tsc', 'cli')
const bin = join(home, 'bin', 'duzhan.mjs')
const files = desk()
const duzhan = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('duzhan as a process', () => {
  beforeAll(async () => {
    mkdirSync(join(home, 'bin'), { recursive: true })
    cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
    const before = process.cwd()
    process.chdir(root) // the shared configuration reads the manifest of the folder it builds
    await build({
      configFile: join(root, '../../tools/vite.service.mjs'),
      build: { outDir: join(home, 'dist') },
      logLevel: 'error',
    })
    process.chdir(before)
  })
  afterAll(() => files.remove())

  it('says on standard output that a plan can run, and ends with 0', () => {
    const { status, stdout, stderr } = duzhan('plan', 'validate', files.file('plan.json', packs[0]!.plan))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('可以运行。')
  })

  it('ends with 1 where something is found, and with 2 where nothing can be read', () => {
    const broken = files.file('broken.json', { title: '缺少其余各项' })
    expect(duzhan('plan', 'validate', broken)).toMatchObject({ status: 1, stderr: '' })
    expect(duzhan('plan', 'validate', '/nowhere.json', '--lang', 'en')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('The file /nowhere.json cannot be read (ENOENT)'),
    })
  })

  it('writes an answer of any length to a pipe before it ends', () => {
    const changed = files.file('changed.json', packs.at(-1)!.plan)
    const { status, stdout } = duzhan('plan', 'diff', files.file('plan.json', packs[0]!.plan), changed, '--json')
    expect(status).toBe(1)
    expect(stdout.length).toBeGreaterThan(100_000)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false })
  })
})
