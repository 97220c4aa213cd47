import type { ListProposal, ListReview, ListReviewFilter, PageCursor } from '@duzhan/contracts'

/** The page of what would change that is asked for: those that nobody has decided on first, and these by where they lie. */
export function proposalPage(
  proposals: readonly ListProposal[],
  { list, cursor, limit }: Omit<ListReviewFilter, 'plan'>,
): Pick<ListReview, 'total' | 'undecided' | 'proposals' | 'next'> {
  const found = proposals
    .filter((one) => list === undefined || one.from === list || one.list === list)
    .map((proposal) => ({ proposal, at: placeOf(proposal) }))
    .sort((one, other) => (isBehind(one.at, other.at) ? 1 : -1))
  const behind = cursor ? found.filter(({ at }) => isBehind(at, cursor)) : found
  const page = behind.slice(0, limit)
  return {
    total: found.length,
    undecided: found.filter(({ proposal }) => proposal.decided === null).length,
    proposals: page.map(({ proposal }) => proposal),
    next: behind.length > limit ? (page.at(-1)?.at ?? null) : null,
  }
}

const placeOf = ({ target, from, list, decided }: ListProposal): PageCursor => ({
  value: `${decided === null ? 0 : 1} ${target.regionPath.at(-1)}`,
  id: `${target.id} ${from ?? ''} ${list ?? ''}`,
})
const isBehind = (one: PageCursor, other: PageCursor): boolean =>
  one.value === other.value ? one.id > other.id : one.value > other.value
