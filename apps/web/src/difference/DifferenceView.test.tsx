import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { press } from '../test/act.ts'
import { textOf, texts } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { DifferenceView } from './DifferenceView.tsx'
import { ItemChangesView } from './ItemChangesView.tsx'

const base: PlanComparison = {
  path: 'duties.visits.monthly.cycle',
  title: '每月督导',
  label: '督战频次',
  verdict: 'weakened',
  hold: 'floor',
  upper: '每月1次',
  lower: '每季度1次',
}
const comparisons: PlanComparison[] = [
  base,
  { ...base, path: 'targetLists.a.rules', title: '市级名单', label: '列入条件', verdict: 'cannotTell' },
  { ...base, path: 'resources.r', title: '帮扶资金', label: '资金', verdict: 'removed', hold: 'open', upper: '有', lower: '无' },
  { ...base, path: 'phases.p', title: '收官', label: '约束', verdict: 'weakened', upper: 'floor', lower: 'open' },
]
const findings: ConformanceFinding[] = [
  { code: 'floor.weakened', path: base.path, hold: 'floor', upper: '每月1次', lower: '每季度1次', message: '放宽' },
  { code: 'floor.unclear', path: 'targetLists.a.rules', hold: 'floor', upper: '', lower: '', message: '不明' },
]
const sides = { upper: '上级方案', lower: '本级方案' }

describe('two plans side by side', () => {
  it('say each verdict in words and in a colour of its own', async () => {
    await shown(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(document.querySelector('.comparison-weakened .verdict-weakened')?.textContent).toBe('放宽')
    expect(document.querySelector('.comparison-removed .verdict-removed')?.textContent).toBe('删去')
    expect(document.querySelector('.comparison-cannotTell .verdict-cannotTell')?.textContent).toBe('需人工判断')
  })

  it('mark what breaks with the superior’s plan, and leave the unclear to a person', async () => {
    await shown(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect([...document.querySelectorAll('.comparison-breach')].map((mark) => mark.textContent)).toEqual(['不符合上级要求'])
    expect([...document.querySelectorAll('.comparison-unclear')].map((mark) => mark.textContent)).toEqual([
      '须由审核人判断是否低于上级要求',
    ])
  })

  it('are filtered by verdict, each filter with its count', async () => {
    await shown(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(texts('row')).toHaveLength(4)
    await press('放宽 2')
    expect(texts('row')).toHaveLength(2)
    await press('不符合上级要求 1')
    expect(texts('row')).toHaveLength(1)
    expect(texts('row')[0]).toContain('每季度1次')
  })

  it('go back to all when what was filtered for is gone', async () => {
    await shown(<DifferenceView comparisons={comparisons} sides={sides} />)
    await press('删去 1')
    await shown(<DifferenceView comparisons={comparisons.slice(0, 2)} sides={sides} />)
    expect(texts('row')).toHaveLength(2)
  })

  it('put how firmly a thing is held into words, and only where one plan binds the other', async () => {
    await shown(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(texts('row').at(-1)).toContain('只能收紧，不得放宽')
    expect(document.querySelectorAll('th .tag')).toHaveLength(3)
    await shown(<DifferenceView comparisons={comparisons} sides={sides} />)
    expect(document.querySelectorAll('th .tag')).toHaveLength(0)
  })

  it('say that there is no difference when there is none', async () => {
    await shown(<DifferenceView comparisons={[]} sides={sides} />)
    expect(textOf()).toBe('两份方案内容一致，没有差异。')
  })
})

describe('what becomes of earlier answers', () => {
  const change = (path: string, verdict: 'same' | 'reworded' | 'changed' | 'added' | 'removed', counts: boolean) => ({
    path,
    title: `项目${path}`,
    verdict,
    counts,
  })
  const html = renderToStaticMarkup(
    <ItemChangesView
      items={[
        {
          checklist: 'village',
          title: '村清单',
          changes: [
            change('a', 'same', true),
            change('b', 'reworded', true),
            change('c', 'changed', false),
            change('d', 'added', false),
            change('e', 'removed', false),
          ],
        },
      ]}
    />,
  )

  it('is summed up, an item that is new counting neither way', () => {
    expect(html).toContain('2 项仍计入，2 项不再计入，1 项为新增')
  })

  it('is said item by item, and new words are put before a person', () => {
    expect(html).toMatch(/项目b.*文字改动.*请核对问的是否仍是同一件事.*旧答案仍计入/)
    expect(html).toMatch(/项目c.*问法改变.*旧答案不再计入/)
    expect(html).toMatch(/项目d.*新增.*没有旧答案/)
    expect(html).toMatch(/项目e.*删去.*旧答案不再计入/)
  })

  it('leaves what did not change folded away', () => {
    expect(html).toMatch(/<details.*查看未改动的 1 项.*项目a/)
  })
})
