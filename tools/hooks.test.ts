import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subjectFaults } from './commitSubject.mjs'
import { notesOf } from './releaseNotes.mjs'

const root = dirname(import.meta.dirname)

describe('the subject of a commit', () => {
  it.each([
    'assignments: open dues per window',
    'web, docs: test the page of changes further',
    'identity: keep the port of the count of changes apart from its adapte',
    'Revert "assignments: open dues per window"',
  ])('%s is taken', (subject) => {
    expect(
      subjectFaults(`${subject}\n\nWhy: because it holds more than 72 characters here, where as many stand as it takes.`),
    ).toEqual([])
  })

  it.each([
    ['', 'begin with a scope'],
    ['Fixed things', 'begin with a scope'],
    ['assignments:open dues', 'begin with a scope'],
    ['assignments: open dues per window.', 'full stop'],
    [`assignments: ${'open '.repeat(12)}dues`, '77 characters'],
  ])('“%s” is refused', (subject, why) => {
    expect(subjectFaults(subject).join('\n')).toContain(why)
  })
})

describe('a hook of the repository', () => {
  let folder: string
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, encoding: 'utf8' })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hooks-'))
    execFileSync('git', ['init', '-q'], { cwd: folder })
    for (const file of ['biome.json', 'package.json', '.gitignore', 'tools/hooks', 'tools/commitSubject.mjs'])
      cpSync(join(root, file), join(folder, file), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    git('config', 'core.hooksPath', 'tools/hooks')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lets through what is in order, and stops what is not: a file, or a subject', () => {
    writeFileSync(join(folder, 'one.ts'), 'export const one = 1\n')
    git('add', 'one.ts')
    expect(git('commit', '-m', 'Add one').stderr).toContain('begin with a scope')
    expect(git('commit', '-m', 'tools: add one')).toMatchObject({ status: 0 })
    writeFileSync(join(folder, 'two.ts'), 'export const two = "2";\n')
    git('add', 'two.ts')
    const refused = git('commit', '-m', 'tools: add two')
    expect(refused.status).not.toBe(0)
    expect(`${refused.stdout}${refused.stderr}`).toContain('two.ts')
    expect(git('log', '--format=%s').stdout).toBe('tools: add one\n')
  })

  it('looks at what is staged only', () => {
    writeFileSync(join(folder, 'three.ts'), 'export const three = 3\n')
    git('add', 'three.ts')
    expect(git('reset', '-q', 'two.ts')).toMatchObject({ status: 0 })
    expect(git('commit', '-m', 'tools: add three')).toMatchObject({ status: 0 })
  })
})

describe('the notes of a release', () => {
  it('stand by scope in the order of the commits, without what concerns the project alone', () => {
    expect(notesOf(['web: show a', 'forms: keep b', 'tools: count c', 'e2e, tools: walk', 'web: show d', 'First commit'])).toBe(
      '### forms\n\n- keep b\n\n### other\n\n- First commit\n\n### web\n\n- show a\n- show d\n',
    )
  })
})
