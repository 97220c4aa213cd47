import type { ConformanceFinding, PlanComparison } from '@duzhan/plan'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DifferenceView } from './DifferenceView.tsx'
import { ItemChangesView } from './ItemChangesView.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

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
  let host: HTMLElement
  let root: Root
  const draw = (element: React.ReactNode) => act(() => root.render(element))

  beforeEach(() => {
    host = document.createElement('div')
    document.body.append(host)
    root = createRoot(host)
  })
  afterEach(() => {
    act(() => root.unmount())
    host.remove()
  })
  const texts = () => [...host.querySelectorAll('tbody tr')].map((row) => row.textContent)
  const chip = (name: string) => [...host.querySelectorAll('button')].find((button) => button.textContent === name)

  it('say each verdict in words and in a colour of its own', () => {
    draw(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(host.querySelector('.comparison-weakened .verdict-weakened')?.textContent).toBe('放宽')
    expect(host.querySelector('.comparison-removed .verdict-removed')?.textContent).toBe('删去')
    expect(host.querySelector('.comparison-cannotTell .verdict-cannotTell')?.textContent).toBe('需人工判断')
  })

  it('mark what breaks with the superior’s plan, and leave the unclear to a person', () => {
    draw(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect([...host.querySelectorAll('.comparison-breach')].map((mark) => mark.textContent)).toEqual(['不符合上级要求'])
    expect([...host.querySelectorAll('.comparison-unclear')].map((mark) => mark.textContent)).toEqual([
      '须由审核人判断是否低于上级要求',
    ])
  })

  it('are filtered by verdict, each filter with its count', () => {
    draw(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(texts()).toHaveLength(4)
    act(() => chip('放宽 2')?.click())
    expect(texts()).toHaveLength(2)
    act(() => chip('不符合上级要求 1')?.click())
    expect(texts()).toHaveLength(1)
    expect(texts()[0]).toContain('每季度1次')
  })

  it('go back to all when what was filtered for is gone', () => {
    draw(<DifferenceView comparisons={comparisons} sides={sides} />)
    act(() => chip('删去 1')?.click())
    draw(<DifferenceView comparisons={comparisons.slice(0, 2)} sides={sides} />)
    expect(texts()).toHaveLength(2)
  })

  it('put how firmly a thing is held into words, and only where one plan binds the other', () => {
    draw(<DifferenceView comparisons={comparisons} findings={findings} sides={sides} />)
    expect(texts().at(-1)).toContain('只能收紧，不得放宽')
    expect(host.querySelectorAll('th .tag')).toHaveLength(3)
    draw(<DifferenceView comparisons={comparisons} sides={sides} />)
    expect(host.querySelectorAll('th .tag')).toHaveLength(0)
  })

  it('say that there is no difference when there is none', () => {
    draw(<DifferenceView comparisons={[]} sides={sides} />)
    expect(host.textContent).toBe('两份方案内容一致，没有差异。')
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
