import type { mongo } from 'mongoose'
import { unscheduledId } from './unscheduledVisit.ts'
import type { Done, HeldVisit } from './visit.repository.ts'

/** `record` is the first of the chain that completed it; what was completed before there were corrections has none. */
export type VisitDoc = Omit<HeldVisit, 'id'> & { _id: string }

/** The visits that a duty owes, and those that were told of in parts: what the partial indexes hold, and a filter must say word for word. */
export const owedOnly = { duty: { $gt: '' } }
export const partedOnly = { parts: { $exists: true } }

/**
 * Every visit that one of the records may complete, or whose chain has completed already, in the order of their ids: of those
 * that a duty owes by their targets, of those in parts too, and of what nobody owed, which no other record completes, by its id. So it
 * makes no difference how many visits that nobody owed are kept of a target.
 */
export async function visitsHeldFor(stored: mongo.Collection<VisitDoc>, done: readonly Done[]): Promise<HeldVisit[]> {
  const plans = [...new Set(done.map(({ plan }) => plan))]
  const named = done.flatMap(({ plan, due, first }) => [...(due === null ? [] : [due]), unscheduledId(plan, first)])
  const found = await Promise.all([
    ...plans.map((plan) => {
      const own = done.filter((one) => one.plan === plan)
      return stored.find({ plan, ...ofTargets(own), ...owedOnly, $or: mayHold(own) } as never).toArray() // no type for a spread
    }),
    stored.find({ ...ofTargets(done), ...partedOnly, $or: mayHold(done) } as never).toArray(),
    stored.find({ _id: { $in: [...new Set(named)] } }).toArray(),
  ])
  const byId = new Map((found.flat() as VisitDoc[]).map(({ _id: id, ...rest }) => [id, { ...rest, id }]))
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

const ofTargets = (done: readonly Done[]) => ({ target: { $in: [...new Set(done.map(({ target }) => target))] } })

/** Due on the days of the records, or holding one of their chains. */
function mayHold(done: readonly Done[]) {
  const firsts = { $in: [...new Set(done.map(({ first }) => first))] }
  const days = done.map(({ on }) => on).sort()
  return [
    { status: 'due', until: { $gte: days[0] ?? '' }, start: { $lte: days.at(-1) ?? '' } },
    { record: firsts },
    { record: null, submission: firsts },
    { 'parts.record': firsts },
  ]
}
