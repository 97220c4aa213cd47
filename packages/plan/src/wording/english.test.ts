import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/checkPlan.ts'
import { registerWarnings } from '../check/registerWarnings.ts'
import { faultText, type PlanWarning, type WordedFault } from '../check/wordedFault.ts'
import { comparePlans } from '../conform/comparePlans.ts'
import { comparisonSentence } from '../conform/comparisonSentence.ts'
import { findingIn, findingSentence } from '../conform/conformanceFinding.ts'
import { conformPlan } from '../conform/conformPlan.ts'
import { comparisonIn } from '../conform/planComparison.ts'
import { ladderSentence } from '../ladder/ladderSentence.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { readRegister } from '../targets/readRegister.ts'
import { registerFaultSentence } from '../targets/registerFault.ts'
import { anyPlan } from '../test/anyPlan.ts'
import { foreignWords } from '../test/foreignWords.ts'
import { changed, tightenings, visit, weakenings } from '../test/planChanges.ts'
import { smallPlan, village } from '../test/smallPlan.ts'

function faultsOf(json: unknown): WordedFault[] {
  try {
    return checkPlan(json).warnings
  } catch (error) {
    if (error instanceof Problem) return error.details['faults'] as WordedFault[]
    throw error
  }
}

/** Everything that is said in English where two plans are held against each other. */
const saidBetween = (lower: Plan, upper: Plan): string[] => [
  ...comparePlans(lower, upper).flatMap((comparison) => {
    const { label, upper: was, lower: is } = comparisonIn(comparison, 'en')
    return [comparisonSentence(comparison, 'en'), label, was, is]
  }),
  ...conformPlan(lower, upper).flatMap((finding) => {
    const { message, upper: was, lower: is } = findingIn(finding, 'en')
    return [message, was, is]
  }),
]

const fixed = (plan: Plan): Plan =>
  JSON.parse(JSON.stringify(plan), (name, value: unknown) => (name === 'hold' ? 'fixed' : value))

describe('in English', () => {
  it.each([...tightenings, ...weakenings].map((change) => [change.what, change] as const))(
    'no Chinese is left but the plan’s own words when %s, or the other way round',
    (_, change) => {
      const [one, other] = [changed(change), smallPlan()]
      for (const [lower, upper] of [
        [one, other],
        [other, one],
        [fixed(one), fixed(other)],
      ] as const) {
        for (const text of saidBetween(lower, upper)) expect(foreignWords(text)).toEqual([])
      }
    },
  )

  it('no Chinese is left but the plan’s own words between any two plans', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (lower, upper) => {
        expect(saidBetween(lower, upper).flatMap(foreignWords)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('the famous sentence reads as follows', () => {
    const lower = smallPlan()
    Object.assign(visit(lower), { cycle: 'quarter', times: 1 })
    expect(conformPlan(lower, smallPlan()).map((finding) => findingSentence(finding, 'en'))).toEqual([
      '"每月督导": visit frequency weakened from once a month to once a quarter, which falls short of what the superior requires',
    ])
  })

  it('a frequency, a reporting day and a rule are put into words', () => {
    const lower = smallPlan()
    Object.assign(visit(lower), { times: 5 })
    Object.assign(lower.duties.reports![0]!, { dueDay: 'last', dueRule: 'before' })
    lower.targetLists[0]!.rules!.push({ key: 'in', title: '未出列', where: { properties: { status: { const: 'in' } } } })
    expect(comparePlans(lower, smallPlan()).map((comparison) => comparisonIn(comparison, 'en').lower)).toEqual([
      '"贫困人口" is at least 500 "人", or if "状态" is filled in, "状态" is in',
      '5 times a month',
      'before the last day of the month',
    ])
  })

  it('what is fixed and goes is said to be left out, as below a floor', () => {
    const lower = smallPlan()
    lower.units = []
    const upper = smallPlan()
    upper.units[0]!.hold = 'fixed'
    expect(conformPlan(lower, upper).map((finding) => findingSentence(finding, 'en'))).toEqual([
      'leaves out the unit "办公室", which falls short of what the superior requires',
    ])
  })

  it('a field that no rule knows is said to have changed, in either language', () => {
    const [lower, upper] = [smallPlan(), smallPlan()]
    Object.assign(lower.units[0]!, { colour: 'red' })
    upper.units[0]!.hold = 'floor'
    const told = () => conformPlan(lower, upper).flatMap((finding) => [finding.message, findingSentence(finding, 'en')])
    expect(told()).toEqual([
      '“办公室”colour已改动，无法判断是否低于上级要求，请人工核对',
      '"办公室": colour changed; whether it falls short of what the superior requires is for a person to judge',
    ])
    upper.units[0]!.hold = 'fixed'
    expect(told()).toEqual([
      '“办公室”由上级固定，colour不得改动',
      '"办公室" is fixed by the superior: its colour may not be changed',
    ])
  })

  it('faults and warnings leave nothing Chinese but the plan’s own words', () => {
    const documents: unknown[] = [
      null,
      { 标题: 1 },
      ...['phases', 'units', 'targetLists', 'cycles', 'checklists', 'ladder'].map((part) => ({ ...smallPlan(), [part]: [] })),
      { ...smallPlan(), period: { start: '2021-01-01', end: '2020-06-01' } },
      { ...smallPlan(), period: { end: '2020-05-01' }, document: { issuer: '某县', issuedOn: '2020-12-01' } },
      { ...smallPlan(), duties: {}, assignments: {} },
      { ...smallPlan(), checklists: [{ key: 'a', title: '清单', targetKind: 'village', schema: { type: 'object', 标题: '' } }] },
    ]
    const faults = documents.flatMap(faultsOf)
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThan(10)
    for (const fault of faults) expect(foreignWords(faultText(fault, 'en'))).toEqual([])
  })

  it('a register’s warnings and the reasons of its lists leave nothing Chinese but the plan’s own words', () => {
    const plan = smallPlan()
    plan.targetLists.push({ key: 'rest', title: '其余', level: 'city', targetKinds: ['village'], rest: true })
    plan.targetLists[0]!.printed = {
      targets: 9,
      repeated: 9,
      byRule: { many: 9 },
      byRegion: { '430321000000': 9 },
      sums: { poor: 9 },
    }
    const targets = [village('a', 900), village('b', 1)]
    const warnings = registerWarnings(plan, targets)
    expect(warnings).toHaveLength(5)
    for (const warning of warnings) expect(foreignWords(faultText(warning, 'en'))).toEqual([])
    const odd = [
      { ...village('村', 900, { 身高: 3, status: '已出' }), regionCode: '4', line: 2 },
      { ...village('c', 1), kind: '学校', line: 3 },
      { ...village('d', 1), regionCode: '430321000000', line: 4 },
      { ...village('d', -1), name: '合计', line: 5 },
    ]
    const { faults } = readRegister({ ...plan, jurisdiction: '430300000000' }, odd)
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThan(7)
    for (const fault of faults) expect(foreignWords(registerFaultSentence(fault, 'en'))).toEqual([])
    const reasons = evaluateTargetLists(plan, targets, 'en').flatMap((designation) => designation.reasons)
    expect(reasons.map(({ sentence }) => sentence)).toContain('"贫困人口" is at least 500 "人" (in fact 900 "人")')
    expect(reasons.map(({ sentence }) => sentence)).toContain('on no other list')
    for (const { sentence } of reasons) expect(foreignWords(sentence)).toEqual([])
  })

  it('a rating of the ladder is a word of either language', () => {
    const when = {
      properties: { rating: { enum: ['fair', 'poor'] }, yellowCards: { minimum: 2 } },
      required: ['rating', 'yellowCards'],
    }
    expect(ladderSentence(when)).toBe('评估等次 属于 一般、差，且 黄牌累计 不少于 2 次')
    expect(ladderSentence(when, 'en')).toBe('rating is one of fair, poor, and yellow cards in all is at least 2')
  })
})

describe('what an earlier release kept', () => {
  it('is shown with the sentence it came with, in whichever language is asked', () => {
    const warning: PlanWarning = { code: 'phase.gap', path: 'phases.1', message: '阶段之间有空' }
    expect(faultText(warning, 'en')).toBe('阶段之间有空')
    const [finding] = conformPlan(changed(weakenings[0]!), smallPlan())
    const { details: _details, verdict: _verdict, ...kept } = finding!
    expect(findingSentence(kept, 'en')).toBe(finding!.message)
    expect(findingIn(kept, 'en')).toEqual(kept)
    const [comparison] = comparePlans(changed(weakenings[0]!), smallPlan())
    const { details: _words, ...old } = comparison!
    expect(comparisonSentence(old, 'zh')).toBe(comparisonSentence(comparison!, 'zh'))
    expect(comparisonIn(old, 'en')).toEqual(old)
  })

  it('or a code that is no longer known, is shown as it was', () => {
    expect(faultText({ code: 'moon.eclipsed', path: '', message: '月食', details: {} }, 'en')).toBe('月食')
    expect(faultText({ code: 'toString', path: '', message: '原样', details: {} }, 'en')).toBe('原样')
  })
})
