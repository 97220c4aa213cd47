import type { Coordinates } from '@duzhan/regions'

/** A place or household under supervision. The code is an attribute: villages merge, a target keeps its id. */
export interface Target {
  id: string
  name: string
  kind: string
  regionCode: string
  /** Where it lies, if anybody entered it: what an inspector's position is held against. */
  position?: Coordinates
  attributes: Readonly<Record<string, string | number | boolean>>
}
