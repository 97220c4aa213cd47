import { observationsOf, outlineOf } from '@duzhan/checklist'
import {
  checkPlan,
  drawFrom,
  drawInspectors,
  duesOf,
  effectsOf,
  evaluateTargetLists,
  monthDays,
  nationalCalendar,
  type Population,
  type Roster,
  readRegister,
} from '@duzhan/plan'
import { isRegionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { packs } from '../../packs.ts'
import { canteens } from './pack.ts'

const { plan, warnings } = checkPlan(canteens.plan)
const { targets, regions, people, bodies = [] } = canteens
const roster: Roster = {
  targets,
  designations: evaluateTargetLists(plan, targets),
  places: new Map(regions.map(({ code, name }) => [code, name])),
  bodies: bodies.map(({ kind: _, ...body }) => ({ ...body, kind: 'post', members: null, retiredOn: null })),
}
const gradeOf = (id: string): string => String(targets.find((target) => target.id === id)?.attributes['grade'])
/** How many of each grade are among some schools, A to D. */
const byGrade = (ids: readonly string[]): number[] =>
  ['A', 'B', 'C', 'D'].map((grade) => ids.filter((id) => gradeOf(id) === grade).length)
const on = (list: string): string[] => roster.designations.flatMap((one) => (one.list === list ? [one.targetId] : []))

describe('the plan of the school canteens', () => {
  it('is a plan without a fault, and a register of 64 schools in eight townships that fits it', () => {
    expect(warnings).toEqual([])
    const { faults } = readRegister(
      plan,
      targets.map((target, index) => ({ ...target, line: index + 1 })),
    )
    expect(faults).toEqual([])
    expect(byGrade(targets.map(({ id }) => id))).toEqual([20, 26, 12, 6])
    expect(new Set(targets.map(({ name }) => name)).size).toBe(64)
    expect([...new Set(targets.map(({ regionCode }) => regionCode))]).toHaveLength(8)
  })

  it('knows the region of every school and post up to its province, and is loaded by no demonstration', () => {
    const known = new Set(regions.map(({ code }) => code))
    const places = [
      ...targets.map(({ regionCode }) => regionCode),
      ...people.flatMap(({ grants }) => grants.map((one) => one.region)),
    ]
    for (const place of places) {
      expect(isRegionCode(place)).toBe(true)
      if (isRegionCode(place)) for (const region of regionPath(place)) expect(known).toContain(region)
    }
    expect(packs).not.toContain(canteens)
    const accounts = new Set(packs.flatMap((pack) => pack.people.map(({ account }) => account)))
    expect(people.filter(({ account }) => accounts.has(account))).toEqual([])
  })

  it('says what of it has no effect yet, and of nothing else', () => {
    const told = effectsOf(plan, roster, nationalCalendar).warnings.map(({ code, path }) => `${path} ${code}`)
    expect(told.sort()).toEqual([
      'assignments.teams.0 effect.text-so-far', // the members of the teams
      'ladder effect.text-so-far', // circular and interview are proposed by nobody yet
      'ladder.0.when ladder.figure-uncounted', // grades below in a row are counted by nobody yet
      'ladder.1.when ladder.figure-uncounted',
      'ladder.2.when ladder.figure-uncounted',
    ])
  })

  /*
   * In all: 38 Fridays of the two terms (4, 15 and 19) for 64 schools are 2432 self-checks, two terms 128 verifications, ten
   * months 130 and 60 inspections and 20 reports; owed by 64 schools, two teams and two offices.
   */
  it('says in sentences what it will do, to whom and when first', () => {
    const told = effectsOf(plan, roster, nationalCalendar).sentences.map(({ message }) => message)
    expect(told).toEqual(
      expect.arrayContaining([
        '督导“D级食堂每月检查”：每月1次 · 县市场监管局食堂检查组 → 6 家学校食堂：首期 6 项，首次 9月30日 截止',
        '督导“每月随机抽查”：每月1次 · 县市场监管局食堂检查组 → 13 家学校食堂，每家随机抽取 2 名检查人员（从 8 个岗位中抽取），回避本乡镇：首期 13 项，首次 9月30日 截止',
        '报告“县教育局每月情况报告”：每月最后一个工作日前 · 县教育局，报云溪县食品安全委员会（示例，不是真实机关）：首期 1 项，首次 9月30日 截止',
        '方案期内共 2770 项应办事项，由 68 个主体办理',
      ]),
    )
    const self = told.find((sentence) => sentence.includes('每周自查'))
    expect(self).toContain('每周1次（周五18:00前） · 对象自身 → 64 家学校食堂：首期 64 项，首次 9月6日 截止')
    expect(told.find((sentence) => sentence.includes('温度'))).toContain('后3个工作日内 · 县教育局学校食堂核查组 → 64 家学校食堂')
  })
})

describe('the lists of the school canteens', () => {
  it('hold all 64, the six of grade D, and 13 drawn by lot', () => {
    expect(on('all')).toHaveLength(64)
    const gradeD = ['05', '14', '23', '34', '45', '58'].map((no) => `yx-school-${no}`)
    expect(on('gradeD')).toEqual(gradeD)
    expect(on('sampled')).toHaveLength(13)
  })

  /*
   * 20 % of 64 are 12.8, rounded up 13. Of 13 the grades' parts are 13·20/64 = 4.06, 13·26/64 = 5.28, 13·12/64 = 2.44 and
   * 13·6/64 = 1.22: 4, 5, 2 and 1 are 12, and the one left goes to the largest remainder, C. Once a school of grade C has
   * become D, 13·11/64 = 2.23 and 13·7/64 = 1.42: then it goes to D.
   */
  it.each<[string, ReadonlyMap<string, string>, number[]]>([
    ['as the register stands', new Map(), [4, 5, 3, 1]],
    ['once a school of grade C has become D', new Map([['yx-school-02', 'D']]), [4, 5, 2, 2]],
  ])('draw from each grade its part: %s', (_, changed, parts) => {
    const population: Population = targets.map(({ id }) => [id, changed.get(id) ?? gradeOf(id)])
    for (const nonce of ['九月', '十月', '十一月']) {
      const { drawn } = drawFrom(population, { percent: 20 }, nonce)
      const found = ['A', 'B', 'C', 'D'].map((grade) => drawn.filter((id) => (changed.get(id) ?? gradeOf(id)) === grade).length)
      expect(found).toEqual(parts)
    }
  })
})

describe('the inspectors of the school canteens', () => {
  const duty = plan.duties.owed?.find(({ key }) => key === 'sampled')
  const posts = new Map(bodies.map(({ key, region }) => [key, region]))
  const schools = new Map(targets.map(({ id, regionCode }) => [id, regionCode]))

  it('are a post in each of the eight townships, each with an account of its own, and all of them named in the plan', () => {
    expect(duty?.inspectors).toEqual({ count: 2, among: [...posts.keys()], avoid: 'township' })
    expect(new Set(posts.values())).toEqual(new Set(schools.values()))
    const granted = people.flatMap(({ grants }) =>
      grants.flatMap(({ role, body }) => (body && role === 'inspector' ? [body] : [])),
    )
    expect(granted.sort()).toEqual([...posts.keys()].sort())
  })

  /* 13 schools with two each are 26 visits for eight posts: 26 = 6 · 3 + 2 · 4, for no township has more than eight of the 13. */
  it.each(['九月', '十月', '十一月'])('go in twos to schools of other townships, three or four times each: %s', (nonce) => {
    const { drawn: sampled } = drawFrom(
      targets.map(({ id }) => [id, gradeOf(id)]),
      { percent: 20 },
      nonce,
    )
    const among = [...posts].map(([key, region]) => ({ key, region, load: 0 }))
    const visits = sampled.map((id) => ({ visit: id, region: schools.get(id) ?? '', last: [] }))
    const { drawn } = drawInspectors({ count: 2, avoid: 'township', among, visits }, nonce)
    expect(drawn.map(([, own]) => own.length)).toEqual(Array(13).fill(2))
    for (const [id, own] of drawn) for (const key of own) expect(posts.get(key)).not.toBe(schools.get(id))
    const loads = [...posts.keys()].map((key) => drawn.filter(([, own]) => own.includes(key)).length)
    expect(loads.sort()).toEqual([3, 3, 3, 3, 3, 3, 4, 4])
  })
})

describe('the checklists of the school canteens', () => {
  const outline = (key: string) => outlineOf(plan.checklists.find((one) => one.key === key)?.schema ?? { type: 'object' })

  it('ask a school twelve things: two photos, a temperature from −20 to 8 ℃ and a table of its suppliers among them', () => {
    const { items } = outline('selfCheck')
    expect(items.map(({ annotation }) => annotation.no)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)))
    expect(items.filter(({ kind }) => kind === 'photo')).toHaveLength(2)
    expect(items.filter(({ kind }) => kind === 'table').flatMap(({ columns }) => columns.map(({ key }) => key))).toEqual([
      ...['name', 'goods', 'licensed'],
    ])
    const freezer = items.find(({ path }) => path === 'storage.freezer')?.schema.properties?.['value']
    expect([freezer?.minimum, freezer?.maximum]).toEqual([-20, 8])
  })

  /* 100 in all; each expired batch costs 5 of the 20 of its item, until nothing is left of them. */
  it.each([
    [0, 100, '优秀'],
    [2, 90, '优秀'],
    [3, 85, '合格'],
    [4, 80, '合格'],
    [7, 80, '合格'],
  ])('take 5 points off for each expired batch till none are left: %i batches come to %i, %s', (expired, points, grade) => {
    const none = { deductions: {} }
    const answers = {
      purchase: { goods: { deductions: { expired } }, storage: none },
      cooking: { process: none, tableware: none },
      people: { staff: none },
    }
    const total = observationsOf(outline('inspection'), answers).find(({ path }) => path === 'score')
    expect(total).toMatchObject({ number: points, choices: [grade] })
  })
})

/*
 * Worked out on the calendar of 2024. Mid-Autumn was off from 15 to 17 September; National Day from 1 to 7 October.
 * Fridays of the term: 6, 13, 20 and 27 September, then (the week of National Day is left out) 11, 18 and 25 October, and
 * 1, 8, 15, 22 and 29 November; 64 schools each time. The last working days are Monday 30 September, Thursday 31 October and
 * Friday 29 November, for 30 November is a Saturday. The verifications of the term are due on 17 January, in none of the months.
 */
const expected: Record<string, Record<string, [dueOn: string, count: number][]>> = {
  '2024-09': {
    'owed.self': [
      ['2024-09-06', 64],
      ['2024-09-13', 64],
      ['2024-09-20', 64],
      ['2024-09-27', 64],
    ],
    'owed.sampled': [['2024-09-30', 13]],
    'owed.gradeD': [['2024-09-30', 6]],
    'owed.educationReport': [['2024-09-30', 1]],
    'owed.marketReport': [['2024-09-30', 1]],
  },
  '2024-10': {
    'owed.self': [
      ['2024-10-11', 64],
      ['2024-10-18', 64],
      ['2024-10-25', 64],
    ],
    'owed.sampled': [['2024-10-31', 13]],
    'owed.gradeD': [['2024-10-31', 6]],
    'owed.educationReport': [['2024-10-31', 1]],
    'owed.marketReport': [['2024-10-31', 1]],
  },
  '2024-11': {
    'owed.self': [
      ['2024-11-01', 64],
      ['2024-11-08', 64],
      ['2024-11-15', 64],
      ['2024-11-22', 64],
      ['2024-11-29', 64],
    ],
    'owed.sampled': [['2024-11-30', 13]],
    'owed.gradeD': [['2024-11-30', 6]],
    'owed.educationReport': [['2024-11-29', 1]],
    'owed.marketReport': [['2024-11-29', 1]],
  },
}

describe('what comes due by the plan of the school canteens', () => {
  it.each(Object.entries(expected))('in %s is what the table says', (month, table) => {
    const dues = duesOf(plan, roster, nationalCalendar, monthDays(month)).filter(({ dueOn }) => dueOn.startsWith(month))
    const days = [...new Set(dues.map(({ duty, dueOn }) => `${duty} ${dueOn}`))].map((day) => day.split(' '))
    const found: typeof table = {}
    for (const [duty = '', date = ''] of days) {
      const count = dues.filter((due) => due.duty === duty && due.dueOn === date).length
      found[duty] = [...(found[duty] ?? []), [date, count]]
    }
    expect(found).toEqual(table)
  })

  it('is a self-check by Friday at 18:00 in Shanghai, and a verification of each school by the end of the term', () => {
    const dues = duesOf(plan, roster, nationalCalendar, { from: '2024-09-06', to: '2024-09-06' })
    const self = dues.filter(({ duty }) => duty === 'owed.self')
    expect(new Set(self.map(({ deadline }) => deadline.toISOString()))).toEqual(new Set(['2024-09-06T10:00:00.000Z']))
    const verify = dues.filter(({ duty }) => duty === 'owed.verify')
    expect([verify.length, ...new Set(verify.map(({ dueOn }) => dueOn))]).toEqual([64, '2025-01-17'])
  })
})
