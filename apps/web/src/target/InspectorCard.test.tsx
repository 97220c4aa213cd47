import type { LotView, VisitView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asAuthor, asInspector, asViewer } from '@duzhan/test-kit/personas'
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { choose, press, write } from '../test/act.ts'
import { aTargetCard } from '../test/builders/aTarget.ts'
import { aVisit } from '../test/builders/aVisit.ts'
import { names, textOf, the } from '../test/find.ts'
import { opened } from '../test/opened.tsx'
import type { Answers } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const drawn = [
  { key: 'post-1', title: '柳河所检查岗' },
  { key: 'post-2', title: '青石所检查岗' },
]
const aLot = (over: Partial<LotView> = {}): LotView => ({
  ...{ no: 1, on: '2020-03-01', by: '', reason: '', replaced: null, count: 2, avoid: 'township', pairs: null },
  among: drawn.map((one) => ({ ...one, region: '990121101000', load: 0 })),
  visits: [{ visit: 'visit-1', region: '990121100200', last: [] }],
  ...{ commitment: 'c0ffee', nonce: '5eed', seed: '1', drawn: [['visit-1', ['post-1', 'post-2']]] },
  ...over,
})
const open = (visit: Partial<VisitView> = {}, as = asAuthor, answers: Answers = {}) =>
  opened('/demo-2020/targets/v-1', as, {
    'assignments.target.byId': aTargetCard({ visits: [aVisit({ inspectors: { asked: 2, drawn }, ...visit })] }),
    'assignments.visit.replace': { asked: 2, drawn },
    'assignments.visit.lots': [
      aLot({ pairs: [{ by: '石桥县', of: '青石县' }] }),
      aLot({ no: 2, by: '县食安办', reason: '该岗位住院', replaced: { key: 'x', title: '石桥所' } }),
    ],
    ...answers,
  })
const card = () => the('region', '检查人员抽取')

describe('the inspectors drawn for a visit', () => {
  it.each([
    [{ asked: 2, drawn }, '青石县督战队 · 抽到柳河所检查岗、青石所检查岗待督战', true],
    [{ asked: 3, drawn }, '抽到柳河所检查岗、青石所检查岗（应抽 3 名，回避后不足）', true],
    [{ asked: 2, drawn: [] }, '回避后无人可抽，由督战队安排', false],
  ])('are named with the visit, or how many are too few', async (inspectors, words, isShown) => {
    await open({ inspectors })
    expect(textOf()).toContain(words)
    expect(names('region').includes('检查人员抽取')).toBe(isShown)
  })

  it('are replaced one by one, with a reason, by who may', async () => {
    const platform = await open()
    await press('换人另抽')
    const confirm = () => the('button', '另抽一名', card()) as HTMLButtonElement
    expect(confirm().disabled).toBe(true)
    await choose('不能前往的岗位', '青石所检查岗')
    await write('理由', '本人生病，不能前往')
    await press('另抽一名')
    expect(platform.asked('assignments.visit.replace')).toEqual([
      { plan: 'demo-2020', visit: 'visit-1', inspector: 'post-2', reason: '本人生病，不能前往' },
    ])
    expect(names('button')).toContain('换人另抽')
  })

  it('stay where nobody else is left, and it says what to do', async () => {
    await open({}, asAuthor, { 'assignments.visit.replace': new Problem('conflict', 'inspector.none-left') })
    await press('换人另抽')
    await write('理由', '本人生病，不能前往')
    await press('另抽一名')
    expect(textOf(card())).toContain('请在方案中补充备选岗位')
  })

  it('can be drawn again by anybody who opens the lots, which are asked for only then', async () => {
    const platform = await open({}, asViewer)
    expect(names('button')).not.toContain('换人另抽')
    expect(platform.asked('assignments.visit.lots')).toEqual([])
    const details = card().querySelector('details')
    if (!details) throw new Error('there are no details')
    await act(async () => {
      details.open = true
      details.dispatchEvent(new Event('toggle'))
    })
    await soon(() => expect(textOf(card())).toContain('抽取范围校验码c0ffee随机数5eed'))
    expect(textOf(card())).toContain('第 1 次抽取，2020年3月1日，走访安排生成时')
    expect(textOf(card())).toContain('第 2 次抽取，2020年3月1日，县食安办，替换石桥所理由：该岗位住院')
    expect(textOf(card())).toContain('从 2 个岗位中，为 1 次走访抽取')
  })

  it('are nothing to be done about once the visit is made', async () => {
    await open({ status: 'done', submission: 's-1', doneOn: '2020-03-10' })
    expect(names('region')).not.toContain('检查人员抽取')
  })

  it('are named to an inspector, who replaces nobody', async () => {
    await open({}, asInspector)
    expect(names('region')).not.toContain('检查人员抽取')
    expect(textOf()).toContain('抽到柳河所检查岗')
  })
})
