import { type Actor, type Grant, policy, type Role, type Verb } from '@duzhan/contracts'

/**
 * A small country for trying rights in: what lies in what is written down as a table and asked of nothing else, so that
 * the platform's own arithmetic of codes is tried too. Cut of its zeros, 9910 is the beginning of 9911, 990120 of
 * 990121, and 990121100 of 990121110: whoever compares beginnings lets the wrong people in.
 */
export const parentOf: Readonly<Record<string, string | null>> = {
  '990000000000': null,
  '990100000000': '990000000000',
  '990120000000': '990100000000',
  '990120100000': '990120000000',
  '990120100200': '990120100000',
  '990121000000': '990100000000',
  '990121100000': '990121000000',
  '990121100200': '990121100000',
  '990121110000': '990121000000',
  '990121110200': '990121110000',
  '991000000000': '990000000000',
  '991021000000': '991000000000',
  '991021100000': '991021000000',
  '991021100200': '991021100000',
  '991100000000': '990000000000',
  '991121000000': '991100000000',
  '991121100000': '991121000000',
  '991121100200': '991121100000',
  '990200000000': '990000000000',
  '990200003000': '990200000000', // a city without counties
  '990200003201': '990200003000',
  '980000000000': null,
  '980100000000': '980000000000',
  '980121000000': '980100000000',
  '980121100000': '980121000000',
  '980121100200': '980121100000',
}
export const regions = Object.keys(parentOf)
export const provinces = regions.filter((region) => parentOf[region] === null)
export const countiesIn = (jurisdiction: string): string[] =>
  regions.filter((region) => /^\d{4}(?!00)\d{2}000000$/.test(region) && isWithin(region, jurisdiction))
export const villagesIn = (jurisdiction: string): string[] =>
  regions.filter((region) => !region.endsWith('000') && isWithin(region, jurisdiction))

/** Whether a region is another or lies beneath it, by the table. */
export function isWithin(region: string, ancestor: string): boolean {
  for (let at: string | null = region; at !== null; at = parentOf[at] ?? null) if (at === ancestor) return true
  return false
}

/** What a grant of one target or of one body may be used for, written down once more. */
const ofPlans = String.raw`region\.list|plan\.(list|byId|revisions|compare)|checklist\.byKey|due\.(board|month|soon|anytime|byKey|handIn)|message\.(list|unread|read)|work\.waiting|finding\.(list|byId|summary|choices|accept|reportBack|askExtension)|submission\.(submit|submitMany|byId|list)|evidence\.(upload|byId)`
const ofTarget = new RegExp(`^(${ofPlans}|target\\.(list|byId))$`)
const ofBody = new RegExp(
  `^(${ofPlans}|due\\.(receive|sendBack|excuse|revokeReceipt|revokeExcuse)|target\\.byId|visit\\.(list|month)|task\\.(board|report)|finding\\.(verify|sendBack|closeOut|extend|refuseExtension)|plan\\.(publish|close|saveDraft|removeDraft|preview|presence)|template\\.(list|byKey|fill)|region\\.(find|beneath))$`,
)

/** Whether a grant is of a whole region, and not of one target or body there. */
export const isWhole = ({ target, body }: Grant): boolean => target === undefined && body === undefined
/** What stands at a place: which target it is about, and to whom of the directory it is given. */
export interface About {
  target?: string
  bodies?: readonly string[]
}
function covers({ region, target, body }: Grant, place: string, about: About): boolean {
  if (body !== undefined) return about.bodies?.includes(body) ?? false
  return isWithin(place, region) && (target === undefined || target === about.target)
}

const holding = (actor: Actor, verb: Verb): Grant[] =>
  actor.grants.filter(
    ({ role, target, body }) =>
      (policy[verb] as readonly Role[]).includes(role) && // a row is a tuple of literals
      (target === undefined || ofTarget.test(verb)) &&
      (body === undefined || ofBody.test(verb)),
  )
const isOf = (grant: Grant, plan: string) => grant.plan === '*' || grant.plan === plan

/** Whether an actor holds a verb at all. */
export const has = (actor: Actor, verb: Verb): boolean => holding(actor, verb).length > 0
/** Whether an actor holds a verb for a plan at a region, for what stands there. */
export const holds = (actor: Actor, verb: Verb, plan: string, region: string, about: About = {}): boolean =>
  holding(actor, verb).some((grant) => isOf(grant, plan) && covers(grant, region, about))
/** Whether a plan of a jurisdiction is any business of an actor: above it, or within. */
export const isConcerned = (actor: Actor, verb: Verb, plan: string, jurisdiction: string): boolean =>
  holding(actor, verb).some(
    (grant) => isOf(grant, plan) && (isWithin(jurisdiction, grant.region) || isWithin(grant.region, jurisdiction)),
  )
/** Whether an actor holds a verb for any plan within a region or below it. */
export const reaches = (actor: Actor, verb: Verb, region: string): boolean =>
  holding(actor, verb).some((grant) => isWithin(grant.region, region))
/** Whether an actor holds a verb at a region, for whichever plan. */
export const holdsThere = (actor: Actor, verb: Verb, region: string): boolean =>
  holding(actor, verb).some((grant) => isWithin(region, grant.region))
/** The regions in which an actor holds a verb for every plan. */
export const everyPlanRegions = (actor: Actor, verb: Verb): string[] => [
  ...new Set(holding(actor, verb).flatMap((grant) => (grant.plan === '*' ? [grant.region] : []))),
]

export interface StandingTarget {
  plan: string
  id: string
  region: string
  /** Where its place on a list lies: with the target; null for one that no list holds. */
  listedAt: string | null
  /** Where it lay when records were made of it. */
  recordedAt: string
  /** Everywhere it ever lay: a log tells of that for good. */
  formerly: string[]
}
export interface StandingPlan {
  code: string
  jurisdiction: string
  /** Where its draft lies at the moment. */
  draftAt: string
  counties: string[]
  /** Submission and finding at the first listed target. */
  submission: string
  finding: string
  /** What came under the submission's id with other answers. */
  aside: string
  /** A target that owes something itself, in the same village as the first listed one; nobody moves it. */
  school: StandingTarget
}
/** What stands where; attempts that succeed change it. */
export interface MatrixWorld {
  plans: StandingPlan[]
  targets: StandingTarget[]
  /** The mark of the template that each region has of its own. */
  templates: Map<string, string>
  /** What was saved where, ever: a log tells of it for good. */
  formerTemplates: { region: string; token: string }[]
  people: MatrixPerson[]
  /** The directory: each body with the jurisdiction that it belongs to, which is its region too. */
  bodies: { key: string; jurisdiction: string }[]
  saved: number
}

/** A person to try things on, with what was done to them so far. */
export interface MatrixPerson {
  account: string
  grants: Grant[]
  isDisabled?: boolean
  isInvited?: boolean
  isMoving?: boolean
}

const markPattern = /#(\w+):([^#]*)#/g
/** What is written into everything that stands, so that an answer tells what it gives away. */
export const mark = (kind: 'plan' | 'draft' | 'target' | 'template' | 'person' | 'filing' | 'body', ...names: string[]): string =>
  `#${kind}:${names.join(':')}#`

/** Of what an answer gives away, that which the actor may not see by this verb. */
export function leaksIn(world: MatrixWorld, actor: Actor, verb: Verb, answer: unknown): string[] {
  const marks = [...(JSON.stringify(answer) ?? '').matchAll(markPattern)]
  return [
    ...new Set(
      marks.filter(([, kind = '', names = '']) => !isShown(world, actor, verb, kind, names.split(':'))).map(([text]) => text),
    ),
  ]
}

function isShown(world: MatrixWorld, actor: Actor, verb: Verb, kind: string, [name = '', more = '']: string[]): boolean {
  const plan = world.plans.find(({ code }) => code === name)
  if (kind === 'plan') return plan !== undefined && isConcerned(actor, verb, name, plan.jurisdiction)
  if (kind === 'draft') return plan !== undefined && holds(actor, 'plan.saveDraft', name, plan.draftAt)
  if (kind === 'body') return isBodyShown(world, actor, verb, name)
  if (kind === 'filing') return holds(actor, verb, name, more)
  if (kind === 'person')
    return world.people.some(
      ({ account, grants }) => account === name && grants.some((grant) => holds(actor, verb, grant.plan, grant.region)),
    )
  if (kind === 'template' && verb === 'log.list')
    return world.formerTemplates.some(({ region, token }) => token === name && holdsThere(actor, verb, region))
  if (kind === 'template') return [...world.templates].some(([region, token]) => token === name && reaches(actor, verb, region))
  const target = more === 'school' ? plan?.school : world.targets.find((one) => one.plan === name && one.id === more)
  if (!target) return false
  // what was recorded and logged of a target stays where it lay then; register, list and open visits lie where it does
  // the finding of the first listed target is the office's to answer for
  const isAnswered = verb.startsWith('finding.') && more === 'listed-0'
  const about = { target: more, ...(isAnswered && { bodies: [`office-${name}`] }) }
  if (verb === 'log.list') return target.formerly.some((region) => holds(actor, verb, name, region, about))
  const isDone = verb === 'visit.list' && target.id === 'listed-0' && holds(actor, verb, name, target.recordedAt, about)
  const isRecorded = /^(finding|submission|figure|evidence)\./.test(verb)
  return isDone || holds(actor, verb, name, isRecorded ? target.recordedAt : target.region, about)
}

/** A body is shown to operators of its directory, and by its title to whoever sees what a plan gives it. */
function isBodyShown(world: MatrixWorld, actor: Actor, verb: Verb, key: string): boolean {
  const body = world.bodies.find((one) => one.key === key)
  const plan = world.plans.find(({ code }) => key.endsWith(`-${code}`))
  if (!body) return false
  if (verb.startsWith('body.')) return everyPlanRegions(actor, verb).some((region) => isWithin(body.jurisdiction, region))
  if (!plan) return false
  if (verb === 'due.effects') return isConcerned(actor, verb, plan.code, plan.jurisdiction)
  return holds(actor, verb, plan.code, plan.jurisdiction, { bodies: [`office-${plan.code}`, `finance-${plan.code}`] })
}
