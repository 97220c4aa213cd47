import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { changed, poor, tightenings, weakenings } from '../test/planChanges.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { conformPlan } from './conformPlan.ts'

describe('a lower plan conforms', () => {
  it('when it changes nothing', () => {
    expect(comparePlans(smallPlan(), smallPlan())).toEqual([])
    expect(conformPlan(smallPlan(), smallPlan())).toEqual([])
  })

  it.each(tightenings.map((change) => [change.what, change] as const))(
    'when %s, and the difference shows it',
    (_what, change) => {
      expect(conformPlan(changed(change), smallPlan())).toEqual([])
      if (change.what !== 'an element binds more firmly') {
        const found = comparePlans(changed(change), smallPlan())
        expect(found.length).toBeGreaterThan(0)
        for (const comparison of found) expect(comparison.path.startsWith(change.at)).toBe(true)
      }
    },
  )

  it('however many of these it does at once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tightenings), (changes) => {
        expect(conformPlan(changed(...changes), smallPlan())).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('a lower plan does not conform', () => {
  it.each(weakenings.map((change) => [change.what, change] as const))('when %s', (_what, change) => {
    const findings = conformPlan(changed(change), smallPlan())
    expect(findings.map((finding) => finding.path)).toEqual([change.at])
    expect(findings[0]!.message).toMatch(/低于上级要求/)
  })

  it('when it weakens one thing, however much it tightens besides', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(tightenings), fc.constantFrom(...weakenings), (changes, weakening) => {
        const paths = conformPlan(changed(...changes, weakening), smallPlan()).map((finding) => finding.path)
        expect(paths).toContain(weakening.at)
      }),
      { numRuns: 100 },
    )
  })

  it('when a fixed element changes in any way, but for where it stands in a document', () => {
    const upper = smallPlan()
    upper.phases[1]!.hold = 'fixed'
    upper.targetLists[1]!.hold = 'fixed'
    const isFixed = (to: (plan: Plan) => unknown) => {
      const lower = structuredClone(upper)
      to(lower)
      return conformPlan(lower, upper).map((finding) => `${finding.code} ${finding.message}`)
    }
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { source: { text: '第二条', line: 3 } }))).toEqual([])
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { end: '2020-11-30' }))).toEqual([
      'fixed.changed “整改阶段”由上级固定，完成日期不得由2020-12-31改为2020-11-30',
    ])
    expect(isFixed((plan) => Object.assign(plan.phases[1]!, { title: '攻坚阶段' }))).toEqual([
      'fixed.changed “攻坚阶段”由上级固定，文字不得由整改阶段改为攻坚阶段',
    ])
    expect(isFixed((plan) => plan.targetLists[1]!.rules!.push({ key: 'x', title: '2人', where: poor(2) }))).toEqual([
      'fixed.changed “市级名单”由上级固定，列入条件不得由贫困人口 不少于 300 人改为贫困人口 不少于 300 人，或 贫困人口 不少于 2 人',
    ])
    expect(isFixed((plan) => plan.phases.pop())).toEqual(['fixed.changed 删去阶段“整改阶段”，低于上级要求'])
  })
})

describe('the period of a lower plan', () => {
  const upper = smallPlan()
  const ending = (end: string): Plan => ({ ...upper, period: { ...upper.period, end } })

  it('may not end before its superior’s: its duties would end with it', () => {
    const [finding] = conformPlan(ending('2020-02-01'), upper)
    expect(finding).toMatchObject({ code: 'floor.weakened', path: 'period.end', upper: upper.period.end, lower: '2020-02-01' })
    expect(finding?.message).toContain('低于上级要求')
  })

  it('may end later, or begin when it will', () => {
    expect(conformPlan(ending('2021-06-30'), upper)).toEqual([])
    expect(conformPlan({ ...upper, period: { start: '2020-03-10', end: upper.period.end } }, upper)).toEqual([])
  })
})
