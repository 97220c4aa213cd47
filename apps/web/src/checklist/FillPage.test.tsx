import type { Receipt, TargetCard } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector, world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import { draftStore } from '../device/draftStore.ts'
import { follow, press, write } from '../test/act.ts'
import { aChecklistView } from '../test/builders/aChecklist.ts'
import { aDraft } from '../test/builders/aDraft.ts'
import { aPlan, aPlanView } from '../test/builders/aPlan.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit, aVisitBoard, aVisitPart } from '../test/builders/aVisit.ts'
import { address, all, names, textOf, the } from '../test/find.ts'
import { onDevice } from '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, unreachable, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const village = { key: 'village', title: '村督战清单', parts: [{ part: null, team: '青石县督战队' }] }
const at = '/demo-2020/targets/v-1/visits/visit-1/fill'
const open = (over: Partial<TargetCard> = {}, answers: Answers = {}, address_ = at) =>
  opened(address_, asInspector, {
    'assignments.target.byId': aTargetCard({ checklists: [village], visits: [aVisit()], ...over }),
    'assignments.visit.list': aVisitBoard(),
    'forms.checklist.byKey': aChecklistView(),
    ...answers,
  })
const isForm = () => all('field').some((field) => field.getAttribute('type') === 'radio')
const formIsThere = () => soon(() => expect(isForm()).toBe(true))
async function answer(path: string, value: string) {
  const found = all('field').find((field) => field.getAttribute('name') === path && field.getAttribute('value') === value)
  await press(found ?? document.body)
}
const receipt = (id: string): Receipt => ({
  ...{ id, hash: 'h', receivedAt: '2020-03-20T01:30:00.000Z', plan: world.plan, revision: 1 },
  ...{ checklist: 'village', target: 'v-1', signature: 's' },
})

describe('a checklist that is begun', () => {
  it('is that of the visit that is owed, about the target, empty', async () => {
    const platform = await open()
    await formIsThere()
    expect(platform.asked('forms.checklist.byKey')).toEqual([{ plan: world.plan, checklist: 'village' }])
    expect(textOf()).toContain('上坪村')
    expect(textOf()).toContain('已填 0 / 2 项')
    expect(document.querySelector('.shell-focused')).not.toBeNull()
  })

  it('leaves nothing on the device until something was answered', async () => {
    await open()
    await formIsThere()
    expect(await draftStore().all()).toEqual([])
  })

  it('is kept under the visit once something was answered, and found again', async () => {
    await open()
    await formIsThere()
    await answer('power.lit.answer', 'yes')
    await soon(() => expect(document.querySelector('[data-save="saved"]')).not.toBeNull())
    const [kept] = await draftStore().all()
    expect(kept).toMatchObject({ visit: 'visit-1', checklist: 'village', revision: 1, target: { id: 'v-1', name: '上坪村' } })
    expect(Date.parse(kept?.startedAt ?? '') - Date.parse('2020-03-20T01:00:00.000Z')).toBeLessThan(60_000)
    await draftStore().discard(kept?.key ?? '')
  })

  it('is one on no visit’s account where the address names a checklist', async () => {
    await open({ visits: [] }, {}, '/demo-2020/targets/v-1/checklists/village/fill')
    await formIsThere()
  })

  it('is sent as it was filled, and leads to its receipt', async () => {
    const platform = await open({}, { 'forms.submission.submit': ({ id }) => receipt(id) })
    await formIsThere()
    await answer('power.lit.answer', 'yes')
    await press('下一节')
    await answer('waste.rubbish.answer', 'yes')
    await write('情况说明', '河边有垃圾堆放')
    await press('检查并提交')
    await soon(() => expect(textOf()).toContain('发现 1 个问题，提交后交办责任单位整改'))
    await press('提交督战记录')
    await soon(() => expect(names('heading')).toContain('提交成功'))
    expect(platform.asked('forms.submission.submit')).toMatchObject([
      {
        plan: world.plan,
        checklist: 'village',
        target: 'v-1',
        answers: { power: { lit: { answer: 'yes' } }, waste: { rubbish: { answer: 'yes', note: '河边有垃圾堆放' } } },
      },
    ])
    expect(await draftStore().all()).toEqual([])
  })
})

describe('a visit that may be made in secret', () => {
  let turn = 0
  const planned = (...modes: ('fixed' | 'covert')[]) => {
    const [visit] = aPlan().duties.visits ?? []
    return aPlanView({ duties: { visits: visit ? [{ ...visit, modes }] : [] } })
  }
  /** The page at its last step, for a visit of a duty with these modes. */
  const reviewed = async (...modes: Parameters<typeof planned>) => {
    turn += 1 // what was sent for a visit is not filled again
    const id = `demo-2020:monthly-visit:v-1:2020-03:${turn}`
    const platform = await open(
      { list: 'municipal', visits: [aVisit({ id })] },
      { 'forms.plan.byId': planned(...modes), 'forms.submission.submit': ({ id: sent }) => receipt(sent) },
      `/demo-2020/targets/v-1/visits/${encodeURIComponent(id)}/fill`,
    )
    await formIsThere()
    await answer('power.lit.answer', 'yes')
    await press('下一节')
    await answer('waste.rubbish.answer', 'no')
    await press('检查并提交')
    await soon(() => expect(names('button')).toContain('提交督战记录'))
    return platform
  }
  const sent = (platform: Awaited<ReturnType<typeof open>>) => platform.asked('forms.submission.submit')[0]

  it('is so as its inspector says at the end, where the plan leaves it open', async () => {
    const platform = await reviewed('fixed', 'covert')
    await press(await soon(() => the('field', /这是暗访/)))
    await press('提交督战记录')
    await soon(() => expect(sent(platform)).toMatchObject({ isCovert: true }))
  })

  it('is in the open where its inspector says nothing', async () => {
    const platform = await reviewed('fixed', 'covert')
    await press('提交督战记录')
    await soon(() => expect(sent(platform)).toBeDefined())
    expect(sent(platform)).not.toHaveProperty('isCovert')
  })

  it('is so by the plan where that has nothing else, and says so', async () => {
    await reviewed('covert')
    await soon(() => expect(textOf()).toContain('按方案，这项任务是暗访'))
    expect(all('field').filter((field) => field.getAttribute('type') === 'checkbox')).toEqual([])
  })

  it('is not asked about where the plan has no such thing', async () => {
    await reviewed('fixed')
    expect(textOf()).not.toContain('暗访')
  })
})

describe('a checklist that was begun before on this device', () => {
  const answers = { power: { lit: { answer: 'no', note: '三户停电' } } }

  it('opens with what it holds, also without a network', async () => {
    await onDevice(aDraft({ answers, savedAt: new Date().toISOString() }))
    await open(
      {},
      { 'assignments.target.byId': unreachable, 'forms.plan.byId': unreachable, 'forms.checklist.byKey': unreachable },
    )
    await formIsThere()
    expect(textOf()).toContain('已填 1 / 2 项')
    expect(textOf()).toMatch(/已保存 0(8:59|9:0\d)/)
  })

  it('leads to its receipt once it was sent', async () => {
    const [draft] = await onDevice(aDraft())
    if (!draft) throw new Error('nothing is kept')
    takeDevice(asInspector.account)
    await draftStore().keepReceipt(draft, receipt(draft.id))
    await open()
    await soon(() => expect(address()).toBe(`/demo-2020/receipts/${draft.id}`))
  })
})

describe('a checklist that cannot be filled', () => {
  // another visit than the one whose receipt this device may still hold
  const fresh = '/demo-2020/targets/v-1/visits/visit-9/fill'
  const visits = [aVisit({ id: 'visit-9' })]

  it('because the visit is done leads back to the target', async () => {
    await open({ visits: [aVisit({ id: 'visit-9', status: 'done' })] }, {}, fresh)
    await soon(() => expect(address()).toBe('/demo-2020/targets/v-1'))
  })

  it('because this team’s part of it is in leads back to the target', async () => {
    await open(
      { visits: [aVisit({ id: 'visit-9', parts: [aVisitPart({ submission: 's' }), aVisitPart({ part: 'health' })] })] },
      {},
      fresh,
    )
    await soon(() => expect(address()).toBe('/demo-2020/targets/v-1'))
  })

  it('because there is no such visit is not found', async () => {
    await open({ visits: [] }, {}, fresh)
    expect(textOf()).toContain('没有找到')
  })

  it('because it is another team’s says what to do, and leads back', async () => {
    await open({ checklists: [], visits }, {}, fresh)
    await soon(() => expect(textOf()).toContain('现在没有可以由您填写的督战清单'))
    await follow('返回')
    expect(address()).toBe('/demo-2020/targets/v-1')
  })

  it.each([
    ['has not begun', { start: '2020-04-01', end: '2020-06-30' }, '4月1日|2020-04-01'],
    ['is over', { start: '2020-01-01', end: '2020-02-29' }, '2月29日|2020-02-29'],
  ])('because the plan %s says so before anything is filled', async (_, period, words) => {
    await open({ visits }, { 'forms.plan.byId': aPlanView({ period }) }, fresh)
    await soon(() => expect(textOf()).toMatch(new RegExp(words)))
    expect(isForm()).toBe(false)
  })

  it.each([
    ['absent', 'target.absent', '没有找到'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('because the platform does not tell the target says why: %s, %s', async (kind, code, words) => {
    await open({}, { 'assignments.target.byId': new Problem(kind, code) }, fresh)
    expect(textOf()).toContain(words)
  })

  it('waits with a skeleton for the checklist', async () => {
    await open({ visits }, { 'forms.checklist.byKey': waiting }, fresh)
    await soon(() => expect(names('status')).toEqual(['正在载入…']))
  })

  it('because its checklist cannot be had says why', async () => {
    await open({ visits }, { 'forms.checklist.byKey': new Problem('conflict', 'checklist.quarantined') }, fresh)
    await soon(() => expect(textOf(the('alert'))).toContain('checklist.quarantined'))
  })
})
