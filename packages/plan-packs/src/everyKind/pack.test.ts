import { itemKinds, outlineOf } from '@duzhan/checklist'
import { checkPlan, evaluateTargetLists, registerWarnings } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { everyKind } from './pack.ts'

const { plan, warnings } = checkPlan(everyKind.plan)
const [checklist] = plan.checklists
const outline = outlineOf(checklist?.schema ?? { type: 'object' })

describe('the plan to learn from', () => {
  it('is a plan without a warning, of five villages on its list and one that is not', () => {
    expect(warnings).toEqual([])
    expect(registerWarnings(plan, everyKind.targets)).toEqual([])
    expect(evaluateTargetLists(plan, everyKind.targets)).toHaveLength(5)
    expect(everyKind.targets).toHaveLength(6)
  })

  it('has an item of every kind, in six sections', () => {
    expect([...new Set(outline.items.map(({ kind }) => kind))].sort()).toEqual(Object.keys(itemKinds).sort())
    expect(outline.sections).toHaveLength(6)
  })

  it('says in its title, its notes and its issuer that nobody issued it', () => {
    expect([plan.title, plan.document.issuer, plan.notes.map(({ text }) => text).join('')].join()).toMatch(
      /示例.*不是真实文件.*不是任何机关的文件/,
    )
  })

  it('has columns of many kinds, and finding rules on a clause, an item, an answer and the rows of a table', () => {
    const columns = outline.items.flatMap((item) => item.columns)
    expect(columns.length).toBeGreaterThan(10)
    const rules = outline.items.flatMap(({ clauses, findings }) => [
      ...clauses.flatMap(({ finding }) => finding ?? []),
      ...findings,
    ])
    expect(rules).toHaveLength(4)
  })
})
