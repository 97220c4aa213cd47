import type { FoundRegion } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { press, strike, write } from '../test/act.ts'
import { findingOf, regionsOf } from '../test/builders/aPlan.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { pickRegion } from '../test/pickRegion.ts'
import { type Answers, platform, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { RegionPicker } from './RegionPicker.tsx'

const label = '所在地区'
const anew = `重新选择：${label}`

interface Opened {
  home?: string
  value?: string
  isOffered?: (region: FoundRegion) => boolean
  answers?: Answers
}

/** Opens a picker that holds what is chosen in it; `chosen` are the choices one after the other. */
async function open({ home = world.city, value = world.county, isOffered, answers = {} }: Opened = {}) {
  const chosen: string[] = []
  function Page() {
    const [region, setRegion] = useState(value)
    const change = (code: string) => {
      chosen.push(code)
      setRegion(code)
    }
    return <RegionPicker {...{ label, home, value: region, onChange: change, ...(isOffered && { isOffered }) }} />
  }
  const told = platform({ 'identity.region.list': regionsOf(), 'identity.region.find': findingOf(), ...answers })
  await shown(<Page />, { as: asOperator })
  return { ...told, chosen }
}
const offered = () =>
  all('button')
    .filter((one) => one.getAttribute('role') === 'option')
    .map((one) => textOf(one))

describe('a region that is chosen', () => {
  it('is told in full, with what it lies in, and is not looked for until it is to be another', async () => {
    const { asked } = await open({ value: world.township })
    expect(textOf()).toBe('所在地区已选：示范省 › 东山市 › 青石县 › 柳河乡重新选择')
    expect(names('field')).toEqual([])
    expect(asked('identity.region.find')).toEqual([])
  })

  it('is told by its code until its name is known, or where it is not held', async () => {
    await open({ value: world.foreignProvince, answers: { 'identity.region.list': waiting } })
    expect(texts('status')).toEqual([`已选：${world.foreignProvince}`])
  })

  it('leaves out those above it that are not held', async () => {
    const held = regionsOf([
      { code: world.county, name: '青石县' },
      { code: world.village, name: '上坪村' },
    ])
    await open({ value: world.village, answers: { 'identity.region.list': held } })
    expect(texts('status')).toEqual(['已选：青石县 › 上坪村'])
  })

  it('is chosen within a region that there is, or not at all', async () => {
    const { asked } = await open({ home: '', value: '' })
    expect(textOf()).toBe('')
    expect(asked('identity.region.list')).toEqual([])
  })
})

describe('somebody chooses another region', () => {
  it('by its name, of those that are held within the one at home', async () => {
    const { asked, chosen } = await open()
    await press(anew)
    await write(label, '白沙')
    await soon(() => expect(offered()).toEqual(['白沙县示范省 › 东山市990122000000']))
    expect(asked('identity.region.find')).toEqual([{ text: '白沙', within: world.city, among: 'held' }])
    await strike(the('field', label), 'Enter')
    expect(chosen).toEqual([world.otherCounty])
    await soon(() => expect(texts('status')).toEqual(['已选：示范省 › 东山市 › 白沙县']))
  })

  it('once and again, and begins each time with nothing written', async () => {
    const { chosen } = await open()
    await pickRegion(label, '白沙县')
    await press(anew)
    expect((the('field', label) as HTMLInputElement).value).toBe('')
    expect(offered()).toEqual([])
    await press('不改')
    await pickRegion(label, '柳河乡')
    expect(chosen).toEqual([world.otherCounty, world.township])
  })

  it('takes all of the one at home by a press', async () => {
    const { chosen } = await open()
    await press(anew)
    await press('东山市全部')
    expect(chosen).toEqual([world.city])
    expect(texts('status')).toEqual(['已选：示范省 › 东山市'])
  })

  it('thinks better of it: what was chosen stands, and nothing is told of it', async () => {
    const { chosen } = await open()
    await press(anew)
    await write(label, '白沙')
    await soon(() => expect(offered()).toHaveLength(1))
    await press('不改')
    expect(chosen).toEqual([])
    expect(texts('status')).toEqual(['已选：示范省 › 东山市 › 青石县'])
    expect(names('field')).toEqual([])
  })

  it('is offered nothing out of the region at home, and told so', async () => {
    await open({ home: world.county, value: world.township })
    await press(anew)
    await write(label, '白沙县')
    await soon(() => expect(textOf()).toContain('没有找到“白沙县”'))
    expect(offered()).toEqual([])
  })

  it('is offered only those that may be chosen', async () => {
    const { chosen } = await open({ isOffered: ({ code }) => code !== world.otherCounty })
    await press(anew)
    await write(label, '99012')
    await soon(() => expect(offered().map((text) => text.slice(0, 3))).toEqual(['青石县', '柳河乡', '上坪村']))
    await strike(the('field', label), 'ArrowDown')
    await strike(the('field', label), 'Enter')
    expect(chosen).toEqual([world.township])
  })

  it('takes all of the one at home even so: it is the operator’s own', async () => {
    const { chosen } = await open({ isOffered: ({ code }) => code !== world.city })
    await press(anew)
    await press('东山市全部')
    expect(chosen).toEqual([world.city])
  })

  it('is told why none can be offered, and asks again for the same', async () => {
    const { answers, asked } = await open({ answers: { 'identity.region.find': new Problem('forbidden', 'right.missing') } })
    await press(anew)
    await write(label, '白沙')
    await soon(() => expect(textOf(the('alert'))).toContain('right.missing'))
    answers({ 'identity.region.find': findingOf() })
    await press('重试')
    expect(offered()).toHaveLength(1)
    expect(asked('identity.region.find').map(({ text }) => text)).toEqual(['白沙', '白沙'])
    expect(all('alert')).toEqual([])
  })

  it('keeps what was chosen where the platform is not reached', async () => {
    const { chosen } = await open({ answers: { 'identity.region.find': unreachable } })
    await press(anew)
    await write(label, '白沙')
    await soon(() => expect(textOf(the('alert'))).toContain('连接不上服务器'))
    await press('不改')
    expect(texts('status')).toEqual(['已选：示范省 › 东山市 › 青石县'])
    expect([chosen, all('alert')]).toEqual([[], []])
  })
})
