import type { FindingSummary } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asReviewer, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { choose, follow, press, write } from '../test/act.ts'
import { aFinding, aFindingCount, aFindingPage, aFindingView } from '../test/builders/aFinding.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/findings'
const open = (as = asReviewer, answers: Answers = {}, search = '') =>
  opened(`${at}${search}`, as, {
    'assignments.finding.list': aFindingPage(aFinding()),
    'assignments.finding.summary': [aFindingCount()],
    ...answers,
  })
const listed = (...rows: FindingSummary[]): Answers => ({ 'assignments.finding.list': aFindingPage(...rows) })
const usual = { plan: world.plan, state: 'open', mine: false, text: '', order: 'due', limit: 50 }
const tiles = () => [...document.querySelectorAll('.count')].map((tile) => textOf(tile))
const pressed = () =>
  all('button')
    .filter((chip) => chip.getAttribute('aria-pressed') === 'true')
    .map((chip) => textOf(chip))

describe('the ledger', () => {
  it('shows each finding with what, where, whose, since when and by when, and leads to its page', async () => {
    await open()
    expect(texts('row')).toEqual(['没有通电青石县柳河乡上坪村柳河乡2020-03-20待签收4月4日期限内'])
    expect(the('link', '没有通电').getAttribute('href')).toBe('/demo-2020/findings/f-1')
    expect(textOf()).toContain('共 1 条，已全部显示')
  })

  it('leads to the page of a finding whose id has a slash and Chinese in it', async () => {
    await open(asReviewer, listed(aFinding({ id: 's-1/用电.是' })))
    expect(the('link', '没有通电').getAttribute('href')).toBe(`/demo-2020/findings/${encodeURIComponent('s-1/用电.是')}`)
  })

  it.each(['closedOut', 'withdrawn'] as const)('shows neither deadline nor light of one that is %s', async (state) => {
    await open(asReviewer, listed(aFinding({ state, light: 'red' })))
    expect(texts('row')[0]).not.toMatch(/4月4日|超期/)
  })

  it('says of a late one whether the unit is silent or the reviewer is waited for', async () => {
    await open(asReviewer, listed(aFinding({ light: 'red' }), aFinding({ id: 'f-2', state: 'submitted', light: 'yellow' })))
    expect(texts('row').map((row) => /待签收|待复核(?!超)/.exec(row)?.[0])).toEqual(['待签收', '待复核'])
    expect(texts('row').map((row) => /[^\d日]*超期.*$/.exec(row)?.[0])).toEqual(['超期未反馈', '待复核超期'])
  })

  it('counts as overdue all that is, and of those what waits for the reviewer', async () => {
    const counts = aFindingCount({ open: 12, red: 3, yellow: 2, blue: 1, closedOut: 30 })
    await open(asReviewer, { 'assignments.finding.summary': [aFindingCount({ region: world.otherCounty, open: 99 }), counts] })
    expect(tiles()).toEqual(['未销号12', '已逾期5', '待复核超期2', '临近到期1', '已销号30'])
  })

  it('counts what was withdrawn where there is any', async () => {
    await open(asReviewer, { 'assignments.finding.summary': [aFindingCount({ withdrawn: 2 })] })
    expect(tiles().at(-1)).toBe('已撤回2')
  })

  it('stands without the counts and choices when the platform refuses them', async () => {
    const refused = new Problem('forbidden', 'right.missing')
    await open(asReviewer, { 'assignments.finding.summary': refused, 'assignments.finding.choices': refused })
    expect(texts('row')).toHaveLength(1)
    expect(tiles()).toEqual([])
    expect(all('alert')).toEqual([])
  })
})

describe('a ledger of more findings than a page', () => {
  const many: Answers = {
    'assignments.finding.list': ({ cursor }) =>
      cursor
        ? { rows: [aFinding({ id: 'f-2', title: '没有通水' })], total: 51, next: null }
        : { rows: [aFinding()], total: 51, next: { value: '2020-04-04', id: 'f-1' } },
  }

  it('says how many there are, and shows the next page below when it is asked for', async () => {
    const platform = await open(asReviewer, many)
    expect(textOf()).toContain('已显示 1 条，共 51 条')
    await press('显示更多')
    expect(names('link').filter((name) => name.startsWith('没有'))).toEqual([
      '没有通电，青石县柳河乡上坪村，待签收',
      '没有通水，青石县柳河乡上坪村，待签收',
    ])
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ ...usual, cursor: { value: '2020-04-04', id: 'f-1' } })
    expect(names('button')).not.toContain('显示更多')
    expect(textOf()).toContain('共 51 条，已全部显示')
  })

  it('keeps what it shows when the next page does not come, and tries again', async () => {
    const platform = await open(asReviewer, many)
    platform.answers({ 'assignments.finding.list': new Problem('forbidden', 'right.missing') })
    await press('显示更多')
    expect(textOf(the('alert'))).toContain('right.missing')
    expect(texts('row')).toHaveLength(1)
    platform.answers(many)
    await press('重试')
    expect(texts('row')).toHaveLength(2)
  })

  it('is found as it was left: with its filter, and with all pages that were shown', async () => {
    await open(asReviewer, { ...many, 'assignments.finding.byId': aFindingView() }, '?due=late')
    await press('显示更多')
    await follow('没有通水')
    expect(address()).toBe(`${at}/f-2`)
    await act(async () => history.back())
    await soon(() => expect(texts('row')).toHaveLength(2))
    expect(address()).toBe(`${at}?due=late`)
    await follow('没有通电')
    await press(await soon(() => the('link', '问题台账', document.querySelector('.crumbs') ?? document.createElement('p'))))
    expect(address()).toBe(`${at}?due=late`)
  })
})

describe('the filters of the ledger', () => {
  it('begin with what is open, whatever its deadline', async () => {
    const platform = await open()
    expect(pressed()).toEqual(['未销号', '不限'])
    expect(platform.asked('assignments.finding.list')).toEqual([usual])
  })

  it.each([
    ['已逾期', { due: 'late' }, '?due=late'],
    ['3 天内到期', { due: 'soon' }, '?due=soon'],
    ['待签收', { state: 'handedOver' }, '?state=handedOver'],
    ['待复核', { state: 'submitted' }, '?state=submitted'],
    ['已退回', { state: 'returned' }, '?state=returned'],
    ['全部', { state: 'all' }, '?state=all'],
    ['现在轮到我', { mine: true }, '?mine=1'],
  ] as const)('ask for %s, and keep it in the address', async (chip, more, search) => {
    const platform = await open()
    await press(chip)
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ ...usual, ...more })
    expect(address()).toBe(`${at}${search}`)
  })

  it.each([
    ['已销号', 'closedOut'],
    ['已撤回', 'withdrawn'],
  ] as const)('offer no deadline for what is %s: none runs there', async (chip, state) => {
    const platform = await open(asReviewer, {}, '?due=late')
    await press(chip)
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ ...usual, state })
    expect(names('button')).not.toContain('已逾期')
  })

  it('are taken from the address that somebody sent', async () => {
    const search = new URLSearchParams({
      ...{ state: 'all', due: 'soon', county: world.county, township: world.township, category: '基础设施', severity: 'serious' },
      ...{ unit: `${world.township} 柳河乡 水利站`, text: '通电', order: 'opened' },
    })
    const platform = await open(asViewer, {}, `?${search}`)
    expect(platform.asked('assignments.finding.list')).toEqual([
      {
        ...usual,
        ...{ state: 'all', due: 'soon', region: world.township, category: '基础设施', severity: 'serious', order: 'opened' },
        ...{ responsible: { region: world.township, title: '柳河乡 水利站' }, text: '通电' },
      },
    ])
  })

  it('fall back to what is usual when the address says what does not exist', async () => {
    const platform = await open(
      asReviewer,
      {},
      '?state=lost&due=green&order=title&severity=grave&unit=nobody&mine=yes&county=somewhere',
    )
    expect(platform.asked('assignments.finding.list')).toEqual([usual])
  })

  it('look for words once who writes them pauses', async () => {
    const platform = await open()
    await write('按问题、地名查找', '上坪')
    await write('按问题、地名查找', '上坪村')
    await soon(() => expect(platform.asked('assignments.finding.list').at(-1)).toEqual({ ...usual, text: '上坪村' }))
    expect(platform.asked('assignments.finding.list').map(({ text }) => text)).toEqual(['', '上坪村'])
    expect(new URLSearchParams(location.search).get('text')).toBe('上坪村')
  })

  it('offer what there is: categories and units with how many, and the order', async () => {
    const platform = await open(asReviewer, {
      'assignments.finding.choices': {
        categories: [
          { title: '基础设施', count: 5 },
          { title: '饮水安全', count: 2 },
        ],
        responsible: [
          { region: world.township, title: '柳河乡', count: 6 },
          { region: world.county, title: '县水利局', count: 1 },
        ],
      },
    })
    await choose('问题类别', '饮水安全（2）')
    await choose('责任单位', '县水利局（1）')
    await choose('排序', '按地方')
    expect(platform.asked('assignments.finding.list').at(-1)).toEqual({
      ...usual,
      ...{ category: '饮水安全', responsible: { region: world.county, title: '县水利局' }, order: 'place' },
    })
  })

  it('offer the counties to who sees several, and count the one that is chosen', async () => {
    const platform = await open(asViewer, {
      'assignments.finding.summary': ({ region }) => [aFindingCount({ region, open: region === world.otherCounty ? 7 : 9 })],
    })
    expect(tiles()[0]).toBe('未销号9')
    await choose('县市区', '白沙县')
    expect(tiles()[0]).toBe('未销号7')
    expect(platform.asked('assignments.finding.list').at(-1)).toMatchObject({ region: world.otherCounty })
    expect(address()).toBe(`${at}?county=${world.otherCounty}`)
  })

  it.each([
    ['a unit', asUnit],
    ['an inspector', asInspector],
  ])('offer no county to %s, who sees one at most', async (_, persona) => {
    await open(persona, { 'identity.region.list': [{ code: world.county, name: '青石县' }] })
    expect(names('field')).toEqual(['按问题、地名查找', '程度', '排序'])
  })

  it('do not ask whose turn it is for who only looks on', async () => {
    await open(asViewer)
    expect(names('button')).not.toContain('现在轮到我')
  })
})

describe('a ledger without findings', () => {
  const none = listed()

  it('says where findings come from', async () => {
    await open(asReviewer, none)
    expect(textOf()).toContain('督战发现的问题会自动登记到这里')
  })

  it('does not deny those that were closed out', async () => {
    await open(asReviewer, { ...none, 'assignments.finding.summary': [aFindingCount({ closedOut: 1 })] })
    expect(textOf()).toContain('没有未销号的问题。')
    expect(textOf()).not.toContain('没有登记过问题')
  })

  it('says that none can come under a plan without a checklist', async () => {
    await open(asReviewer, { ...none, 'forms.plan.byId': aPlanView({ checklists: [] }) })
    expect(textOf()).toContain('方案没有附适用于名单上对象的督战清单')
  })

  it('says that nothing waits for who asks for their own turn', async () => {
    await open(asUnit, none, '?mine=1')
    expect(textOf()).toContain('现在没有轮到您办理的问题')
  })

  it.each(['?state=closedOut', '?due=late', `?county=${world.county}`, '?text=x', '?severity=serious'])(
    'with %s says that none matches',
    async (search) => {
      await open(asReviewer, none, search)
      expect(textOf()).toContain('没有符合条件的问题')
    },
  )

  it('waits with a skeleton, its filters already there', async () => {
    await opened(at, asReviewer, { 'assignments.finding.list': waiting, 'assignments.finding.summary': [] })
    expect(names('status')).toEqual(['正在载入…'])
    expect(texts('heading')).toEqual(['问题台账'])
    expect(pressed()).toHaveLength(2)
  })

  it('says why it cannot be shown', async () => {
    await open(asReviewer, { 'assignments.finding.list': new Problem('forbidden', 'right.missing') })
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('findings dealt with together', () => {
  const own = (id: string, over: Partial<FindingSummary> = {}) =>
    aFinding({ id, title: `问题${id}`, verbs: ['accept', 'reportBack'], ...over })
  const tick = (name: string) => press(the('field', name))

  it('are those at which a step is open that needs nothing of its own', async () => {
    await open(asUnit, listed(own('1'), own('2', { verbs: ['reportBack'] }), own('3', { verbs: [] })))
    expect(names('field').filter((name) => name.startsWith('选择：'))).toEqual(['选择：上坪村 问题1'])
  })

  it('cannot be ticked by who may do nothing', async () => {
    await open(asViewer, listed(aFinding()))
    expect(document.querySelectorAll('[type=checkbox]')).toHaveLength(0)
  })

  it('are each asked for by itself, as it was seen; one that is refused keeps no other, and each is told', async () => {
    const platform = await open(asUnit, {
      ...listed(own('1'), own('2', { version: 7 }), own('3')),
      'assignments.finding.accept': ({ id }) => (id === '2' ? new Problem('stale', 'finding.stale') : aFindingView({ id })),
    })
    await tick('选择本页可一并办理的')
    await press('签收 3 个')
    await press('确认签收 3 个')
    expect(platform.asked('assignments.finding.accept')).toEqual([
      { id: '1', version: 4 },
      { id: '2', version: 7 },
      { id: '3', version: 4 },
    ])
    const told = the('status', /已办理/)
    expect(textOf(told)).toContain('已办理 2 个，1 个没有办成。')
    await soon(() => expect(texts('item', told)[1]).toMatch(/^上坪村 · 问题2：.{6,}/))
    expect(texts('item', told)[0]).toBe('上坪村 · 问题1：已签收')
    expect(platform.asked('assignments.finding.list').length, 'the list is asked for anew').toBeGreaterThan(1)
    await press('知道了')
    expect(textOf()).not.toContain('已办理')
  })

  it('are reviewed with the same words, and only those that wait for it', async () => {
    const platform = await open(asReviewer, {
      ...listed(
        own('1', { state: 'submitted', verbs: ['verify', 'sendBack'] }),
        own('2', { state: 'verified', verbs: ['closeOut'] }),
      ),
      'assignments.finding.verify': aFindingView(),
    })
    await tick('选择：上坪村 问题1')
    await tick('选择：上坪村 问题2')
    expect(names('button')).toEqual(expect.arrayContaining(['复核通过 1 个', '销号 1 个']))
    await press('复核通过 1 个')
    await write('复核情况', '现场已经看过')
    await press('确认复核通过 1 个')
    expect(platform.asked('assignments.finding.verify')).toEqual([{ id: '1', version: 4, text: '现场已经看过', photos: [] }])
    expect(textOf()).toContain('1 个已办理。')
  })
})

describe('what waits for the responsible unit', () => {
  it('is one choice beside the single states, with the deadlines that run there', async () => {
    const platform = await open(asUnit)
    await press('待整改')
    expect(address()).toBe(`${at}?state=toRectify`)
    expect(platform.asked('assignments.finding.list').at(-1)).toMatchObject({ state: 'toRectify' })
  })

  it('is taken from the address that the home page leads to', async () => {
    const platform = await open(asUnit, {}, '?mine=1&state=toRectify&due=late')
    expect(platform.asked('assignments.finding.list')[0]).toMatchObject({ mine: true, state: 'toRectify', due: 'late' })
  })
})
