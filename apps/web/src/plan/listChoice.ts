import { isReason, type ListDecision, type ListProposal } from '@duzhan/contracts'

/** What is done about proposals: as proposed, or nothing, which is a decision too. */
export type ListChoice = 'apply' | 'keep'

/** The decision that a choice comes to. */
export function decisionOf(
  { target: { id: target }, change, from, list }: ListProposal,
  choice: ListChoice,
  reason: string,
): ListDecision {
  const own = from === null ? {} : { list: from }
  if (choice === 'keep')
    return change === 'on'
      ? { target, verb: 'leave', ...(list !== null && { list }), reason }
      : { target, verb: 'keep', ...own, reason }
  return list === null ? { target, verb: 'release', ...own, reason } : { target, verb: 'designate', list, reason }
}

/** Whether a choice can be sent with these words: only 挂牌 by a rule needs none. */
export const mayChoose = (chosen: readonly ListProposal[], choice: ListChoice, reason: string): boolean =>
  chosen.length > 0 && (isReason(reason) || (choice === 'apply' && chosen.every(({ list }) => list !== null)))
