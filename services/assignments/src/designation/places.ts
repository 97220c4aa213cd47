import { Problem } from '@duzhan/problems'
import { type Decision, decided, type KeptStanding } from './standing.ts'

/** What a decision came to: the place that it was about, as it is now, among all places of the target. */
export interface Decided {
  at: KeptStanding
  places: KeptStanding[]
}

/** Which place of a target a decision is about: its list, if it names one, and the lists that give way to it. */
export interface About {
  list: string | null
  leaving: readonly string[]
}

/** Those on which a target stands come first, so that whoever asks for one place gets one of them. */
const inOrder = (places: readonly KeptStanding[]): KeptStanding[] => [
  ...places.filter(({ stands }) => stands),
  ...places.filter(({ stands }) => !stands),
]

/**
 * What a decision makes of the places of a target; null where they are as decided already. 挂牌 on one list ends the spells on
 * those that give way to it, and leaves the others. Throws `designation.several-lists` where it does not say which of
 * several is meant, and what `decided` throws.
 */
export function decidedAmong(places: readonly KeptStanding[], decision: Decision, about: About): Decided | null {
  const was = placeOf(places, decision, about)
  const at = decided(was, decision)
  if (at === null) return null
  const release: Decision = { ...decision, verb: 'release' }
  const isLeft = (one: KeptStanding) => one !== was && one.stands && about.leaving.includes(one.list)
  const others = places.map((one) => (isLeft(one) ? (decided(one, release) ?? one) : one))
  return { at, places: inOrder(was === null ? [...others, at] : others.map((one) => (one === was ? at : one))) }
}

function placeOf(places: readonly KeptStanding[], { verb, today }: Decision, { list, leaving }: About): KeptStanding | null {
  const standing = places.filter(({ stands }) => stands)
  const on = standing.find((one) => one.list === list) ?? null
  const off = places.find((one) => !one.stands && one.list === list) ?? places.find((one) => isBlank(one, list)) ?? null
  switch (verb) {
    case 'designate':
      return on ?? standing.find((one) => leaving.includes(one.list)) ?? off
    case 'leave':
      return on ?? (list === null ? (standing[0] ?? places[0] ?? null) : off)
    case 'release':
    case 'keep':
      if (list !== null) return on ?? off
      if (standing.length > 1) throw new Problem('conflict', 'designation.several-lists', { target: today.targetName })
      return standing[0] ?? places[0] ?? null
  }
}

/** Whether a place is of no list yet: nobody stood there, and nothing was said about another list. */
const isBlank = ({ stands, list, past, verdict }: KeptStanding, of: string | null): boolean =>
  !stands && list === '' && past.length === 0 && (verdict?.list ?? of) === of

/** The places of a target as one document keeps them: the first in itself, so that what it says no more is taken from there. */
export const keptPlaces = <Place extends Pick<KeptStanding, 'covert'>>([first, ...also]: readonly Place[]) => ({
  ...first,
  covert: first?.covert ?? null,
  also,
})
