import type { Target } from '@duzhan/plan'

/** A target as its document prints it; what the register does not judge by stands in `annex`. */
export type PackTarget = Target & { annex: Readonly<Record<string, string | number | boolean | null>> }

export interface PackRegion {
  code: string
  name: string
  parent?: string
}

export interface DemoGrant {
  role: string
  region: string
  plan: string
  team?: string
  unit?: string
  target?: string
  body?: string
}

/** A body that stands in the directory of the plan's jurisdiction: an operator enters it. */
export interface PackBody {
  key: string
  title: string
  kind: string
  region: string
}

/** A post that signs in to the demonstration. Posts only: a pack never holds a person's name. */
export interface DemoPerson {
  id: string
  account: string
  title: string
  grants: DemoGrant[]
}

/** A lower plan as its jurisdiction filed it upward: its own document, to be merged over the plan that it extends. */
export interface PackFiling {
  region: string
  filedOn: string
  plan: unknown
  /** The posts that filed and answered it; one without them is for whoever tries the demonstration to file. */
  demo?: { by: string; answer?: { isAccepted: boolean; on: string; by: string; text: string } }
}

/** A real plan with the register, the regions and the posts that it needs to run. */
export interface PlanPack {
  plan: unknown
  targets: PackTarget[]
  regions: PackRegion[]
  people: DemoPerson[]
  /** Bodies of the directory that the plan names, where it names any. */
  bodies?: PackBody[]
  /** Lower plans for demonstration, where there are any. */
  filings?: PackFiling[]
}
