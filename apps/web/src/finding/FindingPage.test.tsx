import type { FindingEvent, FindingState, LookBack } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asReviewer, asUnit, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { follow, press } from '../test/act.ts'
import { aFindingEvent, aFindingView } from '../test/builders/aFinding.ts'
import { address, all, factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { unreachable, waiting } from '../test/platform.ts'

const at = '/demo-2020/findings/f-1'
const shownTo = (as = asReviewer, over: Parameters<typeof aFindingView>[0] = {}) =>
  opened(at, as, { 'assignments.finding.byId': aFindingView(over) })

describe('the page of a finding', () => {
  it('says what was found, where, whose it is and by when', async () => {
    await shownTo(asReviewer, { note: '变压器损坏，三户停电', rectifyBy: '2020-04-04' })
    expect(names('heading')).toEqual(['没有通电', '问题情况', '办理过程'])
    expect(textOf(the('region', '问题情况'))).toContain('变压器损坏，三户停电')
    expect(
      ['检查项', '检查结果', '问题类别', '程度', '督战对象', '责任单位', '整改期限'].map((name) => [name, factOf(name)]),
    ).toEqual([
      ['检查项', '是否通电'],
      ['检查结果', '否'],
      ['问题类别', '基础设施'],
      ['程度', '一般问题'],
      ['督战对象', '青石县柳河乡上坪村'],
      ['责任单位', '柳河乡'],
      ['整改期限', '2020年4月4日'],
    ])
    expect(document.title).toBe('没有通电 · 督战')
  })

  it('tells instants by the clock in Shanghai, across midnight', async () => {
    await shownTo(asReviewer, { openedAt: '2020-03-19T16:05:00.000Z' })
    expect(factOf('发现时间')).toBe('2020-03-20 00:05')
  })

  it('has no line for an answer that an older finding does not keep', async () => {
    await shownTo(asReviewer, { answer: '' })
    expect(factOf('检查结果')).toBeUndefined()
  })

  it('leads to the target and back to the ledger', async () => {
    await shownTo()
    expect(the('link', '青石县柳河乡上坪村').getAttribute('href')).toBe('/demo-2020/targets/v-1')
    expect(all('link').filter((link) => link.getAttribute('href') === '/demo-2020/findings').length).toBeGreaterThan(0)
  })

  it('leads to the record behind it those who may read records', async () => {
    await shownTo(asReviewer)
    expect(factOf('督战记录')).toBe('查看督战记录')
  })

  it('hides the record from the unit that mends it, and leads to no target that would not open', async () => {
    await shownTo(asUnit, { opens: { target: false, record: false } })
    expect(names('link')).not.toContain('青石县柳河乡上坪村')
    expect(factOf('督战对象')).toContain('上坪村')
    expect(factOf('督战记录')).toBeUndefined()
    expect(names('link')).not.toContain('查看督战记录')
  })

  const states: [FindingState, string, boolean][] = [
    ['recorded', '已登记', true],
    ['handedOver', '待签收', true],
    ['rectifying', '整改中', true],
    ['submitted', '待复核', true],
    ['verified', '复核通过', true],
    ['closedOut', '已销号', false],
    ['returned', '已退回', true],
    ['withdrawn', '已撤回', false],
  ]
  it.each(states)('that is %s says %s, and a light only while its deadline runs', async (state, word, runs) => {
    await shownTo(asViewer, { state, light: 'red' })
    const tags = textOf(document.querySelector('.page-head .tags') ?? document.body)
    expect(tags).toBe(runs ? `超期未反馈${word}` : word)
    expect(textOf().includes('原记录登记的这个问题不再成立')).toBe(state === 'withdrawn')
  })

  it.each([
    ['none', '期限内'],
    ['blue', '临近到期'],
    ['yellow', '待复核超期'],
    ['red', '超期未反馈'],
  ] as const)('says the light %s in words', async (light, word) => {
    await shownTo(asViewer, { light })
    expect(textOf(document.querySelector('.page-head .tags') ?? document.body)).toContain(word)
  })

  it.each([
    ['an author', asAuthor],
    ['an inspector', asInspector],
    ['a viewer', asViewer],
  ])('has nothing to press for %s to whom the platform opens nothing', async (_, persona) => {
    await shownTo(persona)
    expect(names('button', document.querySelector('main') ?? document)).toEqual([])
    expect(names('heading')).not.toContain('办理')
  })

  it('keeps a very long title and place whole', async () => {
    const title = '饮水安全未达到规定标准'.repeat(20)
    await shownTo(asReviewer, { title, target: { id: 'v-1', name: '很长的村名'.repeat(10), place: '某县'.repeat(20) } })
    expect(names('heading')[0]).toBe(title)
    expect(factOf('督战对象')).toBe('某县'.repeat(20) + '很长的村名'.repeat(10))
  })
})

describe('the target of a finding', () => {
  const place = '青石县柳河乡上坪村'
  const opens = (target: boolean, record = true) => ({ opens: { target, record } })

  it('is one click away where it opens', async () => {
    await opened(at, asReviewer, { 'assignments.finding.byId': aFindingView(), 'assignments.target.byId': waiting })
    await follow(place)
    expect(address()).toBe('/demo-2020/targets/v-1')
  })

  it.each([
    ['a reviewer', asReviewer],
    ['a unit', asUnit],
    ['a viewer', asViewer],
  ])('is named whole for %s, but leads nowhere, where it would not open', async (_, persona) => {
    await shownTo(persona, opens(false))
    expect(factOf('督战对象')).toBe(place)
    expect(names('link')).not.toContain(place)
    expect(all('link').filter((link) => link.getAttribute('href')?.includes('/targets/'))).toEqual([])
  })

  it.each([
    [true, false],
    [false, true],
  ])('leads there (%s) whether or not the record does (%s)', async (target, record) => {
    await shownTo(asReviewer, opens(target, record))
    expect(names('link').includes(place)).toBe(target)
    expect(names('link').includes('查看督战记录')).toBe(record)
  })

  it('leads there anew as the platform says when the finding is read again', async () => {
    const platform = await opened(at, asReviewer, {
      'assignments.finding.byId': new Problem('unavailable', 'service.unavailable'),
    })
    platform.answers({ 'assignments.finding.byId': aFindingView(opens(false)) })
    await press('重试')
    expect(names('link')).not.toContain(place)
    expect(textOf(document.querySelector('.page-head') ?? document.body)).toContain(place)
  })
})

describe('the deadline of a finding', () => {
  it('is told with the day that was asked for, as long as nobody granted it', async () => {
    await shownTo(asReviewer, { rectifyBy: '2020-04-04', extension: { asked: '2020-04-20', left: null } })
    expect(factOf('整改期限')).toBe('2020年4月4日 申请延期到 2020年4月20日，待批')
  })

  it('is told as the platform says, not by where the finding stands', async () => {
    await shownTo(asUnit, { state: 'submitted', rectifyBy: '2020-12-31' })
    expect(factOf('整改期限')).toBe('2020年12月31日')
  })
})

describe('a finding that is looked back at', () => {
  const lookBack: LookBack = {
    ...{ visit: 'x:back:v-1', title: '整改回头看', team: '市督战队', status: 'due', start: '2020-03-30', dueOn: '2020-04-19' },
    ...{ doneOn: null, submission: null, outcome: null, repeat: null },
  }
  const card = () => textOf(the('region', '回头看'))

  it('has no card where nobody looks back', async () => {
    await shownTo(asReviewer, { state: 'closedOut' })
    expect(names('region')).not.toContain('回头看')
  })

  it('says when and by whom, and leads to where it is begun', async () => {
    await shownTo(asReviewer, { lookBacks: [lookBack] })
    expect(card()).toBe('回头看整改回头看市督战队 · 3月30日至4月19日待督战去督战')
    expect(the('link', '去督战').getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it('that is only to come has nothing to begin', async () => {
    await shownTo(asReviewer, { lookBacks: [{ ...lookBack, visit: null, team: '' }] })
    expect(card()).toBe('回头看整改回头看3月30日至4月19日待督战')
  })

  it('says whether it was found again, and leads there', async () => {
    const done = { ...lookBack, status: 'done', doneOn: '2020-04-01', submission: 's-2' } as const
    const again = { ...done, visit: 'b', outcome: 'relapsed', repeat: 's-2:a.b' } as const
    await shownTo(asReviewer, { lookBacks: [{ ...done, outcome: 'held' }, again, { ...done, visit: 'c', outcome: 'unchecked' }] })
    expect(card()).toMatch(/4月1日完成未再发现查看记录.*再次发现查看再次发现的问题.*清单未涉及/)
    expect(the('link', '查看再次发现的问题').getAttribute('href')).toBe('/demo-2020/findings/s-2%3Aa.b')
  })

  it('hides the record from who may not read it', async () => {
    await shownTo(asUnit, {
      lookBacks: [{ ...lookBack, status: 'done', doneOn: '2020-04-01', submission: 's-2', outcome: 'held' }],
    })
    expect(card()).not.toContain('查看记录')
  })

  it('that is owed no more says so', async () => {
    await shownTo(asReviewer, { lookBacks: [{ ...lookBack, status: 'cancelled' }] })
    expect(card()).toBe('回头看整改回头看市督战队 · 不再要求已取消')
  })

  it('and was found again leads back to the one before', async () => {
    await shownTo(asUnit, { repeats: { id: 's-1:a.b', closedOn: '2020-03-20' } })
    expect(document.body.textContent).toContain('这个问题曾于2020年3月20日销号，回头看时再次发现。')
    expect(the('link', '查看原问题').getAttribute('href')).toBe('/demo-2020/findings/s-1%3Aa.b')
  })
})

describe('what was done about a finding', () => {
  const steps: FindingEvent[] = [
    aFindingEvent({ verb: 'record', text: '没有通电' }),
    aFindingEvent({ verb: 'handOver', by: '督战平台' }),
    aFindingEvent({ verb: 'accept', by: '乡镇扶贫站', at: '2020-03-21T02:00:00.000Z' }),
    aFindingEvent({ verb: 'reportBack', by: '乡镇扶贫站', text: '已经接通', at: '2020-03-25T02:00:00.000Z' }),
    aFindingEvent({ verb: 'sendBack', by: '县扶贫办复核岗', text: '仍有两户没有电', rectifyBy: '2020-04-20' }),
  ]

  it('stands with the latest step first, each with who, when and what they wrote', async () => {
    await shownTo(asReviewer, { timeline: steps })
    const told = texts('item', the('region', '办理过程'))
    expect(told.map((text) => text.replace(/县.*$|乡.*$|督.*$/, ''))).toEqual(['退回', '反馈整改', '签收', '交办', '登记问题'])
    expect(told[0]).toContain('仍有两户没有电')
    expect(told[0]).toContain('整改期限改为 2020年4月20日')
    expect(told[1]).toContain('乡镇扶贫站2020-03-25 10:00')
  })

  it('does not repeat with its first step what stands above it', async () => {
    await shownTo(asReviewer, { timeline: steps, title: '没有通电' })
    expect(texts('item', the('region', '办理过程')).at(-1)).toBe('登记问题县督战队督战员2020-03-20 09:00')
  })

  it('leads to the correction that changed it, for those who may read it', async () => {
    const timeline = [aFindingEvent({ verb: 'correct', submission: 's-2' })]
    await shownTo(asReviewer, { timeline })
    expect(the('link', '查看更正后的记录').getAttribute('href')).toBe('/demo-2020/submissions/s-2')
  })

  it('does not lead there who may not', async () => {
    await shownTo(asUnit, { timeline: [aFindingEvent({ verb: 'correct', submission: 's-2' })] })
    expect(textOf()).toContain('记录更正')
    expect(names('link')).not.toContain('查看更正后的记录')
  })
})

describe('a finding that cannot be shown', () => {
  it('has a skeleton while it is on its way', async () => {
    await opened(at, asReviewer, { 'assignments.finding.byId': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it('is not found, or not theirs to see: both look the same', async () => {
    await opened(at, asReviewer, { 'assignments.finding.byId': new Problem('absent', 'finding.absent') })
    expect(names('heading')).toEqual(['没有找到，或不在您的权限范围'])
    expect(the('link', '回到首页').getAttribute('href')).toBe('/')
  })

  it('says why when the platform cannot answer, and is fetched again on request', async () => {
    const platform = await opened(at, asReviewer, {
      'assignments.finding.byId': new Problem('unavailable', 'service.unavailable'),
    })
    expect(textOf(the('alert'))).toContain('错误代码 service.unavailable · 请求编号 r-1')
    platform.answers({ 'assignments.finding.byId': aFindingView() })
    await press('重试')
    expect(names('heading')[0]).toBe('没有通电')
    expect(platform.asked('assignments.finding.byId')).toEqual([{ id: 'f-1' }, { id: 'f-1' }])
  })

  it('says that the platform was not reached when it was not, after having tried again by itself', async () => {
    const platform = await opened(at, asReviewer, { 'assignments.finding.byId': unreachable })
    expect(textOf(the('alert'))).toContain('连接不上服务器')
    expect(platform.asked('assignments.finding.byId')).toHaveLength(3)
  })
})

describe('the page of a finding that nobody was told of yet', () => {
  it('says so, has no deadline, and leads to the record where it is released', async () => {
    await shownTo(asReviewer, { isCovert: true, state: 'recorded' })
    expect(textOf()).toContain('还没有向被督战方公开')
    expect(factOf('整改期限')).toBe('公开之日起计算')
    expect(textOf(), 'no light runs').not.toContain('期限内')
    expect(the('link', '查看督战记录').getAttribute('href')).toBe('/demo-2020/submissions/01900000-0000-7000-8000-000000000001')
  })
})
