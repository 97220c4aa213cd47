import { type Actor, type Grant, policy, type Role, type Verb } from '@duzhan/contracts'
import { type Attempt, type Draw, expectedOf } from './attempt.ts'
import { attempts } from './matrixAttempts.ts'
import type { Call, MatrixHouse } from './matrixHouse.ts'
import { lowerCode } from './matrixPlan.ts'
import { countiesIn, has, isConcerned, leaksIn, type MatrixWorld, parentOf, provinces, regions } from './matrixWorld.ts'

export interface RightsReport {
  attempts: number
  done: number
  refused: number
  /** Moves and other changes that went through, as they should. */
  moved: number
  verbs: number
  /** What got further than it should, told more than it should, or let a stranger tell a plan from none. */
  through: string[]
  /** What should have gone through, or was refused in other words than its own. */
  keptOut: string[]
}

const roles: Role[] = ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator']
const nobodys = 'no-such-plan'

/** A sequence of numbers that is the same for the same seed. */
function dice(seed: number) {
  let state = seed >>> 0
  return <Thing>(things: readonly Thing[]): Thing => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const thing = things[Math.floor((state / 2 ** 32) * things.length)]
    if (thing === undefined) throw new Error('nothing to choose from')
    return thing
  }
}
type Pick = ReturnType<typeof dice>

/** Somebody with one to three grants, mostly near the plan: at its jurisdiction, above, beside or below it. */
function anybody(pick: Pick, { plan, region, target }: Omit<Draw, 'actor'>): Actor {
  const near = [
    plan.jurisdiction,
    plan.draftAt,
    region,
    target.region,
    parentOf[region] ?? region,
    parentOf[target.region] ?? region,
  ]
  const plans = [plan.code, plan.code, '*', '*', lowerCode(plan.code), 'plan-a', 'plan-b', 'plan-q']
  const { code } = plan
  const one = [
    { target: target.id },
    { target: 'school' },
    { target: 'listed-0' },
    { body: `office-${code}` },
    { body: `finance-${code}` },
  ]
  const grant = (): Grant => ({
    ...{ role: pick(roles), region: pick(pick([near, near, regions])), plan: pick(plans) },
    ...pick([{}, {}, {}, {}, pick<Partial<Grant>>(one)]),
  })
  return { id: 'p-tried', account: 'tried', title: '试', grants: Array.from({ length: pick([1, 1, 2, 3]) }, grant) }
}

/** Mostly somebody who holds the verb, so that the place decides and not the role. */
function tried(pick: Pick, verb: Verb, draw: Omit<Draw, 'actor'>): Actor {
  const actor = anybody(pick, draw)
  if (has(actor, verb) || pick([true, false, false, false])) return actor
  return { ...actor, grants: actor.grants.map((grant) => ({ ...grant, role: pick(policy[verb] as readonly Role[]) })) } // a row is a tuple of literals
}

function drawn(pick: Pick, world: MatrixWorld): Omit<Draw, 'actor'> {
  const plan = pick(world.plans)
  const target = pick(world.targets.filter((one) => one.plan === plan.code))
  const counties = provinces.flatMap(countiesIn)
  return { world, plan, target, region: pick(regions), other: pick(regions), county: pick(pick([plan.counties, counties])) }
}

/** The same of a plan that does not exist, with grants that name it where the others name the plan. */
const asOfNone = (actor: Actor, code: string): Actor => ({
  ...actor,
  grants: actor.grants.map((grant) => (grant.plan === code ? { ...grant, plan: nobodys } : grant)),
})

const saidOf = (verb: string, actor: Actor, { input }: Attempt): string =>
  `${verb} by ${actor.grants.map(({ role, region, plan, target, body }) => [`${role}@${region}/${plan}`, target ?? body ?? []].flat().join('/')).join(' + ')} of ${JSON.stringify(input)?.slice(0, 300)}`

/**
 * Tries verbs at random, each by somebody at random, and holds what comes of it against what the tables of the world
 * say. `call` stands between: a test plants its leaks there.
 */
export async function tryRights(
  { world, root, ...house }: MatrixHouse,
  { count, seed, call = house.call, only }: { count: number; seed: number; call?: Call; only?: readonly Verb[] },
): Promise<RightsReport> {
  const pick = dice(seed)
  const verbs = only ?? (Object.keys(attempts) as Verb[]) // keys of a table of verbs
  const moving = verbs.filter((verb) => ['target.register', 'plan.saveDraft', 'template.save', 'body.save'].includes(verb))
  const report: RightsReport = { attempts: 0, done: 0, refused: 0, moved: 0, verbs: verbs.length, through: [], keptOut: [] }
  while (report.attempts < count) {
    const verb = pick(moving.length > 0 ? pick([verbs, verbs, verbs, moving]) : verbs)
    const draw = drawn(pick, world)
    const actor = tried(pick, verb, draw)
    const attempt = attempts[verb]?.({ ...draw, actor })
    if (!attempt) throw new Error(`nobody said how to try ${verb}`)
    const expected = expectedOf(actor, verb, attempt)
    const { code, answer } = await call(actor, verb, attempt.input)
    report.attempts += 1
    report[code === 'done' ? 'done' : 'refused'] += 1
    if (code !== expected)
      report[isRefusal(expected) ? 'through' : 'keptOut'].push(`${code}, not ${expected}: ${saidOf(verb, actor, attempt)}`)
    if (code === 'done' && attempt.after) {
      report.moved += 1
      await attempt.after(house.call, root)
      if (verb === 'target.register') await house.settle() // where a target stands on its list is told to others
    }
    const leaks = leaksIn(world, actor, verb, answer)
    if (leaks.length > 0) report.through.push(`tells ${leaks.join(' ')}: ${saidOf(verb, actor, attempt)}`)
    const { ofPlan } = attempt
    if (!ofPlan || !has(actor, verb) || isConcerned(actor, verb, ofPlan.code, ofPlan.jurisdiction)) continue
    const none = await call(asOfNone(actor, ofPlan.code), verb, ofPlan.input(nobodys))
    report.attempts += 1
    report[none.code === 'done' ? 'done' : 'refused'] += 1
    const [told, untold] = [{ code, answer }, none].map((outcome) => JSON.stringify(outcome).replaceAll(nobodys, ofPlan.code))
    if (told !== untold) report.through.push(`is told from none, ${told} and ${untold}: ${saidOf(verb, actor, attempt)}`)
  }
  return report
}

/** Whether an outcome keeps somebody out, rather than fail for what stands there. */
const isRefusal = (code: string): boolean => code.endsWith('.absent') || code === 'right.missing' || code === 'target.taken'
