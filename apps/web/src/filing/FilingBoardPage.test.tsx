import type { FilingSummary } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asViewer } from '@duzhan/test-kit/personas'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { follow, held, press, write } from '../test/act.ts'
import { aFiling, aFilingBoard } from '../test/builders/aFiling.ts'
import { address, all, names, textOf, texts, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/filings'
const open = (filings: FilingSummary[], as = asAuthor) =>
  opened(at, as, { 'assignments.filing.board': aFilingBoard({ filings }) })
const counties = [
  aFiling(),
  aFiling({ jurisdiction: '990122000000', name: '白沙县', state: 'missing', firstFiledOn: null, lateDays: 4, version: 0 }),
  aFiling({ jurisdiction: '990123000000', name: '云岭县', state: 'returned', breaches: 2, comment: '请改正两处', lateDays: 1 }),
  aFiling({ jurisdiction: '990124000000', name: '石门县', state: 'accepted' }),
]

describe('the board of filings', () => {
  it('says what is owed by when, and how each county stands', async () => {
    await open(counties)
    expect(textOf()).toContain('县级方案备案，2020年3月31日前报备')
    expect(texts('row')).toEqual([
      '青石县已报3月31日3月18日按期无',
      '白沙县未报3月31日—逾期 4 天—',
      '云岭县退回3月31日3月18日迟报 1 天2 处请改正两处',
      '石门县已备案3月31日3月18日按期无',
    ])
  })

  it('adds up to figures', async () => {
    await open(counties)
    const figures = [...document.querySelectorAll('.figure')].map((figure) => textOf(figure))
    expect(figures).toEqual(['应报4个', '已备案1个', '已报待审1个', '退回1个', '未报1个', '迟报或逾期2个'])
  })

  it.each([
    ['submitted', 'submitted'],
    ['late', 'late'],
    ['lost', 'all'],
  ])('asks for those that an address asks for: %s', async (state, share) => {
    const board = aFilingBoard({ filings: counties })
    const { asked } = await opened(`${at}?state=${state}&text=县`, asAuthor, { 'assignments.filing.board': board })
    expect(asked('assignments.filing.board').at(-1)).toEqual({ plan: 'demo-2020', share, text: '县' })
  })

  it('goes on where its page ends, and finds a county by its name', async () => {
    const next = { value: '990121000000', id: '990121000000' }
    const { asked, answers } = await opened(at, asAuthor, {
      'assignments.filing.board': aFilingBoard({ filings: counties.slice(0, 2), total: 4, next }),
    })
    answers({ 'assignments.filing.board': aFilingBoard({ filings: counties.slice(2) }) })
    await press('显示更多')
    await soon(() => expect(texts('row')).toHaveLength(4))
    expect(asked('assignments.filing.board').at(-1)).toMatchObject({ cursor: next })
    await write('按报备单位名称查找', '石门')
    await soon(() => expect(asked('assignments.filing.board').at(-1)).toMatchObject({ text: '石门' }))
    expect(address()).toBe(`${at}?text=${encodeURIComponent('石门')}`)
  })

  it('keeps the choice in the address, and says that none is there', async () => {
    const { answers } = await open(counties.slice(0, 2))
    answers({ 'assignments.filing.board': { ...aFilingBoard({ filings: counties.slice(0, 2) }), filings: [], total: 0 } })
    await press('已备案 0')
    expect(address()).toBe(`${at}?state=accepted`)
    expect(textOf()).toContain('这里没有方案。')
  })

  it('needs no figures for one county', async () => {
    await open([aFiling()], asViewer)
    expect(document.querySelectorAll('.figure')).toHaveLength(0)
    expect(texts('row')).toHaveLength(1)
  })

  it('leads to each county’s filing', async () => {
    await open(counties)
    expect(the('link', '云岭县').getAttribute('href')).toBe(`${at}/990123000000`)
  })

  it('repeats no words of a return that is over', async () => {
    await open([aFiling({ state: 'submitted', comment: '请改正两处' })])
    expect(textOf()).not.toContain('请改正两处')
  })

  it('says of a filing that is missing before its day neither late nor in time', async () => {
    await open([aFiling({ state: 'missing', firstFiledOn: null })])
    expect(texts('row')).toEqual(['青石县未报3月31日—未到期—'])
  })

  it('says that nobody owes any', async () => {
    await open([])
    expect(textOf()).toContain('没有应向本级报备的地区')
  })

  it('waits with a skeleton', async () => {
    await opened(at, asAuthor, { 'assignments.filing.board': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it.each([
    ['absent', 'filing.none', '没有找到，或不在您的权限范围'],
    ['forbidden', 'right.missing', 'right.missing'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('says why it cannot be shown: %s, %s', async (kind, code, words) => {
    await opened(at, asAuthor, { 'assignments.filing.board': new Problem(kind, code) })
    expect(textOf()).toContain(words)
  })

  it('is asked for again on request', async () => {
    const platform = await opened(at, asAuthor, { 'assignments.filing.board': new Problem('unavailable', 'service.unavailable') })
    platform.answers({ 'assignments.filing.board': aFilingBoard() })
    await press('重试')
    expect(texts('row')).toHaveLength(1)
  })
})

describe('somebody goes through the board', () => {
  const search = '按报备单位名称查找'
  const board = 'assignments.filing.board'
  const next = { value: '990121000000', id: '990121000000' }
  const first = aFilingBoard({ filings: counties.slice(0, 2), total: 4, next })
  const foot = () => textOf(document.querySelector('.pages-foot') ?? document.body)
  const pressed = () => names('button').filter((name) => the('button', name).getAttribute('aria-pressed') === 'true')

  it('that stands as its address says: the word and the choice are where they were made', async () => {
    await opened(`${at}?state=returned&text=岭`, asAuthor, { [board]: aFilingBoard({ filings: counties }) })
    expect(held(search)).toBe('岭')
    expect(pressed()).toEqual(['已退回 1'])
  })

  it('says beside each choice how many there are of it', async () => {
    await open(counties)
    const chips = names('button').filter((name) => / \d+$/.test(name))
    expect(chips).toEqual(['全部 4', '待审 1', '已退回 1', '逾期未报 1', '已备案 1'])
  })

  it('asks for no more of a word than can be looked for', async () => {
    const { asked } = await opened(`${at}?text=${'县'.repeat(200)}`, asAuthor, { [board]: first })
    expect(asked(board)[0]?.text).toBe('县'.repeat(80))
  })

  it('chooses, and takes the choice back; the word stays', async () => {
    const { asked } = await opened(`${at}?text=县`, asAuthor, { [board]: aFilingBoard({ filings: counties }) })
    await press('已退回 1')
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({ text: '县', state: 'returned' })
    expect(asked(board).at(-1)).toEqual({ plan: 'demo-2020', share: 'returned', text: '县' })
    await press('全部 4')
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({ text: '县' })
    await soon(() => expect(asked(board).at(-1)).toEqual({ plan: 'demo-2020', share: 'all', text: '县' }))
  })

  it('sees those of before until those of the choice are there', async () => {
    const { answers } = await open(counties)
    answers({ [board]: waiting })
    await press('已退回 1')
    expect(pressed()).toEqual(['已退回 1'])
    expect(texts('row')).toHaveLength(4)
  })

  it('finds no county of a name, and has the field still to write another', async () => {
    const { answers } = await open(counties)
    answers({ [board]: { ...aFilingBoard({ filings: counties }), filings: [], total: 0 } })
    await write(search, '没有的县')
    await soon(() => expect(textOf()).toContain('这里没有方案。'))
    expect(texts('row')).toEqual([])
    expect(names('field')).toContain(search)
    answers({ [board]: aFilingBoard({ filings: counties }) })
    await write(search, '')
    await soon(() => expect(texts('row')).toHaveLength(4))
    expect(address()).toBe(at)
  })

  it('goes on to all, and is told when there are no more', async () => {
    const { answers, asked } = await opened(`${at}?state=submitted`, asAuthor, { [board]: first })
    expect(foot()).toBe('已显示 2 条，共 4 条显示更多')
    answers({ [board]: aFilingBoard({ filings: counties.slice(2), total: 4 }) })
    await press('显示更多')
    expect(asked(board).at(-1)).toEqual({ plan: 'demo-2020', share: 'submitted', text: '', cursor: next })
    expect(foot()).toBe('共 4 条，已全部显示')
  })

  it('keeps what is there where more does not come, and goes on from there on request', async () => {
    const { answers, asked } = await opened(at, asAuthor, { [board]: first })
    answers({ [board]: new Problem('unavailable', 'service.unavailable') })
    await press('显示更多')
    expect(texts('row')).toHaveLength(2)
    expect(textOf(the('alert'))).toContain('service.unavailable')
    answers({ [board]: aFilingBoard({ filings: counties.slice(2), total: 4 }) })
    await press('重试')
    expect(asked(board).at(-1)).toMatchObject({ cursor: next })
    expect(texts('row')).toHaveLength(4)
    expect(all('alert')).toEqual([])
  })

  it('comes back from a county to the choice and the word that were left', async () => {
    await opened(`${at}?state=returned&text=岭`, asAuthor, {
      [board]: aFilingBoard({ filings: counties }),
      'assignments.filing.byId': waiting,
    })
    await follow('云岭县')
    expect(address()).toBe(`${at}/990123000000`)
    await act(async () => history.back())
    await soon(() => expect(pressed()).toEqual(['已退回 1']))
    expect(held(search)).toBe('岭')
  })

  it('chooses otherwise where a choice was not answered', async () => {
    const { answers } = await open(counties)
    answers({ [board]: new Problem('unavailable', 'service.unavailable') })
    await press('已退回 1')
    expect(textOf(the('alert'))).toContain('service.unavailable')
    expect(texts('row'), 'those of another choice are not taken for these').toEqual([])
    expect([names('heading')[0], pressed()]).toEqual(['方案备案', ['已退回 1']])
    answers({ [board]: aFilingBoard({ filings: counties }) })
    await press('待审 1')
    expect(address()).toBe(`${at}?state=submitted`)
    expect([texts('row').length, all('alert')]).toEqual([4, []])
  })

  it('asks again for what was not reached', async () => {
    const { answers, asked } = await open(counties)
    answers({ [board]: unreachable })
    await press('已退回 1')
    expect(textOf(the('alert'))).toContain('连接不上服务器')
    answers({ [board]: aFilingBoard({ filings: counties.slice(2, 3) }) })
    await press('重试')
    expect(asked(board).at(-1)).toMatchObject({ share: 'returned' })
    expect(texts('row')).toHaveLength(1)
  })
})
