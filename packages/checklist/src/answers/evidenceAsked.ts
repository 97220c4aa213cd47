import { faultsOf } from '../interpret/interpret.ts'
import { photosOf } from '../interpret/lacksEvidence.ts'
import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'
import { interpretAdmitted } from './interpretAdmitted.ts'

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

/** Whether answers, as they stand, must come with the position of whoever gives them. */
export function asksPosition(checklist: ChecklistSchema, answers: unknown): boolean {
  const faults = interpretAdmitted(checklist)(answers, { hasPosition: false })
  return faults.some(({ keyword, params }) => keyword === 'x-evidence' && params['position'] === true)
}

const fileHash = /^[0-9a-f]{64}$/

/**
 * Every file that an answers document refers to, by content hash, each once and in order of appearance: photos and
 * signatures, at any depth, in the rows of a table as well. Whatever is written like a hash is taken for one. It walks
 * without recursion, so it is safe on anything.
 */
export function evidenceOf(answers: unknown): string[] {
  const found = new Set<string>()
  const open: unknown[] = [answers]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && fileHash.test(value)) found.add(value)
    if (typeof value !== 'object' || value === null) continue
    for (const photo of photosOf(value)) found.add(photo)
    open.push(...Object.values(value).reverse())
  }
  return [...found]
}
