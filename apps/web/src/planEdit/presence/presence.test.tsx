import { newChecklist, withItems } from '@duzhan/checklist/edit'
import type { PlanWriter } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { asAuthor } from '@duzhan/test-kit/personas'
import { unchecked } from '@duzhan/test-kit/unchecked'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { press } from '../../test/act.ts'
import { aPlanSummary, aPlanView } from '../../test/builders/aPlan.ts'
import { all, textOf, texts, the } from '../../test/find.ts'
import { opened } from '../../test/opened.tsx'
import { type Answers, unreachable } from '../../test/platform.ts'
import { soon } from '../../test/settled.ts'

const phases = [
  { key: 'a', title: '部署', start: '2020-03-01', end: '2020-03-31' },
  { key: 'b', title: '攻坚', start: '2020-04-01', end: '2020-06-30' },
]
const schema = withItems(newChecklist('清单'), 'section1', [
  { kind: 'judgement', title: '是否有路' },
  { kind: 'judgement', title: '是否有灯' },
])
const checklists = [unchecked<Plan['checklists'][number]>({ key: 'village', title: '村清单', targetKind: 'village', schema })]
const post = '市扶贫办·副主任'
const answers = (...writers: PlanWriter[]): Answers => ({
  'forms.plan.revisions': [aPlanSummary()],
  'forms.plan.byId': aPlanView({ phases, checklists }),
  'forms.plan.preview': {
    ...{ warnings: [], last: null, superior: null, items: [], below: [], above: [] },
    effects: { sentences: [], warnings: [], crossed: [] },
  },
  'forms.plan.presence': writers,
})
const open = (search: string, ...writers: PlanWriter[]) => opened(`/demo-2020/edit?${search}`, asAuthor, answers(...writers))

describe('others who have the plan open', () => {
  it('are named at its head by their posts, with where they are', async () => {
    await open('part=phases', { title: post, at: ['phases', 'b'] }, { title: '县扶贫办', at: ['duties.visits'] })
    await soon(() =>
      expect(texts('status')).toContain(
        '现在还有 2 人在写这份方案：市扶贫办·副主任（阶段“攻坚”）；县扶贫办（督导）。各改各的会自动合并。',
      ),
    )
    expect(textOf(the('button', /攻坚/))).toContain(`${post}正在改这里`)
    expect(textOf(the('button', /部署/))).not.toContain('正在改这里')
  })

  it('are told at the item of a checklist that they are in, in this checklist alone', async () => {
    const at = ['checklists', 'village', 'section1', 'item2']
    await open(
      'part=checklists&list=village',
      { title: post, at },
      { title: '县扶贫办', at: ['checklists', 'other', 'section1', 'item1'] },
    )
    await soon(() => expect(textOf()).toContain(`${post}（督战清单“村清单”“检查内容”“是否有灯”）`))
    const items = () => [...document.querySelectorAll('.builder-item')].map((item) => textOf(item).includes('正在改这里'))
    await soon(() => expect(items()).toEqual([false, true]))
  })

  it('are nobody while the platform says so, or cannot be reached', async () => {
    const platform = await open('part=phases')
    await soon(() => expect(platform.asked('forms.plan.presence')).toContainEqual({ plan: 'demo-2020', at: ['phases'] }))
    expect(textOf()).not.toContain('在写这份方案')
    platform.answers({ 'forms.plan.presence': unreachable })
    await press(/^1 ?部署/)
    expect(textOf()).not.toContain('在写这份方案')
    expect(all('alert'), 'it is no fault of the plan').toEqual([])
  })
})

describe('oneself', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())

  it('is told of where one goes at once, again while one stays, and when one leaves', async () => {
    const platform = await open('part=phases')
    const told = () => {
      const all = platform.asked('forms.plan.presence').map(({ at, isLeaving }) => (isLeaving ? 'leaves' : at.join(' ')))
      return all.slice(all.indexOf('phases')) // the page of the test before may be leaving still
    }
    await soon(() => expect(told()).toEqual(['phases']))
    await act(async () => the('button', /攻坚/).focus())
    await soon(() => expect(told()).toEqual(['phases', 'phases b']))
    await act(async () => vi.advanceTimersByTime(18_000))
    await soon(() => expect(told()).toEqual(['phases', 'phases b', 'phases b', 'phases b', 'phases b']))
    await act(async () => {
      history.pushState(null, '', '/plans')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await soon(() => expect(told().at(-1)).toBe('leaves'))
  })
})
