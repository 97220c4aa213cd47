import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreOf } from '../answers/scoreOf.ts'
import { gateFilling } from '../fit/gateFilling.ts'
import { admit } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { newChecklist, withItems } from './checklistEdits.ts'
import { gradesOf, withGrades } from './grades.ts'

const scored = withItems(newChecklist('评分表'), 'section1', [{ kind: 'score', title: '卫生' }])
const grades = [
  { title: '优秀', from: 90 },
  { title: '合格', from: 75 },
  { title: '不合格', from: 0 },
]

describe('the words for the total of a checklist', () => {
  it('are none at first, and are what its total is told in once they are written', () => {
    expect(gradesOf(scored)).toEqual([])
    const worded = withGrades(scored, grades)
    expect(gateFilling(worded)).toEqual([])
    expect(gradesOf(worded)).toEqual(grades)
    expect(scoreOf(outlineOf(admit(worded)), { section1: { item1: { value: 10 } } })?.grade).toBe('不合格')
  })

  it('stand in the order in which they were written, and are met by their points all the same', () => {
    const reversed = withGrades(scored, [...grades].reverse())
    expect(gradesOf(reversed)).toEqual([...grades].reverse())
    expect(scoreOf(outlineOf(admit(reversed)), { section1: { item1: { value: 10 } } })?.grade).toBe('不合格')
  })

  it('are taken away without a trace', () => {
    expect(JSON.stringify(withGrades(withGrades(scored, grades), []))).toBe(JSON.stringify(scored))
  })

  it('that are written as they stand change nothing', () => {
    const worded = withGrades(scored, grades)
    expect(withGrades(worded, gradesOf(worded))).toBe(worded)
    fc.assert(
      fc.property(fc.array(fc.record({ title: fc.string(), from: fc.integer() })), (any) => {
        const once = withGrades(scored, any)
        expect(withGrades(once, gradesOf(once))).toBe(once)
      }),
    )
  })
})
