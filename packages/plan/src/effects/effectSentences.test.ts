import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { faultText, wordedFault } from '../check/wordedFault.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { inWords } from '../wording/words.ts'
import { aboutWords, kindCounts } from './aboutWords.ts'
import { dutyEffect, dutySentence } from './dutyEffect.ts'
import { dutyWarnings } from './dutyWarnings.ts'
import { listSentences } from './listSentences.ts'
import { modeSentences } from './modeSentences.ts'
import { textSoFar } from './textSoFar.ts'

const duty = (over: Partial<OwedDuty>): OwedDuty => ({
  key: 'x',
  title: '自查',
  what: 'report',
  who: { kind: 'level', level: 'county' },
  to: { kind: 'unit', unit: 'office' },
  when: { kind: 'cycle', every: 'month' },
  ...over,
})
const targets = [village('big', 600), village('small', 400)]
const rosterOf = (plan: Plan): Roster => ({ targets, designations: evaluateTargetLists(plan, targets), places })
function effectOf(over: Partial<OwedDuty>, isRegistered = true) {
  const plan = owingPlan([duty(over)])
  const roster = isRegistered ? rosterOf(plan) : null
  const own = dutiesOf(plan).find(({ id }) => id === 'owed.x')!
  return { plan, roster, own, effect: dutyEffect(own, plan, roster, calendar) }
}
function sentence(over: Partial<OwedDuty>, isRegistered = true, language: 'zh' | 'en' = 'zh'): string {
  const { plan, roster, effect } = effectOf(over, isRegistered)
  return faultText(wordedFault(dutySentence(effect, plan, roster)), language)
}
function warned(over: Partial<OwedDuty>, isRegistered = true): string[] {
  const { plan, roster, effect } = effectOf(over, isRegistered)
  return dutyWarnings(effect, plan, roster).map(({ code }) => code)
}
function about(of: OwedDuty['about'] & object, isRegistered: boolean): [string, string] {
  const { plan, roster, own } = effectOf({ about: of }, isRegistered)
  const words = aboutWords(own, plan, roster)!
  return [inWords(words, 'zh'), inWords(words, 'en')]
}

describe('what a duty is about', () => {
  it.each<[string, OwedDuty['about'] & object, [string, string], [string, string]]>([
    [
      'lists',
      { kind: 'lists', targetLists: ['upper', 'lower'] },
      ['2 个行政村', '2 "行政村"'],
      ['省级名单、市级名单', '"省级名单", "市级名单"'],
    ],
    ['targets of a kind', { kind: 'targets', targetKind: 'village' }, ['2 个行政村', '2 "行政村"'], ['行政村', '"行政村"']],
    ['targets of a kind unknown', { kind: 'targets', targetKind: 'mine' }, ['0 个对象', '0 targets'], ['mine', 'mine']],
    ['regions', { kind: 'regions', level: 'county' }, ['2 个县级地区', '2 regions (county)'], ['各县级地区', 'each county']],
    ['all focus areas', { kind: 'focusAreas' }, ['2 项督战内容', '2 focus areas'], ['2 项督战内容', '2 focus areas']],
    [
      'one focus area',
      { kind: 'focusAreas', focusAreas: ['water'] },
      ['1 项督战内容', '1 focus area'],
      ['1 项督战内容', '1 focus area'],
    ],
  ])('%s: counted over a register, named before there is one', (_, of, counted, named) => {
    expect(about(of, true)).toEqual(counted)
    expect(about(of, false)).toEqual(named)
  })

  it('is told by kind in the order of the plan, kinds without a target left out', () => {
    const kinds = [
      { key: 'site', title: '安置点', measureWord: '处' },
      { key: 'mine', title: '矿山' },
      { key: 'village', title: '行政村' },
    ].map((kind) => ({ ...owingPlan().targetKinds[0]!, ...kind }))
    const counts = kindCounts(
      kinds,
      ['village', 'site', 'village', 'unknown'].map((kind) => ({ kind })),
    )
    expect(inWords(counts, 'zh')).toBe('1 处安置点、2 个行政村')
    expect(inWords(kindCounts(kinds, []), 'zh')).toBe('0 个对象')
  })
})

describe('the sentence of a duty', () => {
  it('says what falls due first and how much of it, counted over the register', () => {
    expect(sentence({})).toBe('报告“自查”：每月 · 各县（市、区），报办公室：首期 2 项，首次 1月31日 截止')
    expect(sentence({ times: 3 })).toBe('报告“自查”：每月3次 · 各县（市、区），报办公室：首期 6 项，首次 1月31日 截止')
    expect(sentence({ about: { kind: 'targets', targetKind: 'village' } })).toContain('→ 2 个行政村')
  })

  it('without a register says nothing of how much', () => {
    expect(sentence({}, false)).toBe('报告“自查”：每月 · 各县（市、区），报办公室')
    expect(sentence({}, false, 'en')).not.toMatch(/undefined|first|\d/)
  })

  it('of a visit always says how often', () => {
    expect(sentence({ what: 'visit' })).toContain('每月1次')
    expect(sentence({ what: 'meeting' })).not.toContain('1次')
  })

  it('of a single date after the plan’s last day still says when', () => {
    const late = effectOf({ when: { kind: 'date', due: '2021-01-15' } })
    expect(late.effect.windows.map(({ dueOn }) => dueOn)).toEqual(['2021-01-15'])
    expect(sentence({ when: { kind: 'date', due: '2021-01-15' } })).toContain('1月15日 截止')
  })

  it('whose body is unknown says no number', () => {
    expect(sentence({ who: { kind: 'level', level: 'household' } })).not.toMatch(/首期|\d 项/)
  })
})

describe('a warning about a duty', () => {
  it('is none where it is in order', () => {
    expect(warned({})).toEqual([])
    expect(warned({}, false)).toEqual([])
  })

  it.each<[string, Partial<OwedDuty>, (keyof OwedDuty)[], string[]]>([
    ['a report to nobody', {}, ['to'], ['duty.without-recipient']],
    ['a paper to nobody', { what: 'handIn' }, ['to'], ['duty.without-recipient']],
    ['a filing to nobody', { what: 'filing' }, ['to'], ['duty.without-recipient']],
    ['a meeting, which goes to nobody', { what: 'meeting' }, ['to'], []],
    [
      'a time that never comes',
      { when: { kind: 'windows', windows: [{ kind: 'festival', festival: 'newYear', first: 9, last: 3 }] } },
      [],
      ['duty.never-due'],
    ],
    ['what waits for an event', { when: { kind: 'event', event: '预警', within: 1, unit: 'day' } }, [], []],
    [
      'a look-back at findings',
      {
        what: 'visit',
        modes: ['lookBack'],
        when: { kind: 'closeOut', within: 30, unit: 'day' },
        about: { kind: 'lists', targetLists: ['lower'] },
      },
      [],
      [],
    ],
    [
      'a look-back by a time of its own',
      { what: 'visit', modes: ['lookBack'], about: { kind: 'lists', targetLists: ['lower'] } },
      [],
      ['duty.looks-back-at-nothing'],
    ],
    ['what has no time', {}, ['when'], []],
    ['who comes along where nobody goes', { with: [{ kind: 'level', level: 'county' }] }, [], ['duty.partners-idle']],
    ['a checklist that nobody fills in', { checklist: 'village' }, [], ['duty.checklist-idle']],
    [
      'a joint visit that one makes alone',
      { what: 'visit', modes: ['joint'], about: { kind: 'lists', targetLists: ['lower'] } },
      [],
      ['duty.joint-alone'],
    ],
    [
      'a joint visit of two',
      {
        ...{ what: 'visit', modes: ['joint'], about: { kind: 'lists', targetLists: ['lower'] }, checklist: 'village' },
        with: [{ kind: 'unit', unit: 'office' }],
      },
      [],
      [],
    ],
    [
      'a joint visit with whoever leads it, and with somebody who is nowhere',
      {
        ...{ what: 'visit', modes: ['joint'], about: { kind: 'lists', targetLists: ['lower'] }, checklist: 'village' },
        ...{ who: { kind: 'unit', unit: 'office' } },
        with: [{ kind: 'unit', unit: 'office' }, { kind: 'sponsor' }, { kind: 'level', level: 'household' }],
      },
      [],
      ['duty.partner-nobody', 'duty.partner-nobody', 'duty.partner-nobody'],
    ],
    [
      'a body that comes along and that no directory has',
      {
        ...{ what: 'visit', about: { kind: 'lists', targetLists: ['lower'] } },
        with: [{ kind: 'body', body: 'nowhere' }],
      },
      [],
      ['duty.body-unregistered'],
    ],
    ['a list that nobody is on', { about: { kind: 'lists', targetLists: ['none'] } }, [], ['duty.list-empty']],
    ['a body that is nowhere', { who: { kind: 'level', level: 'site' } }, [], ['duty.body-unknown']],
    [
      'targets without a sponsor',
      { who: { kind: 'sponsor' }, about: { kind: 'lists', targetLists: ['lower'] } },
      [],
      ['duty.owed-by-nobody'],
    ],
  ])('is told of %s', (_, over, leftOut, codes) => {
    const plan = owingPlan([duty(over)])
    for (const name of leftOut) delete plan.duties.owed![0]![name]
    const own = dutiesOf(plan).find(({ id }) => id === 'owed.x')!
    const roster = rosterOf(plan)
    expect(dutyWarnings(dutyEffect(own, plan, roster, calendar), plan, roster).map(({ code }) => code)).toEqual(codes)
  })

  it('about whom it falls on waits for a register', () => {
    expect(warned({ about: { kind: 'lists', targetLists: ['none'] } }, false)).toEqual([])
    expect(warned({ who: { kind: 'level', level: 'site' } }, false)).toEqual([])
  })

  it('says of who comes along where nobody does, and counts those targets alone', () => {
    const plan = owingPlan([
      duty({
        ...{ what: 'visit', modes: ['joint'], who: { kind: 'unit', unit: 'office' }, checklist: 'village' },
        ...{ about: { kind: 'lists', targetLists: ['upper', 'lower'] }, with: [{ kind: 'unit', unit: 'counties' }] },
      }),
    ])
    plan.units[1]!.group = { regions: ['430381000000'] } // both villages lie in the other county
    const own = dutiesOf(plan).find(({ id }) => id === 'owed.x')!
    const found = (roster: Roster | null) => dutyWarnings(dutyEffect(own, plan, roster, calendar), plan, roster).map(wordedFault)
    const [only] = found(rosterOf(plan))
    expect([only?.path, only?.details['count']]).toEqual(['duties.owed.0.with.0', 2])
    expect(only?.message).toMatch(/由“县市党委政府”会同，但有 2 个对象.*请改写会同单位/)
    expect(only && faultText(only, 'en'), 'quoted once').toContain('names "县市党委政府" to come along')
    expect(found(null), 'before there is a register').toEqual([])
    plan.units[1]!.group = { regions: ['430321000000'] }
    expect(found(rosterOf(plan))).toEqual([])
  })

  it('counts those that nobody answers for, and not the others', () => {
    const { plan, roster, effect } = effectOf({
      who: { kind: 'sponsor' },
      about: { kind: 'lists', targetLists: ['upper', 'lower'] },
    })
    expect(dutyWarnings(effect, plan, roster)).toMatchObject([{ code: 'duty.owed-by-nobody', details: { count: 1 } }])
  })
})

describe('the sentence of a list', () => {
  const told = (change: (plan: Plan) => void, roster: Roster | null = null): string => {
    const plan = owingPlan()
    change(plan)
    return wordedFault(listSentences(plan, roster)[0]!).message
  }

  it('names its rules one after the other, or says that it takes in who is left', () => {
    expect(told(() => undefined)).toBe('名单“省级名单”：登记行政村后，符合“500人以上”的列入')
    expect(told((plan) => plan.targetLists[0]!.rules!.push({ key: 'b', title: '未出列', where: {} }))).toContain(
      '“500人以上、未出列”',
    )
    const rest = told((plan) => Object.assign(plan.targetLists[0]!, { rules: [], rest: true }))
    expect(rest).toContain('未列入其他名单的全部列入')
  })

  it('names ten members and says that there are others, eleven being too many', () => {
    const named = (count: number) => {
      const plan = owingPlan()
      const many = Array.from({ length: count }, (_, index) => village(`v${index}`, 600))
      const roster = { targets: many, designations: evaluateTargetLists(plan, many), places }
      return wordedFault(listSentences(plan, roster)[0]!)
    }
    expect(named(10).message).toMatch(/：10 个行政村：.*v9村$/)
    expect(named(11).message).toMatch(/：11 个行政村：.*v9村 等$/)
    expect(faultText(named(11), 'en')).toMatch(/and others$/)
    expect(named(0).message).toBe('名单“省级名单”：0 个对象')
  })

  it('counts nobody whom the register does not have', () => {
    const plan = owingPlan()
    const stranger = { targetId: 'gone', list: 'upper', reasons: [] }
    const roster = { targets, designations: [stranger], places }
    expect(wordedFault(listSentences(plan, roster)[0]!).message).toBe('名单“省级名单”：0 个对象')
  })
})

describe('what is only shown so far', () => {
  const parts = (plan: Plan) =>
    textSoFar(plan).map(({ path, details }) => `${path} ${(details['part'] as { zh: string }).zh} ${details['count']}`)

  it('is counted element by element and told where it stands first', () => {
    const plan = owingPlan()
    const [step] = plan.ladder
    plan.ladder = [step!, { ...step!, key: 'b' }]
    expect(parts(plan)).toContain('ladder 问责阶梯 2')
    expect(parts({ ...plan, ladder: [] }).join()).not.toContain('问责阶梯')
  })

  it('is told once of a field that several elements have, at the first of them', () => {
    const plan = owingPlan()
    const [team] = plan.assignments.teams!
    plan.assignments = {
      teams: [
        { ...team!, memberPosts: ['甲岗'] },
        { ...team!, key: 'second', memberPosts: ['乙岗'], leadPosts: ['丙岗'] },
      ],
    }
    expect(parts(plan).filter((one) => one.includes('成员单位'))).toEqual(['assignments.teams.0 成员单位 3'])
  })

  it('is not the unit that a visit duty names: it owes the visits of the duty', () => {
    const plan = owingPlan()
    plan.duties.visits![0]!.unit = 'office'
    expect(parts(plan).join()).not.toContain('督导单位')
  })

  it('is no way of visiting: each has its effect', () => {
    const modesOf = (...modes: NonNullable<OwedDuty['modes']>) =>
      parts({ ...owingPlan([duty({ what: 'visit', modes })]), duties: { owed: [duty({ what: 'visit', modes })] } }).filter(
        (one) => one.includes('督战方式'),
      )
    for (const mode of ['selfCheck', 'verification', 'joint', 'covert', 'lookBack', 'fixed', 'roving', 'keyPoint'] as const)
      expect(modesOf(mode), mode).toEqual([])
    expect(modesOf('selfCheck', 'joint', 'roving')).toEqual([])
    expect(modesOf('joint', 'cross')).toEqual([])
  })
})

describe('a way of visiting of which documents say the word alone', () => {
  const told = (over: Partial<OwedDuty>, language: 'zh' | 'en' = 'zh') =>
    modeSentences(effectOf({ what: 'visit', about: { kind: 'lists', targetLists: ['upper'] }, ...over }).own).map((one) =>
      faultText(wordedFault(one), language),
    )

  it('is said to stand with each visit, and to change nothing else', () => {
    expect(told({ modes: ['roving', 'covert', 'keyPoint'] })).toEqual([
      expect.stringContaining('督导“自查”的方式“巡回、重点”标在每次走访上'),
    ])
    expect(told({ modes: ['fixed'] }, 'en')).toEqual([expect.stringContaining('changes neither who is visited nor how often')])
  })

  it.each<[string, Partial<OwedDuty>]>([
    ['a duty names no such way', { modes: ['covert', 'joint'] }],
    ['a duty names none', {}],
    ['it is no visit', { what: 'report', modes: ['roving'] }],
    ['it is a visit to no list', { about: { kind: 'regions', level: 'county' }, modes: ['roving'] }],
  ])('is not said where %s', (_, over) => {
    expect(told(over)).toEqual([])
  })
})
