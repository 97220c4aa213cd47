import { type ListProposal, type ListReview, mostDecisions } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { aListReview, aProposal, aTargetCard, aTargetList } from '../test/builders/aTarget.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
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
const isShut = (name: string, role: 'button' | 'field' = 'button') =>
  (the(role, name, card()) as HTMLButtonElement | HTMLInputElement).disabled

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

describe('somebody decides on a review', () => {
  const chosen = () => textOf(card().querySelector('.proposal-all') ?? document.body)
  const isTicked = (name: string | RegExp) => (the('field', name, card()) as HTMLInputElement).checked
  const apply = '按建议办理'
  /** Chooses the first and presses what is proposed, with a reason. */
  async function release() {
    await press(the('field', '选择上坪村'))
    await write('理由', '已经全部脱贫')
    await press(apply)
  }

  it('chooses one by one: all are chosen when the last one is, and none when it is taken back', async () => {
    await open([off, on])
    expect(chosen()).toBe('全选 已选 0 个')
    await press(the('field', '选择上坪村'))
    expect([chosen(), isTicked(/^全选/)]).toEqual(['全选 已选 1 个', false])
    await press(the('field', '选择下坪村'))
    expect([chosen(), isTicked(/^全选/)]).toEqual(['全选 已选 2 个', true])
    await press(the('field', /^全选/))
    expect([chosen(), isTicked('选择上坪村'), isShut('维持现状')]).toEqual(['全选 已选 0 个', false, true])
  })

  it('chooses no more together than can be decided at once', async () => {
    const very = Array.from({ length: mostDecisions + 1 }, (_, at) =>
      aProposal({ ...on, target: { ...village, id: `v-${at}`, name: `第${at}村` } }),
    )
    const platform = await open(very)
    await press(the('field', /^全选/))
    expect(chosen()).toBe('全选 已选 500 个，一次最多处理这么多；其余的办完后再选')
    expect(isTicked(`选择第${mostDecisions}村`)).toBe(false)
    expect(isShut(`选择第${mostDecisions}村`, 'field')).toBe(true)
    await press(the('field', '选择第0村'))
    expect([chosen(), isShut(`选择第${mostDecisions}村`, 'field')]).toEqual(['全选 已选 499 个', false])
    await press(the('field', `选择第${mostDecisions}村`))
    await press(apply)
    expect(platform.asked('assignments.targetList.decide')[0]?.decisions).toHaveLength(mostDecisions)
  })

  it('says from which list to which one goes that is moved', async () => {
    await open([{ ...move, list: 'municipal', from: 'other' }])
    expect(textOf(card())).toContain('建议调整名单由“other”调整到“市级挂牌村”')
    expect(the('link', '上坪村', card()).getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it('begins anew after it was done: nothing is chosen, and the reason is not that of the next', async () => {
    const { answers, asked } = await open([off, on])
    answers({ 'assignments.targetList.review': aListReview({ proposals: [on], total: 1, undecided: 1, version: 4 }) })
    await release()
    expect(texts('status', card())).toEqual(['已办理 1 个对象。'])
    expect([chosen(), held('理由')]).toEqual(['全选 已选 0 个', ''])
    await press(the('field', '选择下坪村'))
    await press(apply)
    expect(asked('assignments.targetList.decide')[1]?.version, 'by the list as it is now').toBe(4)
  })

  it('is told what was done where nothing else is to be decided', async () => {
    const { answers } = await open([off])
    answers({ 'assignments.targetList.review': aListReview({ version: 4 }) })
    await release()
    expect(textOf(card())).toContain('名单无需调整')
    expect(texts('status', card())).toEqual(['已办理 1 个对象。'])
  })

  it('keeps the choice and the reason where nothing was saved, and sends them again', async () => {
    const { answers, asked } = await open([off, on], asAuthor, {}, { 'assignments.targetList.decide': unreachable })
    await release()
    expect(textOf(the('alert'))).toContain('连接不上服务器')
    expect([chosen(), held('理由')]).toEqual(['全选 已选 1 个', '已经全部脱贫'])
    answers({ 'assignments.targetList.decide': { version: 4, changed: 1 } })
    await press(apply)
    const [first, second] = asked('assignments.targetList.decide')
    expect(second).toEqual(first)
    expect([all('alert'), texts('status', card())]).toEqual([[], ['已办理 1 个对象。']])
  })

  it('no longer says what was done before once something is refused', async () => {
    const { answers } = await open([off, on])
    await release()
    answers({ 'assignments.targetList.decide': new Problem('stale', 'target-list.stale') })
    await release()
    expect(textOf(the('alert'))).toContain('名单刚被他人调整过')
    expect(texts('status', card())).toEqual([])
  })

  it('cannot send the same twice while it is under way', async () => {
    const { asked } = await open([off, on], asAuthor, {}, { 'assignments.targetList.decide': waiting })
    await release()
    const sending = all('button', card()).filter((one) => textOf(one) === '正在提交…') as HTMLButtonElement[]
    expect(sending.map(({ disabled }) => disabled)).toEqual([true, true])
    await press(sending[0] ?? document.body)
    expect(asked('assignments.targetList.decide')).toHaveLength(1)
  })

  it('sees the rest of the page at once changed by it: the list is read anew', async () => {
    const { asked } = await open([off, on])
    const before = asked('assignments.targetList.byPlan').length
    await release()
    await soon(() => expect(asked('assignments.targetList.byPlan').length).toBeGreaterThan(before))
  })
})

describe('a review that cannot be shown', () => {
  const review = 'assignments.targetList.review'

  it('is none of a list that was never decided', async () => {
    await open([], asAuthor, { frozenOn: null })
    expect(names('heading')).not.toContain('名单复核')
  })

  it('says why, and is asked for again on request', async () => {
    const { answers } = await open([], asAuthor, {}, { [review]: new Problem('unavailable', 'service.unavailable') })
    expect(textOf(the('alert'))).toContain('service.unavailable')
    expect(names('heading'), 'the list stands all the same').toContain('市级挂牌村')
    answers({ [review]: aListReview({ proposals: [off], total: 1, undecided: 1 }) })
    await press('重试')
    expect(textOf(card())).toContain('上坪村')
    expect(all('alert')).toEqual([])
  })

  it('goes on from where more of it did not come', async () => {
    const { answers, asked } = await open([off], asAuthor, { total: 2, undecided: 2, next })
    answers({ [review]: new Problem('unavailable', 'service.unavailable') })
    await press('显示更多')
    expect(textOf(card())).toContain('service.unavailable')
    answers({ [review]: aListReview({ proposals: [on], total: 2, undecided: 2 }) })
    await press('重试')
    expect(asked(review).at(-1)).toMatchObject({ cursor: next })
    expect([...card().querySelectorAll('li a')].map((link) => textOf(link))).toEqual(['上坪村', '下坪村'])
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
