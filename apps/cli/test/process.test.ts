import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { derivedPlan, type Plan, readPlan } from '@duzhan/plan'
import { packs, planTemplates } from '@duzhan/plan-packs'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFolder } from './workFolder.ts'

const root = dirname(import.meta.dirname)
// a build of its own, so that a stale one cannot pass; inside the workspace, so that it finds its packages
const home = join(root, '.tsc', 'cli')
const bin = join(home, 'bin', 'duzhan.mjs')
const files = workFolder()
const city = readPlan(packs[0]!.plan)
const county = derivedPlan(city, {
  code: 'county-2020',
  title: '某县方案',
  jurisdiction: '430321000000',
  document: { issuer: '某县' },
})
const fields = Object.values(city.targetKinds[0]!.attributes.properties).map(({ title }) => title)

/** What of an answer is written in Chinese, once everything in quotation marks is taken out. */
const chineseIn = (text: string): string[] =>
  text.replaceAll(/"[^"\n]*"/g, '').match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d]+/g) ?? []
/** Every sentence in an answer for machines. */
const messagesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, part]) =>
        (name === 'message' || name === 'sentence' || name === 'label') && typeof part === 'string' ? [part] : messagesIn(part),
      )

function duzhan(...args: string[]) {
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
  const faulty = { ...city, phases: [{ ...city.phases[0]!, end: '2019-01-01' }], units: [], cycles: [] }
  const shapeless = { ...city, 标题: '多余', revision: 0, goals: '无', checklists: [{ ...city.checklists[0]!, title: '' }] }
  const refused = { ...city, checklists: [{ ...city.checklists[0]!, schema: { type: 'object', 标题: '清单' } }] }
  const odd: Plan = { ...city, phases: city.phases.slice(1), period: { end: '2020-06-01' }, assignments: {}, duties: {} }
  const weak: Plan = {
    ...county,
    cycles: [{ key: 'quarter', every: 'quarter', endsOn: 'last' }],
    duties: { visits: [{ ...city.duties.visits![0]!, cycle: 'quarter' }] },
    phases: [{ ...city.phases[0]!, end: '2020-12-01' }],
    targetLists: [{ ...city.targetLists[1]!, rules: city.targetLists[1]!.rules!.slice(0, 1) }],
    ladder: city.ladder.map((step) => ({ ...step, title: '另一步', actions: ['praise'] })),
    removes: ['checklists.household'],
  }
  const table = (row: string) => `名称,区划代码,备注,${fields.join(',')}\n${row}\n`
  const template = planTemplates[0]
  const answers = { county: '韶山市', code: '4303', 面积: 3, villages: 0 }

  it.each<[string, string[], 0 | 1]>([
    ['a plan that can run', ['validate', files.file('city.json', city)], 0],
    ['a plan with warnings', ['validate', files.file('odd.json', odd)], 0],
    ['a plan that contradicts itself', ['validate', files.file('faulty.json', faulty)], 1],
    ['a document of another shape', ['validate', files.file('shapeless.json', shapeless)], 1],
    ['a checklist that the gate refuses', ['validate', files.file('refused.json', refused)], 1],
    ['a lower plan without its superior’s', ['validate', files.file('weak.json', weak)], 1],
    ['a lower plan that weakens', ['conform', files.file('weak.json', weak), files.file('city.json', city)], 1],
    ['a lower plan that conforms', ['conform', files.file('county.json', county), files.file('city.json', city)], 0],
    ['two unlike plans', ['diff', files.file('city.json', city), files.file('last.json', packs.at(-1)!.plan)], 1],
    ['a plan and one that weakens it', ['diff', files.file('city.json', city), files.file('weak.json', weak)], 1],
    [
      'a register that falls short',
      ['lists', files.file('city.json', city), files.file('one.csv', table('甲村,430321109237,无,158,567,5,12,是'))],
      1,
    ],
    [
      'a register with bad cells',
      ['lists', files.file('city.json', city), files.file('bad.csv', table('甲村,430321109237,无,约160,567,5.5,12,也许'))],
      1,
    ],
    [
      'a template that is filled in badly',
      ['fill', files.file('template.json', template), files.file('answers.json', answers)],
      1,
    ],
    ['a template that is none', ['fill', files.file('city.json', city), files.file('answers.json', answers)], 1],
  ])('says of %s in English what it finds, and in Chinese only what it quotes', (_, args, exit) => {
    const { status, stdout, stderr } = duzhan('plan', ...args, '--lang', 'en')
    expect({ status, stderr }).toEqual({ status: exit, stderr: '' })
    expect(stdout.split('\n').flatMap(chineseIn)).toEqual([])
    const { stdout: answer } = duzhan('plan', ...args, '--lang', 'en', '--json')
    expect(messagesIn(JSON.parse(answer)).flatMap(chineseIn)).toEqual([])
  })

  it.each([
    ['wrong files', ['diff', files.file('shapeless.json', shapeless), files.file('city.json', city)]],
    ['a table without its columns', ['lists', files.file('city.json', city), files.file('none.csv', '人口\n3\n')]],
    ['answers that are none', ['fill', files.file('template.json', template), files.file('list.json', [])]],
    ['another superior', ['conform', files.file('county.json', county), files.file('second.json', { ...city, revision: 2 })]],
    ['a command that is none', ['publish']],
  ])('refuses %s in English', (_, args) => {
    const { status, stdout, stderr } = duzhan('plan', ...args, '--lang', 'en')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.split('\n').flatMap(chineseIn)).toEqual([])
  })

  it('gives machines a code for everything that it finds', () => {
    for (const [args, part] of [
      [['validate', files.file('faulty.json', faulty)], 'faults'],
      [['validate', files.file('odd.json', odd)], 'warnings'],
      [['conform', files.file('weak.json', weak), files.file('city.json', city)], 'findings'],
      [
        ['lists', files.file('city.json', city), files.file('bad.csv', table('甲村,430321109237,无,约160,567,5.5,12,也许'))],
        'cells',
      ],
    ] as const) {
      const found: { code: string }[] = JSON.parse(duzhan('plan', ...args, '--json').stdout)[part]
      expect(found.length).toBeGreaterThan(0)
      for (const one of found) expect(one).toMatchObject({ code: expect.stringMatching(/^[a-z]+\.[a-zA-Z-]+$/), details: {} })
    }
  })
})
