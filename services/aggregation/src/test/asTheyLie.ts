import type { Placing } from '../rollup/placing.ts'

/** Regions of which none has become part of another: they lie where their codes say. */
export const asTheyLie: Placing = {
  placed: async (_plan, _window, paths) => paths,
  made: async (_plan, _window, region) => [region],
}
