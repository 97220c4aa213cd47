import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asOperator, asReviewer, asUnit, asViewer, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { follow, press } from '../test/act.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { aPlanPage, aPlanSummary } from '../test/builders/aPlan.ts'
import { aVisit, aVisitBoard } from '../test/builders/aVisit.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { address, names, textOf, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'
import { left } from '../test/shown.tsx'

const open = (as: Actor, answers: Answers = {}) => opened('/home', as, answers)
const main = () => document.querySelector('main') ?? document.body
const links = () => [...main().querySelectorAll('a')].map((link) => `${textOf(link)} → ${link.getAttribute('href')}`)
const lead = () => textOf(document.querySelector('.page-head p') ?? document.body)
const findings = { toAccept: 2, returned: 1, nearDue: 0, overdue: 1, toVerify: 0, toCloseOut: 0, toExtend: 0, late: 1 }
const other = aPlanSummary({ plan: 'other-2020', title: '另一方案' })

describe('the home page', () => {
  it('says how much waits, and leads from each line to exactly those things', async () => {
    await open(asUnit, { 'assignments.work.waiting': aWaiting({ findings, coverage: null, dues: null }) })
    await soon(() => expect(lead()).toBe('2020年3月20日，等您办的事共 4 项'))
    expect(links().slice(0, 4)).toEqual([
      '进入方案 → /demo-2020/start',
      '1问题已逾期未反馈 → /demo-2020/findings?mine=1&state=toRectify&due=late',
      '1问题被退回，须继续整改 → /demo-2020/findings?mine=1&state=returned',
      '2问题待签收 → /demo-2020/findings?mine=1&state=handedOver',
    ])
  })

  it('says so where nothing waits', async () => {
    await open(asViewer)
    await soon(() => expect(lead()).toBe('2020年3月20日，没有等您办的事'))
    expect(textOf(main())).toContain('没有等您办的事。')
  })

  it('adds up over all plans that a person may see, the one they were in last standing first', async () => {
    const byPlan: Answers = {
      'forms.plan.list': aPlanPage([aPlanSummary(), other]),
      'assignments.work.waiting': ({ plan }) =>
        aWaiting({ plan, findings: { ...findings, overdue: 0, returned: 0, toAccept: plan === 'other-2020' ? 5 : 2 } }),
    }
    localStorage.setItem(`plan of ${asUnit.account}`, 'other-2020')
    await open(asUnit, byPlan)
    await soon(() => expect(lead()).toContain('共 7 项'))
    expect(names('heading', main())).toEqual(['首页', '另一方案', '东山市挂牌督战实施方案'])
  })

  it('still shows the other plans where one cannot say what waits, and asks again on request', async () => {
    const platform = await open(asUnit, {
      'forms.plan.list': aPlanPage([aPlanSummary(), other]),
      'assignments.work.waiting': ({ plan }) =>
        plan === 'other-2020' ? new Problem('unavailable', 'service.unavailable') : aWaiting({ findings }),
    })
    await soon(() => expect(textOf(the('alert'))).toContain('service.unavailable'))
    expect(textOf(main())).toContain('问题待签收')
    const before = platform.asked('assignments.work.waiting').length
    await press('重试')
    expect(platform.asked('assignments.work.waiting')).toHaveLength(before + 1)
  })

  it('does not say that nothing waits before it knows', async () => {
    await open(asUnit, { 'assignments.work.waiting': waiting })
    expect(lead()).toBe('2020年3月20日')
  })

  it('names to who supervises the units that are late with the most, and to a unit none', async () => {
    const lateUnits = [{ region: world.township, title: '柳河乡', count: 4 }]
    const answers = { 'assignments.work.waiting': aWaiting({ lateUnits }) }
    await open(asViewer, answers)
    await soon(() => expect(textOf(main())).toContain('柳河乡4 个'))
    const href = the('link', '柳河乡').getAttribute('href') ?? ''
    expect(Object.fromEntries(new URL(href, 'http://page').searchParams)).toEqual({
      ...{ state: 'toRectify', due: 'late', unit: `${world.township} 柳河乡` },
    })
    await left()
    await open(asUnit, answers)
    await soon(() => expect(textOf(main())).toContain('本期已督'))
    expect(textOf(main())).not.toContain('柳河乡')
  })

  it('shows what an inspector began on this device, of every plan, and leads back into it', async () => {
    await onDevice(aDraft())
    await open(asInspector)
    const card = await soon(() => the('region', '本机未提交'))
    expect(textOf(card)).toContain('督战记录未提交，只在本机')
    expect(card.querySelector('a')?.getAttribute('href')).toMatch(/\/fill$/)
  })

  it('names an author’s drafts, and leads to where they are published', async () => {
    const drafts = [
      aPlanSummary({ plan: 'new-2021', title: '新方案', status: 'draft' }),
      aPlanSummary({ revision: 2, status: 'draft' }),
    ]
    await open(asAuthor, { 'forms.plan.list': aPlanPage([aPlanSummary(), ...drafts]) })
    await soon(() => expect(links()).toContain('1草稿还没有发布 → /new-2021'))
    expect(links()).toContain('1草稿还没有发布 → /demo-2020/revisions')
  })

  it('shows an operator what is not synchronised, and nothing of what only others do', async () => {
    const asides = { 'forms.log.asideList': [], 'assignments.log.asideList': [], 'aggregation.log.asideList': [] }
    const platform = await open(asOperator, asides)
    await soon(() => expect(links()).toContain('各部分已同步 → /operator/sync'))
    expect(platform.asked('assignments.work.waiting')).toEqual([])
    expect(lead()).toBe('2020年3月20日')
  })

  it('leads an inspector to as many visits as it counted', async () => {
    const visits = [aVisit({ id: 'visit-0', window: '2020-02', start: '2020-02-01', dueOn: '2020-03-19' })]
    const platform = await open(asInspector, {
      'assignments.work.waiting': aWaiting({ visits: { late: 1, thisWeek: 0, later: 1 } }),
      'assignments.visit.list': aVisitBoard({ visits }),
    })
    await follow('1已过期限')
    await soon(() => expect(address()).toBe('/demo-2020/visits?whose=mine&choice=missed'))
    await soon(() => expect(document.querySelectorAll('.visit-row')).toHaveLength(1))
    expect(platform.asked('assignments.visit.list').at(-1)).toMatchObject({ mine: true, choice: 'missed' })
  })

  it('is the same for a reviewer, whose oldest stand first behind the line', async () => {
    await open(asReviewer, { 'assignments.work.waiting': aWaiting({ findings: { ...findings, toVerify: 3 } }) })
    await soon(() => expect(links()).toContain('3整改待复核，先到期的在前 → /demo-2020/findings?mine=1&state=submitted'))
  })
})

describe('what an operator looks after', () => {
  const inStep = { 'forms.log.asideList': [], 'assignments.log.asideList': [], 'aggregation.log.asideList': [] }

  it('is a way to each of its pages, whether or not there is a plan', async () => {
    await open(asOperator, { 'forms.plan.list': aPlanPage([]), ...inStep })
    await soon(() => expect(links()).toContain('各部分已同步 → /operator/sync'))
    expect(links().filter((link) => link.includes('/operator/'))).toEqual([
      '各部分已同步 → /operator/sync',
      '开始使用 → /operator/begin',
      '管理人员账号 → /operator/people',
      '管理行政区划 → /operator/regions',
      '管理主体 → /operator/bodies',
      '查看操作记录 → /operator/log',
    ])
  })

  it('is nothing to who operates nothing', async () => {
    await open(asViewer)
    expect(links().filter((link) => link.includes('/operator/'))).toEqual([])
  })
})
