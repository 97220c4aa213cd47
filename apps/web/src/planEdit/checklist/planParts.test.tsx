import { describe, expect, it } from 'vitest'
import { shown } from '../../test/shown.tsx'
import { type PlanParts, usePlanParts } from './planParts.ts'

let seen: PlanParts[] = []
function Reader({ document }: { document: unknown }) {
  seen.push(usePlanParts(document))
  return null
}

/** What an item may name in each of these plans, one after the other in one page. */
async function readIn(...documents: unknown[]): Promise<PlanParts[]> {
  seen = []
  const read: PlanParts[] = []
  for (const document of documents) {
    await shown(<Reader document={document} />)
    read.push(...seen.slice(-1))
  }
  return read
}

const plan = {
  title: '方案',
  focusAreas: [{ key: 'health', title: '基本医疗' }],
  units: [{ key: 'bureau', title: '卫健局' }],
  assignments: { teams: [{ key: 'county', title: '县督战队' }] },
  indicators: [
    { key: 'homes', code: 'core.homes', title: '安全住房户数', unit: '户', better: 'higher', measure: { kind: 'share' } },
    { key: 'bad', code: 'core.bad', title: '危房', better: 'lower', measure: { kind: 'share', where: { const: 'no' } } },
  ],
}

describe('what of a plan an item may name', () => {
  it('is its focus areas, units, teams and indicators', async () => {
    const [parts] = await readIn(plan)
    expect(parts).toEqual({
      focusAreas: [{ key: 'health', title: '基本医疗' }],
      units: [{ key: 'bureau', title: '卫健局' }],
      teams: [{ key: 'county', title: '县督战队' }],
      indicators: [
        { code: 'core.homes', title: '安全住房户数', unit: '户', better: 'higher', isOfGood: true },
        { code: 'core.bad', title: '危房', unit: '', better: 'lower', isOfGood: false },
      ],
    })
  })

  it('is nothing of a plan that has none of them yet, or something else in their place', async () => {
    const none = { focusAreas: [], units: [], teams: [], indicators: [] }
    expect(await readIn({}, { indicators: '没有', assignments: null, units: {} })).toEqual([none, none])
  })

  it('leaves out an indicator without a code, and calls one without a title by its code', async () => {
    const [parts] = await readIn({ indicators: [{ title: '无代码' }, { code: 'a' }, null, 7] })
    expect(parts?.indicators).toEqual([{ code: 'a', title: 'a', unit: '', isOfGood: false }])
  })

  it('stays the same thing while another part of the plan is written, so that nothing is drawn anew for it', async () => {
    const [first, second, third] = await readIn(plan, { ...plan, title: '方案（试行）' }, { ...plan, units: [] })
    expect(second).toBe(first)
    expect(third).not.toBe(first)
    expect(third?.units).toEqual([])
  })
})
