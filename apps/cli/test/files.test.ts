import { readPlan } from '@duzhan/plan'
import { packs, planTemplates } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { afterAll, describe, expect, it } from 'vitest'
import { mergedOver, planFile } from '../src/planFile.ts'
import { tableFile } from '../src/targetsFile.ts'
import { say, workFolder } from './workFolder.ts'

const files = workFolder()
afterAll(() => files.remove())
const plan = packs[0]?.plan
const planPath = files.file('plan.json', plan)
async function told(...args: string[]) {
  const { code, out, err } = await say(...args, '--json')
  const text = out === '' ? err : out
  return { code, problem: (JSON.parse(text) as { problem?: { code: string; message: string } }).problem }
}
function refusal(act: () => unknown): Problem | null {
  try {
    act()
  } catch (error) {
    expect(error).toBeInstanceOf(Problem)
    return error as Problem
  }
  return null
}

describe('a file that is no plan', () => {
  it.each<[string, unknown]>([
    ['an object of something else', { hello: 'world' }],
    ['a list', []],
    ['a template, which has blanks', planTemplates[0]],
  ])('as %s is refused with its path and what is wrong', (_what, content) => {
    const path = files.file('other.json', content)
    const found = refusal(() => planFile(path))
    expect(found).toMatchObject({ kind: 'invalid', code: 'file.not-a-plan', details: { path } })
    expect(found?.details['faults']).toEqual(expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]))
  })

  it('ends a command with what is wrong usage, not with a finding', async () => {
    const other = files.file('other.json', { hello: 'world' })
    expect(await told('plan', 'conform', planPath, other)).toMatchObject({ code: 2, problem: { code: 'file.not-a-plan' } })
  })
})

describe('a lower plan', () => {
  it('is held against the plan and the revision that it extends, and no other', () => {
    const upper = readPlan(plan)
    const lower = { ...upper, code: 'lower-2020', extends: { code: upper.code, revision: upper.revision } }
    expect(mergedOver(upper, lower).code).toBe('lower-2020')
    for (const named of [
      { code: upper.code, revision: upper.revision + 1 },
      { code: 'another', revision: upper.revision },
    ])
      expect(refusal(() => mergedOver(upper, { ...lower, extends: named }))).toMatchObject({
        code: 'plan.other-superior',
        details: { plan: named.code, revision: named.revision, given: upper.code },
      })
  })
})

describe('a table', () => {
  it('is read in the encodings that offices use, with the lines that a person counts', async () => {
    const path = files.file('table.csv', '\uFEFF编号,名称\r\n\r\nv-1, 甲村 \r\nv-2,"乙,村"\r\n')
    expect(await tableFile(path)).toEqual({
      rows: [
        { line: 1, cells: ['编号', '名称'] },
        { line: 3, cells: ['v-1', '甲村'] },
        { line: 4, cells: ['v-2', '乙,村'] },
      ],
    })
    const national = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x31]) // 编号 in GB 18030
    expect((await tableFile(files.file('national.csv', national))).rows[0]?.cells).toEqual(['编号'])
  })

  it.each([
    ['with more cells than columns', '编号,名称\nv-1,甲村,多余\n'],
    ['with a quotation mark left open', '编号,名称\nv-1,"甲村\n'],
  ])('%s is refused as none', async (_what, content) => {
    const path = files.file('broken.csv', content)
    const refused = await tableFile(path).catch((error) => error)
    expect(refused).toMatchObject({ kind: 'invalid', code: 'file.not-a-table', details: { path } })
  })

  it.each([
    ['编号,区划代码\nv-1,430381106229\n', '名称'],
    ['编号,名称\nv-1,甲村\n', '区划代码'],
  ])('of targets without a column that it needs is refused, and says which: %j', async (content, column) => {
    const path = files.file('targets.csv', content)
    const { code, problem } = await told('plan', 'lists', planPath, path)
    expect(code).toBe(2)
    expect(problem?.code).toBe('file.column-missing')
    expect(problem?.message).toContain(column)
  })
})

describe('answers to a template', () => {
  it.each<[string, unknown]>([
    ['a list', []],
    ['a text', '"answers"'],
    ['nothing', 'null'],
  ])('in a file that is %s are refused', async (_what, content) => {
    const template = files.file('template.json', planTemplates[0])
    expect(await told('plan', 'fill', template, files.file('answers.json', content))).toMatchObject({
      code: 2,
      problem: { code: 'file.not-answers' },
    })
  })
})
