import { beginEditing, edit, undo, valueAt } from '@duzhan/plan/edit'
import { asAuthor } from '@duzhan/test-kit/personas'
import { act, useState } from 'react'
import { expect, it } from 'vitest'
import { aPlan } from '../test/builders/aPlan.ts'
import { all, nameOf, textOf, texts, the } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { EditPlanContext } from './editPlan.ts'
import { FieldView } from './FieldView.tsx'
import { PlanTimeline } from './PlanTimeline.tsx'

const first = { key: 'a', title: '部署', start: '2020-03-01', end: '2020-03-31' }
const second = { key: 'b', title: '攻坚', start: '2020-04-01', end: '2020-06-30' }
const phases = [first, second]
const milestones = [{ key: 'm', title: '过半', due: '2020-05-31', lines: ['一半'] }]

let editing = beginEditing(null)
let takeBack = () => {}

function Editor({ begun, whole }: { begun: unknown; whole: unknown }) {
  const [now, setNow] = useState(() => beginEditing(begun))
  editing = now
  takeBack = () => setNow(undo(now) ?? now)
  const { document } = now
  const change = (...edits: Parameters<typeof edit>[1][]) => setNow((before) => edit(before, ...edits))
  return (
    <EditPlanContext
      value={{ document, whole: whole ?? document, superior: null, findings: [], change, faults: [], Field: FieldView }}
    >
      <PlanTimeline />
    </EditPlanContext>
  )
}
const show = (begun: unknown = aPlan({ phases, milestones }), whole?: unknown) =>
  shown(<Editor begun={begun} whole={whole} />, { as: asAuthor })
const sliders = () => [...document.querySelectorAll<HTMLElement>('[role=slider]')]
const slider = (name: string) => {
  const found = sliders().find((one) => nameOf(one) === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const dateAt = (name: string) => slider(name).getAttribute('aria-valuetext')
const on = (target: Element, ...events: Event[]) =>
  act(async () => {
    for (const event of events) target.dispatchEvent(event)
  })
const strike = (name: string, key: string, shiftKey = false) =>
  on(
    slider(name),
    ...['keydown', 'keyup'].map((kind) => new KeyboardEvent(kind, { key, shiftKey, bubbles: true, cancelable: true })),
  )
const now = (...at: (string | number)[]) => valueAt(editing.document, at)

/** Takes an end as a pointer does, over a line of 1,000 px, and holds it so far from where it was. */
async function drag(name: string, px: number): Promise<Element> {
  const end = slider(name)
  Object.assign(end, { setPointerCapture: () => {} })
  Object.assign(end.parentElement ?? end, { getBoundingClientRect: () => ({ width: 1_000 }) })
  const at = (kind: string, clientX: number) => new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX })
  await on(end, at('pointerdown', 100), at('pointermove', 100 + px))
  return end
}

it('has every phase with its two ends, and every milestone', async () => {
  await show()
  expect(sliders().map((one) => [nameOf(one), one.getAttribute('aria-valuetext')])).toEqual([
    ['“部署”的开始日期', '2020年3月1日'],
    ['“部署”的完成日期', '2020年3月31日'],
    ['“攻坚”的开始日期', '2020年4月1日'],
    ['“攻坚”的完成日期', '2020年6月30日'],
    ['“过半”的期限', '2020年5月31日'],
  ])
})

it('moves an end by the arrow keys: a day, with Shift a month, never past the other end', async () => {
  await show()
  await strike('“部署”的完成日期', 'ArrowRight')
  expect([now('phases', 0, 'end'), dateAt('“部署”的完成日期')]).toEqual(['2020-04-01', '2020年4月1日'])
  await strike('“部署”的完成日期', 'ArrowLeft')
  await strike('“部署”的完成日期', 'ArrowRight', true)
  expect(now('phases', 0, 'end')).toBe('2020-04-30')
  await strike('“部署”的开始日期', 'ArrowUp', true)
  await strike('“部署”的开始日期', 'ArrowUp', true)
  expect(now('phases', 0, 'start')).toBe('2020-04-30')
  await strike('“过半”的期限', 'ArrowDown', true)
  expect(now('milestones', 0, 'due')).toBe('2020-04-30')
  await strike('“过半”的期限', 'Tab')
  expect(now('milestones', 0, 'due')).toBe('2020-04-30')
})

it('takes a key that is held down as one step', async () => {
  await show()
  const end = slider('“部署”的完成日期')
  const down = () => new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true })
  for (let times = 0; times < 3; times += 1) await on(end, down())
  expect([now('phases', 0, 'end'), dateAt('“部署”的完成日期')]).toEqual(['2020-03-31', '2020年4月3日'])
  await on(end, new KeyboardEvent('keyup', { key: 'ArrowRight', bubbles: true }))
  expect([now('phases', 0, 'end'), editing.done.length]).toEqual(['2020-04-03', 1])
})

it('changes the plan when a dragged end is let go, in one step that is taken back', async () => {
  await show()
  // February to July are 182 days on 1,000 px
  const end = await drag('“部署”的完成日期', 55)
  expect(dateAt('“部署”的完成日期')).toBe('2020年4月10日')
  expect(now('phases'), 'not before it is let go').toEqual(phases)
  await on(end, new PointerEvent('pointerup', { bubbles: true }))
  expect([now('phases', 0, 'end'), editing.done.length]).toEqual(['2020-04-10', 1])
  await on(await drag('“部署”的完成日期', 11), new PointerEvent('pointerup', { bubbles: true }))
  expect([now('phases', 0, 'end'), editing.done.length]).toEqual(['2020-04-12', 2])
  await act(async () => takeBack())
  expect(now('phases', 0, 'end')).toBe('2020-04-10')
})

it.each([
  ['Escape', new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })],
  ['the browser', new PointerEvent('pointercancel', { bubbles: true })],
])('leaves everything as it was when %s ends the dragging', async (_who, event) => {
  await show()
  const end = await drag('“攻坚”的开始日期', -200)
  await on(end, event, new PointerEvent('pointerup', { bubbles: true }))
  expect([now('phases'), dateAt('“攻坚”的开始日期'), editing.done]).toEqual([phases, '2020年4月1日', []])
})

it('says where phases leave days out or share them, while one is dragged too', async () => {
  await show()
  const told = () => texts('item', the('region', '时间轴')).filter((text) => text.startsWith('“'))
  expect(told()).toEqual([])
  const end = await drag('“部署”的完成日期', 55)
  expect(told()).toEqual(['“部署”与“攻坚”重叠 10 天：2020年4月1日至4月10日'])
  await on(end, new PointerEvent('pointerup', { bubbles: true }))
  await strike('“攻坚”的开始日期', 'ArrowRight', true)
  expect(told()).toEqual(['“部署”与“攻坚”之间空了 20 天：2020年4月11日至4月30日'])
})

it('names a single day that two phases share once', async () => {
  await show(aPlan({ phases: [first, { ...second, start: '2020-03-31' }] }))
  expect(textOf(the('region', '时间轴'))).toContain('“部署”与“攻坚”重叠 1 天：2020年3月31日')
  expect(textOf(the('region', '时间轴'))).not.toContain('至3月31日')
})

it('shows what the plan takes over without moving it', async () => {
  await show({ phases: [{ key: 'b', start: '2020-04-05' }] }, aPlan({ phases: [first, { ...second, start: '2020-04-05' }] }))
  expect(textOf()).toContain('部署')
  expect(sliders().map(nameOf)).toEqual(['“攻坚”的开始日期'])
})

it('is not there before anything has a date', async () => {
  await show(aPlan({ phases: [], milestones: [] }))
  expect(all('region')).toEqual([])
})
