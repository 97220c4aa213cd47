import type { TargetCard, VisitView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asReviewer, asUnit, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aFinding } from '../test/builders/aFinding.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit, aVisitPart } from '../test/builders/aVisit.ts'
import { all, factOf, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { left } from '../test/shown.tsx'

const at = '/demo-2020/targets/v-1'
const open = (over: Partial<TargetCard> = {}, as = asInspector, answers: Answers = {}) =>
  opened(at, as, { 'assignments.target.byId': aTargetCard(over), ...answers })
const figures = () => [...document.querySelectorAll('.figure')].map((figure) => textOf(figure))
const village = { key: 'village', title: '村督战清单', parts: [{ part: null, team: '青石县督战队' }] }

describe('the page of a target', () => {
  it('says where it lies and its figures with their units', async () => {
    await open({ attributes: { people: 12_345, hasRoad: false } })
    expect(names('heading')).toEqual(['上坪村', '基本情况', '挂牌情况', '督战记录', '问题'])
    expect(textOf(document.querySelector('.page-head p') ?? document.body)).toBe('青石县柳河乡')
    expect(figures()).toEqual(['未脱贫人口12,345人', '通硬化路否'])
  })

  const [grant] = asInspector.grants
  const itself = { ...asInspector, grants: [{ ...grant!, target: 'v-1' }] }
  it.each<[string, Partial<VisitView>, string]>([
    ['to check itself', {}, '开始自查'],
    ['to check itself once more when it has', { status: 'done', submission: 's-1' }, '再次自查'],
  ])('offers who speaks for it %s', async (_, over, words) => {
    const own = aVisit({ team: { key: 'target:v-1', title: '上坪村' }, isYours: true, ...over })
    await open({ checklists: [village], visits: [own] }, itself)
    expect(names('link')).toContain(words)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['is nought', { people: 0 }, ['未脱贫人口0人']],
    ['is a text', { people: '未统计' }, ['未脱贫人口未统计人']],
    ['is not known', {}, []],
    ['is something else', { people: null, hasRoad: { a: 1 } }, []],
    ['is none of the plan’s', { height: 3 }, []],
  ])('shows a figure that %s as it is', async (_, attributes, shown) => {
    await open({ attributes })
    expect(figures()).toEqual(shown)
  })

  it('has no card of figures where the plan does not know its kind', async () => {
    await open({ kind: 'site' })
    expect(names('heading')).not.toContain('基本情况')
  })

  it('says on which list it stands, since when, with which team and why', async () => {
    await open()
    expect(['所在名单', '挂牌日期', '督战队', '挂牌理由'].map(factOf)).toEqual([
      '市级挂牌村',
      '2020年3月5日',
      '青石县督战队',
      '未脱贫人口实为 120 人',
    ])
  })

  it('tells a reason of another list apart', async () => {
    const reasons = [
      { list: 'municipal', rule: 'many', title: 'x', sentence: '未脱贫人口实为 120 人' },
      { list: 'provincial', rule: 'more', title: 'x', sentence: '贫困发生率实为 12%' },
    ]
    await open({ reasons })
    expect(factOf('挂牌理由')).toMatch(/未脱贫人口实为 120 人贫困发生率实为 12%.*provincial/)
  })

  it('says that it stands on no list', async () => {
    await open({ list: null, reasons: [], team: null, designatedOn: null })
    expect(textOf(the('region', '挂牌情况'))).toBe('挂牌情况未列入督战名单')
  })

  it('has no line for a reason where a list takes whatever is left', async () => {
    await open({ reasons: [] })
    expect(factOf('挂牌理由')).toBeUndefined()
    expect(factOf('所在名单')).toBe('市级挂牌村')
  })

  it('shows the note that the annex prints beside it', async () => {
    await open({ annex: { note: '与邻村合并', area: 3 } })
    expect(factOf('备注')).toBe('与邻村合并')
  })
})

describe('the way into a visit', () => {
  it('is none for whom it is not theirs to inspect', async () => {
    await open({ visits: [aVisit()] }, asReviewer)
    expect(names('link').filter((name) => name.includes('督战：') || name === '开始督战')).toEqual([])
  })

  it('leads into the visit that is owed, and stands out', async () => {
    await open({ checklists: [village], visits: [aVisit()] })
    const start = the('link', '开始督战')
    expect(start.getAttribute('href')).toBe(`${at}/visits/visit-1/fill`)
    expect(start.className).toContain('button-primary')
  })

  it('offers one more record once it is done', async () => {
    await open({ checklists: [village], visits: [aVisit({ status: 'done', submission: 's-1' })] })
    const again = the('link', '再次督战')
    expect(again.getAttribute('href')).toBe(`${at}/checklists/village/fill`)
    expect(again.className).not.toContain('button-primary')
  })

  it('names the checklists where there are several, and the team where it fills a part', async () => {
    const health = { key: 'village', title: '村督战清单', parts: [{ part: 'health', team: '卫健组' }] }
    await open({ checklists: [health, { ...village, key: 'home', title: '入户清单' }], visits: [aVisit()] })
    expect(names('link').filter((name) => name.startsWith('开始督战'))).toEqual([
      '开始督战：村督战清单 · 卫健组的部分',
      '开始督战：入户清单',
    ])
  })
})

describe('a visit that looks back', () => {
  it('names the findings that it looks back at, each one click away', async () => {
    const findings = [
      { id: 's-1:a', title: '道路不通' },
      { id: 's-1:b', title: '没有通电' },
    ]
    await open({ visits: [aVisit({ lookBack: { closedOn: '2020-03-01', findings } })] }, asReviewer)
    expect(textOf(the('region', '督战记录'))).toContain('回头看 3月1日销号的 2 个问题：道路不通、没有通电')
    expect(the('link', '没有通电').getAttribute('href')).toBe('/demo-2020/findings/s-1%3Ab')
  })

  it('names none that its reader may not see', async () => {
    await open({ visits: [aVisit({ lookBack: { closedOn: '2020-03-01', findings: [] } })] }, asReviewer)
    expect(textOf(the('region', '督战记录'))).toContain('回头看 3月1日销号的问题')
  })
})

describe('the visits of a target', () => {
  const visits: [string, Partial<VisitView>, string][] = [
    ['owed', {}, '2020 年 3 月每月督导 · 青石县督战队待督战 3月31日前完成'],
    [
      'not made though its day is over',
      { window: '2020-02', dueOn: '2020-02-29' },
      '2020 年 2 月每月督导 · 青石县督战队逾期未督 2月29日前完成',
    ],
    ['done', { status: 'done', doneOn: '2020-03-18' }, '2020 年 3 月每月督导 · 青石县督战队已完成 3月18日完成'],
    [
      'done late',
      { status: 'done', doneOn: '2020-04-18', isLate: true },
      '2020 年 3 月每月督导 · 青石县督战队补报完成 4月18日完成',
    ],
    ['made on nobody’s order', { duty: null, dueOn: null, status: 'done' }, '2020 年 3 月自行安排的督战 · 青石县督战队已完成'],
    [
      'of a duty that an earlier release did not name and the plan no longer has',
      { duty: 'gone', title: '' },
      '2020 年 3 月青石县督战队待督战 3月31日前完成',
    ],
  ]
  it.each(visits)('that is %s stands with its window, duty and team', async (_, over, words) => {
    await open({ visits: [aVisit(over)] })
    expect(texts('item', the('region', '督战记录'))).toEqual([words])
  })

  it('of last month that was missed can be made up for, beside the one that is owed now', async () => {
    const checklists = [{ key: 'village', title: '村清单', parts: [{ part: null, team: '青石县督战队' }] }]
    const april = { id: 'april', window: '2020-04', start: '2020-04-01', until: '2020-04-30', dueOn: '2020-04-30' }
    await open({ checklists, visits: [aVisit(april), aVisit({ id: 'march' })] }, asInspector)
    expect(the('link', '开始督战').getAttribute('href')).toContain('/visits/april/fill')
    expect(the('link', '补填').getAttribute('href')).toContain('/visits/march/fill')
  })

  it('leads to its record those who may read records', async () => {
    await open({ visits: [aVisit({ status: 'done', submission: 's-1' })] }, asViewer)
    expect(the('link', '查看记录').getAttribute('href')).toBe('/demo-2020/submissions/s-1')
  })

  it('does not lead a unit there', async () => {
    await open({ visits: [aVisit({ status: 'done', submission: 's-1' })] }, asUnit)
    expect(names('link')).not.toContain('查看记录')
  })

  it('lists the parts of one that several teams fill in, and what is still to come', async () => {
    const parts = [
      aVisitPart({ team: '青石县督战队', submission: 's-1', by: '督战员', at: '2020-03-19T16:30:00.000Z' }),
      aVisitPart({ part: 'health', team: '卫健组' }),
    ]
    await open({ visits: [aVisit({ parts })] })
    const list = the('region', '督战记录')
    expect(textOf(list)).toContain('已完成 1/2 部分')
    expect(textOf(list)).toContain('青石县督战队填写的部分督战员 · 2020-03-20 00:30已报')
    expect(textOf(list)).toContain('卫健组填写的部分待报')
  })

  it('says that there are none yet', async () => {
    await open()
    expect(textOf(the('region', '督战记录'))).toContain('还没有督战任务和记录')
  })

  it('says that none can be filled in where the plan has no checklist for it', async () => {
    await open({}, asInspector, { 'forms.plan.byId': aPlanView({ checklists: [] }) })
    expect(textOf(the('region', '督战记录'))).toBe('督战记录方案没有附适用于这个对象的督战清单，走访情况不能在平台上填写。')
  })
})

describe('what was found at a target', () => {
  it('stands with what is open first', async () => {
    const findings = [
      aFinding({ id: 'a', title: '已办结的', state: 'closedOut' }),
      aFinding({ id: 'b', title: '已撤回的', state: 'withdrawn' }),
      aFinding({ id: 'c', title: '还没办的', light: 'red' }),
    ]
    await open({ findings })
    const rows = all('link', the('region', '问题')).map((row) => textOf(row))
    expect(rows.map((row) => row.slice(0, 4))).toEqual(['还没办的', '已办结的', '已撤回的'])
    expect(rows[0]).toContain('超期未反馈')
  })

  it('that is more than a card holds is read on page by page', async () => {
    const next = { value: '2020-04-01', id: 'a' }
    const [first, second] = [aFinding({ id: 'a', title: '头一个' }), aFinding({ id: 'b', title: '第一百零一个' })]
    const asked = await open({ findings: [first], hasMoreFindings: true }, asAuthor, {
      'assignments.finding.list': ({ cursor }) =>
        cursor ? { rows: [second], total: 101, next: null } : { rows: [first], total: 101, next },
    })
    await press('显示更多', the('region', '问题'))
    const rows = all('link', the('region', '问题')).map((row) => textOf(row))
    expect(rows.map((row) => row.slice(0, 3))).toEqual(['头一个', '第一百'])
    const input = { plan: 'demo-2020', target: 'v-1', state: 'all', limit: 100 }
    expect(asked.asked('assignments.finding.list')).toEqual([input, { ...input, cursor: next }])
    expect(textOf(the('region', '问题'))).toContain('共 101 条')
  })

  it('is nothing, which is said', async () => {
    await open()
    expect(textOf(the('region', '问题'))).toBe('问题没有发现问题。')
  })
})

describe('the way up from a target', () => {
  it.each([
    ['an inspector', asInspector, '/demo-2020/visits', '督战任务'],
    ['a unit, which has no visits', asUnit, '/demo-2020', '方案'],
  ] as const)('leads %s where they came from', async (_, persona, to, title) => {
    await open({}, persona)
    const [up] = all('link', document.querySelector('.crumbs') ?? document)
    expect([up?.getAttribute('href'), textOf(up)]).toEqual([to, title])
  })
})

describe('a target that cannot be shown', () => {
  it('has a skeleton while it is on its way', async () => {
    await open({}, asInspector, { 'assignments.target.byId': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it.each([
    ['absent', 'target.absent', '没有找到'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('says why: %s, %s', async (kind, code, words) => {
    await open({}, asInspector, { 'assignments.target.byId': new Problem(kind, code) })
    expect(textOf()).toContain(words)
  })
})

describe('a target in the register', () => {
  const was = {
    name: '上坪旧村',
    regionCode: aTargetCard().regionCode,
    place: '青石县柳河乡',
    position: null,
    attributes: { people: 600, hasRoad: true },
  }
  const trace: TargetCard['trace'] = [
    { verb: 'correct', at: '2020-03-20T02:00:00.000Z', by: '市扶贫办', reason: '按核查结果更正', was },
    { verb: 'register', at: '2020-03-01T02:00:00.000Z', by: '市扶贫办', reason: '', was: null },
  ]
  const kept = { trace, mayKeep: true, version: 1 }
  const answers = { 'assignments.target.correct': { version: 2 }, 'assignments.target.retire': { version: 2 } }

  it('tells who changed what, when and why, the latest first', async () => {
    await open({ trace }, asViewer)
    const steps = all('item')
      .map((item) => textOf(item))
      .filter((text) => text.includes('市扶贫办'))
    expect(steps[0]).toMatch(/2020年3月20日更正.*市扶贫办：按核查结果更正.*名称：上坪旧村 → 上坪村.*未脱贫人口：600 → 120/)
    expect(steps[0]).not.toContain('通硬化路')
    expect(steps[1]).toContain('2020年3月1日登记')
    expect(names('button')).not.toContain('更正登记')
  })

  it('is corrected by who keeps it, with figures as people type them and a reason', async () => {
    const asked = await open(kept, asAuthor, answers)
    await press('更正登记')
    await write('未脱贫人口 人', '１，２００')
    await choose('通硬化路', '否')
    await write('理由 至少 5 个字，随登记经过保存', '重新核查后更正')
    await press('保存更正')
    expect(asked.asked('assignments.target.correct')).toEqual([
      {
        ...{ plan: 'demo-2020', target: 'v-1', version: 1, reason: '重新核查后更正', name: '上坪村', position: null },
        ...{ regionCode: aTargetCard().regionCode, attributes: { people: 1200, hasRoad: false } },
      },
    ])
  })

  it('is retired from a day with a reason, and says so; then it can only be restored', async () => {
    const asked = await open(kept, asAuthor, answers)
    await press('注销')
    await write('理由 至少 5 个字，随登记经过保存', '整村搬迁已并入他村')
    await press('确认注销')
    expect(asked.asked('assignments.target.retire')).toEqual([
      { plan: 'demo-2020', target: 'v-1', version: 1, on: '2020-03-20', reason: '整村搬迁已并入他村' },
    ])
    await left()
    await open({ ...kept, retired: { on: '2020-03-18', by: '市扶贫办', reason: '整村搬迁' } }, asAuthor)
    expect(textOf()).toContain('2020年3月18日起已从登记册注销（市扶贫办：整村搬迁），不再安排督战。')
    expect(names('button')).toContain('恢复登记')
    expect(names('button')).not.toContain('更正登记')
  })

  it('that the superior’s register keeps is not changed here', async () => {
    await open({ ...kept, register: 'upper-2020', mayKeep: false }, asAuthor)
    expect(textOf()).toContain('登记在上级方案的登记册中')
    expect(names('button')).not.toContain('更正登记')
  })
})
