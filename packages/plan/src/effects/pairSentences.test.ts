import { describe, expect, it } from 'vitest'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { faultText } from '../check/wordedFault.ts'
import type { Roster } from '../dues/roster.ts'
import { crossPairs } from '../inspectors/crossPairs.ts'
import { windowPlace } from '../inspectors/pairsIn.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const counties = ['990321000000', '990322000000', '990381000000'] as const
const post = (key: string, region: string): DirectoryBody => ({
  ...{ key, title: key, kind: 'post', region, members: null, retiredOn: null },
})
const bodies = counties.map((region, at) => post(`post${at}`, region))
const list = smallPlan().targetLists[0]?.key ?? ''
const crossing = (over: Partial<OwedDuty> = {}): Plan => ({
  ...smallPlan(),
  duties: {
    owed: [
      {
        ...{ key: 'crossed', title: '交叉检查', what: 'visit', who: { kind: 'team' }, modes: ['cross'] },
        ...{ about: { kind: 'lists', targetLists: [list] }, when: { kind: 'cycle', every: 'month' } },
        inspectors: { count: 1, among: ['post0', 'post1', 'post2'], avoid: 'county', pairs: 'byCode' },
        ...over,
      },
    ],
  },
})
const places = new Map<string, string>([
  [counties[0], '甲县'],
  [counties[1], '乙县'],
  [counties[2], '丙市'],
])
const rosterOf = (own: readonly DirectoryBody[]): Roster => ({ ...{ targets: [], designations: [], places }, bodies: own })
const told = (plan: Plan, kind: 'sentences' | 'warnings', own: readonly DirectoryBody[] = bodies) =>
  effectsOf(plan, rosterOf(own), nationalCalendar)[kind]
const codes = (plan: Plan, own?: readonly DirectoryBody[]) => told(plan, 'warnings', own).map(({ code }) => code)

describe('regions that inspect each other', () => {
  it('are told as they are paired in the first window, and how long until a pair comes again', () => {
    const sentences = told(crossing(), 'sentences').map((one) => faultText(one, 'zh'))
    expect(sentences).toContain(
      '督导“交叉检查”第一期的交叉检查：丙市查甲县、甲县查乙县、乙县查丙市；以后逐期轮换，2 期以后才重复',
    )
    expect(sentences.join()).toContain('回避本县，各地按区划代码顺序交叉检查、逐期轮换')
  })

  it('are told window by window over a range, each pair once before any comes again', () => {
    const pairsIn = (range: { from: string; to: string }, plan = crossing(), own: DirectoryBody[] | undefined = bodies) =>
      crossPairs(plan, { places, ...(own && { bodies: own }) }, range)
    const [first, second, third] = pairsIn({ from: '2020-01-01', to: '2020-03-31' })
    expect(first).toEqual({
      ...{ duty: 'owed.crossed', window: '2020-01', title: '交叉检查', start: '2020-01-01', end: '2020-01-31' },
      pairs: [
        { by: '丙市', of: '甲县' },
        { by: '甲县', of: '乙县' },
        { by: '乙县', of: '丙市' },
      ],
    })
    expect(second?.pairs).toEqual([
      { by: '乙县', of: '甲县' },
      { by: '丙市', of: '乙县' },
      { by: '甲县', of: '丙市' },
    ])
    expect(third?.pairs, 'after as many windows as there are others').toEqual(first?.pairs)
    expect(pairsIn({ from: '2020-03-05', to: '2020-03-05' })).toEqual([third])
    const inspectors = { count: 1, among: ['post0', 'post1', 'post2'], avoid: 'county' as const, pairs: 'byLot' as const }
    expect(pairsIn({ from: '2020-03-05', to: '2020-03-05' }, crossing({ inspectors }))).toMatchObject([{ pairs: null }])
    expect(pairsIn({ from: '2020-03-05', to: '2020-03-05' }, smallPlan())).toEqual([])
    expect(crossPairs(crossing(), { places }, { from: '2020-03-05', to: '2020-03-05' }), 'without a directory').toEqual([])
    expect(pairsIn({ from: '2020-03-05', to: '2020-03-05' }, crossing(), bodies.slice(0, 1)), 'one alone').toEqual([])
  })

  it('by lot are not told before the lots are drawn', () => {
    const inspectors = { count: 1, among: ['post0', 'post1', 'post2'], avoid: 'county' as const, pairs: 'byLot' as const }
    const sentences = told(crossing({ inspectors }), 'sentences')
    expect(sentences.map(({ code }) => code)).not.toContain('effect.cross-pairs')
    expect(sentences.map((one) => faultText(one, 'zh')).join()).toContain('各地抽签排序后交叉检查、逐期轮换')
  })

  it('are warned of where nothing says who goes where, of which level, or where there is only one', () => {
    const { inspectors: _, ...unpaired } = crossing().duties.owed?.[0] ?? {}
    const alone = { ...crossing(), duties: { owed: [unpaired as OwedDuty] } }
    expect(codes(alone)).toContain('duty.cross-unpaired')
    expect(codes(crossing({ inspectors: { count: 1, among: ['post0'], avoid: 'county' } }))).toContain('duty.cross-unpaired')
    const among = ['post0', 'post1']
    expect(codes(crossing({ inspectors: { count: 1, among, pairs: 'byCode' } }))).toContain('duty.pairs-without-level')
    expect(codes(crossing(), bodies.slice(0, 1))).toContain('duty.pairs-few')
    const fine = codes(crossing()).filter((code) => /^duty\.(cross|pairs)/.test(code))
    expect(fine).toEqual([])
  })
})

describe('the place of a window', () => {
  it('is counted over the days of the plan, with the one before it', () => {
    expect(windowPlace(crossing(), 'owed.crossed', '2020-01')).toEqual({ at: 0, before: null })
    expect(windowPlace(crossing(), 'owed.crossed', '2020-05')).toEqual({ at: 4, before: '2020-04' })
    expect(windowPlace(crossing(), 'owed.crossed', 'an-event')).toEqual({ at: 0, before: null })
    expect(windowPlace(crossing(), 'owed.other', '2020-05')).toEqual({ at: 0, before: null })
  })
})
