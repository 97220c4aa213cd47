import type { SubmissionView, VisitView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { asInspector, asReviewer } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aChecklistView } from '../test/builders/aChecklist.ts'
import { aPlanView } from '../test/builders/aPlan.ts'
import { aRecord } from '../test/builders/aRecord.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit } from '../test/builders/aVisit.ts'
import { names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'

type Owed = NonNullable<Plan['duties']['owed']>[number]
const about: Owed['about'] = { kind: 'lists', targetLists: ['municipal'] }
const owed: Owed[] = [
  { key: 'check', title: '每周自查', what: 'visit', who: { kind: 'target' }, about, modes: ['selfCheck'], checklist: 'village' },
  { key: 'verify', title: '核验', what: 'visit', who: { kind: 'team' }, about, modes: ['verification'], checklist: 'village' },
]
const planWith = (duties: Owed[]) => aPlanView({ duties: { owed: duties } })
const own = aRecord({ id: '01900000-0000-7000-8000-0000000000aa', by: '上坪村村干部' })
const record = aRecord({ answers: { power: { lit: { answer: 'no', note: '停电' } }, waste: { rubbish: { answer: 'no' } } } })
const selfCheck = (over: Partial<VisitView> = {}) =>
  aVisit({
    ...{ id: 'self-1', duty: 'owed.check', title: '每周自查', team: { key: 'target:v-1', title: '上坪村' } },
    ...{ status: 'done', submission: own.id, doneOn: '2020-03-18' },
    ...over,
  })
const verified = aVisit({ id: 'verify-1', duty: 'owed.verify', status: 'done', submission: record.id, doneOn: '2020-03-20' })

interface House {
  visits?: VisitView[]
  duties?: Owed[]
  ofSelf?: SubmissionView
}
const answers = ({ visits = [verified, selfCheck()], duties = owed, ofSelf = own }: House) => ({
  'forms.plan.byId': planWith(duties),
  'forms.submission.byId': ({ id }: { id: string }) => (id === record.id ? record : ofSelf),
  'forms.checklist.byKey': aChecklistView(),
  'assignments.target.byId': aTargetCard({ visits }),
})
const open = (house: House = {}) => opened(`/demo-2020/submissions/${record.id}`, asReviewer, answers(house))

describe('the record of a verification', () => {
  it('says item by item where it differs from the self-check, and in how many', async () => {
    await open()
    expect(textOf()).toContain('不一致 1 项 / 共同填写 2 项')
    expect(textOf()).toContain('1. 是否通电自查：合格 · 核验：不合格')
    expect(textOf()).not.toContain('2. 是否有垃圾自查')
    expect(textOf()).toContain('每周自查 · 上坪村 · 3月18日完成')
    expect(the('link', '查看自查记录').getAttribute('href')).toBe(`/demo-2020/submissions/${own.id}`)
  })

  it('says that both agree', async () => {
    await open({ ofSelf: { ...own, answers: record.answers } })
    expect(textOf()).toContain('自查与核验结果一致')
    expect(textOf()).toContain('不一致 0 项 / 共同填写 2 项')
  })

  it('is held against the newest self-check made by then, not against a later one', async () => {
    const platform = await open({
      visits: [
        selfCheck({ id: 'self-3', submission: 'later', doneOn: '2020-03-21' }),
        selfCheck({ id: 'self-0', submission: 'earlier', doneOn: '2020-03-11' }),
        ...[selfCheck(), verified],
      ],
    })
    expect(platform.asked('forms.submission.byId')).toEqual([{ id: record.id }, { id: own.id }])
  })

  it('says that there is no self-check', async () => {
    await open({ visits: [verified, selfCheck({ status: 'due', submission: null, doneOn: null })] })
    expect(textOf()).toContain('没有自查记录')
  })

  it.each<[string, Partial<SubmissionView>]>([
    ['another checklist', { checklist: 'other' }],
    ['another revision', { revision: 2 }],
  ])('is not held by item against a self-check by %s, and says so', async (_, over) => {
    await open({ ofSelf: { ...own, ...over } })
    expect(textOf()).toContain('不能逐项对照')
    expect(textOf()).not.toContain('不一致')
  })

  it('says that the plan leaves open which self-check it verifies', async () => {
    await open({ duties: owed.filter(({ key }) => key === 'verify') })
    expect(textOf()).toContain('方案没有写明核验哪一项自查')
  })

  it('is nothing on the record of any other visit', async () => {
    await open({ visits: [{ ...verified, duty: 'monthly-visit' }, selfCheck()] })
    expect(names('heading')).not.toContain('自查核验')
  })
})

describe('the target of a verification that is owed', () => {
  const due = { ...verified, status: 'due', submission: null, doneOn: null } as const
  const openTarget = (visits: VisitView[]) => opened('/demo-2020/targets/v-1', asInspector, answers({ visits }))

  it('shows who checked themselves last and when', async () => {
    await openTarget([due, selfCheck(), selfCheck({ id: 'self-0', doneOn: '2020-03-11' })])
    expect(names('heading')).toContain('核验：待核验')
    expect(textOf()).toContain('每周自查 · 上坪村 · 3月18日完成')
  })

  it('says that nobody did', async () => {
    await openTarget([due])
    expect(textOf()).toContain('没有自查记录')
  })

  it('shows nothing of it once it is made', async () => {
    await openTarget([verified, selfCheck()])
    expect(names('heading')).not.toContain('核验：待核验')
  })
})
