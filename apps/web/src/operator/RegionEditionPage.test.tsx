import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { pick, press, write } from '../test/act.ts'
import { regionNames, regionsOf } from '../test/builders/aPlan.ts'
import { aRegionChange } from '../test/builders/aRegionChange.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const city = { ...asOperator, grants: [{ role: 'operator' as const, region: world.city, plan: '*' }] }
const open = (answers: Answers = {}) =>
  opened('/operator/regions/edition', city, { 'identity.region.list': regionsOf(), ...answers })
const table = (...lines: string[]) => new File([['代码,名称,上级', ...lines].join('\n')], '区划.csv')
const choose = (file: File) => pick(document.querySelector('input[type=file]') ?? document.body, file)
/** The city as it is but for the township, which is a town of another county; a county has another name, one came and none of the villages is told of. */
const newer = table(
  ...[
    '990100000000,东山市,',
    '990121,青石区,990100000000',
    '990122,白沙县,',
    '990122100000,柳河乡,990122000000',
    '990123,新河县,',
  ],
)
const confirm = async () => {
  await write('生效日期', '2020-04-01')
  await write('依据 公布文件的名称、文号，至少五个字', '国家统计局 2020 年版')
}

describe('a newer edition of the tree', () => {
  it('is held against what is here, part by part, and what went is left until somebody says so', async () => {
    const platform = await open()
    await choose(newer)
    await soon(() => expect(texts('status')).toEqual(['读取 5 个区划。']))
    const page = textOf()
    expect(page).toContain('新增（选 1／共 1）')
    expect(page).toContain('改用新代码（选 1／共 1）')
    expect(page).toContain('柳河乡 990121100000 → 柳河乡 990122100000')
    expect(page).toContain('青石县 → 青石区 990121000000')
    expect(page).not.toContain('新版里没有（')
    expect(page, 'a file down to the townships says nothing of villages').not.toContain('上坪村')
    expect(platform.asked('identity.region.change')).toEqual([])
  })

  it('is done one after the other from a day on: what came at once, then what has another code, then names', async () => {
    const platform = await open({ 'identity.region.create': { saved: 1 }, 'identity.region.change': aRegionChange() })
    await choose(newer)
    await soon(() => expect(names('button')).toContain('确认更新 3 项'))
    expect(the('button', '确认更新 3 项').hasAttribute('disabled')).toBe(true)
    await confirm()
    await press('确认更新 3 项')
    await soon(() => expect(texts('status')).toContain('已登记 3 项。'))
    expect(platform.asked('identity.region.create')).toEqual([{ regions: [{ code: '990123000000', name: '新河县' }] }])
    const told = { from: '2020-04-01', reason: '国家统计局 2020 年版' }
    expect(platform.asked('identity.region.change')).toEqual([
      { kind: 'move', regions: [world.township], into: '990122100000', isNew: true, name: '柳河乡', ...told },
      { kind: 'rename', regions: [world.county], into: world.county, isNew: false, name: '青石区', ...told },
    ])
  })

  it('is done as far as it is chosen, one by one or a whole part', async () => {
    const platform = await open({ 'identity.region.create': { saved: 1 }, 'identity.region.change': aRegionChange() })
    await choose(newer)
    await soon(() => expect(names('button')).toContain('确认更新 3 项'))
    await press(the('field', '全选：改用新代码'))
    await press(the('field', '新河县 990123000000'))
    expect(textOf()).toContain('新增（选 0／共 1）')
    await confirm()
    await press('确认更新 1 项')
    await soon(() => expect(texts('status')).toContain('已登记 1 项。'))
    expect(platform.asked('identity.region.create')).toEqual([])
    expect(platform.asked('identity.region.change')).toMatchObject([{ kind: 'rename', name: '青石区' }])
  })

  it('retires what it has no more where that is chosen, and says of each that is refused why', async () => {
    const platform = await open({
      'identity.region.change': new Problem('conflict', 'region-change.occupied', { region: world.otherCounty, count: 4 }),
    })
    await choose(table('990100,东山市,', '990121,青石县,'))
    await soon(() => expect(textOf()).toContain('新版里没有（选 0／共 1）'))
    expect(names('button')).toContain('确认更新 0 项')
    await press(the('field', '白沙县 990122000000'))
    await confirm()
    await press('确认更新 1 项')
    await soon(() => expect(textOf()).toContain('1 项没有办成'))
    expect(textOf()).toContain('4 项')
    expect(texts('status')).toContain('已登记 0 项。')
    expect(platform.asked('identity.region.change')).toMatchObject([{ kind: 'retire', into: world.otherCounty }])
  })

  it('with faults is not compared: each is told with its line', async () => {
    await open()
    await choose(table('99019,坏代码,', '990121,,', '990122,白沙县,990200000000', '990121100000,柳河乡,', '990121100,柳河乡,'))
    await soon(() => expect(textOf(the('alert'))).toContain('文件有 4 处错误'))
    const told = textOf(the('alert'))
    expect(told).toContain('第 2 行：代码“99019”不是有效的区划代码')
    expect(told).toContain('第 3 行：990121000000 没有名称')
    expect(told).toContain('第 4 行：白沙县的上级与代码不符')
    expect(told).toContain('第 6 行：代码 990121100000 重复')
    expect(names('button').filter((name) => name.startsWith('确认更新'))).toEqual([])
  })

  it('of elsewhere alone, or that is the same, changes nothing', async () => {
    await open()
    await choose(table('980100,邻市,'))
    await soon(() => expect(textOf(the('alert'))).toContain('文件里没有您辖区内的区划'))
    await choose(table(...regionNames.map(({ code, name }) => `${code},${name},`)))
    await soon(() => expect(texts('status').join()).toContain('另有 1 行不在您的辖区'))
    expect(texts('status').join()).toContain('没有要更新的')
  })

  it('is refused where the file is another than it says, and none is read', async () => {
    await open()
    await choose(new File(['990121,青石县'], '区划.xlsx'))
    await soon(() => expect(texts('alert').join()).not.toBe(''))
    expect(names('button').filter((name) => name.startsWith('确认更新'))).toEqual([])
    await choose(new File(['=cmd()|A1,青石县'], '区划.csv'))
    await soon(() => expect(texts('alert').join()).toContain('公式'))
  })

  it('that changes much lists some and finds the rest', async () => {
    await open()
    const many = Array.from({ length: 130 }, (_, at) => `990123${String(at + 1).padStart(3, '0')}000,第${at + 1}镇,`)
    await choose(table('990123,新河县,', ...many))
    await soon(() => expect(textOf()).toContain('新增（选 131／共 131）'))
    expect(textOf()).toContain('只列出前 100 个')
    expect(textOf()).not.toContain('第128镇')
    await write('按名称或代码查找', '第128')
    await soon(() => expect(textOf()).toContain('第128镇 990123128000'))
    expect(textOf()).not.toContain('只列出前 100 个')
  })
})
