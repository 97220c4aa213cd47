import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { unitFaults } from '../check/unitFaults.ts'
import { faultText, wordedFault } from '../check/wordedFault.ts'
import { bodiesFor } from '../dues/bodiesFor.ts'
import { namesBodies } from '../dues/namesBodies.ts'
import type { Roster } from '../dues/roster.ts'
import type { Subject } from '../dues/subjectsOf.ts'
import { visitingBodies } from '../dues/visitDues.ts'
import { answeringBodies } from '../findings/answeringBodies.ts'
import { derivedPlan } from '../inherit/derivedPlan.ts'
import { mergePlans } from '../inherit/mergePlans.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { effectsOf } from './effectsOf.ts'

const body = (key: string, over: Partial<DirectoryBody> = {}): DirectoryBody => ({
  ...{ key, title: '某市卫健局', kind: 'office', region: '990300000000', members: null, retiredOn: null },
  ...over,
})
const rosterOf = (bodies?: DirectoryBody[]): Roster => ({
  ...{ targets: [], designations: [], places: new Map() },
  ...(bodies && { bodies }),
})
/** The small plan, of which the office is a body of the directory. */
const withBody = (): Plan => {
  const plan = smallPlan()
  return { ...plan, units: plan.units.map((unit) => (unit.key === 'office' ? { ...unit, body: 'health' } : unit)) }
}
/** The small plan as the office's own, which has a body there. */
const ofOffice = (over: Partial<Plan> = {}): Plan => ({ ...smallPlan(), office: 'health', ...over })
const saidOf = (plan: Plan, roster: Roster | null, kind: 'sentences' | 'warnings') =>
  effectsOf(plan, roster, nationalCalendar)[kind].flatMap((one) => (/office/.test(one.code) ? [faultText(one, 'zh')] : []))

describe('a plan that is an office’s own', () => {
  it('says whose it is and who may write it', () => {
    const sentence = expect.stringContaining('本方案由名录中的“某市卫健局”制定：只有授权到该单位的人可以编写、发布')
    expect(saidOf(ofOffice(), rosterOf([body('health')]), 'sentences')).toEqual([sentence])
    expect(saidOf(ofOffice(), null, 'sentences')).toEqual([expect.stringContaining('“health”')])
    expect(saidOf(smallPlan(), rosterOf([body('health')]), 'sentences')).toEqual([])
    expect(namesBodies(ofOffice())).toBe(true)
  })

  it.each([
    ['is not there', [], '没有人能编写本方案'],
    ['is retired', [body('health', { retiredOn: '2020-01-31' })], '没有人能编写本方案'],
    ['is a group', [body('health', { kind: 'group', members: { by: 'key', members: [] } })], '没有人能编写本方案'],
    ['has its seat in another place', [body('health', { region: '990400000000' })], '所在地区不包括'],
  ])('is warned of where the office %s', (_, bodies, words) => {
    expect(saidOf(ofOffice(), rosterOf(bodies), 'warnings')).toEqual([expect.stringContaining(words)])
  })

  it('is not warned of at the seat of the office, in a part of that, and without a directory', () => {
    const roster = rosterOf([body('health')])
    expect(saidOf(ofOffice(), roster, 'warnings')).toEqual([])
    expect(saidOf(ofOffice({ jurisdiction: '990301000000' }), roster, 'warnings')).toEqual([])
    expect(saidOf(ofOffice(), null, 'warnings')).toEqual([])
  })

  it('owes what the plan’s own jurisdiction owes, by what the directory calls it, or by who issued the plan', () => {
    const subject: Subject = { about: null, region: null, target: null, list: null }
    const named = (plan: Plan, roster: Roster) => bodiesFor({ kind: 'jurisdiction' }, subject, plan, roster)
    expect(named(ofOffice(), rosterOf([body('health')]))).toEqual([{ key: 'body:health', title: '某市卫健局' }])
    expect(named(ofOffice(), rosterOf())).toEqual([{ key: 'body:health', title: smallPlan().document.issuer }])
    expect(named(smallPlan(), rosterOf())).toMatchObject([{ key: `region:${smallPlan().jurisdiction}` }])
  })

  it('is not inherited: a plan that is derived from it is its own jurisdiction’s', () => {
    const lower = derivedPlan(ofOffice(), {
      code: 'lower',
      title: '某县方案',
      jurisdiction: '990301000000',
      document: { issuer: '某县' },
    })
    expect(mergePlans(ofOffice(), lower).office).toBeUndefined()
    expect(mergePlans(ofOffice(), { ...lower, office: 'county-health' }).office).toBe('county-health')
  })
})

const told = (roster: Roster | null, kind: 'sentences' | 'warnings', lang: 'zh' | 'en' = 'zh') =>
  effectsOf(withBody(), roster, nationalCalendar)
    [kind].filter(({ code }) => /unit/.test(code))
    .map((one) => faultText(one, lang))

describe('a unit that is a body of the directory', () => {
  it('is told by what both are called, or by its key where the directory is not at hand', () => {
    const [title] = withBody().units.map((unit) => unit.title)
    expect(told(rosterOf([body('health')]), 'sentences')).toEqual([
      `“${title}”就是名录中的“某市卫健局”：它应交的事项、承担的任务和应整改的问题，由授权到该单位的人办理`,
    ])
    expect(told(null, 'sentences', 'en')).toEqual([expect.stringContaining('is "health" of the directory')])
    expect(told(rosterOf([body('health')]), 'warnings')).toEqual([])
    expect(told(null, 'warnings')).toEqual([])
  })

  it.each([
    ['is not there', []],
    ['is retired', [body('health', { retiredOn: '2020-01-31' })]],
    ['is a group, which nobody is granted', [body('health', { kind: 'group', members: { by: 'key', members: ['a'] } })]],
  ])('is warned of where it %s', (_, bodies) => {
    expect(told(rosterOf(bodies), 'warnings')).toEqual([expect.stringContaining('“health”不在单位名录中')])
  })

  it('owes, visits and answers as that body, by the name that the plan gives it', () => {
    const plan = withBody()
    const office = { kind: 'unit', unit: 'office' } as const
    const subject: Subject = { about: null, region: null, target: null, list: null }
    expect(bodiesFor(office, subject, plan, rosterOf())).toEqual([{ key: 'body:health', title: plan.units[0]!.title }])
    expect(bodiesFor(office, subject, smallPlan(), rosterOf())).toMatchObject([{ key: 'unit:office' }])
    const [visit] = plan.duties.visits!
    const visiting = { ...plan, duties: { visits: [{ ...visit!, who: office }] } }
    expect(visitingBodies(visiting, ['upper'])).toEqual(['health'])
    expect([answeringBodies(plan), answeringBodies(smallPlan())]).toEqual([['health'], []])
    expect([namesBodies(plan), namesBodies(smallPlan())]).toEqual([true, false])
  })

  it('is refused for a unit that stands for a body in each of several regions', () => {
    const plan = withBody()
    plan.units.push({ key: 'towns', title: '各县', group: { regions: ['990301000000'] }, body: 'health' })
    expect(() => checkPlan(plan)).toThrow(
      expect.objectContaining({
        details: {
          faults: [expect.objectContaining({ code: 'unit.group-with-body', path: `units.${plan.units.length - 1}.body` })],
        },
      }),
    )
    expect(checkPlan(withBody()).plan.units[0]).toMatchObject({ body: 'health' })
  })

  it('is refused where another unit is that body already, with both named and what to do', () => {
    const plan = withBody()
    const first = plan.units.find(({ body }) => body === 'health')?.title
    plan.units.push({ key: 'second', title: '卫生监督所', body: 'health' }, { key: 'other', title: '医保局', body: 'insurance' })
    const faults = unitFaults(plan).map(wordedFault)
    expect(faults).toEqual([
      expect.objectContaining({
        ...{ code: 'unit.body-twice', path: `units.${plan.units.length - 2}.body` },
        details: { title: '卫生监督所', body: 'health', first },
      }),
    ])
    expect(faults.map((one) => faultText(one, 'zh'))).toEqual([expect.stringContaining('请把两个单位合并成一个')])
    expect(() => checkPlan(plan)).toThrow(expect.objectContaining({ details: { faults } }))
  })

  it('is refused once for each unit after the first, however many there are and wherever they stand', () => {
    const names = fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), { maxLength: 8 })
    fc.assert(
      fc.property(names, (bodies) => {
        const units = bodies.map((one, at) => ({ key: `u${at}`, title: `单位${at}`, ...(one && { body: one }) }))
        const named = bodies.flatMap((one) => one ?? [])
        expect(unitFaults({ units })).toHaveLength(named.length - new Set(named).size)
      }),
    )
  })
})
