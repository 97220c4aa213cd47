import {
  checkPlan,
  duesOf,
  effectsOf,
  evaluateTargetLists,
  extensionInPlan,
  limitInPlan,
  listTotals,
  monthDays,
  nationalCalendar,
  type Roster,
  readRegister,
  registerWarnings,
  visitsCalledFor,
} from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { flood } from './pack.ts'

const { plan, warnings } = checkPlan(flood.plan)
const { targets, regions, people } = flood
const designations = evaluateTargetLists(plan, targets)
const roster: Roster = { targets, designations, places: new Map(regions.map(({ code, name }) => [code, name])) }
const { sentences, warnings: withoutEffect } = effectsOf(plan, roster, nationalCalendar)

describe('the plan of a flood season', () => {
  it('warns only of the days between 汛前 and 汛期, in which nothing is owed', () => {
    expect(warnings.map(({ message }) => message)).toEqual(['阶段“汛前”与“汛期”之间空出 4月16日至4月30日'])
  })

  it('says exactly what of it has no effect yet: the red list, the black list, and the posts that lead the teams', () => {
    expect(withoutEffect.map(({ code, path, details }) => [code, path, details['count']])).toEqual([
      ['effect.text-so-far', 'ladder', 2],
      ['effect.text-so-far', 'assignments.teams.0', 4],
    ])
    expect(withoutEffect.map(({ message }) => message).join()).toMatch(/“问责阶梯”2 处，目前只作公示.*“成员单位”4 处/)
  })

  it('says in its notes, its title and its issuer that it is made up, and what its document orders that no plan can say yet', () => {
    const notes = new Map(plan.notes.map(({ key, text }) => [key, text]))
    expect(`${plan.title} ${plan.document.issuer} ${notes.get('example')}`).toMatch(/示例.*不是真实文件.*虚构/)
    expect([...notes.keys()]).toEqual(['example', 'lists'])
    expect(notes.get('lists')).toMatch(/红黑榜.*不据此计算名单/)
  })

  it('keeps a register that fits, of places that are known up to the province, and posts alone', () => {
    const rows = targets.map((target, index) => ({ ...target, line: index + 1 }))
    expect(readRegister(plan, rows).faults).toEqual([])
    expect(registerWarnings(plan, targets)).toEqual([])
    const known = new Set(regions.map(({ code }) => code))
    const places = [
      ...targets.map((target) => target.regionCode),
      ...people.flatMap(({ grants }) => grants.map((one) => one.region)),
    ]
    for (const place of places) for (const above of regionPath(regionCode(place))) expect(known).toContain(above)
    expect(JSON.stringify(flood)).not.toMatch(/1[3-9]\d{9}(?!\d)/)
  })
})

describe('who stands on its lists', () => {
  it('is every one of 87 dyke sections, and the eleven reservoirs that it names', () => {
    expect(listTotals(designations, targets, plan).map(({ list, targets: count, sums }) => [list, count, sums])).toEqual([
      ['reservoirs', 11, { capacity: 1023 }], // 万立方米; levels above the sea do not add up
      ['dykes', 87, { length: 88_560 }],
    ])
    const named = designations.filter(({ list }) => list === 'reservoirs').map(({ targetId }) => targetId)
    expect(named.map((id) => targets.find((target) => target.id === id)?.name).sort()).toEqual(
      [
        '瓦窑水库',
        '樟木水库',
        '枫坪水库',
        '龙坳水库',
        '小坑水库',
        '平塘水库',
        '上堰水库',
        '杉木水库',
        '云岭水库',
        '茶园水库',
        '石门水库',
      ].sort(),
    )
  })

  it('takes a new dyke section in by itself, and a new reservoir only by its name', () => {
    const [dyke, reservoir] = [targets.find(({ kind }) => kind === 'dyke'), targets.find(({ kind }) => kind === 'reservoir')]
    const grown = evaluateTargetLists(plan, [...targets, { ...dyke!, id: 'df-88' }, { ...reservoir!, id: 'sk-12' }])
    expect(grown.map(({ targetId }) => targetId)).toContain('df-88')
    expect(grown).toHaveLength(99)
  })
})

/**
 * Worked out by hand on the calendar of 2020, before the plan was run. 87 sections and 11 reservoirs are 98.
 * April: 汛前 closes on the 15th, 汛期 opens on 1 May: only what 汛前 owes, and a report of each of three counties.
 * May: the 1st is a Friday. 31 days; Sundays the 3rd (a week cut short by 汛期, 1 to 3 May), 10th, 17th, 24th, 31st; 旬 end
 * on the 10th, 20th, 31st; one month. June: 30 days; Sundays the 7th, 14th, 21st, 28th (the week of the 29th is due on 5
 * July); 旬 end on the 10th, 20th, 30th; one month.
 */
const byHand = {
  '2020-04': {
    beforeDykes: { '04-15': 87 },
    beforeReservoirs: { '04-15': 11 },
    readiness: { '04-15': 3 },
  },
  '2020-05': {
    dailyDykes: { days: 31, each: 87 },
    dailyReservoirs: { days: 31, each: 11 },
    weeklyDykes: { '05-03': 87, '05-10': 87, '05-17': 87, '05-24': 87, '05-31': 87 },
    weeklyReservoirs: { '05-03': 11, '05-10': 11, '05-17': 11, '05-24': 11, '05-31': 11 },
    tenDaysDykes: { '05-10': 87, '05-20': 87, '05-31': 87 },
    tenDaysReservoirs: { '05-10': 11, '05-20': 11, '05-31': 11 },
    monthlyDykes: { '05-31': 87 },
    monthlyReservoirs: { '05-31': 11 },
  },
  '2020-06': {
    dailyDykes: { days: 30, each: 87 },
    dailyReservoirs: { days: 30, each: 11 },
    weeklyDykes: { '06-07': 87, '06-14': 87, '06-21': 87, '06-28': 87 },
    weeklyReservoirs: { '06-07': 11, '06-14': 11, '06-21': 11, '06-28': 11 },
    tenDaysDykes: { '06-10': 87, '06-20': 87, '06-30': 87 },
    tenDaysReservoirs: { '06-10': 11, '06-20': 11, '06-30': 11 },
    monthlyDykes: { '06-30': 87 },
    monthlyReservoirs: { '06-30': 11 },
  },
} as const
/** How many that is in all: 101 in April, 3872 in May, 3724 in June. */
const inAll = { '2020-04': 87 + 11 + 3, '2020-05': 98 * (31 + 5 + 3 + 1), '2020-06': 98 * (30 + 4 + 3 + 1) }

describe('its calendar', () => {
  it.each(['2020-04', '2020-05', '2020-06'] as const)('of %s is the one worked out by hand', (month) => {
    const dues = duesOf(plan, roster, nationalCalendar, monthDays(month)).filter(({ dueOn }) => dueOn.startsWith(month))
    const found: Record<string, Record<string, number>> = {}
    for (const { duty, dueOn } of dues) {
      const [own, day] = [duty.replace('owed.', ''), dueOn.slice(5)]
      found[own] = { ...found[own], [day]: (found[own]?.[day] ?? 0) + 1 }
    }
    for (const [duty, days] of Object.entries(byHand[month])) {
      const own = found[duty] ?? {}
      if (!('each' in days)) expect(own, duty).toEqual(days)
      else expect([Object.keys(own).length, ...new Set(Object.values(own))], duty).toEqual([days.days, days.each])
    }
    expect(Object.keys(found).sort()).toEqual(Object.keys(byHand[month]).sort())
    expect(dues).toHaveLength(inAll[month])
  })

  it('comes to 19,407 from March to November: 153 days, 23 weeks, 15 旬, 5 months, before and after, for 98; and 3 reports', () => {
    expect(98 * (153 + 23 + 15 + 5 + 1 + 1) + 3).toBe(19_407)
    expect(sentences.at(-1)?.message).toBe('方案期内共 19407 项应办事项，由 37 个主体办理')
  })

  it('names 22 village posts, 8 towns, 3 counties and the bureau, each for what lies there', () => {
    const may = duesOf(plan, roster, nationalCalendar, { from: '2020-05-01', to: '2020-05-01' })
    const teams = new Map<string, Set<string>>()
    for (const { duty, by } of may) teams.set(duty, (teams.get(duty) ?? new Set()).add(by?.key ?? ''))
    const count = (...duties: string[]) => new Set(duties.flatMap((duty) => [...(teams.get(`owed.${duty}`) ?? [])])).size
    expect([
      count('dailyDykes', 'dailyReservoirs'),
      count('weeklyDykes', 'weeklyReservoirs'),
      count('tenDaysDykes', 'tenDaysReservoirs'),
      count('monthlyDykes', 'monthlyReservoirs'),
    ]).toEqual([22, 8, 3, 1])
    const of = (team: string) => may.filter(({ by }) => by?.key === `team:${team}`).length
    expect(of('village@970121201200'), '枫坪村: five sections and its reservoir').toBe(6)
    expect(of('town@970121201000'), '枫坪乡: ten sections and three reservoirs').toBe(13)
    expect(of('county@970121000000'), '白渡县: 34 sections and four reservoirs').toBe(38)
  })

  it('owes every target a visit by its town within a day of a red alert', () => {
    const at = new Date('2020-05-20T02:00:00.000Z')
    const called = visitsCalledFor(plan, roster, nationalCalendar, { id: 'alert', event: '暴雨红色预警', at })
    expect(called).toHaveLength(98)
    expect(new Set(called.map(({ dueOn }) => dueOn))).toEqual(new Set(['2020-05-21']))
    expect(new Set(called.map(({ by }) => by?.key)).size).toBe(8)
  })
})

describe('its checklists', () => {
  it('leave it to the plan, which gives a serious finding 24 hours and every other seven days, and more time once', () => {
    const rules = [...rulesIn(plan.checklists)]
    expect(rules.length).toBeGreaterThan(15)
    for (const { severity, category, days } of rules) {
      expect(days).toBeUndefined()
      const serious = { within: 24, unit: 'hour' }
      expect(limitInPlan(plan, { severity, category })).toEqual(severity === 'serious' ? serious : { within: 7, unit: 'day' })
      expect(extensionInPlan(plan, { severity, category })).toMatchObject({ times: 1, within: 7, unit: 'day', by: 'city' })
    }
  })

  it('are told with the rest of what the plan does', () => {
    expect(sentences.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '严重问题整改时限：突出问题，清单没有另写时限的，24小时内整改',
        '其他问题整改时限：各类问题，清单没有另写时限的，7日内整改',
        '整改延期：各类问题可申请延期 1 次，每次最多延长7日，由市级复核单位批准',
      ]),
    )
  })
})

interface Rule {
  severity: 'general' | 'serious'
  category: string
  days?: number
}

function* rulesIn(value: unknown): Generator<Rule> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if (name === 'x-finding')
      yield part as Rule // every rule has both: the gate has read it
    else yield* rulesIn(part)
  }
}
