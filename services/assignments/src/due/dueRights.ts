import type { Actor, DueVerb } from '@duzhan/contracts'
import { teamOf } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { grantsFor, may } from '@duzhan/service-kit'
import { isReceived, type TrackedDue } from './due.ts'

/**
 * Whether an actor speaks for the body that owes a due: the body of its own region, of its own office where the grant names
 * one, or its team's. A superior does not report in place of those below it.
 */
function speaksFor(actor: Actor, { plan, by, regionPath: path }: TrackedDue): boolean {
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
const answersFor = (actor: Actor, verb: 'receive' | 'sendBack' | 'excuse', { plan, to }: TrackedDue): boolean =>
  may(actor, `due.${verb}`, { plan, regionPath: regionPath(regionCode(to.region)) })

/** Whether an actor may take a step with a due, wherever it stands. */
export function mayStep(actor: Actor, verb: DueVerb, due: TrackedDue): boolean {
  if (verb === 'handIn') return due.by !== null && speaksFor(actor, due)
  // nobody lets themselves off
  return answersFor(actor, verb, due) && !(verb === 'excuse' && speaksFor(actor, due))
}

/** The steps that an actor may take with a due as it stands. */
export function verbsOn(actor: Actor, due: TrackedDue): DueVerb[] {
  const isIn = due.state === 'done' || due.state === 'doneLate'
  const isOwed = due.state === 'open' || due.state === 'missed'
  const own = due.steps.findLast(({ verb }) => verb === 'handIn')?.by.id === actor.id
  const open: DueVerb[] = isOwed ? ['handIn', 'excuse'] : isIn && !isReceived(due) ? ['handIn', ...answers(own)] : []
  return open.filter((verb) => mayStep(actor, verb, due))
}

const answers = (own: boolean): DueVerb[] => (own ? [] : ['receive', 'sendBack'])
