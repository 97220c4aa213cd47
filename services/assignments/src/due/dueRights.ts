import type { Actor, DueVerb, Verb } from '@duzhan/contracts'
import { teamOf } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { bodiesFor, grantsFor, may, type Place, reach, targetsFor } from '@duzhan/service-kit'
import type { Whose } from './due.repository.ts'
import { isReceived, type TrackedDue } from './due.ts'

type Answer = Exclude<DueVerb, 'handIn'>

/** The kind of body that owes a due, and what it is called by the plan, the register or the directory. */
function owerOf({ by }: Pick<TrackedDue, 'by'>): { kind: string; name: string } {
  const [kind = '', name = ''] = by?.key.split(/:(.*)/s) ?? []
  return { kind, name }
}

/** Where a due stands: at whose region it is owed; of a target, only what it owes itself; and with the bodies that owe it and receive it. */
export function placeOfDue(due: Pick<TrackedDue, 'plan' | 'regionPath' | 'by' | 'to'>): Place {
  const { kind, name } = owerOf(due)
  const bodies = [kind === 'body' ? [name] : [], due.to.body ?? []].flat()
  return { plan: due.plan, regionPath: due.regionPath, target: kind === 'target' ? name : null, bodies }
}

/**
 * Whose dues an actor holds a verb for: those that lie within its regions, and beside them, by their keys, those that a granted
 * target or body owes or a granted body receives. What is found is held against `may`.
 */
export function whoseFor(actor: Actor, verb: Verb, plan: string): Whose {
  const bodies = bodiesFor(actor, verb, plan)
  const targets = targetsFor(actor, verb, plan)
  const owers = [...targets.map((id) => `target:${id}`), ...bodies.map((key) => `body:${key}`)]
  return { regions: reach(actor, verb, plan), owers, receivers: bodies }
}

/**
 * Whether an actor speaks for the body that owes a due: the body of its own region, of its own office where the grant names
 * one, its own target or body of the directory, or its team's. A superior does not report in place of those below it.
 */
export function speaksFor(actor: Actor, due: Pick<TrackedDue, 'plan' | 'by' | 'regionPath'>): boolean {
  const { plan, regionPath: path } = due
  const { kind, name } = owerOf(due)
  const own = path.at(-1)
  return grantsFor(actor, 'due.handIn', plan).some(({ role, region, team, unit, target, body }) => {
    if (body !== undefined) return role !== 'inspector' && kind === 'body' && name === body
    if (target !== undefined) return kind === 'target' && name === target && path.includes(region)
    if (kind === 'team') return role === 'inspector' && path.includes(region) && (team ?? teamOf(name)) === teamOf(name)
    if (role === 'inspector') return false
    if (kind === 'target' || kind === 'sponsor') return path.includes(region)
    return region === own && (unit === undefined || (kind === 'unit' && teamOf(name) === unit))
  })
}

/** Whether an actor may answer for whom a due is owed to: for the body that receives it, at its region, or above it. */
const answersFor = (actor: Actor, verb: Answer, { plan, to }: TrackedDue): boolean =>
  may(actor, `due.${verb}`, { plan, regionPath: regionPath(regionCode(to.region)), bodies: to.body ? [to.body] : [] })

/** Whether an actor may take a step with a due, wherever it stands. */
export function mayStep(actor: Actor, verb: DueVerb, due: TrackedDue): boolean {
  if (verb === 'handIn') return due.by !== null && speaksFor(actor, due)
  // nobody lets themselves off
  return answersFor(actor, verb, due) && !(verb === 'excuse' && speaksFor(actor, due))
}

/** The steps that may follow as a due stands; `own` is whether the actor handed it in last. */
function possible(due: TrackedDue, own: boolean): DueVerb[] {
  if (due.state === 'open' || due.state === 'missed') return ['handIn', 'excuse']
  if (due.state === 'excused') return ['revokeExcuse']
  if (due.state === 'cancelled') return []
  if (isReceived(due)) return own ? [] : ['revokeReceipt']
  return own ? ['handIn'] : ['handIn', 'receive', 'sendBack']
}

/** The steps that an actor may take with a due as it stands. */
export function verbsOn(actor: Actor, due: TrackedDue): DueVerb[] {
  const own = due.steps.findLast(({ verb }) => verb === 'handIn')?.by.id === actor.id
  return possible(due, own).filter((verb) => mayStep(actor, verb, due))
}
