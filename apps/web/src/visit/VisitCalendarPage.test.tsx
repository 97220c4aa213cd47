import type { VisitMonthEntry } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { choose, follow, press } from '../test/act.ts'
import { aVisitBoard, aVisitEntry, aVisitMonth } from '../test/builders/aVisit.ts'
import { address, all, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import { soon } from '../test/settled.ts'

const at = '/demo-2020/visits/calendar'
const otherTeam = { key: `city-team@${world.city}`, title: '云岭市督战队' }
const open = (entries: VisitMonthEntry[], { as = asViewer, path = at } = {}) =>
  opened(path, as, {
    'assignments.visit.month': ({ month }) => ({
      ...aVisitMonth(entries.filter(({ dueOn }) => dueOn.startsWith(month))),
      month,
    }),
    'assignments.visit.list': aVisitBoard(),
    'assignments.due.month': { plan: 'demo-2020', month: '2020-03', today: '2020-03-20', dues: [] },
  })
const dayCell = (date: string) =>
  document.querySelector(`time[datetime="${date}"]`)?.closest('td') ?? document.createElement('td')
const rows = () => all('row').map((row) => [...row.children].map(textOf).join(' '))

describe('the calendar of visits', () => {
  it('shows by day how many of a duty’s visits are made and how many are overdue', async () => {
    const platform = await open([
      aVisitEntry(),
      aVisitEntry({ team: otherTeam, count: 2, done: 0, late: 0 }),
      aVisitEntry({ dueOn: '2020-03-18', duty: 'owed.patrol', title: '每周巡查', count: 4, done: 1, late: 0, overdue: 3 }),
    ])
    expect(platform.asked('assignments.visit.month')).toEqual([{ plan: 'demo-2020', month: '2020-03', mine: false }])
    expect(textOf(dayCell('2020-03-31'))).toContain('每月督导已完成 2 / 5 次')
    expect(textOf(dayCell('2020-03-18'))).toContain('每周巡查已完成 1 / 4 次 · 逾期 3 次')
    expect(dayCell('2020-03-18').querySelector('.is-late')).not.toBeNull()
    expect(dayCell('2020-03-31').querySelector('.is-late')).toBeNull()
    expect(dayCell('2020-03-20').className).toContain('is-today')
  })

  it('says which region inspects which in the windows that are shown, or that lots will decide', async () => {
    const crossed = [
      { title: '县际交叉检查', start: '2020-03-01', end: '2020-03-31', pairs: [{ by: '青石县', of: '白水县' }] },
      { title: '抽签交叉检查', start: '2020-03-16', end: '2020-03-22', pairs: null },
      { title: '早已结束的检查', start: '2020-01-01', end: '2020-01-31', pairs: [] },
    ]
    await opened(at, asViewer, {
      'assignments.visit.month': { ...aVisitMonth(), crossed },
      'assignments.visit.list': aVisitBoard(),
      'assignments.due.month': { plan: 'demo-2020', month: '2020-03', today: '2020-03-20', dues: [] },
    })
    const page = textOf(document.body)
    expect(page).toContain('县际交叉检查 3月1日至3月31日青石县查白水县')
    expect(page).toContain('抽签交叉检查 3月16日至3月22日这一期任务生成时抽签确定')
    expect(page).not.toContain('早已结束的检查')
  })

  it('says of visits whose window has not begun that they are to come', async () => {
    await open([aVisitEntry({ dueOn: '2020-03-29', count: 3, done: 0, late: 0, upcoming: 3 })])
    expect(textOf(dayCell('2020-03-29'))).toContain('3 次 · 未开始')
  })

  it('adds up the load of each team and of each place', async () => {
    const further = { code: world.county, name: '青石县' }
    await open([
      aVisitEntry(),
      aVisitEntry({ team: otherTeam, place: further, count: 4, done: 1, late: 0, overdue: 2, upcoming: 1 }),
    ])
    expect(rows()).toContain('云岭市督战队 4 1 0 2 0 1')
    expect(rows()).toContain('青石县督战队 3 2 1 0 1 0')
    expect(rows()).toContain('柳河乡 3 2 1 0 1 0')
    expect(rows()).toContain('青石县 4 1 0 2 0 1')
  })

  it('says of posts of one title which village each is of', async () => {
    const post = (village: string) => aVisitEntry({ team: { key: `post@${village}`, title: '村级巡查岗' } })
    await open([post(world.village), post('430321100299'), aVisitEntry({ team: otherTeam })])
    expect(rows()).toContain('村级巡查岗（上坪村） 3 2 1 0 1 0')
    expect(rows()).toContain('云岭市督战队 3 2 1 0 1 0')
  })

  it('narrows the days and the loads to one team, and keeps that in the address', async () => {
    await open([aVisitEntry(), aVisitEntry({ team: otherTeam, count: 4, done: 1, late: 0 })])
    await choose('督战队', '云岭市督战队')
    expect(textOf(dayCell('2020-03-31'))).toContain('已完成 1 / 4 次')
    expect(rows().filter((row) => row.startsWith('青石县督战队'))).toEqual([])
    expect(address()).toContain('team=')
  })

  it('shows a week over the end of a month from both of its months', async () => {
    const platform = await open([aVisitEntry(), aVisitEntry({ dueOn: '2020-04-05', title: '清明走访', duty: 'owed.tomb' })], {
      path: `${at}?span=week&day=2020-04-01`,
    })
    expect(platform.asked('assignments.visit.month').map(({ month }) => month)).toEqual(['2020-03', '2020-04'])
    expect(textOf(dayCell('2020-04-05'))).toContain('清明走访')
    expect(rows()).toContain('柳河乡 6 4 2 0 2 0')
    await press('下一周')
    expect(address()).toContain('day=2020-04-08')
    expect(textOf()).toContain('这段时间没有应完成的督战')
  })

  it('asks for an inspector’s own visits only', async () => {
    const platform = await open([], { as: asInspector })
    expect(platform.asked('assignments.visit.month')).toEqual([{ plan: 'demo-2020', month: '2020-03', mine: true }])
    expect(textOf()).toContain('我的督战日历')
  })

  it('leads to the calendar of what is handed in, to the list of tasks, and from that back', async () => {
    await open([])
    await press('报送事项')
    expect(address()).toContain('/demo-2020/dues/calendar')
    await press('督战走访')
    expect(address()).toContain(at)
    await follow('查看任务清单')
    expect((await soon(() => the('link', '按日历查看'))).getAttribute('href')).toBe(at)
  })

  it('is not offered to a unit, which learns nothing of when somebody comes', async () => {
    await open([], { as: asUnit, path: '/demo-2020/dues/calendar' })
    expect(textOf()).not.toContain('督战走访')
  })

  it('says why it cannot be shown', async () => {
    await opened(at, asViewer, { 'assignments.visit.month': new Problem('absent', 'plan.absent') })
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})
