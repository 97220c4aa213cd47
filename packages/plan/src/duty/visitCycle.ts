import type { Cycle } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { Rhythm } from '../schema/when.ts'

/** What figures are counted by where visits are owed more often than once a week: nobody reports by the day. */
const counted = (every: Rhythm): Cycle['every'] =>
  every === 'day' || every === 'workingDay' || every === 'tenDays' || every === 'halfMonth' ? 'month' : every

/**
 * The rhythm by which a plan's records are counted: that of its first visit duty that has one, and months where that is
 * shorter than a week; undefined without.
 */
export function visitCycle({ cycles, duties }: Pick<Plan, 'cycles' | 'duties'>): Pick<Cycle, 'every' | 'endsOn'> | undefined {
  const named = duties.visits?.find(({ cycle }) => cycle !== undefined)?.cycle
  const own = cycles.find(({ key }) => key === named)
  if (own) return own
  const when = duties.owed?.find((duty) => duty.what === 'visit' && duty.when?.kind === 'cycle')?.when
  if (when?.kind !== 'cycle') return undefined
  const every = counted(when.every)
  return { every, endsOn: every === when.every ? (when.endsOn ?? 'last') : 'last' }
}
