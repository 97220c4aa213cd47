import type { ListProposal, ListReview } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { aListReview, aProposal, aTargetCard, aTargetList } from '../test/builders/aTarget.ts'
import { names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { decisionOf, mayChoose } from './listChoice.ts'

const village = aProposal().target
const off = aProposal()
const on = aProposal({
  ...{ target: { ...village, id: 'v-2', name: '下坪村' }, change: 'on', from: null, list: 'municipal', lost: [] },
  reasons: [{ list: 'municipal', rule: 'many', title: '人数', sentence: '未脱贫人口不少于 100 人（实为 300 人）' }],
})
const move = aProposal({ change: 'move', list: 'other' })
const kept = aProposal({
  target: { ...village, id: 'v-3', name: '中坪村' },
  decided: { verb: 'keep', reason: '刚刚脱贫，再看一期', on: '2020-04-01', by: '市扶贫办' },
})
const open = (proposals: ListProposal[], as = asAuthor, over: Partial<ListReview> = {}, answers: Answers = {}) =>
  opened('/demo-2020/lists/municipal', as, {
    'assignments.targetList.byPlan': [aTargetList()],
    'assignments.targetList.review': aListReview({
      ...{ proposals, total: proposals.length, undecided: proposals.filter(({ decided }) => decided === null).length },
      ...over,
    }),
    'assignments.targetList.decide': { version: 4, changed: 1 },
    ...answers,
  })
const next = { value: '1 430381106229', id: 'v-3 municipal ' }
const card = () => the('region', '名单复核')
const isShut = (name: string) => (the('button', name, card()) as HTMLButtonElement).disabled

describe('the review of a list', () => {
  it('says what would change and why, as the platform puts it, and counts what is undecided', async () => {
    await open([off, on, kept], asAuthor, { total: 900, undecided: 800, next })
    const rows = [...card().querySelectorAll('li')].map((row) => textOf(row))
    expect(rows).toEqual([
      '上坪村 青石县柳河乡 建议摘牌不再符合：未脱贫人口不少于 100 人（实为 20 人）',
      '下坪村 青石县柳河乡 建议挂牌符合：未脱贫人口不少于 100 人（实为 300 人）',
      expect.stringContaining('2020年4月1日 市扶贫办已决定保留：刚刚脱贫，再看一期'),
    ])
    expect(textOf(card())).toContain('800 个待决定')
  })

  it('says that nothing is to be changed', async () => {
    await open([])
    expect(textOf(card())).toContain('名单无需调整')
  })

  it('asks for what concerns this list, and for more of it where its page ends', async () => {
    const { asked, answers } = await open([off], asAuthor, { total: 2, undecided: 2, next })
    expect(textOf(card())).toContain('显示更多')
    answers({ 'assignments.targetList.review': aListReview({ proposals: [on], total: 2, undecided: 2 }) })
    await press('显示更多')
    await soon(() => expect(card().querySelectorAll('li')).toHaveLength(2))
    expect(asked('assignments.targetList.review')).toEqual([
      { plan: 'demo-2020', list: 'municipal' },
      { plan: 'demo-2020', list: 'municipal', cursor: next },
    ])
  })

  it('releases the one that was chosen, with a reason, by the version that was seen', async () => {
    const platform = await open([off, on])
    expect(isShut('按建议办理')).toBe(true)
    await press(the('field', '选择上坪村'))
    expect(isShut('按建议办理'), 'a reason is missing').toBe(true)
    await write('理由', '已经全部脱贫')
    await press('按建议办理')
    expect(platform.asked('assignments.targetList.decide')).toEqual([
      {
        plan: 'demo-2020',
        version: 3,
        decisions: [{ target: 'v-1', verb: 'release', list: 'municipal', reason: '已经全部脱贫' }],
      },
    ])
    expect(texts('status').join()).toContain('已办理 1 个对象')
  })

  it('keeps all of them as they stand', async () => {
    const platform = await open([off, on])
    await press(the('field', /^全选/))
    await write('理由', '下期再作调整')
    await press('维持现状')
    expect(platform.asked('assignments.targetList.decide')[0]?.decisions.map(({ verb }) => verb)).toEqual(['keep', 'leave'])
  })

  it('says why nothing was saved', async () => {
    await open([on], asAuthor, {}, { 'assignments.targetList.decide': new Problem('stale', 'target-list.stale') })
    await press(the('field', '选择下坪村'))
    await press('按建议办理')
    expect(textOf(the('alert'))).toContain('名单刚被他人调整过')
  })

  it('has nothing to press for who may only look', async () => {
    await open([off], asViewer, { mayDecide: false })
    expect(names('button', card())).toEqual([])
    expect(textOf(card())).toContain('由方案管理员决定')
  })

  it('is not shown to inspectors', async () => {
    await open([off], asInspector)
    expect(names('heading')).not.toContain('名单复核')
  })
})

describe('what a choice comes to', () => {
  it.each([
    [on, 'apply', { verb: 'designate', list: 'municipal' }],
    [on, 'keep', { verb: 'leave', list: 'municipal' }],
    [off, 'apply', { verb: 'release', list: 'municipal' }],
    [off, 'keep', { verb: 'keep', list: 'municipal' }],
    [move, 'apply', { verb: 'designate', list: 'other' }],
    [move, 'keep', { verb: 'keep', list: 'municipal' }],
  ] as const)('%#', (proposal, choice, expected) => {
    expect(decisionOf(proposal, choice, '')).toEqual({ target: proposal.target.id, reason: '', ...expected })
  })

  it('needs words unless all come on by a rule', () => {
    expect(mayChoose([on, move], 'apply', '')).toBe(true)
    expect(mayChoose([on, off], 'apply', '不够长')).toBe(false)
    expect(mayChoose([on], 'keep', '')).toBe(false)
    expect(mayChoose([], 'keep', '说明白的理由')).toBe(false)
  })
})

describe('the history of a target', () => {
  it('says when it came on and off, by whom and why', async () => {
    const spell = { list: 'municipal', from: '2020-03-05', until: '2020-05-01', reason: '', endReason: '已经全部脱贫' }
    const again = { list: 'municipal', from: '2020-06-01', until: null, reason: '返贫，重新挂牌', endReason: '' }
    const standings = [
      { ...again, by: '市扶贫办', endedBy: null },
      { ...spell, by: '市指挥部', endedBy: '市扶贫办' },
    ]
    await opened('/demo-2020/targets/v-1', asViewer, { 'assignments.target.byId': aTargetCard({ standings }) })
    const rows = [...the('region', '挂牌经过').querySelectorAll('li')].map((row) => textOf(row))
    expect(rows).toEqual([
      '2020年6月1日挂牌，列入“市级挂牌村”市扶贫办：返贫，重新挂牌',
      '2020年3月5日挂牌，列入“市级挂牌村”市指挥部2020年5月1日摘牌 市扶贫办：已经全部脱贫',
    ])
  })
})
