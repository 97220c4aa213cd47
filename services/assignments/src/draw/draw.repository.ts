import type { Population } from '@duzhan/plan'

/** Lots that were drawn for a list, with all that anybody needs to draw them again. Draws are only ever added. */
export interface KeptDraw {
  plan: string
  list: string
  /** Its number among the draws of the list, from 1. */
  no: number
  /** A calendar date in Asia/Shanghai. */
  on: string
  by: string
  reason: string
  count: number | null
  percent: number | null
  population: Population
  commitment: string
  nonce: string
  seed: string
  drawn: string[]
}
export interface DrawRepository {
  /** Keeps a draw under its number; false when somebody drew that one first. `title` is what the list is called. */
  add(draw: KeptDraw, told: { title: string; regionPath: readonly string[] }): Promise<boolean>
  /** The last draw of each list of a plan. */
  last(plan: string): Promise<KeptDraw[]>
}
