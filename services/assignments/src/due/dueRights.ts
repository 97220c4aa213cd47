import type { Actor, DueVerb } from '@duzhan/contracts'
import { teamOf } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { grantsFor, may } from '@duzhan/service-kit'
import { isReceived, type TrackedDue } from './due.ts'

type Answer = Exclude<DueVerb, 'handIn'>

/**
 * Whether an actor speaks for the body that owes a due: the body of its own region, of its own office where the grant names
 * one, or its team's. A superior does not report in place of those below it.
 */
export function speaksFor(actor: Actor, { plan, by, regionPath: path }: Pick<TrackedDue, 'plan' | 'by' | 'regionPath'>): boolean {
  const [kind = '', name = ''] = by?.key.split(/:(.*)/s) ?? []
  const own = path.at(-1)
  return grantsFor(actor, 'due.handIn', plan).some(({ role, region, team, unit }) => {
    if (kind === 'team') return role === 'inspector' && path.includes(region) && (team ?? teamOf(name)) === teamOf(name)
    if (role === 'inspector') return false
    if (kind === 'target' || kind === 'sponsor') return path.includes(region)
    return region === own && (unit === undefined || (kind === 'unit' && name.split('@')[0] === unit))
  })
}

/** Whether an actor may answer for whom a due is owed to: at its region, or above it. */
const answersFor = (actor: Actor, verb: Answer, { plan, to }: TrackedDue): boolean =>
  may(actor, `due.${verb}`, { plan, regionPath: regionPath(regionCode(to.region)) })

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
