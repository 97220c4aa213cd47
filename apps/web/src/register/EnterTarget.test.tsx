import type { TargetBatch } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aPlan, aPlanView, findingOf, regionsOf } from '../test/builders/aPlan.ts'
import { aTarget } from '../test/builders/aTarget.ts'
import { names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { pickRegion } from '../test/pickRegion.ts'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const [village] = aPlan().targetKinds
const household = { ...village!, key: 'household', title: '农户', level: 'household' as const, measureWord: '户' }

async function open(answers: Answers = {}, { as = asAuthor, mayKeep = true } = {}) {
  const asked = await opened('/demo-2020/register', as, {
    'assignments.target.search': { total: 1, isAtLeast: false, targets: [aTarget()], next: null, mayKeep },
    ...{ 'identity.region.list': regionsOf(), 'identity.region.find': findingOf() },
    'assignments.target.preview': { added: 1, changed: 0, same: 0 },
    'assignments.target.register': { saved: 1 },
    ...answers,
  })
  if (mayKeep) await press('登记一个对象')
  return { ...asked, sent: () => asked.asked('assignments.target.register') as TargetBatch[] }
}

describe('a target entered by hand', () => {
  it('is one of its place, with figures as people type them, and leads to its page', async () => {
    const { sent } = await open()
    await write('名称', '上坪村')
    await pickRegion('贫困村所在的区划', '上坪村')
    await write('未脱贫人口 人', '１，２００')
    await write('位置 纬度、经度，如 27.8294, 112.9445', '北纬27.5° 东经112.25°')
    expect(names('field'), 'a village is named by where it lies').not.toContain('编号 字母、数字或连字符，登记后不变')
    await press('登记')
    await soon(() => expect(textOf(the('status'))).toBe('已登记 上坪村'))
    expect(the('link', '上坪村', the('status')).getAttribute('href')).toBe(`/demo-2020/targets/${world.village}`)
    const target = { id: world.village, name: '上坪村', kind: 'village', regionCode: world.village }
    const rest = { attributes: { people: 1200 }, position: { latitude: 27.5, longitude: 112.25 } }
    expect(sent()).toEqual([{ plan: 'demo-2020', targets: [{ ...target, ...rest }] }])
    await press('登记一个对象')
    expect(the('field', '名称').getAttribute('value'), 'the next begins blank').toBe('')
  })

  it('that stands in the register already is not written over', async () => {
    const { sent } = await open({ 'assignments.target.preview': { added: 0, changed: 1, same: 0 } })
    await write('名称', '上坪村')
    await pickRegion('贫困村所在的区划', '上坪村')
    await press('登记')
    await soon(() => expect(textOf()).toContain('“上坪村”已在登记册中，没有保存。请查找后，在它的页面更正。'))
    expect(['target.registered'].filter((code) => textOf().includes(`错误代码 ${code}`))).toHaveLength(1)
    expect(sent()).toEqual([])
  })

  it.each([
    ['a place of another level', '柳河乡', {}, '是乡镇的代码，“贫困村”应填村的代码'],
    ['a figure that is none', '上坪村', { '未脱贫人口 人': '十二' }, '“十二”不是数字'],
    ['a position that is nowhere', '上坪村', { '位置 纬度、经度，如 27.8294, 112.9445': '村东头' }, '“村东头”'],
  ])('with %s is told of before anything is asked, and what was typed stays', async (_, place, typed, sentence) => {
    const { asked } = await open()
    await write('名称', '甲村')
    await pickRegion('贫困村所在的区划', place)
    for (const [label, text] of Object.entries(typed)) await write(label, text)
    await press('登记')
    await soon(() => expect(textOf(the('alert'))).toContain(sentence))
    expect(asked('assignments.target.preview')).toEqual([])
    expect(names('button')).toContain('登记')
  })

  it('that is no place has an id of its own, and one that is has none, whatever was typed before', async () => {
    const { sent } = await open({ 'forms.plan.byId': aPlanView({ targetKinds: [village!, household] }) })
    await choose('类别', '农户')
    await write('编号 字母、数字或连字符，登记后不变', 'H-11')
    await choose('类别', '贫困村')
    await write('名称', '上坪村')
    await pickRegion('贫困村所在的区划', '上坪村')
    await press('登记')
    await soon(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.targets).toMatchObject([{ id: world.village, kind: 'village' }])
    await press('登记一个对象')
    await choose('类别', '农户')
    await write('名称', '张家')
    await pickRegion('农户所在的区划', '上坪村')
    await write('编号 字母、数字或连字符，登记后不变', 'H-12')
    await press('登记')
    await soon(() => expect(sent()).toHaveLength(2))
    expect(sent()[1]?.targets).toMatchObject([{ id: 'H-12', name: '张家', kind: 'household', regionCode: world.village }])
  })

  it('that the platform refuses is told with what to do', async () => {
    await open({ 'assignments.target.register': new Problem('invalid', 'target.retired', { target: '上坪村' }) })
    await write('名称', '上坪村')
    await pickRegion('贫困村所在的区划', '上坪村')
    await press('登记')
    await soon(() => expect(textOf(the('alert'))).toContain('上坪村'))
  })

  it('is not offered to who may only look', async () => {
    await open({}, { as: asViewer, mayKeep: false })
    expect(names('button')).not.toContain('登记一个对象')
  })
})
