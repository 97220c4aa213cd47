import { type MessageRow, type MessageTopic, messageTopics } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asOperator, asUnit } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { follow, press } from '../test/act.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { messageAddress } from './messageAddress.ts'
import { byDay, messageWords } from './messageWords.ts'

const aMessage = (over: Partial<MessageRow> = {}): MessageRow => ({
  ...{ id: 'm-1', plan: 'demo-2020', kind: 'new', topic: 'finding.given', at: '2020-03-20T01:00:00.000Z' },
  ...{ isRead: false, count: 1, page: { page: 'finding', id: 'f:1' } },
  words: { title: '村内有垃圾', of: '上坪村', on: '2020-04-04' },
  ...over,
})
const open = (rows: MessageRow[], answers: Answers = {}, at = '/messages') =>
  opened(at, asUnit, {
    'assignments.message.list': { rows, next: null },
    'assignments.message.unread': { count: rows.filter(({ isRead }) => !isRead).length },
    ...answers,
  })
const bell = () => document.querySelector('.shell-bell')

describe('the bell in the top bar', () => {
  it('leads to the messages and says how many are unread', async () => {
    await opened('/home', asInspector, { 'assignments.message.unread': { count: 3 } })
    await soon(() => expect(textOf(bell() ?? document.body)).toBe('消息，3 条未读3'))
  })

  it('says no more than that there are many', async () => {
    await opened('/home', asInspector, { 'assignments.message.unread': { count: 100 } })
    await soon(() => expect(textOf(bell() ?? document.body)).toBe('消息，99 条以上未读99+'))
  })

  it('is there for who only administers, too', async () => {
    const platform = await opened('/operator/none', asOperator, { 'assignments.message.unread': { count: 1 } })
    await soon(() => expect(textOf(bell() ?? document.body)).toBe('消息，1 条未读1'))
    expect(platform.asked('assignments.message.unread')).toHaveLength(1)
  })

  it('shows no number where nothing is unread', async () => {
    await opened('/home', asInspector)
    expect(textOf(bell() ?? document.body)).toBe('消息')
  })
})

describe('the page of messages', () => {
  it('shows them by day, the unread ones told apart, each a way to what it is about', async () => {
    await open([
      aMessage(),
      aMessage({ id: 'm-2', at: '2020-03-19T01:00:00.000Z', isRead: true, topic: 'finding.closedOut', kind: 'decided' }),
    ])
    await soon(() => expect(names('heading')).toContain('昨天'))
    expect(names('heading')).toContain('今天')
    expect(
      all('link')
        .map(textOf)
        .filter((text) => text.includes('上坪村')),
    ).toEqual([
      '新到未读：上坪村：新交办问题“村内有垃圾”，4月4日前整改09:00 · 东山市挂牌督战实施方案',
      '已办结上坪村：“村内有垃圾”已销号09:00 · 东山市挂牌督战实施方案',
    ])
  })

  it('marks one as read when it is followed, and leads to its thing', async () => {
    const read = { 'assignments.message.read': { count: 0 } }
    const platform = await open([aMessage({ page: { page: 'plan' } })], { ...read, 'assignments.targetList.byPlan': [] })
    await soon(() => expect(document.querySelector('.message-row')).not.toBeNull())
    await follow(textOf(document.querySelector('.message-row') ?? document.body))
    expect(address()).toBe('/demo-2020')
    expect(platform.asked('assignments.message.read')).toEqual([{ ids: ['m-1'] }])
    await soon(() => expect(textOf(bell() ?? document.body)).toBe('消息'))
  })

  it('marks all as read at once', async () => {
    const platform = await open([aMessage()], { 'assignments.message.read': { count: 0 } })
    await press('全部已读')
    expect(platform.asked('assignments.message.read')).toEqual([{ until: expect.stringMatching(/^\d{4}-.*Z$/) }])
    await soon(() => expect(names('button')).not.toContain('全部已读'))
    expect(textOf()).toContain('没有未读消息')
  })

  it('asks for the unread ones, or those of one kind, by the address', async () => {
    const platform = await open([aMessage()])
    await press('未读')
    expect(address()).toBe('/messages?which=unread')
    await press('逾期')
    expect(address()).toBe('/messages?which=unread&kind=late')
    expect(platform.asked('assignments.message.list')).toEqual([
      { unread: false },
      { unread: true },
      { unread: true, kind: 'late' },
    ])
  })

  it('says so where there are none, and where none is of what is asked for', async () => {
    await open([])
    await soon(() => expect(textOf()).toContain('没有消息。有新任务'))
    await press('退回与更正')
    await soon(() => expect(textOf()).toContain('没有符合条件的消息。'))
    expect(names('button')).not.toContain('全部已读')
  })

  it('has more behind the first page', async () => {
    const next = { value: '2020-03-20T01:00:00.000Z', id: 'm-1' }
    const platform = await open([aMessage()], {
      'assignments.message.list': ({ cursor }) =>
        cursor ? { rows: [aMessage({ id: 'm-2', count: 3 })], next: null } : { rows: [aMessage()], next },
    })
    await press('显示更多')
    await soon(() => expect(textOf()).toContain('新交办 3 个问题'))
    expect(platform.asked('assignments.message.list').at(-1)).toEqual({ unread: false, cursor: next })
    expect(names('button')).not.toContain('显示更多')
  })
})

describe('what goes wrong on the page of messages', () => {
  const refused = new Problem('unavailable', 'service.unavailable')

  it('is said where they cannot be read, and they are asked for again on request', async () => {
    const platform = await open([], { 'assignments.message.list': refused })
    await soon(() => expect(names('button')).toContain('重试'))
    expect(textOf()).not.toContain('没有消息。')
    platform.answers({ 'assignments.message.list': { rows: [aMessage()], next: null } })
    await press('重试')
    await soon(() => expect(textOf()).toContain('村内有垃圾'))
  })

  it('is said where they cannot be marked, and they stay unread', async () => {
    await open([aMessage()], { 'assignments.message.read': refused })
    await press('全部已读')
    await soon(() => expect(textOf(the('alert'))).not.toBe(''))
    expect(textOf()).toContain('1 条未读')
    expect(document.querySelectorAll('.message-row.is-unread')).toHaveLength(1)
  })

  it('keeps nobody from what a message is about', async () => {
    await open([aMessage({ page: { page: 'plan' } })], {
      'assignments.message.read': refused,
      'assignments.targetList.byPlan': [],
    })
    await soon(() => expect(document.querySelector('.message-row')).not.toBeNull())
    await follow(textOf(document.querySelector('.message-row') ?? document.body))
    expect(address()).toBe('/demo-2020')
  })
})

describe('a message that was read', () => {
  it('is not marked once more when it is followed', async () => {
    const read = aMessage({ isRead: true, page: { page: 'plan' } })
    const platform = await open([read], { 'assignments.targetList.byPlan': [] })
    await soon(() => expect(document.querySelector('.message-row')).not.toBeNull())
    await follow(textOf(document.querySelector('.message-row') ?? document.body))
    expect(address()).toBe('/demo-2020')
    expect(platform.asked('assignments.message.read')).toEqual([])
  })

  it('shows under the code of its plan where that has no title for the reader', async () => {
    await open([aMessage({ isRead: true, plan: 'gone-2019' })])
    await soon(() => expect(textOf()).toContain('09:00 · gone-2019'))
    expect(textOf()).not.toContain('未读：')
  })

  it('gives the reason why something came back below the sentence', async () => {
    const words = { title: '村内有垃圾', of: '上坪村', on: '2020-04-04', text: '现场仍有垃圾' }
    await open([aMessage({ topic: 'finding.returned', kind: 'returned', words })])
    await soon(() => expect(textOf()).toContain('整改被退回，4月4日前继续整改理由：现场仍有垃圾'))
  })
})

describe('a message', () => {
  const topics = Object.keys(messageTopics) as MessageTopic[] // keys of the table
  it.each(topics)('%s is a sentence, of one thing and of several, with nothing left open', (topic) => {
    for (const count of [1, 3]) {
      const { sentence } = messageWords(aMessage({ topic, count }))
      expect(sentence).not.toMatch(/undefined|NaN|“”|^：|，前|\s{2}/)
      expect(sentence.length).toBeGreaterThan(6)
    }
  })

  it('gives the reason where somebody gave one', () => {
    expect(messageWords(aMessage({ topic: 'finding.returned', words: { text: '仍有垃圾' } })).reason).toBe('理由：仍有垃圾')
    expect(messageWords(aMessage()).reason).toBeNull()
  })

  it.each<[MessageRow['page'], string]>([
    [{ page: 'finding', id: 'f:1' }, '/p/findings/f%3A1'],
    [{ page: 'findings' }, '/p/findings?mine=1'],
    [{ page: 'findings', due: 'late' }, '/p/findings?mine=1&due=late'],
    [{ page: 'due', id: 'reports.m/region:1/-/2020-03/1' }, '/p/dues/reports.m%2Fregion%3A1%2F-%2F2020-03%2F1'],
    [{ page: 'dues' }, '/p/dues?show=owed'],
    [{ page: 'filing', id: '430381000000' }, '/p/filings/430381000000'],
    [{ page: 'target', id: 'v-1' }, '/p/targets/v-1'],
    [{ page: 'list', id: 'municipal' }, '/p/lists/municipal'],
    [{ page: 'visits' }, '/p/visits?whose=mine'],
    [{ page: 'plan' }, '/p'],
  ])('with %j behind it leads to %s', (page, to) => {
    expect(messageAddress({ plan: 'p', page })).toBe(to)
  })

  it('of another year stands under its whole date, by the day in Shanghai', () => {
    const rows = [aMessage({ at: '2019-12-31T17:00:00.000Z' }), aMessage({ at: '2019-12-31T15:00:00.000Z' })]
    expect(byDay(rows, '2020-03-20').map(({ title }) => title)).toEqual(['1月1日', '2019年12月31日'])
  })
})
