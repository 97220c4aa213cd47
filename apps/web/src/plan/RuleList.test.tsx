import type { TargetList } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { aPlan } from '../test/builders/aPlan.ts'
import { names, textOf, texts } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { RuleList } from './RuleList.tsx'

const bare: TargetList = { key: 'municipal', title: '市级挂牌村', level: 'city', targetKinds: ['village'] }
const many = { key: 'many', title: '人多', where: { properties: { people: { minimum: 100 } }, required: ['people'] } }
const road = { key: 'road', title: '没有路', where: { properties: { hasRoad: { const: false } }, required: ['hasRoad'] } }
const other: TargetList = { ...bare, key: 'provincial', title: '省级挂牌村', names: ['v-9'] }

function draw(list: Partial<TargetList>) {
  const own = { ...bare, ...list }
  return shown(<RuleList plan={aPlan({ targetLists: [own, other] })} list={own} />)
}
const remarks = () => document.querySelector('p.faint')?.textContent ?? ''

describe('who belongs on a list', () => {
  it.each<[string, Partial<TargetList>, string, number]>([
    ['one rule', { rules: [many] }, '符合以下条件的，列入本名单', 1],
    ['any of several rules', { rules: [many, road] }, '符合以下任一条件的，列入本名单', 2],
    ['whom no other list has, by a rule', { rest: true, rules: [many] }, '不在其他名单上、且符合以下条件的，列入本名单', 1],
    ['whom no other list has', { rest: true }, '以下对象列入本名单', 1],
    ['names alone', { names: ['v-1', 'v-2'] }, '以下对象列入本名单', 1],
    ['everyone', { everyone: true }, '以下对象列入本名单', 1],
    ['names beside a rule', { rules: [many], names: ['v-1'] }, '符合以下条件的，列入本名单', 2],
  ])('is told by its heading: %s', async (_, list, heading, lines) => {
    await draw(list)
    expect(names('heading')).toEqual([heading])
    expect(texts('item')).toHaveLength(lines)
  })

  it.each<[string, Partial<TargetList>, string]>([
    ['how many the plan names, and not whom', { names: ['v-1', 'v-2'] }, '方案点名的 2 个对象'],
    ['all of a kind', { everyone: true }, '全部贫困村'],
    ['the rest', { rest: true }, '其他名单之外的全部对象'],
  ])('is %s', async (_, list, line) => {
    await draw(list)
    expect(texts('item')).toEqual([line])
  })

  it('is a rule in the words of the register', async () => {
    await draw({ rules: [many] })
    expect(textOf()).toContain('未脱贫人口')
    expect(textOf()).toContain('100')
    expect(textOf()).not.toMatch(/people|minimum/)
  })
})

describe('what goes before the rules of a list', () => {
  it.each<[string, Partial<TargetList>, string]>([
    ['the list that takes its own first', { excludes: ['provincial'] }, '不含已列入省级挂牌村的对象'],
    ['the day of the figures', { asOf: '2020-01-31' }, '数据截至 2020年1月31日'],
    [
      'how many stand on it at least, from the highest down',
      { atLeast: { count: 10, by: 'people', first: 'highest' } },
      '至少 10 个：不足时按“未脱贫人口”由高到低递补',
    ],
    [
      'how many stand on it at least, from the lowest up',
      { atLeast: { count: 3, by: 'people', first: 'lowest' } },
      '至少 3 个：不足时按“未脱贫人口”由低到高递补',
    ],
    ['a draw by share', { draw: { percent: 20 } }, '从以上对象中随机抽取 20%'],
    [
      'a draw by number, layer by layer, again in each window',
      { draw: { count: 5, stratify: 'people', cycle: 'monthly' } },
      '从以上对象中按“未脱贫人口”分层随机抽取 5 个，每月重新抽取',
    ],
    ['that it is kept from those below', { told: 'fromSeat' }, '有哪些对象只告知制定方案的一级和上级，公开督战一次后告知该对象'],
  ])('is said: %s', async (_, list, words) => {
    await draw({ rules: [many], ...list })
    expect(remarks()).toBe(words)
  })

  it('is told in one line where there is more of it', async () => {
    await draw({ rules: [many], excludes: ['provincial'], asOf: '2020-01-31' })
    expect(remarks()).toBe('不含已列入省级挂牌村的对象；数据截至 2020年1月31日')
  })

  it('is nothing where the plan says nothing of it', async () => {
    await draw({ rules: [many] })
    expect(document.querySelector('p.faint')).toBeNull()
  })
})

describe('the sentence of the document behind a list', () => {
  const said = { text: '未脱贫人口不少于 100 人的村，由市级挂牌督战。' }
  const quotes = () => [...document.querySelectorAll('blockquote')].map((quote) => textOf(quote))

  it('stands once where the rule has the same one', async () => {
    await draw({ source: said, rules: [{ ...many, source: said }] })
    expect(quotes()).toEqual([said.text])
  })

  it('stands beside that of the rule where it is another', async () => {
    const rule = { text: '有 100 人以上未脱贫的。' }
    await draw({ source: said, rules: [{ ...many, source: rule }] })
    expect(quotes()).toEqual([rule.text, said.text])
  })
})
