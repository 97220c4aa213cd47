import type { FoundRegion, RegionDifference } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator } from '@duzhan/test-kit/personas'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { client } from '../api/api.ts'
import { press, strike, write } from '../test/act.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { type Answers, platform } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { RegionAdoption } from './RegionAdoption.tsx'
import { RegionFinder } from './RegionFinder.tsx'

const stone = (code: string, ...above: string[]): FoundRegion => ({ code, name: '青石镇', above })
const both = [stone('990121100000', '某省', '某市', '青石县'), stone('990221100000', '某省', '邻市', '白水县')]

describe('somebody looks for a region of the national tree', () => {
  function Page() {
    const [chosen, setChosen] = useState<FoundRegion | null>(null)
    return (
      <RegionFinder
        {...{ label: '督战地区', chosen, onChoose: setChosen }}
        find={(text) => client.identity.region.find.query({ text })}
      />
    )
  }
  const open = async (answer: Answers['identity.region.find'] = both) => {
    const asked = platform({ 'identity.region.find': answer })
    await shown(<Page />, { as: asOperator })
    return asked
  }
  const options = () => all('button').filter((one) => one.getAttribute('role') === 'option')
  const found = () => soon(() => expect(options().length).toBeGreaterThan(0))

  it('and sees those of one name with what they lie in, and the code', async () => {
    const asked = await open()
    expect(textOf()).toContain('输入名称、拼音首字母或代码')
    await write('督战地区', '青石镇')
    await found()
    expect(options().map((one) => textOf(one))).toEqual([
      '青石镇某省 › 某市 › 青石县990121100000',
      '青石镇某省 › 邻市 › 白水县990221100000',
    ])
    expect(asked.asked('identity.region.find'), 'once, not for every sign').toEqual([{ text: '青石镇' }])
  })

  it('chooses one by a press, and changes the mind', async () => {
    await open()
    await write('督战地区', 'qsz')
    await found()
    await press(options()[1] ?? document.body)
    expect(texts('status')).toEqual(['已选：某省 › 邻市 › 白水县 › 青石镇（990221100000）'])
    expect(names('field')).toEqual([])
    await press('重新选择')
    expect(names('field')).toEqual(['督战地区'])
  })

  it('chooses by keys alone', async () => {
    await open()
    await write('督战地区', '青石')
    await found()
    const field = the('field', '督战地区')
    await strike(field, 'ArrowUp')
    await strike(field, 'ArrowDown')
    await strike(field, 'ArrowDown')
    expect(field.getAttribute('aria-activedescendant')).toBe(options()[1]?.id)
    await strike(field, 'Enter')
    expect(textOf()).toContain('白水县 › 青石镇')
  })

  it('and goes back to nothing by Escape', async () => {
    await open()
    await write('督战地区', '青石')
    await found()
    await strike(the('field', '督战地区'), 'Escape')
    expect(options()).toEqual([])
  })

  it('and is told that there is none, that there are more than are shown, and why nothing came', async () => {
    const asked = await open([])
    await write('督战地区', '无此地')
    await soon(() => expect(textOf()).toContain('没有找到“无此地”'))
    asked.answers({ 'identity.region.find': Array.from({ length: 20 }, (_, at) => stone(`9901211${at + 10}000`)) })
    await write('督战地区', '村')
    await soon(() => expect(textOf()).toContain('只列出最接近的 20 个'))
    asked.answers({ 'identity.region.find': new Problem('forbidden', 'right.missing') })
    await write('督战地区', '县')
    await soon(() => expect(texts('alert')).toHaveLength(1))
  })
})

describe('an operator takes a region from the national tree', () => {
  const county = '990121000000'
  const aDifference = (more: Partial<RegionDifference> = {}): RegionDifference => ({
    ...{ asOf: '2023-06-30', total: 369, missing: 367, renamed: [], own: [] },
    ...more,
  })
  const open = async (difference: RegionDifference, more: Answers = {}) => {
    const asked = platform({ 'identity.region.difference': difference, ...more })
    await shown(<RegionAdoption code={county} name="青石县" />, { as: asOperator })
    return asked
  }

  it('and is told of which state it is, how much is missing, and what came of it', async () => {
    const asked = await open(aDifference())
    expect(textOf()).toContain('截至 2023年6月30日')
    expect(textOf()).toContain('青石县及以下共 369 个区划，还有 367 个没有引入。')
    asked.answers({ 'identity.region.adopt': { saved: 369 }, 'identity.region.difference': aDifference({ missing: 0 }) })
    await press('引入 367 个区划')
    expect(asked.asked('identity.region.adopt')).toEqual([{ code: county, rename: [] }])
    await soon(() => expect(texts('status')).toEqual(['已引入 369 个区划。 青石县及以下 369 个区划已全部引入。']))
    expect(names('button')).toEqual([])
  })

  it('chooses whose published name to take; others keep theirs, and so does what is no division', async () => {
    const renamed = [
      { code: '990121100000', name: '城关', national: '青石镇' },
      { code: '990121101000', name: '河东', national: '河东乡' },
    ]
    const own = [{ code: '990121990000', name: '开发区' }]
    const asked = await open(aDifference({ missing: 0, renamed, own }), { 'identity.region.adopt': { saved: 1 } })
    expect(textOf()).toContain('另有 1 个区划是自行添加的')
    expect(names('button'), 'nothing is missing and nothing chosen').toEqual([])
    await press(the('field', '河东 → 河东乡'))
    await press('采用公布的名称')
    expect(asked.asked('identity.region.adopt')).toEqual([{ code: county, rename: ['990121101000'] }])
  })

  it('whose code is a zone’s own has nothing to take, and is told how what lies in it is entered instead', async () => {
    platform({ 'identity.region.difference': new Problem('absent', 'region.unpublished', { code: county }) })
    await shown(<RegionAdoption code={county} name="青石经开区" />, { as: asOperator })
    await soon(() => expect(textOf()).toContain('国家统计局公布的区划中没有“青石经开区”'))
    expect(textOf()).toContain('手工登记')
    expect(texts('alert'), 'it is no fault').toEqual([])
    expect(names('button')).toEqual([])
  })

  it('and is told why it did not go, with everything as it was', async () => {
    await open(aDifference(), {
      'identity.region.adopt': new Problem('invalid', 'region.too-many', { count: 50_000, most: 20_000 }),
    })
    await press('引入 367 个区划')
    await soon(() => expect(texts('alert').join()).toContain('请按市（州）逐个引入'))
    expect(names('button')).toContain('引入 367 个区划')
  })
})
