import {
  checkPlan,
  duesOf,
  effectsOf,
  evaluateTargetLists,
  monthDays,
  nationalCalendar,
  type Roster,
  readRegister,
  registerWarnings,
  type Target,
  visitDues,
} from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { dust } from './pack.ts'

const { plan, warnings } = checkPlan(dust.plan)
const { targets, regions, people } = dust
const places = new Map(regions.map(({ code, name }) => [code, name]))
const roster: Roster = { targets, designations: evaluateTargetLists(plan, targets), places }
const { sentences, warnings: withoutEffect } = effectsOf(plan, roster, nationalCalendar)

describe('the plan of dust control', () => {
  it('is a plan that nothing is wrong with, over a register that fits it', () => {
    expect(warnings).toEqual([])
    expect(
      readRegister(
        plan,
        targets.map((target, index) => ({ ...target, line: index + 1 })),
      ).faults,
    ).toEqual([])
    expect(registerWarnings(plan, targets)).toEqual([])
    const known = new Set<string>(places.keys())
    const granted = people.flatMap(({ grants }) => grants.map(({ region }) => region))
    for (const place of [...targets.map((target) => target.regionCode), ...granted])
      for (const above of regionPath(regionCode(place))) expect(known).toContain(above)
  })

  it('says exactly what of it has no effect yet: the points with the money, and the posts that lead the teams', () => {
    expect(withoutEffect.map(({ code, path, details }) => [code, path, details['count']])).toEqual([
      ['effect.text-so-far', 'ladder', 2],
      ['effect.text-so-far', 'assignments.teams.0', 4],
    ])
    const [first, last] = withoutEffect.map(({ message }) => message)
    expect(first).toBe('“问责阶梯”2 处，目前只作公示，平台尚不据此催办或计算：请先用其他办法落实')
    expect(last).toMatch(/“成员单位”4 处，目前只作公示/)
    expect(plan.ladder.map(({ title }) => title).join()).toMatch(/记3分.*满12分.*暂停.*每次扣减.*2000元/)
  })

  it('says in its title, its issuer and its notes that it is made up, and who keeps points and money for now', () => {
    const notes = new Map(plan.notes.map(({ key, text }) => [key, text]))
    expect(`${plan.title} ${plan.document.issuer} ${notes.get('example')}`).toMatch(/示例.*不是真实文件.*虚构/)
    expect(notes.get('points')).toMatch(/平台尚不按企业记分，也不暂停/)
    expect(notes.get('money')).toMatch(/尚无资金台账/)
    expect(JSON.stringify(dust)).not.toMatch(/1[3-9]\d{9}(?!\d)/)
  })

  it('says of the joint visit who leads and who comes along, and how much falls due first', () => {
    expect(sentences.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '督导“住建、生态环境、公安每月联合检查两次”：每月2次 · 住建检查组，会同生态环境检查组、公安检查组 → 24 个工地：首期 48 项，首次 4月30日 截止',
        '督导“乡镇（街道）巡查组每周巡查”：每周1次 · 巡查组 → 24 个工地：首期 24 项，首次 4月5日 截止',
        '确认“州扬尘办每周一复核挂牌名单”：每周周一前 · 州扬尘污染防治办公室，报州人民政府，须报送文字：首期 1 项，首次 4月6日 截止',
      ]),
    )
  })
})

describe('its list', () => {
  /** By township, as the register reads: more than 5,000 square metres, and no roof yet. */
  const byHand = {
    城中街道: ['云山府一期', '州医院新院区', '城中学校扩建', '百货大楼改造', '文化中心'],
    河西街道: ['河西花园二期', '河西污水厂扩建', '河西小学', '物流园三号仓'],
    高新街道: ['高新厂房A区', '人才公寓', '高新变电站'],
    青岗镇: ['青岗安置小区', '青岗一中迁建', '县医院住院楼', '老街改造'],
    石桥镇: ['石桥产业园', '石桥中心校', '石桥水厂'],
    白溪镇: ['白溪新城一期', '白溪医院', '白溪中学', '白溪大桥引桥', '白溪冷链仓'],
  }
  const listed = (register: readonly Target[]) => evaluateTargetLists(plan, register).map(({ targetId }) => targetId)

  it('has 24 of the 40 sites', () => {
    const byId = new Map(targets.map((target) => [target.id, target]))
    const found: Record<string, string[]> = {}
    for (const id of listed(targets)) {
      const { regionCode: code = '', name = '' } = byId.get(id) ?? {}
      const place = places.get(code) ?? ''
      found[place] = [...(found[place] ?? []), name]
    }
    expect(found).toEqual(byHand)
    expect([Object.values(byHand).flat().length, targets.length]).toEqual([24, 40])
  })

  it.each([
    ['of 5,000 square metres sharp', { area: 5000 }, false],
    ['a hand’s breadth above', { area: 5000.1 }, true],
    ['that is large and has its roof', { area: 90_000, roofOn: true }, false],
  ])('takes a site %s: %j → %s', (_, changed, isOn) => {
    const [like] = targets
    const site = { ...like!, id: 'new', attributes: { ...like!.attributes, ...changed } }
    expect(listed([...targets, site]).includes('new')).toBe(isOn)
  })

  it('gives the reason in the words of the register', () => {
    const [first] = roster.designations
    expect(first?.reasons.map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/建筑面积.*5000.*主体已封顶/)])
  })
})

/**
 * Worked out by hand on the calendar of 2020. The plan begins on Wednesday, 1 April; 24 sites. Two joint visits a month are 48
 * by its last day; weeks end on Sundays (the first is cut short: the 1st to the 5th), the list is looked at each Monday, and three
 * counties report by the 3rd of the next month, for the first time in May.
 */
const byHand: Record<string, Record<string, Record<string, number>>> = {
  '2020-04': {
    'owed.joint': { '04-30': 48 },
    'owed.patrol': { '04-05': 24, '04-12': 24, '04-19': 24, '04-26': 24 },
    'owed.review': { '04-06': 1, '04-13': 1, '04-20': 1, '04-27': 1 },
  },
  '2020-05': {
    'owed.joint': { '05-31': 48 },
    'owed.patrol': { '05-03': 24, '05-10': 24, '05-17': 24, '05-24': 24, '05-31': 24 },
    'owed.review': { '05-04': 1, '05-11': 1, '05-18': 1, '05-25': 1 },
    'owed.report': { '05-03': 3 },
  },
  '2020-06': {
    'owed.joint': { '06-30': 48 },
    'owed.patrol': { '06-07': 24, '06-14': 24, '06-21': 24, '06-28': 24 },
    'owed.review': { '06-01': 1, '06-08': 1, '06-15': 1, '06-22': 1, '06-29': 1 },
    'owed.report': { '06-03': 3 },
  },
}

describe('its calendar', () => {
  it.each(Object.keys(byHand))('of %s is the one worked out by hand', (month) => {
    const dues = duesOf(plan, roster, nationalCalendar, monthDays(month)).filter(({ dueOn }) => dueOn.startsWith(month))
    const found: Record<string, Record<string, number>> = {}
    for (const { duty, dueOn } of dues) {
      const day = dueOn.slice(5)
      found[duty] = { ...found[duty], [day]: (found[duty]?.[day] ?? 0) + 1 }
    }
    expect(found).toEqual(byHand[month])
  })

  it('comes to 1,459: 9 months twice and 40 weeks for 24 sites, 39 Mondays and the last days of the year, 27 reports', () => {
    expect(9 * 2 * 24 + 40 * 24 + 39 + 1 + 27).toBe(1459)
    expect(sentences.at(-1)?.message).toBe('方案期内共 1459 项应办事项，由 13 个主体办理')
  })

  it('owes each joint visit once, though three bodies make it: each county’s own', () => {
    const april = visitDues(plan, roster, nationalCalendar, { from: '2020-04-01', to: '2020-04-30' })
    const joint = april.filter(({ duty }) => duty === 'owed.joint')
    expect(new Set(joint.map(({ name }) => name)).size).toBe(48)
    const of = (target: string) =>
      joint
        .filter((visit) => visit.target === target)
        .map(({ turn, by, partners }) => [turn, by?.key, partners.map(({ key }) => key)])
    expect(of('gd-21'), '青岗安置小区').toEqual([
      [1, 'team:housing@962322000000', ['team:environment@962322000000', 'team:police@962322000000']],
      [2, 'team:housing@962322000000', ['team:environment@962322000000', 'team:police@962322000000']],
    ])
    const led = (county: string) => joint.filter(({ by }) => by?.key === `team:housing@${county}`).length
    expect(['962301000000', '962322000000', '962323000000'].map(led)).toEqual([24, 14, 10])
  })
})
