import type { VisitBoard, VisitView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asReviewer, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { anAside, anAsidePage } from '../test/builders/aRecord.ts'
import { anAnytimeVisit, aVisit, aVisitBoard, aVisitPart } from '../test/builders/aVisit.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/visits'
const open = (board: Parameters<typeof aVisitBoard>[0] = {}, as = asInspector, answers: Answers = {}, search = '') =>
  opened(`${at}${search}`, as, { 'assignments.visit.list': aVisitBoard(board), ...answers })
const usual = { plan: world.plan, mine: true, choice: 'all', text: '', latest: true, limit: 100 }
const village = (id: string, name: string, over: Partial<VisitView> = {}) =>
  aVisit({ id, target: { ...aVisit().target, id, name }, ...over })
const rows = () => all('link').filter((link) => link.matches('.visit-row'))
const lead = () => textOf(document.querySelector('.page-head p') ?? document.body)

describe('the visits of a window', () => {
  it('are an inspector’s own, each with where, what for, whose and by when', async () => {
    const platform = await open()
    expect(platform.asked('assignments.visit.list')).toEqual([usual])
    expect(names('heading')).toEqual(['我的任务'])
    expect(rows().map((row) => textOf(row))).toEqual(['上坪村青石县柳河乡市级挂牌村青石县督战队待督战3月31日前完成'])
    expect(rows()[0]?.getAttribute('href')).toBe('/demo-2020/targets/v-1')
  })

  it.each([
    ['an author', asAuthor],
    ['a reviewer of the city', { ...asReviewer, grants: asReviewer.grants.map((grant) => ({ ...grant, region: world.city })) }],
    ['a viewer', asViewer],
  ])('are all in scope for %s, by county', async (_, persona) => {
    const elsewhere = {
      ...aVisit().target,
      id: 'v-2',
      name: '下坪村',
      regionPath: [world.city, world.otherCounty, world.otherVillage],
    }
    const platform = await open(
      {
        visits: [village('v-1', '上坪村', { status: 'done' }), aVisit({ id: 'v-2', target: elsewhere })],
        counties: [
          { region: world.county, done: 1, asked: 1 },
          { region: world.otherCounty, done: 0, asked: 7 },
        ],
      },
      persona,
    )
    expect(platform.asked('assignments.visit.list')).toEqual([{ ...usual, mine: false }])
    await soon(() => expect(names('heading')).toEqual(['督战任务', '青石县', '白沙县']))
    expect(textOf(the('region', '青石县'))).toContain('1 / 1')
    expect(textOf(the('region', '白沙县'))).toContain('0 / 7')
  })

  it('say from when to when the window runs', async () => {
    await open()
    expect(lead()).toBe('本期 3月1日至3月31日')
  })

  it('say of a plan without windows that it runs for the whole of it', async () => {
    await open({ window: { key: 'plan', start: '2020-03-01', end: '2020-06-30' } })
    expect(lead()).toBe('全程 3月1日至6月30日，未规定督导次数')
  })

  it('name the years where they lie in two', async () => {
    await open({ window: { key: 'plan', start: '2020-09-01', end: '2021-03-31' } })
    expect(lead()).toBe('全程 2020年9月1日至2021年3月31日，未规定督导次数')
  })

  it.each([
    ['2020-03-20', '距本期截止还有 11 天'],
    ['2020-03-30', '距本期截止还有 1 天'],
    ['2020-03-31', '今天截止'],
    ['2020-04-02', '本期已截止 2 天'],
  ])('on %s say how long there is: %s', async (today, words) => {
    await open({ today })
    expect(textOf()).toContain(words)
  })

  it('count villages as villages, on whatever page they stand, and what was missed', async () => {
    await open({ figures: { asked: 20, targets: 20, done: 7, missed: 3 } })
    expect(textOf()).toContain('已完成 7 / 20 个村 逾期未督 3 个')
  })

  it('say whose visits nobody can make, with how many, and what to do', async () => {
    const team = { key: `county-team@${world.county}`, title: '督战队', open: 3 }
    await open({ unstaffed: [team, { key: 'body:education', title: '县教育局', open: 1 }] }, asViewer)
    const told = '目前没有可以填报的账号，走访无人可办：督战队（青石县） 3 项、县教育局 1 项。请操作员在“人员”中给相应岗位授权'
    await soon(() => expect(textOf()).toContain(told))
  })

  it('name five of many such teams, and say how many there are', async () => {
    const unstaffed = Array.from({ length: 7 }, (_, at) => ({ key: `body:b${at}`, title: `${at + 1}号队`, open: 1 }))
    await open({ unstaffed }, asViewer)
    expect(textOf()).toContain('4号队 1 项、5号队 1 项等 7 支队伍。')
    expect(textOf()).not.toContain('6号队')
  })

  it('say nothing of that where every team has somebody', async () => {
    await open({}, asViewer)
    expect(textOf()).not.toContain('无人可办')
  })

  it('count what is owed several times by visits', async () => {
    await open({ figures: { asked: 2, targets: 1, done: 1 } })
    expect(textOf()).toContain('已完成 1 / 2 次督战')
  })

  it('say so when all are done', async () => {
    await open({ visits: [aVisit({ status: 'done', doneOn: '2020-03-18' })], figures: { done: 1 } })
    expect(textOf()).toContain('本期任务已全部完成')
    expect(textOf(rows()[0])).toContain('已完成3月18日完成')
  })

  it.each<[string, Partial<VisitView>, RegExp]>([
    ['is overdue', { dueOn: '2020-03-19' }, /逾期未督3月19日前完成/],
    ['is due today', { dueOn: '2020-03-20' }, /待督战3月20日前完成/],
    ['was done late', { status: 'done', isLate: true, doneOn: '2020-04-20' }, /补报完成4月20日完成/],
    ['has open findings', { status: 'done', openFindings: 2 }, /未销号问题 2 个/],
    [
      'is half in',
      { parts: [aVisitPart({ submission: 's' }), aVisitPart({ part: 'health', team: '卫健组' })] },
      /已完成 1\/2 部分/,
    ],
  ])('say of one that %s', async (_, over, words) => {
    await open({ visits: [aVisit(over)] })
    expect(textOf(rows()[0])).toMatch(words)
  })

  it('name the duty instead of the list where the plan has several', async () => {
    const [duty] = aPlan().duties.visits ?? []
    if (!duty) throw new Error('the plan has no visit')
    const document = { duties: { visits: [duty, { ...duty, key: 'second', title: '暗访' }] } }
    await open({ visits: [aVisit({ id: 'a', duty: 'second', title: '暗访' }), aVisit({ id: 'b' })] }, asInspector, {
      'forms.plan.byId': aPlanView(document),
    })
    expect(rows().map((row) => textOf(row).replace(/待督战.*/, ''))).toEqual([
      '上坪村青石县柳河乡暗访青石县督战队',
      '上坪村青石县柳河乡每月督导青石县督战队',
    ])
  })

  it('say by when the next is due where that is before the window ends, and what was missed before', async () => {
    const patrol = aVisit({ duty: 'patrol', title: '每日巡查', dueOn: '2020-03-21', before: { missed: 1, done: 2 } })
    await open({ visits: [patrol], figures: { nextDue: '2020-03-21' } })
    expect(textOf()).toContain('最近一项3月21日截止，还有 1 天')
    expect(rows().map((row) => textOf(row))).toEqual([expect.stringContaining('此前逾期 1 次此前已完成 2 次')])
  })
})

describe('more visits than a page', () => {
  it('follow below, and one that was made meanwhile stands there once', async () => {
    const next = { value: '1', id: 'b' }
    const platform = await open({}, asInspector, {
      'assignments.visit.list': ({ cursor }) =>
        cursor
          ? aVisitBoard({ visits: [village('c', '丙村'), village('b', '乙村', { status: 'done' })], total: 3 })
          : aVisitBoard({ visits: [village('a', '甲村'), village('b', '乙村')], total: 3, next }),
    })
    expect(textOf()).toContain('已显示 2 条，共 3 条')
    await press('显示更多')
    expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, cursor: next })
    expect(rows().map((row) => textOf(row).slice(0, 2))).toEqual(['甲村', '乙村', '丙村'])
    expect(textOf(rows()[1])).toContain('已完成')
  })
})

describe('finding a visit', () => {
  it.each([
    ['待督战', { choice: 'due' }, '?choice=due'],
    ['逾期未督', { choice: 'missed' }, '?choice=missed'],
    ['已完成', { choice: 'done' }, '?choice=done'],
    ['全部队伍', { mine: false }, '?whose=all'],
  ] as const)('by how it stands or whose it is: %s; the address keeps it', async (chip, more, search) => {
    const platform = await open()
    await press(chip)
    expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, ...more })
    expect(address()).toBe(`${at}${search}`)
  })

  it('by its name or place, once who writes pauses', async () => {
    const platform = await open()
    await write('按名称、所在地查找', ' 柳河乡乙 ')
    await soon(() => expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, text: '柳河乡乙' }))
  })

  it('by the way in which they are made, where there are several', async () => {
    const modes = ['roving', 'keyPoint'] as const
    const platform = await open({ visits: [aVisit({ modes })], modes: [...modes] })
    expect(textOf(rows()[0]!)).toContain('青石县督战队 · 巡回、重点')
    await choose('督战方式', '重点')
    await soon(() => expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, mode: 'keyPoint' }))
    expect(address()).toContain('mode=keyPoint')
  })

  it('say of what looks back at findings on which day they were closed out', async () => {
    await open({ visits: [aVisit({ lookBack: { closedOn: '2020-03-01', findings: [] } })] })
    expect(textOf(rows()[0]!)).toContain('回头看 3月1日销号的问题')
  })

  it('by no way where there is only one, or by one that there is not', async () => {
    const platform = await open({ modes: ['fixed'] }, asInspector, {}, '?mode=flying')
    expect(platform.asked('assignments.visit.list')).toEqual([usual])
    expect(names('field')).not.toContain('督战方式')
  })

  it('in a window gone by: what was missed there is named', async () => {
    const windows = [aVisitBoard().window, { key: '2020-02', start: '2020-02-01', end: '2020-02-29' }]
    const platform = await open({}, asInspector, {
      'assignments.visit.list': ({ window }) =>
        window === '2020-02'
          ? aVisitBoard({ windows, window: windows[1] ?? aVisitBoard().window, visits: [aVisit({ dueOn: '2020-02-29' })] })
          : aVisitBoard({ windows }),
    })
    await choose('期次', '2020 年 2 月')
    expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, window: '2020-02' })
    expect(address()).toBe(`${at}?window=2020-02`)
    expect(lead()).toBe('2月1日至2月29日')
    expect(textOf(rows()[0])).toContain('逾期未督')
  })

  it('as somebody sent the address', async () => {
    const search = `?choice=missed&county=${world.county}&township=${world.township}&text=甲&whose=lost`
    const platform = await open({}, asViewer, {}, search)
    const asked = { ...usual, mine: false, choice: 'missed', region: world.township, text: '甲' }
    expect(platform.asked('assignments.visit.list')).toEqual([asked])
  })

  it('by county and township', async () => {
    const platform = await open({}, asViewer)
    await choose('县市区', '青石县')
    expect(platform.asked('assignments.visit.list').at(-1)).toMatchObject({ region: world.county })
    expect(address()).toBe(`${at}?county=${world.county}`)
  })

  it('says that none matches', async () => {
    await open({ visits: [], figures: { listed: 2, asked: 2 } })
    expect(textOf()).toContain('没有符合条件的督战对象')
  })
})

describe('visits on any day', () => {
  const [duty] = aPlan().duties.visits ?? []
  const anytime: Answers = {
    'forms.plan.byId': aPlanView({ duties: { visits: duty ? [{ ...duty, key: 'roving', title: '经常走访' }] : [] } }),
  }

  it('stand under their duty, and are never due', async () => {
    const made = anAnytimeVisit({
      target: { ...anAnytimeVisit().target, id: 'v-2', name: '下坪村' },
      records: 3,
      lastOn: '2020-03-18',
      openFindings: 1,
    })
    await open({ visits: [], anytime: [anAnytimeVisit(), made] }, asInspector, anytime)
    expect(textOf(the('region', '经常走访'))).toContain('未规定次数，随时可去')
    expect(rows().map((row) => textOf(row))).toEqual([
      '上坪村青石县柳河乡市级挂牌村青石县督战队尚未督战',
      '下坪村青石县柳河乡市级挂牌村青石县督战队已督战 3 次最近 3月18日未销号问题 1 个',
    ])
    expect(names('button')).not.toContain('待督战')
  })
})

describe('nothing to visit', () => {
  const none: Partial<VisitBoard> = { visits: [] }

  it('says that none falls to this person now', async () => {
    await open(none)
    expect(textOf()).toContain('本期没有安排给您的督战任务')
    expect(the('link', '查看方案').getAttribute('href')).toBe('/demo-2020')
  })

  it('says that the plan asks for none', async () => {
    await open(none, asInspector, { 'forms.plan.byId': aPlanView({ duties: {} }) })
    expect(textOf()).toContain('方案没有规定督战任务')
  })

  it('says that nobody stands on a list yet where visits are never due', async () => {
    const [duty] = aPlan().duties.visits ?? []
    if (!duty) throw new Error('the plan has no visit')
    const { cycle: _, ...anytime } = duty
    await open(none, asInspector, { 'forms.plan.byId': aPlanView({ duties: { visits: [anytime] } }) })
    expect(textOf()).toContain('名单上还没有可以走访的督战对象')
  })

  it('says to who looks at all that the window has none', async () => {
    await open(none, asViewer)
    expect(textOf()).toContain('这一期没有督战任务')
  })

  it('says that nothing can be filled in where the plan has no checklist for it', async () => {
    await open({}, asInspector, { 'forms.plan.byId': aPlanView({ checklists: [] }) })
    expect(textOf()).toContain('走访情况不能在平台上填写')
  })
})

describe('what waits beside the visits', () => {
  it('is the person’s own draft on this device, and the way back into it', async () => {
    await onDevice(aDraft())
    await open()
    expect(textOf()).toContain('本机有未提交的督战记录')
    expect(the('link', '上坪村 · 继续填写').getAttribute('href')).toBe('/demo-2020/targets/v-1/visits/visit-1/fill')
  })

  it('names a draft that cannot be sent as such', async () => {
    await onDevice(aDraft({ refused: { code: 'submission.conflict', details: {}, at: '2020-03-20T01:00:00.000Z' } }))
    await open()
    expect(names('link').some((name) => name.startsWith('上坪村 · ') && !name.includes('继续填写'))).toBe(true)
  })

  it('is not another person’s draft', async () => {
    await onDevice(aDraft({ account: 'somebody-else', key: 'their-draft' }))
    await open()
    expect(names('link')).not.toContain('上坪村 · 继续填写')
  })

  it('is named on a device without a connection too', async () => {
    await onDevice(aDraft())
    await open({}, asInspector, { 'assignments.visit.list': unreachable })
    expect(textOf(the('alert'))).toContain('连接不上服务器')
    expect(names('link')).toContain('上坪村 · 继续填写')
  })

  it('is what was set aside, for those who answer for the records', async () => {
    await open({}, asReviewer, { 'forms.submission.asideList': anAsidePage(anAside()) })
    expect(the('link', '查看另存的填报').getAttribute('href')).toBe('/demo-2020/asides')
  })

  it('is not asked of the platform for an inspector', async () => {
    const platform = await open({}, asInspector, { 'forms.submission.asideList': anAsidePage(anAside()) })
    expect(platform.asked('forms.submission.asideList')).toEqual([])
  })
})

describe('visits that cannot be shown', () => {
  it('wait with a skeleton', async () => {
    await opened(at, asInspector, { 'assignments.visit.list': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it.each([
    ['absent', 'plan.absent', '没有找到'],
    ['invalid', 'window.absent', 'window.absent'],
    ['forbidden', 'right.missing', 'right.missing'],
  ] as const)('say why: %s, %s', async (kind, code, words) => {
    await opened(at, asInspector, { 'assignments.visit.list': new Problem(kind, code) })
    expect(textOf()).toContain(words)
    expect(texts('row')).toEqual([])
  })
})

describe('what is still to be done, by how soon', () => {
  it.each([
    ['本周内', 'thisWeek'],
    ['本周以后', 'later'],
    ['逾期未督', 'missed'],
  ] as const)('is asked for as %s, and stands in the address for whoever is sent it', async (chip, choice) => {
    const platform = await open()
    await press(chip)
    expect(address()).toBe(`${at}?choice=${choice}`)
    expect(platform.asked('assignments.visit.list').at(-1)).toEqual({ ...usual, choice })
    await press('全部')
    expect(address()).toBe(at)
  })

  it('is everything where the address asks for what there is not', async () => {
    const platform = await opened(`${at}?choice=someday&county=43&mode=flying`, asInspector, {
      'assignments.visit.list': aVisitBoard(),
    })
    expect(platform.asked('assignments.visit.list')).toEqual([usual])
  })
})
