import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, held, press, write } from '../test/act.ts'
import { findingOf, regionNames, regionsOf } from '../test/builders/aPlan.ts'
import { aRegionChange } from '../test/builders/aRegionChange.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { pickRegion } from '../test/pickRegion.ts'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const effect: Answers = {
  'identity.region.effect': { regions: 312, people: 21, bodies: 9 },
  'assignments.target.touched': { targets: 36, findings: 5, dues: 14, plans: 0 },
}
const city = { ...asOperator, grants: [{ role: 'operator' as const, region: world.city, plan: '*' }] }
const below = regionNames.filter(({ code }) => code !== world.province)
const open = (answers: Answers = {}) =>
  opened('/operator/regions/changes', city, {
    ...{ 'identity.region.list': regionsOf(below), 'identity.region.find': findingOf(below), 'identity.region.changes': [] },
    ...answers,
  })

describe('changes of regions', () => {
  it('are told with their document and state, the last one first', async () => {
    const takenBack = { by: '市管理岗', at: '2020-03-21T01:00:00.000Z', reason: '登记有误' }
    await open({ 'identity.region.changes': [aRegionChange(), aRegionChange({ id: '2', state: 'takenBack', takenBack })] })
    const [first = '', second = ''] = texts('item')
    expect(first).toContain('青石县、白沙县 合并为 新县 已生效')
    expect(first).toContain('依据：省政府批复 3 号')
    expect(second).toContain('已撤销')
    expect(second).toContain('撤销：登记有误')
    expect(names('button').filter((name) => name.startsWith('撤销'))).toHaveLength(1)
  })

  it('of which there are none yet are said to be none', async () => {
    await open()
    expect(textOf()).toContain('还没有登记过区划变更')
  })

  const fillMerger = async () => {
    await press('登记变更')
    await press('合并')
    await pickRegion('哪个区划', '青石县')
    await press(the('field', '白沙县'))
    await write('新区划代码', '990199')
    await write('变更后的名称', '新县')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
  }

  it('are entered after what they concern was seen', async () => {
    const platform = await open(effect)
    await fillMerger()
    const draft = {
      ...{ kind: 'merge', regions: [world.county, world.otherCounty], into: '990199000000', isNew: true },
      ...{ name: '新县', from: '2020-04-01' },
    }
    expect(platform.asked('identity.region.effect')).toEqual([draft])
    expect(platform.asked('assignments.target.touched')).toEqual([{ regions: draft.regions }])
    expect(textOf(the('form'))).toContain('青石县、白沙县合并为新县')
    expect(textOf(the('form'))).toMatch(/督战对象\s*36/)
    expect(platform.asked('identity.region.change')).toEqual([])
    platform.answers({ 'identity.region.change': aRegionChange({ state: 'planned' }) })
    await write('依据 批准文件的名称、文号，至少五个字', '省政府批复 3 号')
    await press('确认变更')
    expect(platform.asked('identity.region.change')).toEqual([{ ...draft, reason: '省政府批复 3 号' }])
    expect(textOf(the('status'))).toBe('已登记，到生效日期变更为新县。')
  })

  it('that cannot be made say why, and nothing is confirmed', async () => {
    await open({ ...effect, 'identity.region.effect': new Problem('conflict', 'region-change.later', { from: '2020-05-01' }) })
    await fillMerger()
    expect(texts('alert').join()).toContain('请改用更晚的日期')
    expect(the('button', '确认变更').hasAttribute('disabled')).toBe(true)
    await press('返回修改')
    expect(names('field')).toContain('新区划代码')
  })

  it('into a region that stands take its name, which may be given another, and need no code', async () => {
    const platform = await open(effect)
    await press('登记变更')
    await press('合并')
    await pickRegion('哪个区划', '青石县')
    expect(the('button', '查看影响').hasAttribute('disabled'), 'nothing is said yet').toBe(true)
    await press(the('field', '白沙县'))
    await choose('合并为', '白沙县')
    expect(names('field')).not.toContain('新区划代码')
    expect(held('变更后的名称')).toBe('白沙县')
    await write('变更后的名称', '白沙市')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(platform.asked('identity.region.effect')).toEqual([
      {
        ...{ kind: 'merge', regions: [world.county], into: world.otherCounty, isNew: false },
        ...{ name: '白沙市', from: '2020-04-01' },
      },
    ])
    expect(textOf(the('form'))).toContain('管一部分的仍只管那一部分')
  })

  it('say of a code that is none that it is, and of another region chosen that nothing of the first is kept', async () => {
    await open(effect)
    await press('登记变更')
    await press('合并')
    await pickRegion('哪个区划', '青石县')
    await press(the('field', '白沙县'))
    await write('新区划代码', '99019')
    expect(textOf(the('form'))).toContain('代码不是有效的区划代码')
    await write('新区划代码', '990199')
    expect(textOf(the('form'))).toContain('6 位或 9 位自动补足')
    await pickRegion('哪个区划', '白沙县')
    expect(textOf(the('form'))).toContain('和白沙县一起合并的')
    expect(the('field', '青石县')).toHaveProperty('checked', false)
  })

  it('of what stands alone beneath its region are said to have nothing beside them', async () => {
    await open(effect)
    await press('登记变更')
    await press('合并')
    await pickRegion('哪个区划', '柳河乡')
    expect(textOf(the('form'))).toContain('同级没有别的区划')
    await press('取消')
    expect(names('button')).toContain('登记变更')
  })

  it('that could not be counted for now say so, and nothing is confirmed', async () => {
    await open({ ...effect, 'assignments.target.touched': new Problem('unavailable', 'service.unavailable') })
    await fillMerger()
    await soon(() => expect(all('alert').length).toBeGreaterThan(0))
    expect(the('button', '确认变更').hasAttribute('disabled')).toBe(true)
  })

  it('that somebody else was faster with keep what was typed', async () => {
    const platform = await open(effect)
    await fillMerger()
    platform.answers({ 'identity.region.change': new Problem('conflict', 'region-change.stale') })
    await write('依据 批准文件的名称、文号，至少五个字', '省政府批复 3 号')
    await press('确认变更')
    expect(texts('alert').join()).toContain('刚刚有人登记或撤销了区划变更')
    expect(held('依据 批准文件的名称、文号，至少五个字')).toBe('省政府批复 3 号')
  })

  it('are not taken back where a later one rests on them, and it says which', async () => {
    await open({
      'identity.region.changes': [aRegionChange({ kind: 'rename', was: '青石县', name: '青石市' })],
      'identity.region.takeBack': new Problem('conflict', 'region-change.depended', { from: '2020-05-01' }),
    })
    await press('撤销：青石县 → 青石市')
    await write('撤销原因 至少五个字', '登记有误撤销')
    await press('确认撤销')
    expect(texts('alert').join()).toContain('请先撤销后面的变更')
    await press('取消')
    expect(names('button')).toContain('撤销：青石县 → 青石市')
  })

  it('whose day has not come yet say so, and are taken back like any other', async () => {
    await open({ 'identity.region.changes': [aRegionChange({ state: 'planned', from: '2020-06-01' })] })
    expect(texts('item')[0]).toContain('未到生效日期')
    expect(texts('item')[0]).toContain('2020年6月1日起')
    await press('撤销：青石县、白沙县 合并为 新县')
    expect(textOf(the('form'))).toContain('变更期间的记录保留')
    await press('取消')
    expect(all('form')).toEqual([])
  })

  it('begin at the operator’s own region, which may be called otherwise without being looked for', async () => {
    const own = { ...asOperator, grants: [{ role: 'operator' as const, region: world.county, plan: '*' }] }
    const platform = await opened('/operator/regions/changes', own, {
      ...effect,
      'identity.region.list': regionsOf(below),
      'identity.region.changes': [],
      'identity.region.change': aRegionChange({ kind: 'rename', name: '青石市' }),
    })
    await press('登记变更')
    await write('变更后的名称', ' 青石市 ')
    await write('生效日期', '2020-03-20')
    await press('查看影响')
    await write('依据 批准文件的名称、文号，至少五个字', '国务院批准，民函 7 号')
    await press('确认变更')
    expect(platform.asked('identity.region.change')).toEqual([
      {
        ...{ kind: 'rename', regions: [world.county], into: world.county, isNew: false },
        ...{ name: '青石市', from: '2020-03-20', reason: '国务院批准，民函 7 号' },
      },
    ])
    expect(textOf(the('status'))).toBe('已变更为青石市。')
    expect(all('form')).toEqual([])
  })

  it('say of a new name nothing about grants and figures, which stay what they are', async () => {
    await open(effect)
    await press('登记变更')
    await pickRegion('哪个区划', '青石县')
    await write('变更后的名称', '青石市')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).not.toContain('管一部分的仍只管那一部分')
    expect(textOf(the('form'))).not.toContain('已结束的周期不变')
    for (const words of ['下级区划', '督战对象', '账号', '主体', '未销号问题', '待办事项'])
      expect(textOf(the('form'))).toContain(words)
  })

  it('are asked about anew after they were looked at once more', async () => {
    const platform = await open(effect)
    await fillMerger()
    await press('返回修改')
    await write('变更后的名称', '大新县')
    await press('查看影响')
    expect(platform.asked('identity.region.effect').map(({ name }) => name)).toEqual(['新县', '大新县'])
    expect(textOf(the('form'))).toContain('青石县、白沙县合并为大新县')
  })

  it('that could not be read say why, and can be asked for once more', async () => {
    const platform = await open({ 'identity.region.changes': new Problem('unavailable', 'service.unavailable') })
    await soon(() => expect(all('alert').length).toBeGreaterThan(0))
    expect(textOf()).not.toContain('还没有登记过区划变更')
    platform.answers({ 'identity.region.changes': [aRegionChange()] })
    await press('重试')
    await soon(() => expect(texts('item')[0]).toContain('青石县、白沙县 合并为 新县'))
  })

  it('are only a new name for a region where that is all', async () => {
    const platform = await open(effect)
    await press('登记变更')
    await pickRegion('哪个区划', '青石县')
    expect(names('field')).not.toContain('新区划代码')
    await write('变更后的名称', '青石市')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(platform.asked('identity.region.effect')).toMatchObject([{ kind: 'rename', into: world.county, name: '青石市' }])
    expect(textOf(the('form'))).toContain('青石县更名为青石市')
  })

  it('are taken back with a reason', async () => {
    const platform = await open({
      'identity.region.changes': [aRegionChange()],
      'identity.region.takeBack': aRegionChange({
        state: 'takenBack',
        takenBack: { by: '岗', at: '2020-03-21T01:00:00.000Z', reason: '登记有误撤销' },
      }),
    })
    await press('撤销：青石县、白沙县 合并为 新县')
    await write('撤销原因 至少五个字', '登记有误撤销')
    await press('确认撤销')
    expect(platform.asked('identity.region.takeBack')).toEqual([{ id: aRegionChange().id, reason: '登记有误撤销' }])
    expect(textOf(the('status'))).toContain('已撤销：')
    expect(all('alert')).toEqual([])
  })

  const look = async (kind: string, region: string) => {
    await press('登记变更')
    await press(kind)
    await pickRegion('哪个区划', region)
  }

  it('give a region to another superior, under a code that is free there and may be typed over', async () => {
    const platform = await open(effect)
    await look('划转或改代码', '柳河乡')
    expect(names('field'), 'before it is said where it goes').not.toContain('新区划代码')
    await pickRegion('划到哪个上级', '白沙县')
    const offered = held('新区划代码')
    expect(offered).toMatch(/^990122\d{3}000$/)
    await write('新区划代码', '990123105')
    await write('变更后的名称', '柳河乡')
    await write('生效日期', '2020-04-01')
    expect(the('button', '查看影响').hasAttribute('disabled'), 'a code of elsewhere').toBe(true)
    await write('新区划代码', '990122105')
    await press('查看影响')
    expect(textOf(the('form'))).toContain('2020年4月1日起，柳河乡划到白沙县，称为柳河乡，代码改为 990122105000。')
    expect(textOf(the('form'))).toContain('原上级的账号从那天起不再看到这里的新情况')
    const draft = {
      ...{ kind: 'move', regions: [world.township], into: '990122105000', isNew: true },
      ...{ name: '柳河乡', from: '2020-04-01' },
    }
    expect(platform.asked('identity.region.effect')).toEqual([draft])
    expect(platform.asked('assignments.target.touched')).toEqual([{ regions: [world.township] }])
    platform.answers({ 'identity.region.change': aRegionChange({ kind: 'move', name: '柳河乡' }) })
    await write('依据 批准文件的名称、文号，至少五个字', '省政府批复 5 号')
    await press('确认变更')
    expect(platform.asked('identity.region.change')).toEqual([{ ...draft, reason: '省政府批复 5 号' }])
    expect(textOf(the('status'))).toBe('已变更为柳河乡。')
  })

  it('give a region another code where it is', async () => {
    await open(effect)
    await look('划转或改代码', '柳河乡')
    await pickRegion('划到哪个上级', '青石县')
    await write('变更后的名称', '柳河镇')
    await write('新区划代码', '990121109')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).toContain('2020年4月1日起，柳河乡称为柳河镇，代码改为 990121109000。')
  })

  it('divide a region by choice of what goes over, and count that alone', async () => {
    const platform = await open(effect)
    await look('分设', '青石县')
    expect(textOf(the('form'))).toContain('青石县的下级，哪些归新区划')
    await press(the('field', '柳河乡'))
    await write('新区划名称', '柳河县')
    await write('新区划代码', '990129')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).toContain('从青石县分出柳河县，柳河乡归新区划')
    expect(platform.asked('identity.region.effect')).toMatchObject([
      { kind: 'split', children: [world.township], into: '990129000000' },
    ])
    expect(platform.asked('assignments.target.touched')).toEqual([{ regions: [world.township] }])
  })

  it('divide a region of which nothing goes over, and ask for no numbers of it', async () => {
    const platform = await open({ ...effect, 'identity.region.effect': { regions: 0, people: 0, bodies: 0 } })
    await look('分设', '青石县')
    await write('新区划名称', '柳河县')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).toMatch(/督战对象\s*0/)
    expect(platform.asked('assignments.target.touched')).toEqual([])
    expect(the('button', '确认变更').hasAttribute('disabled')).toBe(false)
  })

  it('retire no region while something stands there, and say what to do instead', async () => {
    await open(effect)
    await look('撤销建制', '柳河乡')
    expect(names('field')).not.toContain('变更后的名称')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).toContain('这里还有事项，不能撤销建制')
    expect(the('button', '确认变更').hasAttribute('disabled')).toBe(true)
  })

  it('retire a region in which nothing stands, by the name that it has', async () => {
    const none = { targets: 0, findings: 0, dues: 0, plans: 0 }
    const platform = await open({
      'identity.region.effect': { regions: 0, people: 0, bodies: 0 },
      'assignments.target.touched': none,
      'identity.region.change': aRegionChange({ kind: 'retire', name: '柳河乡' }),
    })
    await look('撤销建制', '柳河乡')
    await write('生效日期', '2020-04-01')
    await press('查看影响')
    expect(textOf(the('form'))).toContain('柳河乡撤销建制。')
    await write('依据 批准文件的名称、文号，至少五个字', '省政府批复 6 号')
    await press('确认变更')
    expect(platform.asked('identity.region.change')).toMatchObject([
      { kind: 'retire', into: world.township, name: '柳河乡', isNew: false },
    ])
  })

  it('are told by what was done: what was moved with its code, what went over, and what waits', async () => {
    const one = { regions: [{ code: world.township, name: '柳河乡' }], into: '990122105000', name: '柳河乡' }
    await open({
      'identity.region.changes': [
        aRegionChange({ ...one, id: '1', kind: 'move' }),
        aRegionChange({ ...one, id: '2', kind: 'split', name: '柳河镇', children: [{ code: world.village, name: '杨家湾村' }] }),
        aRegionChange({ ...one, id: '3', kind: 'retire', state: 'planned', isWaiting: true }),
      ],
    })
    const [first = '', second = '', third = ''] = texts('item')
    expect(first).toContain('柳河乡 改为 柳河乡（990122105000） 已生效')
    expect(second).toContain('柳河乡 分出 柳河镇 已生效')
    expect(second).toContain('归新区划的：杨家湾村')
    expect(third).toContain('柳河乡 撤销建制 到期未生效')
    expect(third).toContain('办完后自动生效')
  })
})
