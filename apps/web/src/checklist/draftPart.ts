import { outlineFor, partsOf, type SubSchema } from '@duzhan/checklist'
import { type Plan, teamTitle } from '@duzhan/plan'
import type { DraftPart } from '../device/draft.ts'

interface Filled {
  schema: unknown
  part: string | null
  /** What the target's own team is called. */
  ownTeam: string
}

/** Who fills in a part of a checklist and who the rest; undefined where the target's own team fills in everything. */
export function draftPart(plan: Pick<Plan, 'assignments'> | undefined, { schema, part, ownTeam }: Filled): DraftPart | undefined {
  const parts = partsOf(outlineFor(schema as SubSchema)) // one that the server admitted
  if (parts.length === 1 && part === null) return undefined
  const titleOf = (key: string | null) => (key === null ? ownTeam : teamTitle(plan ?? { assignments: {} }, key))
  return { key: part, team: titleOf(part), others: parts.filter((one) => one !== part).map(titleOf) }
}
