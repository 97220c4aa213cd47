import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { areasOf } from './areasOf.ts'

function areasIn(code: string) {
  const pack = packs.find(({ plan }) => (plan as { code: string }).code === code)
  return [...areasOf(readPlan(pack?.plan))].sort()
}

describe('the areas that a plan’s menu leads to', () => {
  it.each([
    ['xiangtan-2020', ['dues', 'filings', 'findings', 'summary', 'visits']],
    ['henan-2020', ['dues', 'findings', 'summary', 'visits']],
    ['chuxiong-2020', ['dues', 'filings', 'findings', 'summary', 'visits']],
    ['xiangxi-2020', ['dues', 'findings', 'summary', 'visits']],
  ])('of %s are %j', (code, expected) => {
    expect(areasIn(code)).toEqual(expected)
  })

  it('are none for a plan of tasks only, and no visits where no duty asks for any', () => {
    const plan = { ...readPlan(packs[0]?.plan), milestones: [] }
    const none = { ...plan, duties: {}, targetLists: [] }
    expect(areasOf(none)).toEqual(new Set())
    expect(areasOf({ ...plan, duties: {} })).toEqual(new Set(['findings', 'summary']))
    expect(areasOf({ ...plan, targetLists: [] }), 'visits to nobody').toEqual(new Set(['dues', 'filings']))
  })

  it('lead to visits that stand among the duties of every kind alone', () => {
    const { duties: _, ...plan } = readPlan(packs[0]?.plan)
    const patrol = { key: 'patrol', title: '巡查', what: 'visit', who: { kind: 'team' } } as const
    const has = (over: object) => areasOf({ ...plan, duties: { owed: [{ ...patrol, ...over }] } }).has('visits')
    expect(has({ about: { kind: 'lists', targetLists: ['provincial'] } })).toBe(true)
    expect(has({ about: { kind: 'regions', level: 'county' } }), 'confirmed among what is due').toBe(false)
    expect(has({ what: 'report', about: { kind: 'lists', targetLists: ['provincial'] } })).toBe(false)
  })

  it('lead to what is due wherever something is owed besides visits', () => {
    const { duties, ...plan } = readPlan(packs[0]?.plan)
    const none = { ...plan, milestones: [], targetLists: [] }
    const [report] = duties.reports ?? []
    const isOwed = (part: Parameters<typeof areasOf>[0]['duties']) => areasOf({ ...none, duties: part }).has('dues')
    expect(report && isOwed({ reports: [report] })).toBe(true)
    expect(isOwed({ reports: (duties.reports ?? []).filter(({ cycle }) => cycle === undefined) }), 'at any time').toBe(true)
    expect(isOwed({ filings: duties.filings ?? [] }), 'late with a plan').toBe(true)
    expect(isOwed({})).toBe(false)
    expect(isOwed({ meetings: [{ key: 'monthly', title: '月度调度会', level: 'city', cycle: 'month' }] })).toBe(true)
    const owed = { key: 'self', title: '自查', who: { kind: 'target' }, when: { kind: 'date', due: '2020-03-31' } } as const
    const listed = { kind: 'lists' as const, targetLists: ['provincial'] }
    expect(isOwed({ owed: [{ ...owed, what: 'visit', about: listed }] })).toBe(false)
    expect(isOwed({ owed: [{ ...owed, what: 'visit' }] }), 'which is confirmed there').toBe(true)
    expect(isOwed({ owed: [{ ...owed, what: 'handIn' }] })).toBe(true)
    expect(isOwed({ owed: [{ ...owed, what: 'task' }] })).toBe(true)
    const { when: _, ...anytime } = owed
    expect(isOwed({ owed: [{ ...anytime, what: 'task' }] }), 'on its own board only').toBe(false)
    expect(areasOf({ ...none, duties: {}, milestones: plan.milestones }).has('dues')).toBe(true)
  })
})
