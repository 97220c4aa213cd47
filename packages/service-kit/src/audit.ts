import type { Actor, Verb } from '@duzhan/contracts'
import type { Problem } from '@duzhan/problems'
import type { Logger } from './logger.ts'

/** Changes of who may do what, and of what everyone is held to: kept in the log whenever a person makes them. */
const keptChanges: ReadonlySet<string> = new Set<Verb>([
  'person.create',
  'person.createMany',
  'person.disable',
  'person.enable',
  'person.changeGrants',
  'person.resetPassword',
  'person.resetSecondFactor',
  'person.move',
  'person.cancelMove',
  'person.remove',
  'person.bringBack',
  'person.invite',
  'person.revokeInvitation',
  'session.end',
  'region.create',
  'body.save',
  'body.retire',
  'plan.publish',
  'plan.close',
  'template.save',
  'targetList.freeze',
])
/** Called by the gateway for someone who is only about to be known: kept whoever calls. */
const keptAlways: ReadonlySet<string> = new Set<Verb>([
  'session.open',
  'session.changePassword',
  'session.endOthers',
  'session.confirmSecondFactor',
  'session.removeSecondFactor',
  'signOn.complete',
  'signOn.confirm',
  'setup.complete',
  'invitation.open',
  'invitation.accept',
])

interface Line {
  requestId: string
  actorId: string | undefined
  path: string
  problem: Problem
}

const isRefusedByRights = ({ kind, code }: Problem): boolean =>
  kind === 'forbidden' || (kind === 'absent' && code !== 'procedure.absent')

/**
 * Whether a call is kept in the log at the level `audit`, which stands above warnings: sign-ins and lock-outs, changes of
 * people, grants and plans, and whatever a person was refused, be it as missing a right or as if it did not exist. What the
 * platform does of itself is not.
 */
export function isKept(call: { verb: Verb | undefined; actor: Actor; problem: Problem | null }): boolean {
  const { verb = '', actor, problem } = call
  if (keptAlways.has(verb)) return true
  if (actor.grants.some(({ role }) => role === 'service')) return false
  return keptChanges.has(verb) || (problem !== null && isRefusedByRights(problem))
}

/** The id of whom or what a change concerned: of the problem, or of what was answered, where either names one. */
export function subjectOf(answer: unknown, problem: Problem | null): string | undefined {
  if (problem) return problem.subject
  const told = typeof answer === 'object' && answer !== null && 'actor' in answer ? answer.actor : answer
  return typeof told === 'object' && told !== null && 'id' in told && typeof told.id === 'string' ? told.id : undefined
}

/** Writes the line of a request that was refused before or beside any procedure. */
export function logRefusal(log: Logger, { problem, ...line }: Line): void {
  const level = isRefusedByRights(problem) ? 'audit' : problem.kind === 'unavailable' ? 'warn' : 'info'
  log[level]({ ...line, outcome: problem.kind, problemCode: problem.code, ...clockGap(problem) }, 'request')
}

/** How far clocks are apart is for whoever sets them right. */
const clockGap = ({ code, details }: Problem) => (code === 'service.clocks-apart' ? { seconds: details['seconds'] } : {})
