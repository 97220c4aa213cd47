import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginEditing, edit, edited, undo, valueAt } from '../edit/editing.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { type DatedEnd, datedParts, movingEdit, steppedDate, withEnd } from './datedParts.ts'

const plan = {
  ...smallPlan(),
  milestones: [{ key: 'half', title: '过半', due: '2020-06-30', lines: ['完成一半'] }],
}
const partAt = (document: unknown, list: 'phases' | 'milestones', index = 0) => {
  const part = datedParts(document, document, list)[index]
  if (!part) throw new Error('the plan has no such part')
  return part
}

describe('the dated parts of a plan', () => {
  it('are its phases with two ends and its milestones with one', () => {
    expect(datedParts(plan, plan, 'phases').map(({ title, ends, at }) => [title, ends, at])).toEqual(
      plan.phases.map(({ title }, index) => [title, ['start', 'end'], ['phases', index]]),
    )
    expect(datedParts(plan, plan, 'milestones')).toEqual([
      { key: 'half', title: '过半', start: '2020-06-30', end: '2020-06-30', ends: ['due'], at: ['milestones', 0] },
    ])
  })

  it('leave out what has no date yet, or ends before it begins', () => {
    const unready = [
      { key: 'a', title: '新的阶段', start: '', end: '' },
      { key: 'b', title: '写反了', start: '2020-03-31', end: '2020-03-01' },
      { key: 'c', title: '没有这一天', start: '2020-02-30', end: '2020-03-01' },
    ]
    expect(datedParts({ phases: unready }, { phases: unready }, 'phases')).toEqual([])
    expect(datedParts({}, {}, 'milestones')).toEqual([])
  })

  it('can be moved as far as the plan itself says them, not where its superior does', () => {
    const adjusted = { phases: [{ key: 'second', end: '2020-11-30' }] }
    const [first, second] = datedParts(adjusted, plan, 'phases')
    expect([first?.ends, second?.ends, second?.at]).toEqual([[], ['end'], ['phases', 0]])
  })
})

describe('a date that is moved', () => {
  it('never passes the other end, nor the years of plans', () => {
    const phase = { start: '2020-03-01', end: '2020-03-31' }
    expect(withEnd(phase, 'start', '2020-04-15')).toEqual({ start: '2020-03-31', end: '2020-03-31' })
    expect(withEnd(phase, 'end', '2020-02-15')).toEqual({ start: '2020-03-01', end: '2020-03-01' })
    expect(withEnd(phase, 'end', '2300-01-01').end).toBe('2199-12-31')
    expect(withEnd(phase, 'start', '1900-01-01').start).toBe('1949-01-01')
    expect(withEnd(phase, 'due', '2020-05-01')).toEqual({ start: '2020-05-01', end: '2020-05-01' })
  })

  it.each([
    ['2020-03-15', { days: 1 }, '2020-03-16'],
    ['2020-03-01', { days: -1 }, '2020-02-29'],
    ['2020-03-15', { months: 1 }, '2020-04-15'],
    ['2020-03-31', { months: 1 }, '2020-04-30'],
    ['2020-04-30', { months: 1 }, '2020-05-31'],
    ['2020-01-30', { months: 1 }, '2020-02-29'],
    ['2020-01-15', { months: -1 }, '2019-12-15'],
  ])('from %s by %j comes to %s', (date, step, reached) => {
    expect(steppedDate(date, step)).toBe(reached)
  })

  it('is written where it stands and nowhere else', () => {
    const part = partAt(plan, 'phases', 1)
    const written = edited(plan, movingEdit(plan, withEnd(part, 'end', '2020-11-30'), 'end'))
    expect(written).toEqual({ ...plan, phases: [plan.phases[0], { ...plan.phases[1], end: '2020-11-30' }] })
    const due = edited(plan, movingEdit(plan, withEnd(partAt(plan, 'milestones'), 'due', '2020-07-31'), 'due'))
    expect(valueAt(due, ['milestones', 0, 'due'])).toBe('2020-07-31')
  })

  it('is one step to take back, each time, also of the same end', () => {
    const ends = fc.constantFrom<DatedEnd>('start', 'end')
    const moves = fc.array(fc.tuple(ends, fc.nat({ max: 1 }), fc.integer({ min: -60, max: 60 })), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(moves, (list) => {
        let editing = beginEditing(plan as unknown)
        const documents = [editing.document]
        for (const [end, index, days] of list) {
          const part = partAt(editing.document, 'phases', index)
          const moved = withEnd(part, end, steppedDate(end === 'start' ? part.start : part.end, { days }))
          editing = edit(editing, movingEdit(editing.document, moved, end))
          if (editing.document !== documents.at(-1)) documents.push(editing.document)
        }
        expect(editing.done).toHaveLength(documents.length - 1)
        for (const before of documents.slice(0, -1).reverse()) {
          editing = undo(editing) ?? editing
          expect(editing.document).toBe(before)
        }
      }),
    )
  })
})
