import { describe, expect, it } from 'vitest'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { faultText } from '../check/wordedFault.ts'
import { decidingBodies } from '../findings/decidingBodies.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

/** The small plan with something else in the place of the limit of every rule, and with what it says of findings. */
const saying = (limit: string, findings?: Plan['findings']): Plan => ({
  ...(JSON.parse(JSON.stringify(smallPlan()).replaceAll(/"days":\d+,/g, limit)) as Plan),
  ...(findings && { findings }),
})
const told = (plan: Plan, kind: 'sentences' | 'warnings', code: RegExp) =>
  effectsOf(plan, null, nationalCalendar)
    [kind].filter((one) => code.test(one.code))
    .map((one) => faultText(one, 'zh'))
const week = { key: 'week', title: '一般时限', within: 7, unit: 'day' as const }
const area = smallPlan().focusAreas[0]!
const bureau: DirectoryBody = {
  ...{ key: 'bureau', title: '市应急局', kind: 'office', region: '990300000000', members: null, retiredOn: null },
}

describe('what a plan says of its findings', () => {
  it('is told by sentences: limits, limits to the minute, and extensions with who decides', () => {
    const plan = saying('"within":24,"unit":"hour",', {
      limits: [{ ...week, severity: 'serious', category: area.key }],
      extensions: [
        { key: 'once', title: '延期', times: 1, within: 3, unit: 'workingDay' },
        { key: 'office', title: '突出问题延期', severity: 'serious', times: 2, within: 12, unit: 'hour', by: 'county' },
        { key: 'city', title: '其他延期', category: area.key, times: 1, within: 7, unit: 'day', by: 'city' },
      ],
    })
    const sentences = told(plan, 'sentences', /^effect\.finding/)
    expect(sentences[0]).toBe(`一般时限：突出问题（${area.title}），清单没有另写时限的，7日内整改`)
    expect(sentences[1]).toMatch(/^清单“.+”有 \d+ 条问题规则须24小时内整改，时限从登记时起算，精确到分$/)
    expect(sentences.slice(2)).toEqual([
      '延期：各类问题可申请延期 1 次，每次最多延长3个工作日，由复核该问题的单位批准',
      '突出问题延期：突出问题可申请延期 2 次，每次最多延长12小时，由县级复核单位批准',
      `其他延期：问题（${area.title}）可申请延期 1 次，每次最多延长7日，由市级复核单位批准`,
    ])
  })

  it('is not told where it says nothing', () => {
    expect(told(smallPlan(), 'sentences', /^effect\.finding/)).toEqual([])
    expect(told(smallPlan(), 'warnings', /^finding/)).toEqual([])
  })

  it('is warned of where it can never hold', () => {
    const own = saying('"days":15,', {
      limits: [week],
      extensions: [{ key: 'e', title: '突出问题延期', severity: 'serious', times: 1, within: 3, unit: 'day' }],
    })
    expect(told(own, 'warnings', /^finding\./)).toEqual([
      expect.stringMatching(/^整改时限“一般时限”用不上/),
      expect.stringMatching(/^整改延期“突出问题延期”用不上/),
    ])
    const twice = saying('', { limits: [week, { ...week, key: 'again', title: '重复' }] })
    expect(told(twice, 'warnings', /^finding\./)).toEqual([expect.stringMatching(/^整改时限“重复”用不上/)])
  })

  it('in working days asks for the holidays', () => {
    const unpublished = { ...nationalCalendar, isPublished: () => false }
    const years = (plan: Plan) =>
      effectsOf(plan, null, unpublished).warnings.filter(({ code }) => code === 'calendar.year-unpublished').length
    expect(years(smallPlan())).toBe(0)
    expect(years(saying('"within":3,"unit":"workingDay",'))).toBe(1)
    expect(years(saying('', { limits: [{ ...week, unit: 'workingDay' }] }))).toBe(1)
  })
})

describe('who decides on more time', () => {
  const extension = { key: 'once', title: '延期', times: 1, within: 3, unit: 'day' as const }
  type Decider = NonNullable<NonNullable<NonNullable<Plan['findings']>['extensions']>[number]['decider']>
  const deciding = (decider: Decider, body?: string, over: object = {}): Plan => ({
    ...saying('"days":15,', { extensions: [{ ...extension, decider, ...over }] }),
    units: smallPlan().units.map((unit) => (unit.key === 'office' && body ? { ...unit, body } : unit)),
  })
  const office = { kind: 'unit', unit: 'office' } as const
  const lead: Decider = { kind: 'answering', roles: ['lead'] }
  const faultsOf = (plan: Plan) => {
    try {
      checkPlan(plan)
      return []
    } catch (error) {
      return (error as { details: { faults: { code: string; path: string }[] } }).details.faults.map(({ code }) => code)
    }
  }

  it.each([
    ['a body of the directory', deciding({ kind: 'body', body: 'bureau' }), ['bureau'], '由市应急局批准'],
    ['a unit that is one', deciding(office, 'health'), ['health'], `由${smallPlan().units[0]!.title}批准`],
    ['who answers for the focus area', deciding(lead, 'health'), ['health'], '由牵头单位批准'],
  ])('may be %s', (_, plan, bodies, words) => {
    expect(decidingBodies(plan, plan.findings!.extensions![0]!, area.key)).toEqual(bodies)
    expect(faultsOf(plan)).toEqual([])
    const roster = { targets: [], designations: [], places: new Map(), bodies: [{ ...bureau, key: 'bureau' }] }
    const [sentence] = effectsOf(plan, roster, nationalCalendar).sentences.filter(
      ({ code }) => code === 'effect.finding-extension',
    )
    expect(faultText(sentence!, 'zh')).toContain(words)
  })

  it('is nobody of the directory where the plan leaves it to a level, or to who reviews', () => {
    expect(decidingBodies(smallPlan(), {}, area.key)).toBeNull()
  })

  it('is refused where no unit of it is a body, where it is said twice, or where it names no unit of the plan', () => {
    expect(faultsOf(deciding(office))).toEqual(['finding.decider-without-body'])
    expect(faultsOf(deciding(lead))).toEqual(['finding.decider-without-body'])
    expect(faultsOf(deciding(lead, undefined, { severity: 'serious' })), 'of no finding that there is').toEqual([])
    expect(faultsOf(deciding({ kind: 'answering', roles: ['supporting'] }, 'health'))).toEqual(['finding.decider-without-body'])
    expect(faultsOf(deciding(office, 'health', { by: 'city' }))).toEqual(['finding.two-deciders'])
    expect(faultsOf(deciding({ kind: 'unit', unit: 'mill' }))).toContain('reference.unknown')
  })

  it('is warned of where the body does not stand in the directory', () => {
    const plan = deciding({ kind: 'body', body: 'bureau' })
    const warned = (bodies: readonly (typeof bureau)[]) =>
      effectsOf(plan, { targets: [], designations: [], places: new Map(), bodies }, nationalCalendar).warnings.filter(
        ({ code }) => code === 'finding.decider-unknown',
      ).length
    expect([warned([]), warned([bureau]), warned([{ ...bureau, retiredOn: '2020-01-31' }])]).toEqual([1, 0, 1])
  })
})

describe('a plan whose rules leave the limit to it', () => {
  const faultsOf = (plan: Plan): string[] => {
    try {
      checkPlan(plan)
      return []
    } catch (error) {
      return (error as { details: { faults: { code: string; path: string }[] } }).details.faults.map(
        ({ code, path }) => `${code} ${path}`,
      )
    }
  }

  it('is refused where it says nothing of such findings', () => {
    const found = faultsOf(saying('', { limits: [{ ...week, severity: 'serious' }] }))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((one) => /^finding\.without-limit checklists\.0\.schema\..+\.x-finding$/.test(one))).toBe(true)
    expect(faultsOf(saying('', { limits: [week] }))).toEqual([])
  })

  it('is refused where it names a focus area that it does not have', () => {
    const found = faultsOf(saying('', { limits: [week, { ...week, key: 'no', category: 'nowhere' }] }))
    expect(found).toEqual(['reference.unknown findings.limits.1.category'])
    expect(faultsOf({ ...smallPlan(), findings: { extensions: [{ ...week, times: 1, category: 'nowhere' }] } })).toEqual([
      'reference.unknown findings.extensions.0.category',
    ])
  })
})
