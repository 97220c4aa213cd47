import type { Plan } from '@duzhan/plan'
import type { Around } from './around.ts'
import type { Visit } from './visit.repository.ts'

/**
 * Says of visits that are owed who goes on them, where a plan has that drawn (双随机): those who were drawn stay, for the others lots are
 * drawn and kept before anybody is told. A visit for which avoidance leaves nobody has none, and is drawn for again when it is next
 * opened. Whoever has a list drawn for part by part names all of it by one object, its `run`, so that the lots of a window are read
 * once for it. Throws `service.unavailable` where others kept drawing first.
 */
export type DrawInspectors = (
  plan: Plan,
  owed: readonly Visit[],
  around: Pick<Around, 'bodies'> & { run?: object },
) => Promise<Visit[]>
