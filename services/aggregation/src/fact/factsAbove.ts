import type { ChecklistSchema } from '@duzhan/checklist'
import type { SubmissionEvent } from '@duzhan/contracts'
import { calendarDate, firstDay, isLateRecord, type Plan, windowOfVisits } from '@duzhan/plan'
import { countingPaths } from './countingPaths.ts'
import type { Fact } from './fact.repository.ts'

/** What a record says in the figures of a plan above its own, and whether it came after that plan's window had been reported. */
export interface FactAbove {
  fact: Fact
  jurisdiction: string
  isLate: boolean
}

/**
 * What a record made under a derived plan says in the figures of the plans above it, the nearest first: of a checklist that is
 * theirs too, what both ask alike (`countingPaths`), in their own windows and by the revision that was derived from. What the
 * lower plan asks besides, or asks in another meaning, stays with it; so does a record made outside the days of the plan above.
 */
export function factsAbove(
  fact: Fact,
  { finishedAt, receivedAt }: Pick<SubmissionEvent, 'finishedAt' | 'receivedAt'>,
  plan: Plan,
  above: readonly Plan[],
): FactAbove[] {
  const madeAt = new Date(finishedAt)
  const day = calendarDate(madeAt)
  return above.flatMap((superior): FactAbove[] => {
    const [own, theirs] = [schemaIn(plan, fact.checklist), schemaIn(superior, fact.checklist)]
    if (!own || !theirs || day < firstDay(superior) || day > superior.period.end) return []
    const counting = countingPaths(own, theirs)
    if (counting.size === 0) return []
    return [
      {
        fact: {
          ...fact,
          plan: superior.code,
          under: plan.code,
          revision: superior.revision,
          window: windowOfVisits(superior, day).key,
          observations: fact.observations.filter(({ path }) => counting.has(path)),
        },
        jurisdiction: superior.jurisdiction,
        isLate: isLateRecord(superior, { madeAt, arrivedAt: new Date(receivedAt) }),
      },
    ]
  })
}

const schemaIn = ({ checklists }: Plan, checklist: string): ChecklistSchema | undefined =>
  checklists.find(({ key }) => key === checklist)?.schema as ChecklistSchema | undefined // it passed the gate before it was published

/** Those of some facts that count: of what was recorded under a derived plan, what is about a target that stands, or stood, on a list here. */
export function countingHere(facts: readonly Fact[], listed: readonly { target: string }[]): Fact[] {
  const targets = new Set(listed.map(({ target }) => target))
  return facts.filter(({ under, target }) => under === undefined || targets.has(target))
}
