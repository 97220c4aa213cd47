import { describe, expect, it } from 'vitest'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { faultText } from '../check/wordedFault.ts'
import { bodiesFor } from '../dues/bodiesFor.ts'
import { namesBodies } from '../dues/namesBodies.ts'
import type { Roster } from '../dues/roster.ts'
import type { Subject } from '../dues/subjectsOf.ts'
import { visitingBodies } from '../dues/visitDues.ts'
import { answeringBodies } from '../findings/answeringBodies.ts'
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
})
