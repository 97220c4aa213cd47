import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPlan } from '../test/anyPlan.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { beginEditing, type Edit, type Editing, edit, edited, type Place, redo, undo, valueAt } from './editing.ts'

/** Every place of a document, its own first. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  const inside = Array.isArray(value) ? value.map((part, step) => [step, part] as const) : Object.entries(value)
  return [at, ...inside.flatMap(([step, part]) => placesIn(part, [...at, step]))]
}

const change = fc.record({
  place: fc.nat(),
  act: fc.constantFrom('set', 'set', 'clear', 'insert', 'remove', 'move'),
  value: strangeJson,
  from: fc.nat(5),
  to: fc.nat(5),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** One change of whatever stands at some place of a document. */
function editFor(document: unknown, { place, act, value, from, to }: Change): Edit {
  const places = placesIn(document)
  const at = places[place % places.length] ?? []
  if (act === 'move') return { act, at, from, to }
  if (act === 'insert') return { act, at: [...at, from], value }
  if (act === 'remove') return { act, at }
  return { act: 'set', at, value: act === 'set' ? value : undefined }
}

function steps(editing: Editing, way: (editing: Editing) => Editing | undefined, seen: Editing[] = []): Editing[] {
  const next = way(editing)
  return next ? steps(next, way, [...seen, next]) : seen
}

describe('an edited document', () => {
  const plan = smallPlan()

  it('has what was written, and everything else as the very same value', () => {
    const at = ['phases', 1, 'title']
    const after = edited(plan, { act: 'set', at, value: '攻坚阶段' })
    expect(valueAt(after, at)).toBe('攻坚阶段')
    expect(plan.phases[1]?.title).toBe('整改阶段')
    expect(valueAt(after, ['phases', 0])).toBe(plan.phases[0])
    expect(valueAt(after, ['duties'])).toBe(plan.duties)
    expect(Object.keys(after as object)).toEqual(Object.keys(plan))
  })

  it('gets groups and lists that were not there, and loses a field with its value', () => {
    const withTeam = edited(plan, { act: 'insert', at: ['assignments', 'owners', 0], value: { key: 'a' } })
    expect(valueAt(withTeam, ['assignments', 'owners'])).toEqual([{ key: 'a' }])
    const without = edited(plan, { act: 'set', at: ['phases', 0, 'hold'], value: undefined })
    expect(Object.keys(valueAt(without, ['phases', 0]) as object)).toEqual(['key', 'title', 'start', 'end'])
  })

  it('has an element where it was put, moved or taken away', () => {
    const keys = (document: unknown) => (valueAt(document, ['phases']) as { key: string }[]).map(({ key }) => key)
    expect(keys(edited(plan, { act: 'insert', at: ['phases', 1], value: { key: 'between' } }))).toEqual([
      'first',
      'between',
      'second',
    ])
    expect(keys(edited(plan, { act: 'move', at: ['phases'], from: 0, to: 1 }))).toEqual(['second', 'first'])
    expect(keys(edited(plan, { act: 'remove', at: ['phases', 0] }))).toEqual(['second'])
  })

  it.each<[string, Edit]>([
    ['an element that is not there', { act: 'remove', at: ['phases', 7] }],
    ['a field of an element that is not there', { act: 'set', at: ['phases', 7, 'title'], value: 'x' }],
    ['a field that is not there', { act: 'set', at: ['phases', 0, 'goal'], value: undefined }],
    ['an element beyond the end', { act: 'move', at: ['phases'], from: 0, to: 9 }],
    ['a list that is none', { act: 'move', at: ['title'], from: 0, to: 1 }],
  ])('is as it was where the change is of %s', (_what, what) => {
    expect(edited(plan, what)).toEqual(plan)
    expect(edit(beginEditing(plan), what).done).toEqual([])
  })

  it('knows nothing of what an object has by nature', () => {
    expect(valueAt(plan, ['constructor'])).toBeUndefined()
    expect(valueAt(plan, ['phases', 'length'])).toBeUndefined()
  })
})

describe('the way back', () => {
  it('leads from any 200 changes to the first byte, and forward again to the last', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(change, { maxLength: 200 }), (plan, changes) => {
        const first = JSON.stringify(plan)
        const begun = beginEditing(plan)
        const last = changes.reduce((editing, one) => edit(editing, editFor(editing.document, one)), begun)
        const [back] = steps(last, undo).slice(-1)
        expect(JSON.stringify((back ?? last).document)).toBe(first)
        const [forth] = steps(back ?? last, redo).slice(-1)
        expect(JSON.stringify((forth ?? last).document)).toBe(JSON.stringify(last.document))
        expect(JSON.stringify(plan), 'the document itself stays as it was').toBe(first)
      }),
      { numRuns: 60 },
    )
  })

  it('takes a text that was written on as one step, and one in another place as another', () => {
    const write = (editing: Editing, at: Place, texts: readonly string[]) =>
      texts.reduce((before, value) => edit(before, { act: 'set', at, value }), editing)
    const editing = write(write(beginEditing(smallPlan()), ['title'], ['甲', '甲乙', '甲乙丙']), ['code'], ['a', 'ab'])
    expect(editing.done).toHaveLength(2)
    const [once] = steps(editing, undo)
    expect(valueAt(once?.document, ['title'])).toBe('甲乙丙')
    expect(valueAt(once?.document, ['code'])).toBe('small')
  })

  it('begins a step of its own after one back, and is no step where nothing changed', () => {
    const editing = edit(beginEditing({ title: '甲' }), { act: 'set', at: ['title'], value: '乙' })
    const back = undo(editing)
    expect(edit(editing, { act: 'set', at: ['title'], value: '乙' })).toBe(editing)
    expect(back && edit(back, { act: 'set', at: ['title'], value: '丙' })).toMatchObject({
      document: { title: '丙' },
      undone: [],
    })
    expect(undo(beginEditing({}))).toBeUndefined()
    expect(redo(editing)).toBeUndefined()
  })

  it('makes several changes one step', () => {
    const plan = smallPlan()
    const both = edit(
      beginEditing(plan),
      { act: 'remove', at: ['milestones', 0] },
      { act: 'set', at: ['title'], value: '新方案' },
    )
    expect(both.done).toHaveLength(1)
    expect(undo(both)?.document).toBe(plan)
  })
})
