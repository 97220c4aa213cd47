import type { PeopleInput } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { readTable, sheetPeople } from '@duzhan/sheet'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { pick, press } from '../test/act.ts'
import { aBodyPage } from '../test/builders/aBody.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

type Sent = PeopleInput
async function open(answers: Answers = {}) {
  const platform = await opened('/operator/people', asOperator, {
    'identity.person.list': { people: [], next: null },
    'identity.body.list': aBodyPage(),
    'identity.person.createMany': ({ isTrial = false, people }) => ({
      created: isTrial ? 0 : people.length,
      codes: isTrial ? [] : people.map(({ account }, at) => ({ account, code: `code-${at}-of-${account}` })),
    }),
    ...answers,
  })
  await press('按表导入')
  return platform
}
const header = '账号,岗位,角色,地区,单位'
const sheet = (...lines: string[]) => new File([[header, ...lines].join('\n')], '人员.csv')
const choose = (file: File) => pick(document.querySelector('input[type=file]') ?? document.body, file)
const two = sheet('qs-team-1,督查一组组长,督战员、查看,青石县,', 'qs-edu,教育局督导股长,责任单位,青石县,青石县教育局')

describe('people of a sheet', () => {
  it('are shown before anybody is added, then added together and each handed a slip', async () => {
    const platform = await open()
    await choose(two)
    await soon(() => expect(texts('status')).toEqual(['共 2 人，可以开通。']))
    await soon(() =>
      expect(textOf(document.querySelector('tbody') ?? document.body)).toContain('责任单位 · 青石县 · 青石县教育局'),
    )
    const asked = () => platform.asked('identity.person.createMany') as Sent[]
    expect(asked().map(({ isTrial }) => isTrial)).toEqual([true])
    await press('确认开通 2 个账号')
    await soon(() => expect(textOf(the('region', '账号条'))).toContain('已开通 2 个账号'))
    const [, sent] = asked()
    expect(sent?.people).toMatchObject([
      {
        ...{ account: 'qs-team-1', title: '督查一组组长' },
        grants: ['inspector', 'viewer'].map((role) => ({ role, region: world.county, plan: '*' })),
      },
      { account: 'qs-edu', grants: [{ role: 'unit', region: world.county, plan: '*', body: 'education' }] },
    ])
    expect(Object.keys(sent?.people[0] ?? {})).toEqual(['account', 'title', 'grants'])
    expect(textOf(the('region', '账号条'))).toContain('30 天内')
    const passwords = ['code-0-of-qs-team-1', 'code-1-of-qs-edu']
    for (const password of passwords) expect(textOf(the('region', '账号条'))).toContain(password)
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await press('打印全部 2 张')
    expect(print).toHaveBeenCalledOnce()
    await press('已交给本人，关闭')
    for (const password of passwords) expect(textOf()).not.toContain(password)
  })

  it('ask for the regions that they name and no others, however many the operator has', async () => {
    const platform = await open()
    const rows = Array.from({ length: 60 }, (_, at) => `qs-a-${at},岗位${at},督战员,${at === 0 ? '青石县' : `第${at}镇`},`)
    await choose(sheet(...rows, 'qs-again,岗位又一,督战员,青石县,'))
    await soon(() => expect(textOf(the('alert'))).toContain('有 59 处需要改正'))
    const asked = platform.asked('identity.region.list').filter(({ written }) => written !== undefined)
    expect(asked.map(({ written = [] }) => written.length)).toEqual([50, 10])
    expect(asked.every(({ within }) => within === world.province)).toBe(true)
    expect(platform.asked('identity.region.list').filter(({ within, written }) => within !== undefined && !written)).toEqual([])
  })

  it('with faults are not sent: each is told by line and column, with what was expected', async () => {
    const platform = await open()
    await choose(sheet('一组,督查一组组长,督战员,青石县,', 'qs-b,复核专员,复核,邻省,'))
    await soon(() => expect(textOf(the('alert'))).toContain('有 2 处需要改正，一个账号也没有开通'))
    expect(textOf(the('alert'))).toContain('第 2 行“督查一组组长”的“账号”：应为 3 至 32 位小写英文字母')
    expect(textOf(the('alert'))).toContain('第 3 行“复核专员”的“地区”：本辖区内没有“邻省”')
    expect(platform.asked('identity.person.createMany')).toEqual([])
    expect(names('button').filter((name) => name.startsWith('确认'))).toEqual([])
  })

  it('that the platform refuses on trial are told at their lines', async () => {
    const faults = [{ at: 1, code: 'person.exists', details: {}, message: '账号“qs-edu”已存在，请换一个。' }]
    await open({ 'identity.person.createMany': new Problem('invalid', 'people.invalid', { count: 1, faults }) })
    await choose(two)
    await soon(() => expect(textOf(the('alert'))).toContain('第 3 行“教育局督导股长”的“账号”：账号“qs-edu”已存在'))
    expect(names('button').filter((name) => name.startsWith('确认'))).toEqual([])
  })

  it('that are refused in earnest are all still to be added, with why', async () => {
    const faults = [{ at: 0, code: 'person.exists', details: {}, message: '账号“qs-team-1”已存在，请换一个。' }]
    const refused = new Problem('invalid', 'people.invalid', { count: 1, faults })
    await open({ 'identity.person.createMany': ({ isTrial }) => (isTrial ? { created: 0, codes: [] } : refused) })
    await choose(two)
    await press('确认开通 2 个账号')
    await soon(() => expect(textOf(the('alert'))).toContain('一个也没有开通'))
    expect(textOf()).not.toContain('初始密码只显示这一次')
  })

  it.each([
    ['a sheet without its columns', new File(['账号,岗位\na,b'], '人员.csv'), '缺少列：角色；地区'],
    ['a sheet without people', sheet(), '表中没有人员'],
    ['more people than are added at once', many(10_001), '表中有 10001 人，一次最多 10000 人'],
    ['a file that is none', new File(['x'], '人员.doc'), '扩展名“doc”与内容不符'],
    ['a formula', sheet('qs-a,=1+1,督战员,青石县,'), '有公式'],
    ['a failing platform', two, '暂时不可用'],
  ])('%s is refused with what to do', async (what, file, sentence) => {
    await open(
      what === 'a failing platform' ? { 'identity.person.createMany': new Problem('unavailable', 'service.unavailable') } : {},
    )
    await choose(file)
    await soon(() => expect(textOf()).toContain(sentence))
    expect(names('button').filter((name) => name.startsWith('确认'))).toEqual([])
  })

  it('begin with a template that is read as it is', async () => {
    await open()
    let made: Blob | undefined
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      made = file as Blob
      return 'blob:template'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {}) // nothing leads away from the page of a test
    await press('下载模板')
    await soon(() => expect(made).toBeDefined())
    const table = await readTable(new Uint8Array(await made!.arrayBuffer()), '人员账号模板.xlsx')
    expect(sheetPeople(table)).toMatchObject({ people: [{ account: 'xian-ducha-1', roles: '督战员、查看' }], unusedColumns: [] })
  })

  it('can be left alone', async () => {
    await open()
    await press('取消导入')
    expect(names('button')).toContain('按表导入')
    expect(document.querySelector('input[type=file]')).toBeNull()
  })
})

function many(count: number): File {
  return sheet(...Array.from({ length: count }, (_, at) => `qs-${at}-a,岗位${at},督战员,青石县,`))
}
