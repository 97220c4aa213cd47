import { Problem } from '@duzhan/problems'
import type { PersonCells } from '@duzhan/sheet'
import { world } from '@duzhan/test-kit/personas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zh } from '../locales/zh.ts'
import { aBody } from '../test/builders/aBody.ts'
import { regionNames } from '../test/builders/aPlan.ts'
import { faultsOf, importedPeople, type Known } from './importedPeople.ts'

const known: Known = {
  regions: [...regionNames, { code: '990122100000', name: '柳河乡' }],
  bodies: [aBody(), aBody({ key: 'old', title: '旧局', retiredOn: '2020-01-31' })],
  plans: [{ plan: 'demo-2020', title: '东山市挂牌督战实施方案' }],
}
const cells = (over: Partial<PersonCells> = {}): PersonCells => ({
  ...{ line: 2, account: 'qs-team-1', title: '督查一组组长', roles: '督战员', region: '青石县', body: '', plan: '' },
  ...over,
})
const read = (...rows: Partial<PersonCells>[]) => importedPeople(rows.map(cells), known)
const faultIn = (over: Partial<PersonCells>) => read(over).faults.map(({ column, message }) => `${column}：${message}`)

describe('people of a table', () => {
  it('have the role in the region, for every plan, where nothing narrows it', () => {
    expect(read({})).toEqual({
      people: [
        {
          ...{ line: 2, account: 'qs-team-1', title: '督查一组组长' },
          grants: [{ role: 'inspector', region: world.county, plan: '*' }],
        },
      ],
      faults: [],
    })
  })

  it.each<[string, Partial<PersonCells>, object[]]>([
    [
      'several roles, each once',
      { roles: '督战员、查看，督战员' },
      [{ role: 'inspector' }, { role: 'viewer' }].map((one) => ({ ...one, region: world.county, plan: '*' })),
    ],
    ['a region by its code', { region: world.township }, [{ role: 'inspector', region: world.township, plan: '*' }]],
    ['a region with what it lies in', { region: '青石县 柳河乡' }, [{ role: 'inspector', region: world.township, plan: '*' }]],
    [
      'a region from the province down',
      { region: '示范省东山市青石县柳河乡上坪村' },
      [{ role: 'inspector', region: world.village, plan: '*' }],
    ],
    [
      'a body by its title',
      { body: '青石县教育局' },
      [{ role: 'inspector', region: world.county, plan: '*', body: 'education' }],
    ],
    ['a body by its key', { body: 'education' }, [{ role: 'inspector', region: world.county, plan: '*', body: 'education' }]],
    ['a plan by its title', { plan: '东山市挂牌督战实施方案' }, [{ role: 'inspector', region: world.county, plan: 'demo-2020' }]],
    ['a plan by its code', { plan: 'demo-2020' }, [{ role: 'inspector', region: world.county, plan: 'demo-2020' }]],
    ['every plan in words', { plan: '全部方案' }, [{ role: 'inspector', region: world.county, plan: '*' }]],
  ])('may have %s', (_, over, grants) => {
    expect(read(over)).toMatchObject({ people: [{ grants }], faults: [] })
  })

  it.each<[string, Partial<PersonCells>, string]>([
    ['an account with a sign of its own', { account: '一组' }, '账号：应为 3 至 32 位小写英文字母、数字或连字符，字母开头'],
    ['no post', { title: '' }, '岗位：应为 2 至 80 个字的岗位名称'],
    ['a post that is too long', { title: '长'.repeat(81) }, '岗位：应为 2 至 80 个字的岗位名称'],
    ['no role', { roles: '' }, '角色：请填角色'],
    ['a role that is none', { roles: '督战员、皇帝' }, '角色：没有“皇帝”这一角色，可填'],
    ['no region', { region: '' }, '地区：请填地区名称或 12 位区划代码'],
    ['a region beyond the operator’s', { region: '邻省' }, '地区：本辖区内没有“邻省”'],
    ['a code beyond the operator’s', { region: world.foreignProvince }, `地区：本辖区内没有“${world.foreignProvince}”`],
    ['a name that two regions have', { region: '柳河乡' }, '地区：有 2 个“柳河乡”，请写上一级名称'],
    ['a body of another place', { region: '白沙县', body: '青石县教育局' }, '单位：该地区的主体目录中没有“青石县教育局”'],
    ['a body that was retired', { body: '旧局' }, '单位：该地区的主体目录中没有“旧局”'],
    ['a role that speaks for no body', { roles: '系统管理', body: 'education' }, '单位：“系统管理”不能只限一个单位'],
    ['a plan that is none', { plan: '别的' }, '方案：没有“别的”这个方案'],
  ])('with %s are none, and what was expected is said', (_, over, sentence) => {
    expect(faultIn(over)).toHaveLength(1)
    expect(faultIn(over)[0]).toContain(sentence)
    expect(read(over).people).toEqual([])
  })

  it('with one account twice are told at the second', () => {
    const { people, faults } = read({}, { line: 3, title: '别人' })
    expect(people).toHaveLength(1)
    expect(faults).toEqual([{ line: 3, target: '别人', column: '账号', message: '与第 2 行的账号重复' }])
  })

  it('are told of every fault of theirs at once', () => {
    expect(read({ account: '', title: '', roles: '', region: '' }).faults.map(({ column }) => column)).toEqual([
      ...['账号', '岗位', '角色', '地区'],
    ])
  })

  it('are as many as there are rows without a fault, whatever the cells say', () => {
    const cell = fc.constantFrom('', 'qs-a', 'qs-b', '督战员', '查看', '青石县', '柳河乡', 'education', 'demo-2020', '别的')
    const row = fc.record({ account: cell, title: cell, roles: cell, region: cell, body: cell, plan: cell })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const { people, faults } = importedPeople(
          rows.map((one, at) => ({ ...one, line: at + 2 })),
          known,
        )
        const faulty = new Set(faults.map(({ line }) => line))
        expect(people.map(({ line }) => line)).toEqual(rows.map((_, at) => at + 2).filter((line) => !faulty.has(line)))
        expect(new Set(people.map(({ account }) => account)).size).toBe(people.length)
        for (const { grants } of people) expect(grants.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what the platform finds', () => {
  const [first, second] = read({}, { line: 5, account: 'qs-team-2', title: '复核专员' }).people
  const people = [first!, second!]

  it('is told at the lines and columns of the file', () => {
    const faults = ['person.exists', 'region.absent', 'body.absent'].map((code) => ({ at: 1, code, details: {}, message: code }))
    const told = faultsOf(new Problem('invalid', 'people.invalid', { count: 3, faults }), people)
    expect(told.count).toBe(3)
    expect(told.faults).toEqual([
      { line: 5, target: '复核专员', column: '账号', message: 'person.exists' },
      { line: 5, target: '复核专员', column: '地区', message: 'region.absent' },
      { line: 5, target: '复核专员', column: '单位', message: 'body.absent' },
    ])
  })

  it('but for faults of people is thrown on', () => {
    const other = new Problem('unavailable', 'service.unavailable')
    expect(() => faultsOf(other, people)).toThrow(other)
  })
})

it('the template’s example names roles that there are', () => {
  const [account = '', title = '', roles = '', region = ''] = zh.people.importing.example('青石县')
  expect(read({ account, title, roles, region }).faults).toEqual([])
})
