import type { Random } from './kind.ts'

/** Numbers in [0, 1) that follow from a seed, by the generator mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from `least` to `most`. */
export const between = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1))

/** One of a list that holds at least one. */
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[between(random, 0, list.length - 1)] as T // within the list
