import type { FindingOrder, PageCursor } from '@duzhan/contracts'
import { deadlineKey } from '@duzhan/plan'
import { foundUnder } from '@duzhan/regions'
import { lyingIn, toldTo } from '@duzhan/service-kit/mongo'
import type { FindingMatch, FindingScope, FindingTurn } from './finding.repository.ts'
import { wordsOf } from './searchedBy.ts'

/** The findings that are asked for as a filter of the store, of which each part is one condition more. */
export function filterOf({ plan, reader, named = [], text = '', ...asked }: FindingMatch) {
  const { within, target, states, dueFrom, dueBefore, dueUntil, turns, isExtensionAsked, category, severity, responsible } = asked
  const inRegions =
    reader.regions.length > 0 || named.length === 0 ? [{ regionPath: { $in: reader.regions.flatMap(foundUnder) } }] : []
  const ways = [...inRegions, ...named.map(scopeOf)]
  return {
    plan,
    // who is granted regions alone, as most are, or one target or body alone is asked by their index
    ...(ways.length === 1 ? ways[0] : { $or: ways }),
    $and: [
      ...wordsOf(text).map((words) => ({ words })),
      ...(within === undefined ? [] : [{ regionPath: lyingIn(within) }]),
      ...(target === undefined ? [] : [{ target }]),
      ...(states === undefined ? [] : [{ state: { $in: [...states] } }]),
      ...(dueFrom === undefined ? [] : [{ dueKey: { $gte: dueFrom } }]),
      ...(dueBefore === undefined ? [] : [{ dueKey: { $lt: dueBefore } }]),
      ...(dueUntil === undefined ? [] : [{ dueKey: { $lte: deadlineKey(dueUntil) } }]),
      ...(turns === undefined ? [] : [{ $or: turns.map(turnOf) }]),
      ...(isExtensionAsked ? [{ 'extension.regionPath': { $exists: true } }] : []),
      ...(category === undefined ? [] : [{ category }]),
      ...(severity === undefined ? [] : [{ severity }]),
      ...(responsible === undefined
        ? []
        : [{ 'responsible.region': responsible.region, 'responsible.title': responsible.title }]),
      toldTo(reader),
    ],
  }
}

const scopeOf = (scope: FindingScope) =>
  'body' in scope ? { bodies: scope.body } : { target: scope.target, regionPath: scope.region }

const seats = { target: 'regionPath', responsible: 'responsible.regionPath', extension: 'extension.regionPath' } as const

/** Where it is a body's turn: who reviews what it found does not review what it answers for itself. */
const bodySeats = {
  target: (body: string) => ({ foundBy: body, 'responsible.bodies': { $ne: body } }),
  responsible: (body: string) => ({ 'responsible.bodies': body }),
  extension: (body: string) => ({ 'extension.bodies': body }),
} as const

const turnOf = ({ states, seat, ...scope }: FindingTurn) => ({
  state: { $in: [...states] },
  ...('body' in scope ? bodySeats[seat](scope.body) : { [seats[seat]]: scope.region }),
  ...('target' in scope && { target: scope.target }),
})

/** By which field an order is, and which way; the id decides among those that are equal. */
export const orders = {
  due: { field: 'dueKey', way: 1 },
  opened: { field: 'openedAt', way: -1 },
  place: { field: 'regionCode', way: 1 },
} as const satisfies Record<FindingOrder, { field: string; way: 1 | -1 }>

/** What stands behind a cursor in an order, as a filter. */
export function behind(order: FindingOrder, { value, id }: PageCursor) {
  const { field, way } = orders[order]
  const [from, after] = way === 1 ? (['$gte', '$gt'] as const) : (['$lte', '$lt'] as const)
  const at = order === 'opened' ? new Date(value) : value
  return { [field]: { [from]: at }, $or: [{ [field]: { [after]: at } }, { [field]: at, _id: { [after]: id } }] }
}
