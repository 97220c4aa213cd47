import type { DrawView } from '@duzhan/contracts'
import type { TargetList } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { aListReview, aTarget, aTargetCard, aTargetList } from '../test/builders/aTarget.ts'
import { all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'

const aDraw: DrawView = {
  ...{ list: 'municipal', no: 1, on: '2020-03-05', by: '市教育局', reason: '', count: null, percent: 20 },
  population: Array.from({ length: 5 }, (_, index) => [`v-${index + 1}`, '']),
  ...{ commitment: 'c0ffee', nonce: '5eed', seed: '1', drawn: ['v-1'] },
}
const [first] = aPlan().targetLists
const cycles = [{ key: 'month', every: 'month' as const, endsOn: 'last' as const }]
function planWith(list: Partial<TargetList>) {
  const { rules: _, ...bare } = { ...first!, ...list }
  return aPlanView({ cycles, targetLists: [{ ...(list.rules ? { rules: list.rules } : {}), ...bare }] })
}
const byLot = { everyone: true, draw: { percent: 20, stratify: 'people', cycle: 'month' } }
const open = (answers: Answers = {}, as = asAuthor, list: Partial<TargetList> = byLot) =>
  opened('/demo-2020/lists/municipal', as, {
    'forms.plan.byId': planWith(list),
    'assignments.targetList.byPlan': [aTargetList()],
    'assignments.targetList.review': aListReview(),
    'assignments.targetList.drawn': aDraw,
    'assignments.targetList.draw': { ...aDraw, no: 2 },
    ...answers,
  })
const card = () => the('region', '随机抽取')

describe('the draw of a list', () => {
  it('says when it was made, from how many, and by what anybody can make it again', async () => {
    await open()
    const text = textOf(card())
    expect(text).toContain('从 5 个对象中抽取 1 个')
    expect(text).toContain('第 1 次抽取，2020年3月5日，市教育局')
    expect(text).toContain('对象范围校验码c0ffee随机数5eed')
  })

  it('is made again in the same window with a reason only', async () => {
    const platform = await open()
    const again = () => the('button', '重新抽取', card()) as HTMLButtonElement
    expect(again().disabled).toBe(true)
    await write('理由', '登记更正后重抽')
    expect(again().disabled).toBe(false)
    await press('重新抽取')
    expect(platform.asked('assignments.targetList.draw')).toEqual([
      { plan: 'demo-2020', list: 'municipal', reason: '登记更正后重抽' },
    ])
  })

  it('that is due is made at once', async () => {
    const platform = await open({ 'assignments.targetList.review': aListReview({ drawsDue: ['municipal'] }) })
    expect(textOf(card())).toContain('本期还没有抽取')
    await press('抽取')
    expect(platform.asked('assignments.targetList.draw')).toEqual([{ plan: 'demo-2020', list: 'municipal', reason: '' }])
  })

  it('is not there yet before the lists are frozen, and offers nothing to who may only look', async () => {
    const none = new Problem('conflict', 'draw.none')
    await open({ 'assignments.targetList.drawn': none, 'assignments.targetList.review': aListReview({ frozenOn: null }) })
    expect(textOf(card())).toBe('随机抽取确定名单时抽取。')
    await open({ 'assignments.targetList.review': aListReview({ mayDecide: false }) }, asViewer)
    expect(all('button', card())).toEqual([])
  })

  it('is not shown of other lists, nor to inspectors', async () => {
    await open({}, asAuthor, { everyone: true })
    expect(names('heading')).not.toContain('随机抽取')
    await open({}, asInspector)
    expect(names('heading')).not.toContain('随机抽取')
  })
})

describe('how a list is made', () => {
  it.each<[Partial<TargetList>, string[]]>([
    [byLot, ['以下对象列入本名单', '全部', '从以上对象中按“未脱贫人口”分层随机抽取 20%，每月重新抽取']],
    [{ names: ['v-1', 'v-2'] }, ['以下对象列入本名单', '方案点名的 2 个对象']],
    [
      { names: ['v-1'], atLeast: { count: 10, by: 'people', first: 'highest' } },
      ['至少 10 个：不足时按“未脱贫人口”由高到低递补'],
    ],
  ])('is said on its page: %o', async (list, said) => {
    await open({}, asAuthor, list)
    for (const text of said) expect(textOf(the('region', '列入条件'))).toContain(text)
  })
})

describe('a target on two lists', () => {
  const because = (list: string, rule: string, sentence: string) => ({ list, rule, title: list, sentence })
  const place = { list: 'other', reasons: [because('other', 'named', '方案点名列入')], team: null, designatedOn: '2020-04-01' }

  it('shows each with its day, its reasons and its team', async () => {
    await opened('/demo-2020/targets/v-1', asViewer, {
      'forms.plan.byId': aPlanView({ targetLists: [first!, { ...first!, key: 'other', title: '点名督战村' }] }),
      'assignments.target.byId': aTargetCard({ also: [place] }),
    })
    const shown = [...document.querySelectorAll('dl.facts')].map((list) => textOf(list))
    expect(shown.some((text) => text.includes('市级挂牌村') && text.includes('2020年3月5日'))).toBe(true)
    expect(
      shown.some((text) => text.includes('点名督战村') && text.includes('2020年4月1日') && text.includes('方案点名列入')),
    ).toBe(true)
  })

  it('stands on both in the panel that says why, by name as well as by rule', async () => {
    const target = aTarget({ also: [place], reasons: [...aTarget().reasons, because('other', 'named', '方案点名列入')] })
    await opened('/demo-2020/lists/municipal?why=v-1', asAuthor, {
      'forms.plan.byId': aPlanView({
        targetLists: [first!, { ...first!, key: 'other', title: '点名督战村', rules: [], names: ['v-1'] }],
      }),
      'assignments.targetList.byPlan': [aTargetList({ targets: [target] })],
      'assignments.targetList.review': aListReview(),
    })
    const panel = textOf(the('dialog', '上坪村为什么在名单上'))
    expect(panel).toContain('点名督战村 在此名单符合：方案点名列入')
  })
})
