import type { DueMonthEntry } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, press } from '../test/act.ts'
import { aDue } from '../test/builders/aDue.ts'
import { address, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'

function entry(over: Partial<DueMonthEntry> = {}): DueMonthEntry {
  const { key, duty, what, title, by, about, dueOn, elsewhere, lateDays, standing } = aDue()
  return { key, duty, what, title, by, about, dueOn, elsewhere, lateDays, standing, ...over }
}
const at = '/demo-2020/dues/calendar'
const open = (dues: DueMonthEntry[], path = at) =>
  opened(path, asViewer, {
    'assignments.due.month': ({ month }) => ({
      plan: 'demo-2020',
      month,
      today: '2020-03-20',
      dues: dues.filter(({ dueOn }) => dueOn.startsWith(month)),
    }),
  })
const dayCell = (date: string) =>
  document.querySelector(`time[datetime="${date}"]`)?.closest('td') ?? document.createElement('td')

describe('the calendar of what is due', () => {
  it('shows this month day by day, today standing out', async () => {
    const platform = await open([
      entry(),
      entry({ key: 'k2', dueOn: '2020-03-31', title: '季度调度会', standing: 'missed', lateDays: 2 }),
    ])
    expect(platform.asked('assignments.due.month')).toEqual([{ plan: 'demo-2020', month: '2020-03' }])
    expect(textOf(dayCell('2020-03-25'))).toContain('督战月报青石县')
    expect(textOf(dayCell('2020-03-31'))).toContain('逾期或迟报 1 项')
    expect(dayCell('2020-03-20').className).toContain('is-today')
    expect(document.querySelectorAll('tbody td')).toHaveLength(42)
    expect(the('link', '督战月报').getAttribute('href')).toContain('/demo-2020/dues/reports.monthly')
  })

  it('joins what many bodies owe on a day, and says what is yet to begin', async () => {
    await open([
      entry(),
      entry({ key: 'k2', by: '白水县' }),
      entry({ key: null, dueOn: '2020-03-30', title: '下月计划', standing: 'upcoming' }),
    ])
    expect(textOf(dayCell('2020-03-25'))).toContain('督战月报共 2 项')
    expect(textOf(dayCell('2020-03-30'))).toContain('未开始')
    expect(dayCell('2020-03-30').querySelector('a')).toBeNull()
  })

  it('goes to another month, and keeps that in the address', async () => {
    const platform = await open([])
    await press('下一月')
    expect(address()).toContain('day=2020-04-01')
    expect(platform.asked('assignments.due.month').at(-1)).toEqual({ plan: 'demo-2020', month: '2020-04' })
    expect(textOf()).toContain('2020年4月')
    expect(textOf()).toContain('这段时间没有到期的事项')
    await press('上一月')
    await press('上一月')
    expect(textOf()).toContain('2020年2月')
  })

  it('shows a week over the end of a month from both of its months', async () => {
    const platform = await open(
      [entry({ dueOn: '2020-03-31' }), entry({ key: 'k2', title: '周报', dueOn: '2020-04-03' })],
      `${at}?span=week&day=2020-04-01`,
    )
    expect(platform.asked('assignments.due.month').map(({ month }) => month)).toEqual(['2020-03', '2020-04'])
    expect(textOf()).toContain('2020年3月30日至4月5日')
    expect(textOf(dayCell('2020-04-03'))).toContain('周报')
    await press('下一周')
    expect(address()).toContain('day=2020-04-08')
  })

  it('shows one body', async () => {
    await open([entry(), entry({ key: 'k2', by: '白水县', title: '周报' })])
    await choose('办理单位', '白水县')
    expect(textOf(dayCell('2020-03-25'))).not.toContain('督战月报')
    expect(textOf(dayCell('2020-03-25'))).toContain('周报')
    expect(address()).toContain('body=')
  })

  it('takes what is no day in an address for today', async () => {
    const platform = await open([], `${at}?day=yesterday`)
    expect(platform.asked('assignments.due.month')).toEqual([{ plan: 'demo-2020', month: '2020-03' }])
  })

  it('says why it cannot be shown', async () => {
    await opened(at, asViewer, { 'assignments.due.month': new Problem('absent', 'plan.absent') })
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})
