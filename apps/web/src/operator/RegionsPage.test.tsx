import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { regionNames, regionsOf } from '../test/builders/aPlan.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const county = { ...asOperator, grants: [{ role: 'operator' as const, region: world.county, plan: '*' }] }
const below = regionNames.filter(({ code }) => ([world.county, world.township, world.village] as string[]).includes(code))
const open = (answers: Answers = {}, as = asOperator) => opened('/operator/regions', as, answers)
const rows = () => texts('item').map((row) => row.split(' ')[0])

describe('the regions of an operator', () => {
  it('are a tree that is unfolded level by level', async () => {
    await open()
    expect(rows()).toEqual(['示范省', '东山市'])
    await press(/：东山市$/)
    expect(rows()).toEqual(['示范省', '东山市', '青石县', '白沙县'])
    await press(/：东山市$/)
    expect(rows()).toEqual(['示范省', '东山市'])
  })

  it('begin at the own one, whatever lies above it', async () => {
    await open({ 'identity.region.list': regionsOf(below) }, county)
    expect(rows()).toEqual(['青石县', '柳河乡'])
  })

  it('are looked for by the platform among those that are held, each told with what it lies in', async () => {
    const { asked, answers } = await open()
    await write('按名称或代码查找', '青石')
    await soon(() => expect(rows()).toEqual(['青石县']))
    expect(texts('item')[0]).toContain('示范省 › 东山市')
    expect(asked('identity.region.find').at(-1)).toEqual({ text: '青石', within: world.province, among: 'held' })
    expect(new URLSearchParams(location.search).get('text')).toBe('青石')
    await write('按名称或代码查找', world.village)
    await soon(() => expect(rows()).toEqual(['上坪村']))
    await write('按名称或代码查找', '没有')
    await soon(() => expect(textOf()).toContain('没有符合条件的区划'))
    answers({
      'identity.region.find': Array.from({ length: 20 }, (_, at) => ({
        code: `9901211${at + 10}000`,
        name: '青石镇',
        above: [],
      })),
    })
    await write('按名称或代码查找', '镇')
    await soon(() => expect(textOf()).toContain('只列出最接近的 20 个'))
  })

  it('are read no deeper than they are looked at', async () => {
    const { asked } = await open()
    expect(asked('identity.region.list').filter(({ within }) => within !== undefined)).toEqual([])
    await press(/：东山市$/)
    expect(asked('identity.region.list').flatMap(({ beneath }) => beneath ?? [])).toEqual([world.province, world.city])
  })

  it('of which there are none yet are said to be none', async () => {
    await open({ 'identity.region.list': [] })
    expect(textOf()).toContain('下级还没有登记区划')
  })

  it('are entered several at once, and not while a line cannot be read', async () => {
    const platform = await open({ 'identity.region.list': regionsOf(below), 'identity.region.create': { saved: 2 } }, county)
    await press('手工登记')
    await write('区划', '990121101\t新乡\n乱写')
    await press('保存')
    expect(texts('item', the('form'))).toEqual(['第 2 行“乱写”读不出代码和名称。'])
    expect(platform.asked('identity.region.create')).toEqual([])
    await write('区划', `990121101\t新乡\n${world.township} 柳河镇`)
    await soon(() => expect(textOf(the('form'))).toContain('将登记 2 个区划，其中 1 个已有，名称将更正'))
    await press('保存')
    expect(platform.asked('identity.region.create')).toEqual([
      {
        regions: [
          { code: '990121101000', name: '新乡' },
          { code: world.township, name: '柳河镇' },
        ],
      },
    ])
    expect(textOf(the('status'))).toBe('已保存 2 个区划。')
  })

  it('are told only as many faults at once as anybody reads', async () => {
    await open({ 'identity.region.list': regionsOf(below) }, county)
    await press('手工登记')
    await write('区划', Array.from({ length: 14 }, (_, at) => `乱写${at}`).join('\n'))
    expect(all('item', the('form'))).toHaveLength(11)
    expect(texts('item', the('form')).at(-1)).toBe('还有 4 处')
  })

  it('are renamed in their place', async () => {
    const platform = await open({ 'identity.region.list': regionsOf(below), 'identity.region.create': { saved: 1 } }, county)
    await press('更正名称：青石县')
    await write('名称', ' 青石区 ')
    await press('保存')
    expect(platform.asked('identity.region.create')).toEqual([{ regions: [{ code: world.county, name: '青石区' }] }])
    expect(textOf(the('status'))).toBe('已更正为“青石区”。')
  })

  it('are not renamed where it is refused, and it says why', async () => {
    await open({ 'identity.region.create': new Problem('unavailable', 'service.unavailable') })
    await press('更正名称：示范省')
    await press('保存')
    expect(all('alert').length).toBeGreaterThan(0)
    await press('取消')
    expect(names('field')).not.toContain('名称')
  })

  const difference = { asOf: '2023-06-30', total: 184, missing: 183, renamed: [], own: [] }

  it('of a county are taken from the national tree as a whole', async () => {
    const platform = await open(
      {
        'identity.region.list': regionsOf(below),
        'identity.region.difference': difference,
        'identity.region.adopt': { saved: 183 },
      },
      county,
    )
    await press('从国家区划引入')
    await press('引入 183 个区划')
    expect(platform.asked('identity.region.adopt')).toEqual([{ code: world.county, rename: [] }])
  })

  it('of what is wider are chosen first', async () => {
    await open()
    await press('从国家区划引入')
    expect(names('field')).toContain('引入哪个县、市（州）或乡镇')
  })
})
