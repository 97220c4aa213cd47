import type { Actor } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asDecider, asInspector, asOperator, asReviewer, asUnit, asViewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { queryClient, sessionQuery } from '../api/api.ts'
import { takeDevice } from '../device/devicePerson.ts'
import { draftStore } from '../device/draftStore.ts'
import { lastPlan } from '../plans/landingPlan.ts'
import { follow, press } from '../test/act.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { aDue, aDueBoard } from '../test/builders/aDue.ts'
import { aFindingPage } from '../test/builders/aFinding.ts'
import { aPlan, aPlanPage, aPlanSummary, aPlanView } from '../test/builders/aPlan.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisitBoard } from '../test/builders/aVisit.ts'
import { aWaiting } from '../test/builders/aWaiting.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const open = (as: Actor = asInspector, answers: Answers = {}, at = '/demo-2020/visits') =>
  opened(at, as, { 'assignments.visit.list': aVisitBoard(), ...answers })
const menu = (nav = '.side-menu') => names('link', document.querySelector(nav) ?? document.createElement('nav'))
const filings = { filings: [{ key: 'f', title: '备案', from: 'county', to: 'city', what: 'plan', due: '2020-03-31' }] } as const

describe('the frame around the pages of a plan', () => {
  it.each<[string, Actor, string[]]>([
    ['an author', asAuthor, ['首页', '督战任务', '问题台账', '应办事项', '备案', '汇总', '方案']],
    ['an inspector', asInspector, ['首页', '督战任务', '问题台账', '应办事项', '汇总', '方案']],
    ['a unit', asUnit, ['首页', '问题台账', '应办事项', '方案']],
    ['a reviewer', asReviewer, ['首页', '督战任务', '问题台账', '应办事项', '备案', '汇总', '方案']],
    ['a decider', asDecider, ['首页', '督战任务', '问题台账', '应办事项', '备案', '汇总', '方案']],
    ['a viewer', asViewer, ['首页', '督战任务', '问题台账', '应办事项', '备案', '汇总', '方案']],
    ['an operator', asOperator, ['首页', '方案', '开始', '人员', '区划', '主体', '操作记录']],
  ])('shows %s the areas that they may enter', async (_, persona, areas) => {
    const { duties } = aPlan()
    await open(persona, { 'forms.plan.byId': aPlanView({ duties: { ...duties, filings: [...filings.filings] } }) })
    expect(menu()).toEqual(areas)
  })

  it('leads who speaks for one target to its page from wherever they are, and nobody else', async () => {
    const [grant] = asInspector.grants
    const school = { ...asInspector, grants: [{ ...grant!, target: 'v-1' }] }
    await open(
      school,
      {
        'assignments.target.byId': aTargetCard(),
        'assignments.finding.list': aFindingPage(),
        'assignments.finding.summary': [],
      },
      '/demo-2020/findings',
    )
    expect(menu()[1]).toBe('本单位')
    await follow('本单位')
    expect(address()).toBe('/demo-2020/targets/v-1')
  })

  it('offers who reads a plan and writes another no area in it that only its authors enter', async () => {
    const { duties } = aPlan()
    const grants = [...asUnit.grants, { ...asAuthor.grants[0]!, plan: 'other-2020' }]
    const plan = aPlanView({ duties: { ...duties, filings: [...filings.filings] } })
    await open({ ...asUnit, grants }, { 'forms.plan.byId': plan })
    expect(menu()).toEqual(['首页', '问题台账', '应办事项', '方案'])
  })

  const due = { ...aDue({ standing: 'missed', lateDays: 2 }), title: '三月月报' }
  const soonDue = { plan: 'demo-2020', today: '2020-03-27', days: 3, count: 2, late: 1, dues: [due] }

  const owing = () => {
    const { duties } = aPlan()
    const plan = aPlanView({ duties: { ...duties, filings: [...filings.filings] } })
    return { 'forms.plan.byId': plan, 'assignments.targetList.byPlan': [] } satisfies Answers
  }

  it('reminds who owes something soon, in the menu and on the page that their work begins on', async () => {
    const dues = { own: 3, ownLate: 1, ownSoon: 1, late: 1, toReceive: 0 }
    const waits = { 'assignments.due.soon': soonDue, 'assignments.work.waiting': aWaiting({ dues }) }
    await open(asAuthor, { ...owing(), ...waits, 'assignments.due.board': aDueBoard() }, '/demo-2020')
    await soon(() => expect(menu()).toContain('应办事项22 项待办'))
    const band = await soon(() => document.querySelector('[aria-label=近期应办]') ?? document.body)
    expect(textOf(band)).toBe('已逾期 1 项，3 天内到期 1 项三月月报（3月25日）查看应办事项')
    await follow('查看应办事项')
    await soon(() => expect(document.querySelector('.soon-band'), 'said once').toBeNull())
  })

  it('says nothing where nothing is due', async () => {
    await open(asAuthor, owing(), '/demo-2020')
    expect(document.querySelector('.soon-band, .nav-count')).toBeNull()
  })

  it('asks nothing of who never hands anything in', async () => {
    const platform = await open(asViewer, owing(), '/demo-2020')
    expect(platform.asked('assignments.due.soon')).toEqual([])
  })

  it('shows no area in which the plan gives nothing to do', async () => {
    await open(asAuthor, { 'forms.plan.byId': aPlanView({ duties: {}, targetLists: [] }) })
    expect(menu()).toEqual(['首页', '方案'])
  })

  it('shows nothing but the plan itself while it is a draft', async () => {
    await open(asAuthor, { 'forms.plan.list': aPlanPage([aPlanSummary({ status: 'draft' })]) })
    expect(menu()).toEqual(['首页', '方案'])
  })

  it('names the plan and the post', async () => {
    await open()
    const brand = document.querySelector('.brand-name')
    expect(textOf(brand ?? document.body)).toBe('东山市挂牌督战实施方案县督战队督战员')
  })

  it('names the platform where the plan is not known', async () => {
    await open(asInspector, { 'forms.plan.list': aPlanPage([]) })
    expect(textOf(document.querySelector('.brand-name') ?? document.body)).toMatch(/^督战/)
    expect(lastPlan(asInspector.account)).toBeNull()
  })

  it('remembers the plan for the next time on this device', async () => {
    await open()
    expect(lastPlan(asInspector.account)).toBe('demo-2020')
  })

  it('offers another plan to who has several, and counts no revision twice', async () => {
    await open(asInspector, { 'forms.plan.list': aPlanPage([aPlanSummary(), aPlanSummary({ revision: 2 })]) })
    expect(names('link')).not.toContain('切换方案')
  })

  it('shows how much waits behind each entry, and what of it is late', async () => {
    const findings = { toAccept: 2, returned: 1, nearDue: 1, overdue: 1, toVerify: 0, toCloseOut: 0, toExtend: 0, late: 1 }
    const ledger = { 'assignments.finding.list': aFindingPage(), 'assignments.finding.summary': [] }
    await open(asUnit, { 'assignments.work.waiting': aWaiting({ findings }), ...ledger }, '/demo-2020/findings')
    await soon(() => expect(menu()).toContain('问题台账33 项待办'))
    expect(document.querySelector('.side-menu .nav-count')?.className).toContain('is-late')
  })

  it('has at the foot of a phone what is used every day, and all the rest under 我的', async () => {
    await open(asViewer, { 'assignments.targetList.byPlan': [] })
    expect(menu('.phone-bar')).toEqual(['今天', '督战任务', '问题台账', '汇总'])
    await press('我的')
    await soon(() => expect(menu('.person-pages')).toEqual(['方案']))
    await follow('方案', document.querySelector('.person-pages') ?? document)
    expect(all('dialog'), 'a page that was chosen stands free').toEqual([])
  })

  it('stands outside of a plan as in the one that the person was in', async () => {
    await open(asViewer)
    await follow('首页')
    await soon(() => expect(names('heading')).toContain('首页'))
    expect(menu()).toContain('督战任务')
  })

  it('has no way out on a page that is filled: nobody signs out who means to leave the form', async () => {
    await open(asInspector, { 'assignments.target.byId': aTargetCard() }, '/demo-2020/targets/v-1/visits/none/fill')
    expect(names('button')).not.toContain('退出登录')
  })

  it('leads to the choice of plans', async () => {
    await open(asInspector, {
      'forms.plan.list': aPlanPage([aPlanSummary(), aPlanSummary({ plan: 'other-2020', title: '另一方案' })]),
    })
    await follow('切换方案')
    expect(address()).toBe('/plans')
  })

  it('lets the keyboard skip to the matter', async () => {
    await open()
    expect(all('link')[0]?.getAttribute('href')).toBe('#main')
    expect(document.querySelector('#main')).not.toBeNull()
  })

  it('says of an address that there is no such page', async () => {
    await open(asInspector, {}, '/demo-2020/nothing-here')
    expect(textOf()).toContain('没有找到，或不在您的权限范围')
  })
})

/** What an operator asks of each part of the platform. */
const operators: Answers = {
  'forms.log.asideList': [],
  'assignments.log.asideList': [],
  'aggregation.log.asideList': [],
}

describe('where a person arrives', () => {
  it.each<[string, Actor]>([
    ['an author', asAuthor],
    ['an inspector', asInspector],
    ['a unit', asUnit],
    ['a reviewer', asReviewer],
    ['a decider', asDecider],
    ['a viewer', asViewer],
    ['an operator', asOperator],
  ])('is for %s the home page', async (_, persona) => {
    await open(persona, operators, '/')
    await soon(() => expect(address()).toBe('/home'))
    await soon(() => expect(names('heading')[0]).toBe('首页'))
    expect(all('alert')).toEqual([])
  })

  it.each<[string, Actor, string]>([
    ['an author', asAuthor, '/demo-2020'],
    ['an inspector', asInspector, '/demo-2020/visits'],
    ['a unit', asUnit, '/demo-2020/findings'],
    ['a viewer', asViewer, '/demo-2020/summary'],
  ])('within a plan is for %s their own work there', async (_, persona, to) => {
    await open(
      persona,
      {
        'assignments.finding.list': aFindingPage(),
        'assignments.finding.summary': [],
        'assignments.targetList.byPlan': [],
        'assignments.task.board': { plan: 'demo-2020', cells: [], totals: [] },
        'aggregation.summary.byRegion': waiting,
      },
      '/home',
    )
    await follow('进入方案')
    await soon(() => expect(address()).toBe(to))
  })

  it('is the same page for who has no plan, who is told what to do', async () => {
    await open(asInspector, { 'forms.plan.list': aPlanPage([]) }, '/')
    await soon(() => expect(textOf()).toContain('没有可以查看的实施方案'))
    expect(names('link')).not.toContain('新建方案')
    expect(menu()).toEqual(['首页'])
  })

  it('is the page that says why where a plan cannot be read', async () => {
    await open(asInspector, { 'forms.plan.byId': new Problem('absent', 'plan.absent') }, '/demo-2020/start')
    await soon(() => expect(textOf()).toContain('没有找到'))
    expect(address()).toBe('/demo-2020')
  })

  it('is told when the platform cannot say who they are, and may try again', async () => {
    const platform = await open(asInspector, { 'session.current': new Problem('unavailable', 'service.unavailable') })
    expect(textOf(the('alert'))).toContain('service.unavailable')
    platform.answers({ 'session.current': new Problem('unauthenticated', 'session.required') })
    await press('重试')
    await soon(() => the('field', '账号'))
  })

  it('is the sign-in when a session ends in the middle of the work, and the address stays', async () => {
    await open(asInspector, { 'assignments.visit.list': new Problem('unauthenticated', 'session.expired') })
    await soon(() => the('field', '账号'))
    expect(address()).toBe('/demo-2020/visits')
  })
})

/** By the person's own panel, where the way out is. */
async function signOut() {
  await press('我的')
  await press('退出登录')
}

describe('signing out', () => {
  const out = { 'session.signOut': { leave: null } }

  it('leaves at once where nothing is unsent', async () => {
    const platform = await open(asInspector, out)
    await signOut()
    await soon(() => the('field', '账号'))
    expect(platform.asked('session.signOut')).toHaveLength(1)
    expect(address()).toBe('/home')
  })

  it('forgets what this person was shown', async () => {
    await open(asInspector, out)
    await signOut()
    await soon(() => expect(queryClient.getQueryData(sessionQuery.queryKey)).toBeNull())
    expect(queryClient.getQueriesData({ queryKey: [['assignments']] })).toEqual([])
  })

  it('ends here at least where the platform is not reached', async () => {
    await open(asInspector, { 'session.signOut': unreachable })
    await signOut()
    await soon(() => the('field', '账号'))
  })

  it('says first how many records are unsent, and stays when the panel is shut', async () => {
    await onDevice(aDraft(), aDraft({ key: 'second' }))
    const platform = await open(asInspector, out)
    await signOut()
    await soon(() => expect(textOf(the('dialog', '退出登录'))).toContain('本机还有 2 份未提交的督战记录'))
    await press('收起')
    expect(platform.asked('session.signOut')).toEqual([])
  })

  it('keeps them on the device for their owner', async () => {
    await onDevice(aDraft())
    await open(asInspector, out)
    await signOut()
    await press('保留并退出')
    await soon(() => the('field', '账号'))
    takeDevice(asInspector.account)
    expect(await draftStore().all()).toHaveLength(1)
  })

  it('gives them up only after a second question', async () => {
    await onDevice(aDraft())
    await open(asInspector, out)
    await signOut()
    await press('全部放弃并退出')
    expect(await draftStore().all()).toHaveLength(1)
    expect(textOf(the('form'))).toContain('这 1 份答案和照片将从本机删除')
    await press('确定放弃并退出')
    await soon(() => the('field', '账号'))
    takeDevice(asInspector.account)
    expect(await draftStore().all()).toEqual([])
  })
})
