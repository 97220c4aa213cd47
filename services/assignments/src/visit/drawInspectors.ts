import type { Plan } from '@duzhan/plan'
import type { KeptLot } from '../lot/lot.repository.ts'
import type { Around } from './around.ts'
import type { Visit } from './visit.repository.ts'

/**
 * Says of visits that are owed who goes on them, where a plan has that drawn (双随机): those who were drawn stay, for the others lots are
 * drawn and kept before anybody is told. A visit for which avoidance leaves nobody has none, and is drawn for again when it is next
 * opened. Whoever has a list drawn for part by part hands over `known`, which is filled with the lots of each window as they were read and
 * drawn, so that they are read once. Throws `service.unavailable` where others kept drawing first.
 */
export type DrawInspectors = (
  plan: Plan,
  owed: readonly Visit[],
  around: Pick<Around, 'bodies'> & { known?: Map<string, readonly KeptLot[]> },
) => Promise<Visit[]>
