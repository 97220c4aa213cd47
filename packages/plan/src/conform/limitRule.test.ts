import { type FindingLimit, limitUnits } from '@duzhan/checklist'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { deadlineAfter, deadlineKey } from '../findings/deadline.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { comparePlans } from './comparePlans.ts'
import { compareLimits } from './limitRule.ts'

const limit = fc.record({ within: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom(...limitUnits) })
const instant = fc.date({ min: new Date('2019-01-01T00:00:00Z'), max: new Date('2026-06-30T00:00:00Z'), noInvalidDate: true })

describe('a lower limit', () => {
  it.each([
    [{ within: 7, unit: 'day' }, { within: 6, unit: 'day' }, 'tightened'],
    [{ within: 7, unit: 'day' }, { within: 8, unit: 'day' }, 'weakened'],
    [{ within: 1, unit: 'day' }, { within: 24, unit: 'hour' }, 'tightened'],
    [{ within: 24, unit: 'hour' }, { within: 1, unit: 'day' }, 'weakened'],
    [{ within: 1, unit: 'day' }, { within: 25, unit: 'hour' }, 'cannotTell'],
    [{ within: 1, unit: 'day' }, { within: 48, unit: 'hour' }, 'weakened'],
    [{ within: 5, unit: 'workingDay' }, { within: 5, unit: 'day' }, 'tightened'],
    [{ within: 5, unit: 'day' }, { within: 5, unit: 'workingDay' }, 'weakened'],
    [{ within: 5, unit: 'day' }, { within: 3, unit: 'workingDay' }, 'cannotTell'],
    [{ within: 3, unit: 'workingDay' }, { within: 72, unit: 'hour' }, 'tightened'],
    [null, { within: 3, unit: 'day' }, 'tightened'],
    [{ within: 3, unit: 'day' }, null, 'weakened'],
    [null, null, 'same'],
  ] as [FindingLimit | null, FindingLimit | null, string][])('of %j by %j is %s', (upper, lower, verdict) => {
    expect(compareLimits(upper, lower)).toBe(verdict)
  })

  it('that is called stricter is over no later on any day, and one called weaker no sooner', () => {
    fc.assert(
      fc.property(limit, limit, instant, (upper, lower, from) => {
        const [above, below] = [upper, lower].map((one) => deadlineKey(deadlineAfter(one, from, nationalCalendar)))
        const verdict = compareLimits(upper, lower)
        if (verdict === 'tightened' || verdict === 'same') expect(below! <= above!).toBe(true)
        if (verdict === 'weakened' || verdict === 'same') expect(below! >= above!).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('read the other way round is the opposite', () => {
    const opposite = { tightened: 'weakened', weakened: 'tightened', same: 'same', cannotTell: 'cannotTell' }
    fc.assert(
      fc.property(limit, limit, (one, other) => {
        const verdict = compareLimits(one, other)
        expect(Object.keys(opposite)).toContain(verdict)
        expect(compareLimits(other, one)).toBe(opposite[verdict as keyof typeof opposite])
      }),
    )
  })
})

describe('a plan that says more of its findings than its superior', () => {
  const findings = { limits: [{ key: 'all', title: '各类问题', hold: 'floor' as const, within: 7, unit: 'day' as const }] }
  /** The small plan of whose findings the plan itself says the limit. */
  const left: Plan = { ...withoutDays(smallPlan()), findings }
  const lower = (more: Plan['findings']): Plan => ({ ...left, findings: { ...findings, ...more } })
  const verdicts = (below: Plan) =>
    comparePlans(below, left).map(({ path, verdict }) => `${path.split('.').slice(-1)} ${verdict}`)

  it('is as strict where it says the same', () => {
    expect(checkPlan(left).plan).toEqual(left)
    expect(verdicts(left)).toEqual([])
  })

  it('is weaker at every item whose findings get longer by it, though the superior says nothing of them by name', () => {
    const serious = { key: 'more', title: '一般问题', severity: 'general' as const, within: 30, unit: 'day' as const }
    const found = verdicts(lower({ limits: [...findings.limits, serious] }))
    expect(found).toContain('more added')
    expect(found.filter((one) => one === 'answer weakened').length).toBeGreaterThan(0)
  })

  it('is stricter where they get shorter, in words of both plans', () => {
    const all = { ...findings.limits[0]!, within: 24, unit: 'hour' as const }
    const told = comparePlans(lower({ limits: [all] }), left)
    expect(told.map(({ path, verdict }) => `${path.split('.').slice(-1)} ${verdict}`)).toContain('within tightened')
    expect(told.find(({ path }) => path.endsWith('.answer'))).toMatchObject({
      upper: '一般问题，7日内整改',
      lower: '一般问题，24小时内整改',
    })
  })

  it('gives more time more often, or has another decide', () => {
    const once = { key: 'once', title: '延期', times: 1, within: 7, unit: 'day' as const }
    const upper = { ...left, findings: { ...findings, extensions: [once] } }
    const judged = (over: object) =>
      comparePlans({ ...left, findings: { ...findings, extensions: [{ ...once, ...over }] } }, upper).map(
        ({ path, verdict }) => `${path.split('.').slice(-1)} ${verdict}`,
      )
    expect(judged({ times: 2 })).toEqual(['times weakened'])
    expect(judged({ within: 3 })).toEqual(['within tightened'])
    expect(judged({ by: 'city' })).toEqual(['by cannotTell'])
  })
})

/** The plan with no limit in any rule of its checklists. */
function withoutDays(plan: Plan): Plan {
  return JSON.parse(JSON.stringify(plan).replaceAll(/"days":\d+,/g, '')) as Plan
}
