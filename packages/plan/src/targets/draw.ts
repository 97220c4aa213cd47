import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TargetList } from '../schema/planParts.ts'

/** Those among whom lots are drawn, each with the value of the attribute by which the draw is divided, or an empty text. */
export type Population = readonly (readonly [target: string, stratum: string])[]

/** How a draw came out, with all that somebody needs to make it again beside its population and its nonce. */
export interface Drawing {
  commitment: string
  seed: string
  drawn: string[]
}

/** What is asked of a draw: how many, or which share. */
export type DrawSize = Pick<NonNullable<TargetList['draw']>, 'count' | 'percent'>

/** The SHA-256 of a text, in hexadecimal digits. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
/** Puts texts in the order of their characters, wherever it runs. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** What a population is committed to by: the SHA-256 of its lines `target TAB stratum`, in order of their characters. */
export const commitmentOf = (population: Population): string =>
  hash(
    population
      .map((one) => one.join('\t'))
      .sort(inOrder)
      .join('\n'),
  )

/** How many of so many a draw takes: never more than there are; a share is rounded up. */
export function drawnOf({ count, percent }: DrawSize, population: number): number {
  // a share is written with decimals that binary figures have not exactly: 7 % of 100 are 7
  const wanted = count ?? Math.ceil(Number(((population * (percent ?? 0)) / 100).toFixed(9)))
  return Math.min(wanted, population)
}

/** Each stratum's part of a draw, by largest remainder; of equal remainders that of the larger stratum, then the first by name. */
export function sharesOf(sizes: ReadonlyMap<string, number>, drawn: number): Map<string, number> {
  const population = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const parts = [...sizes].map(([stratum, size]) => {
    const least = Math.floor((size * drawn) / population)
    return { stratum, size, least, remainder: (size * drawn) % population }
  })
  const left = drawn - parts.reduce((sum, { least }) => sum + least, 0)
  const ranked = parts.toSorted(
    (one, other) => other.remainder - one.remainder || other.size - one.size || inOrder(one.stratum, other.stratum),
  )
  return new Map(ranked.map(({ stratum, least }, index) => [stratum, least + Number(index < left)]))
}

/**
 * Draws lots: the same population and nonce always give the same targets, whatever the order in which they come, so that
 * anybody who has both can make it again. The seed is the SHA-256 of `commitment:nonce`; of each stratum those come first
 * whose SHA-256 of `seed:target` is smallest.
 */
export function drawFrom(population: Population, size: DrawSize, nonce: string): Drawing {
  const commitment = commitmentOf(population)
  const seed = hash(`${commitment}:${nonce}`)
  const strata = new Map<string, string[]>()
  for (const [target, stratum] of population) {
    const among = strata.get(stratum)
    if (among) among.push(target)
    else strata.set(stratum, [target])
  }
  const sizes = new Map([...strata].map(([stratum, targets]) => [stratum, targets.length]))
  const shares = sharesOf(sizes, drawnOf(size, population.length))
  const drawn = [...strata].flatMap(([stratum, targets]) =>
    targets
      .map((target) => ({ target, lot: hash(`${seed}:${target}`) }))
      .sort((one, other) => inOrder(one.lot, other.lot))
      .slice(0, shares.get(stratum) ?? 0)
      .map(({ target }) => target),
  )
  return { commitment, seed, drawn: drawn.sort(inOrder) }
}
