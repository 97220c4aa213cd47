import { type Actor, dueVerbs, type Role } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { may } from '@duzhan/service-kit'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDue } from '../test/aDue.ts'
import { excused, excuseRevoked, handedIn, receiptRevoked, received, sentBack, type TrackedDue, type TrackedStep } from './due.ts'
import { mayStep, placeOfDue, verbsOn } from './dueRights.ts'
import { toSummary, toView } from './dueView.ts'

type Grant = Actor['grants'][number]
const who = (role: Role, region: string, more: Partial<Grant> = {}, id = `${role}-${region}`): Actor => ({
  id,
  account: 'someone',
  title: '岗位',
  grants: [{ role, region, plan: world.plan, ...more }],
})
const owedBy = (key: string) => aDue({ by: { key, title: '责任主体' } })
const ofTeam = owedBy(`team:county@${world.county}`)
const ofOffice = owedBy('unit:povertyOffice')
const ofEducation = owedBy('body:education')
const ofSchool = owedBy('target:s-1')

describe('who may hand in what a body owes', () => {
  it.each<[string, TrackedDue, Actor, boolean]>([
    ['the county itself', aDue(), who('unit', world.county), true],
    ['the author of the county', aDue(), who('author', world.county), true],
    ['the city above it', aDue(), who('author', world.city), false],
    ['a township within it', aDue(), who('unit', world.township), false],
    ['the county beside it', aDue(), who('unit', world.otherCounty), false],
    ['an inspector of the county', aDue(), who('inspector', world.county), false],
    ['a viewer of the county', aDue(), who('viewer', world.county), false],
    ['the county under another plan', aDue(), who('unit', world.county, { plan: 'another' }), false],
    ['the county under every plan', aDue(), who('unit', world.county, { plan: '*' }), true],
    ['one office of the county, of what the county owes', aDue(), who('unit', world.county, { unit: 'finance' }), false],
    ['the office that owes it', ofOffice, who('unit', world.county, { unit: 'povertyOffice' }), true],
    ['another office', ofOffice, who('unit', world.county, { unit: 'finance' }), false],
    ['a post of no office in particular', ofOffice, who('unit', world.county), true],
    ['the body of the directory that owes it', ofEducation, who('unit', world.county, { body: 'education' }), true],
    ['another body of the directory', ofEducation, who('unit', world.county, { body: 'finance' }), false],
    ['a viewer of that body', ofEducation, who('viewer', world.county, { body: 'education' }), false],
    ['an inspector of that body', ofEducation, who('inspector', world.county, { body: 'education' }), false],
    ['a body of the directory, of what its county owes', aDue(), who('unit', world.county, { body: 'education' }), false],
    [
      'a body of the directory, of what a unit of its name owes',
      owedBy('unit:education'),
      who('unit', world.county, { body: 'education' }),
      false,
    ],
    ['a post of its county, of no office in particular', ofEducation, who('unit', world.county), true],
    ['a unit of the plan of the same name', ofEducation, who('unit', world.county, { unit: 'education' }), false],
    ['the target that owes it', ofSchool, who('unit', world.county, { target: 's-1' }), true],
    ['its neighbour', ofSchool, who('unit', world.county, { target: 's-2' }), false],
    ['a target, of what its county owes', aDue(), who('unit', world.county, { target: 's-1' }), false],
    ['the target of that id elsewhere', ofSchool, who('unit', world.otherCounty, { target: 's-1' }), false],
    ['an inspector of the team', ofTeam, who('inspector', world.county, { team: 'county' }), true],
    ['an inspector of any team', ofTeam, who('inspector', world.county), true],
    ['an inspector from above', ofTeam, who('inspector', world.city), true],
    ['an inspector of another team', ofTeam, who('inspector', world.county, { team: 'city' }), false],
    ['the county, of what its team owes', ofTeam, who('unit', world.county), false],
    ['whoever answers for a target', owedBy('target:v-1'), who('unit', world.county), true],
    ['a city that lies above the target', owedBy('target:v-1'), who('unit', world.city), true],
    ['anybody, where the plan names nobody', aDue({ by: null }), who('unit', world.county), false],
  ])('%s', (_who, due, actor, is) => {
    expect(mayStep(actor, 'handIn', due)).toBe(is)
    expect(verbsOn(actor, due).includes('handIn')).toBe(is)
  })
})

describe('who may answer it, and let somebody off', () => {
  it.each<[string, Actor, boolean, boolean]>([
    ['a decider of the city', who('decider', world.city), true, true],
    ['a decider of the province', who('decider', world.province), true, true],
    ['a reviewer of the city, who decides nothing', who('reviewer', world.city), true, false],
    ['the author of the city', who('author', world.city), true, true],
    ['a decider of the county that owes it', who('decider', world.county), false, false],
    ['a decider of another province', who('decider', world.foreignProvince), false, false],
    ['a viewer of the city', who('viewer', world.city), false, false],
  ])('%s', (_who, actor, answers, letsOff) => {
    for (const verb of ['receive', 'sendBack'] as const) expect(mayStep(actor, verb, aDue()), verb).toBe(answers)
    expect(mayStep(actor, 'excuse', aDue())).toBe(letsOff)
  })

  it('is nobody who owes it: a county that reports to itself does not let itself off', () => {
    const own = aDue({ to: { region: world.county, title: '某县' } })
    expect(mayStep(who('author', world.county), 'excuse', own)).toBe(false)
    expect(mayStep(who('decider', world.county), 'excuse', own)).toBe(true)
  })
})

const at = (day: number) => new Date(Date.UTC(2020, 2, day, 1))
const steps = {
  handIn: handedIn,
  receive: received,
  sendBack: sentBack,
  excuse: excused,
  revokeReceipt: receiptRevoked,
  revokeExcuse: excuseRevoked,
}
const stepOf = (verb: keyof typeof steps, actor: Actor, day: number): TrackedStep => ({
  verb,
  at: at(day),
  by: { id: actor.id, title: actor.title },
  text: '三月督战情况报告',
})
/** The due after a step, or the code by which the step is refused. */
function tried(due: TrackedDue, verb: keyof typeof steps, actor: Actor, day: number): TrackedDue | string {
  try {
    return steps[verb](due, stepOf(verb, actor, day))
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('what an actor is offered', () => {
  const actors = [
    who('author', world.county),
    who('unit', world.county),
    who('author', world.city),
    who('decider', world.city),
    {
      ...who('unit', world.county, {}, 'both'),
      grants: [...who('unit', world.county).grants, ...who('decider', world.city).grants],
    },
    who('viewer', world.province),
  ]
  const anyStep = fc.record({ actor: fc.constantFrom(...actors), verb: fc.constantFrom(...dueVerbs) })
  const walk = fc.array(anyStep, { maxLength: 12 })

  it('is exactly what then succeeds, at every turn of its life', () => {
    fc.assert(
      fc.property(walk, (turns) => {
        let due = aDue()
        for (const [index, { actor, verb }] of turns.entries()) {
          for (const one of actors)
            for (const other of dueVerbs) {
              const succeeds = mayStep(one, other, due) && typeof tried(due, other, one, 2 + index) === 'object'
              expect(verbsOn(one, due).includes(other), `${one.id} ${other} ${due.state}`).toBe(succeeds)
            }
          const next = tried(due, verb, actor, 2 + index)
          if (mayStep(actor, verb, due) && typeof next === 'object') due = next
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps every step in the order in which it was taken, each with a version of its own', () => {
    fc.assert(
      fc.property(walk, (turns) => {
        const taken: string[] = []
        let due = aDue()
        for (const [index, { actor, verb }] of turns.entries()) {
          const next = tried(due, verb, actor, 2 + index)
          if (typeof next !== 'object') continue
          taken.push(`${verb} ${actor.id}`)
          due = next
        }
        expect(due.version).toBe(taken.length)
        expect(due.steps.map(({ verb, by }) => `${verb} ${by.id}`)).toEqual(taken)
        expect(toView(actors[0]!, due, { now: at(28), knownFrom: null }).timeline.map(({ verb }) => verb)).toEqual(
          due.steps.map(({ verb }) => verb),
        )
      }),
    )
  })
})

describe('a due on a board', () => {
  const later = at(31)
  const now = at(20)
  const county = who('unit', world.county)
  const city = who('decider', world.city)
  const inTime = handedIn(aDue(), stepOf('handIn', county, 20))
  const late = handedIn(aDue(), stepOf('handIn', county, 28))
  const back = sentBack(inTime, stepOf('sendBack', city, 22))

  it.each<[string, TrackedDue, Date, object]>([
    ['that is owed', aDue(), now, { standing: 'open', lateDays: 0, handedInOn: null }],
    ['whose deadline is this very instant', aDue(), new Date('2020-03-25T16:00:00.000Z'), { standing: 'missed', lateDays: 1 }],
    ['an instant before it', aDue(), new Date('2020-03-25T15:59:59.999Z'), { standing: 'open', lateDays: 0 }],
    ['that nobody handed in', aDue(), later, { standing: 'missed', lateDays: 6 }],
    ['handed in in time', inTime, later, { standing: 'done', lateDays: 0, handedInOn: '2020-03-20' }],
    ['handed in late', late, later, { standing: 'doneLate', lateDays: 3, handedInOn: '2020-03-28' }],
    ['received', received(inTime, stepOf('receive', city, 22)), later, { standing: 'received', lateDays: 0 }],
    ['sent back', back, later, { standing: 'returned', lateDays: 0, handedInOn: '2020-03-20' }],
    [
      'handed in again after its deadline',
      handedIn(back, stepOf('handIn', county, 28)),
      later,
      { standing: 'done', lateDays: 0 },
    ],
    ['that somebody is let off', excused(aDue(), stepOf('excuse', city, 20)), later, { standing: 'excused', lateDays: 0 }],
    ['that the plan no longer asks for', aDue({ state: 'cancelled' }), later, { standing: 'cancelled', lateDays: 0 }],
  ])('%s', (_what, due, moment, expected) => {
    expect(toSummary(due, { now: moment, knownFrom: null })).toMatchObject(expected)
  })

  it('names bodies and posts, never the people behind them', () => {
    const view = toView(city, handedIn(aDue(), stepOf('handIn', county, 20)), { now, knownFrom: null })
    expect(view).toMatchObject({ by: '某县', to: '某市', about: null, deadline: '2020-03-25T16:00:00.000Z', version: 1 })
    expect(view.timeline).toEqual([
      { verb: 'handIn', text: '三月督战情况报告', isNil: false, files: [], figures: [], at: at(20).toISOString(), by: '岗位' },
    ])
    expect(JSON.stringify(view)).not.toContain(county.id)
  })
})

describe('what is owed to a body of the directory', () => {
  const toFinance = aDue({ to: { region: world.city, title: '市财政局', body: 'finance' } })
  const finance = who('reviewer', world.city, { body: 'finance' })

  it('is received by that body, by nobody of another, and by whoever may at its region', () => {
    expect(mayStep(finance, 'receive', toFinance)).toBe(true)
    expect(mayStep(who('reviewer', world.city, { body: 'education' }), 'receive', toFinance)).toBe(false)
    expect(mayStep(who('reviewer', world.city), 'receive', toFinance)).toBe(true)
    expect(mayStep(finance, 'receive', aDue()), 'what is owed to the city itself').toBe(false)
  })

  it('is seen by that body and by whoever owes it, and by no body beside them', () => {
    const seen = (actor: Actor, due: TrackedDue) => may(actor, 'due.byKey', placeOfDue(due))
    expect(seen(finance, toFinance)).toBe(true)
    expect(seen(finance, aDue())).toBe(false)
    expect(seen(who('unit', world.county, { body: 'education' }), ofEducation)).toBe(true)
    expect(seen(who('unit', world.county, { body: 'education' }), toFinance)).toBe(false)
    expect(seen(who('unit', world.county, { target: 's-1' }), ofSchool)).toBe(true)
    expect(seen(who('unit', world.county, { target: 's-2' }), ofSchool)).toBe(false)
  })

  it('about a target is not shown to that target, which does not owe it', () => {
    const about = aDue({ about: { kind: 'target', id: 's-1', title: '第一小学' } })
    expect(may(who('unit', world.county, { target: 's-1' }), 'due.byKey', placeOfDue(about))).toBe(false)
  })
})
