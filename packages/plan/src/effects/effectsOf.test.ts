import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalCalendar as calendar } from '../calendar/nationalCalendar.ts'
import { faultText } from '../check/wordedFault.ts'
import { duesOf } from '../dues/duesOf.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { firstDay } from '../duty/planWindows.ts'
import type { OwedDuty } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyOwingPlan, anyRoster, directory, owingPlan, places } from '../test/anyDuties.ts'
import { foreignWords } from '../test/foreignWords.ts'
import { smallPlan, village } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const duty = (over: Partial<OwedDuty>): OwedDuty => ({
  key: 'x',
  title: '企业自查',
  what: 'visit',
  who: { kind: 'target' },
  about: { kind: 'lists', targetLists: ['upper'] },
  when: { kind: 'cycle', every: 'week', endsOn: 5, hour: '18:00' },
  ...over,
})
const rosterOf = (plan: Plan, targets = [village('big', 600), village('small', 400)]): Roster => ({
  targets,
  designations: evaluateTargetLists(plan, targets),
  places,
})
function saying(plan: Plan, roster: Roster | null = null) {
  const { sentences, warnings } = effectsOf(plan, roster, calendar)
  return { told: sentences.map(({ message }) => message), warned: warnings.map(({ code, path }) => `${path} ${code}`) }
}
const owing = (over: Partial<OwedDuty>): Plan => owingPlan([duty(over)])

describe('what a plan will do', () => {
  it('is said of each duty: when, by whom, about how many of which kind, and how much falls due by when', () => {
    const plan = owing({ who: { kind: 'team', team: 'city' } })
    const [kind] = plan.targetKinds
    const stations = { ...plan, targetKinds: [{ ...kind!, title: '企业', measureWord: '家' }] }
    stations.assignments.teams![0]!.title = '村级安全劝导站'
    const targets = Array.from({ length: 52 }, (_, index) => village(`e${index}`, 600))
    expect(saying(stations, rosterOf(stations, targets)).told).toContain(
      '督导“企业自查”：每周1次（周五18:00前） · 村级安全劝导站 → 52 家企业：首期 52 项，首次 1月3日 截止',
    )
  })

  it('is said of reports with who receives them, and of what has no fixed time that it never falls due', () => {
    const told = saying(
      owingPlan([
        duty({
          key: 'a',
          title: '情况报告',
          what: 'report',
          who: { kind: 'level', level: 'county' },
          to: { kind: 'unit', unit: 'office' },
          when: { kind: 'cycle', every: 'month', dueDay: 'lastWorkingDay' },
        }),
        { key: 'b', title: '重要情况', what: 'report', who: { kind: 'jurisdiction' }, to: { kind: 'unit', unit: 'office' } },
      ]),
      rosterOf(owingPlan()),
    ).told
    expect(told).toContain(
      '报告“情况报告”：每月最后一个工作日前 · 各县（市、区） → 1 个行政村，报办公室：首期 1 项，首次 1月23日 截止',
    )
    expect(told).toContain('报告“重要情况”：不定期 · 某市领导小组，报办公室；可随时办理，不会到期')
  })

  it('is said of what must be handed in, figures by their titles', () => {
    const figures = [
      { key: 'villages', title: '督战村数', unit: '个', kind: 'integer' as const },
      { key: 'money', title: '投入资金', kind: 'number' as const },
    ]
    const report = duty({ title: '月报表', what: 'report', who: { kind: 'jurisdiction' }, asks: ['file', 'figures'], figures })
    const { sentences } = effectsOf(owingPlan([report]), null, calendar)
    expect(sentences.find(({ path }) => path === 'duties.owed.0')?.message).toContain('，须报送文件、数字（督战村数、投入资金）')
    expect(sentences.map(({ message }) => message).join()).toContain('月报表')
  })

  it('is said of lists with their members, or by which rules there will be some', () => {
    const plan = owingPlan()
    expect(saying(plan, rosterOf(plan)).told.slice(0, 2)).toEqual([
      '名单“省级名单”：1 个行政村：big村',
      '名单“市级名单”：1 个行政村：small村',
    ])
    expect(saying(plan).told[0]).toBe('名单“省级名单”：登记行政村后，符合“500人以上”的列入')
    const many = rosterOf(
      plan,
      Array.from({ length: 12 }, (_, index) => village(`v${index}`, 600)),
    )
    expect(saying(plan, many).told[0]).toMatch(/^名单“省级名单”：12 个行政村：v0村、.*v9村 等$/)
  })

  it('reads in English, its own words in quotation marks', () => {
    const plan = owing({})
    const { sentences } = effectsOf(plan, rosterOf(plan), calendar)
    const english = sentences.map((sentence) => faultText(sentence, 'en'))
    expect(english).toContain(
      'visit "企业自查": every week, once, by Friday at 18:00, by the target itself, about 1 "行政村": 1 in the first window, the first due on 3 January',
    )
    expect(english.flatMap(foreignWords)).toEqual([])
  })
})

describe('an unannounced visit to a list', () => {
  const warnedFor = (drawn: boolean, over: Partial<ReturnType<typeof duty>>) => {
    const plan = owingPlan([duty({ what: 'visit', about: { kind: 'lists', targetLists: ['upper'] }, ...over })])
    const targetLists = plan.targetLists.map((list) => ({ ...list, ...(drawn && { draw: { count: 1 } }) }))
    const { warned } = saying({ ...plan, targetLists }, rosterOf(plan))
    return warned.filter((one) => one.includes('drawn-in-the-open'))
  }

  it('that is made by lot is warned of: who was drawn reads so', () => {
    expect(warnedFor(true, { unannounced: true })).toEqual(['duties.owed.0 duty.drawn-in-the-open'])
    expect(warnedFor(true, { modes: ['covert'] })).toEqual(['duties.owed.0 duty.drawn-in-the-open'])
  })

  it('is not where it is announced, or the list says by its rule who is on it', () => {
    expect(warnedFor(true, {})).toEqual([])
    expect(warnedFor(false, { unannounced: true })).toEqual([])
  })
})

describe('a body of the directory', () => {
  const plan = owingPlan([
    duty({ what: 'report', who: { kind: 'body', body: 'schools' }, to: { kind: 'body', body: 'education' } }),
  ])
  const over = (bodies: Roster['bodies']) => saying(plan, { ...rosterOf(plan), ...(bodies && { bodies }) })

  it('is called by its title, and a group counted by its members', () => {
    const { told, warned } = over(directory)
    expect(told.find((sentence) => sentence.includes('各学校'))).toMatch(/各学校 → 1 个行政村，报市教育局：首期 1 项/)
    expect(warned.filter((one) => one.includes('body'))).toEqual([])
  })

  it.each([
    ['without a directory', undefined],
    ['in a directory that has neither', []],
    ['that is retired', directory.map((body) => ({ ...body, retiredOn: '2020-01-31' }))],
  ])('%s is warned of, once for each', (_, bodies) => {
    expect(over(bodies).warned.filter((one) => one.includes('body'))).toEqual([
      'duties.owed.0 duty.body-unregistered',
      'duties.owed.0 duty.body-unregistered',
    ])
  })

  it('that is a group is warned of where it is given visits to a list, to lead or to come along', () => {
    const visit = duty({ what: 'visit', about: { kind: 'lists', targetLists: ['upper'] } })
    const warnedFor = (over: Partial<typeof visit>) => {
      const own = owingPlan([{ ...visit, ...over }])
      return saying(own, { ...rosterOf(own), bodies: directory }).warned.filter((one) => one.includes('by-group'))
    }
    expect(warnedFor({ who: { kind: 'body', body: 'schools' } })).toEqual(['duties.owed.0 duty.visit-by-group'])
    expect(warnedFor({ with: [{ kind: 'body', body: 'schools' }] })).toEqual(['duties.owed.0 duty.visit-by-group'])
    expect(warnedFor({ who: { kind: 'body', body: 'education' } })).toEqual([])
    expect(warnedFor({ what: 'report', who: { kind: 'body', body: 'schools' } })).toEqual([])
  })

  it('that is a group without members is said to owe nothing', () => {
    const empty = directory.filter(({ kind }) => kind !== 'school')
    expect(over(empty).warned.filter((one) => one.includes('body'))).toEqual(['duties.owed.0 duty.owed-by-nobody'])
  })

  it('is not judged before there is a register', () => {
    expect(saying(plan).warned.filter((one) => one.includes('body'))).toEqual([])
  })
})

describe('what can never take effect', () => {
  it.each([
    ['a duty about an empty list', owing({ about: { kind: 'lists', targetLists: ['lower'] } }), 'duties.owed.0 duty.list-empty'],
    [
      'a duty whose sponsor is nobody',
      owing({ about: { kind: 'targets', targetKind: 'village' }, who: { kind: 'sponsor' } }),
      'duties.owed.0 duty.owed-by-nobody',
    ],
    [
      'a duty of villages that are no bodies',
      owingPlan([{ key: 'x', title: '月报', what: 'meeting', who: { kind: 'level', level: 'household' } }]),
      'duties.owed.0 duty.body-unknown',
    ],
    [
      'a time outside the plan',
      owing({
        when: { kind: 'windows', windows: [{ kind: 'dates', key: 'a', title: '甲', start: '2021-02-01', end: '2021-03-01' }] },
      }),
      'duties.owed.0 duty.never-due',
    ],
    ['a report that goes to nobody', owing({ what: 'report' }), 'duties.owed.0 duty.without-recipient'],
    ['a team nobody belongs to', owingPlan(), 'assignments.teams.0 team.without-members'],
    ['a rule on a figure nobody counts', owingPlan(), 'ladder.0.when ladder.figure-uncounted'],
    ['an indicator that nothing feeds', owingPlan(), 'indicators indicator.fed-by-nothing'],
    ['a cycle that no duty goes by', owingPlan(), 'cycles.1 cycle.unused'],
    [
      'a checklist of a kind on no list',
      { ...owingPlan(), checklists: [{ ...smallPlan().checklists[0]!, targetKind: 'household' }] },
      'checklists.0 checklist.without-targets',
    ],
    [
      'working days of a year not yet known',
      { ...owing({ when: { kind: 'cycle', every: 'workingDay' } }), period: { start: '2030-01-01', end: '2030-12-31' } },
      'period calendar.year-unpublished',
    ],
  ] as [string, Plan, string][])('%s is told its place and what to change', (_name, plan, expected) => {
    const roster = rosterOf(plan, [village('one', 600)])
    expect(saying(plan, roster).warned).toContain(expected)
    const told = effectsOf(plan, roster, calendar).warnings
    for (const warning of told) {
      expect(warning.message).toMatch(/：请|：公布后请/)
      expect(foreignWords(faultText(warning, 'en'))).toEqual([])
    }
  })

  it('a rule that asks for a figure nobody registered is told, unless it is met by another', () => {
    const plan = owingPlan()
    plan.targetLists[0]!.rules!.push({
      key: 'in',
      title: '未出列',
      where: { properties: { status: { const: 'in' } }, required: ['status'] },
    })
    const expected = 'targetLists.0.rules.1 list.figure-missing'
    expect(saying(plan, rosterOf(plan)).warned).toContain(expected)
    expect(saying(plan, rosterOf(plan, [village('a', 1, { status: 'in' })])).warned).not.toContain(expected)
    expect(saying(plan, rosterOf(plan, [])).warned, 'an empty register says so by its duties').not.toContain(expected)
  })

  it('is nothing where all is in order', () => {
    const plan: Plan = {
      ...owing({}),
      indicators: [],
      ladder: [],
      cycles: smallPlan().cycles.slice(0, 1),
      assignments: { teams: smallPlan().assignments.teams!.map((team) => ({ ...team, memberPosts: ['纪委'] })) },
    }
    const { warned } = saying(plan, rosterOf(plan))
    expect(warned.filter((one) => !one.endsWith('effect.text-so-far'))).toEqual([])
  })

  it('what the platform only shows so far is counted, and an empty list says nothing', () => {
    const event = { kind: 'event', event: '红色预警', within: 1, unit: 'day' } as const
    const owed = [
      duty({ what: 'visit', modes: ['cross'] }),
      duty({ key: 'y', what: 'task' }),
      duty({ key: 'z', what: 'report', when: event }),
    ]
    const { warnings } = effectsOf(owingPlan([...owed, duty({ key: 'w', what: 'report' })]), null, calendar)
    const soFar = warnings
      .filter(({ code }) => code === 'effect.text-so-far')
      .map(({ path, message }) => `${path} ${message.split('，')[0]}`)
    expect(soFar.join()).not.toMatch(/“报告”|“会商”|“节点”|事件|任务|应办/)
    expect(soFar.join()).not.toContain('督战方式')
    const bare = { ...owingPlan(), ladder: [], indicators: [] }
    expect(saying(bare).warned.join()).not.toContain('ladder')
    expect(
      effectsOf(bare, null, calendar)
        .warnings.map(({ message }) => message)
        .join(),
    ).not.toContain('指标')
  })
})

const owed = anyOwingPlan.chain((plan) => fc.tuple(fc.constant(plan), anyRoster(plan)))

describe('the effects of any plan', () => {
  it('agree with its dues to the last number', () => {
    fc.assert(
      fc.property(owed, ([plan, roster]) => {
        const all = duesOf(plan, roster, calendar, { from: firstDay(plan), to: '2023-12-31' })
        const { sentences } = effectsOf(plan, roster, calendar)
        const total = sentences.find(({ code }) => code === 'effect.total')
        expect(total?.details['count']).toBe(all.length)
        expect(total?.details['bodies']).toBe(new Set(all.flatMap(({ by }) => (by ? [by.key] : []))).size)
        for (const [index, { id, path }] of dutiesOf(plan).entries()) {
          const own = all.filter((due) => due.duty === id)
          const first = own.filter(({ window }) => window === own[0]?.window)
          const sentence = sentences[plan.targetLists.length + index]!
          expect(sentence.path).toBe(path)
          expect(sentence.details['count'] ?? 0).toBe(first.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('read without holes in either language', () => {
    fc.assert(
      fc.property(owed, fc.boolean(), ([plan, roster], isRegistered) => {
        const { sentences, warnings } = effectsOf(plan, isRegistered ? roster : null, calendar)
        for (const one of [...sentences, ...warnings]) {
          expect(one.message).not.toMatch(/undefined|NaN|null|[{}[\]]/)
          expect(foreignWords(faultText(one, 'en'))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
