import { Covert, type StreamEntry } from '@duzhan/contracts'
import { type KeptJson, keptValue, type Plan } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { z } from 'zod'
import type { Place } from '../rights.ts'

const Located = z.object({ plan: z.string(), regionPath: z.array(z.string()).min(1), covert: Covert.optional() })
const WithPlan = z.object({ plan: z.string(), document: z.custom<KeptJson<Plan>>() })
const Named = z.object({ targetName: z.string() })

/** Where an entry that could not be applied lies, by what it tells itself; null where that is nothing, or not to be read. */
export function asidePlaceOf({ event }: StreamEntry): Place | null {
  const located = Located.safeParse(event)
  if (located.success) return located.data
  const revision = WithPlan.safeParse(event)
  if (!revision.success) return null
  try {
    const { jurisdiction } = keptValue(revision.data.document)
    return { plan: revision.data.plan, regionPath: regionPath(regionCode(jurisdiction)) }
  } catch {
    return null
  }
}

/** The name of the target that such an entry is about, where it tells one. */
export function asideTargetOf({ event }: StreamEntry): string | null {
  return Named.safeParse(event).data?.targetName ?? null
}
