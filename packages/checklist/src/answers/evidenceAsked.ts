import { faultsOf } from '../interpret/interpret.ts'
import type { SubSchema } from '../schema/subSchema.ts'

/** What the rules for evidence ask of an item: at least so many photos, the position of whoever answers, a signature. */
export interface EvidenceAsked {
  readonly photos: number
  readonly position: boolean
  readonly signature: boolean
}

/** More faults than an item with all its rows can have. */
const mostFaults = 1_000
const hasRule = (schema: SubSchema): boolean =>
  schema['x-evidence'] !== undefined || Object.values(schema.properties ?? {}).some((field) => field['x-evidence'] !== undefined)

/**
 * What the `x-evidence` of an item and of its fields asks of it, as it is answered so far, whether it is there already or
 * not. `root` holds the definitions that its references name.
 */
export function evidenceAsked(item: SubSchema, held: Readonly<Record<string, unknown>>, root: SubSchema): EvidenceAsked {
  const { photos: _photos, signature: _signature, ...answered } = held
  const bare = { ...item, ...(root.$defs && { $defs: root.$defs }) }
  const faults = hasRule(item) ? faultsOf(bare, answered, mostFaults, { hasPosition: false }) : []
  const asked = faults.filter(({ keyword }) => keyword === 'x-evidence').map(({ params }) => params)
  return {
    photos: Math.max(0, ...asked.map(({ photos }) => Number(photos))),
    position: asked.some(({ position }) => position === true),
    signature: asked.some(({ signature }) => signature === true),
  }
}
