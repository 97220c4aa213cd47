import type { Plan } from '../schema/planSchema.ts'
import { closesItself, isOfWeeks } from '../schema/rhythm.ts'
import type { Stretch, When } from '../schema/when.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

function ofCycle(when: Extract<When, { kind: 'cycle' }>, path: string): PlanFault[] {
  const { every, endsOn, dueDay, later } = when
  const isShort = closesItself(every)
  return [
    ...(isShort && endsOn !== undefined ? [planFault('when.closes-itself', `${path}.endsOn`)] : []),
    ...(isOfWeeks(every) && typeof endsOn === 'number' && endsOn > 7 ? [planFault('cycle.no-weekday', `${path}.endsOn`)] : []),
    ...((isShort || isOfWeeks(every)) && (dueDay !== undefined || later !== undefined)
      ? [planFault('when.day-needs-month', `${path}.${dueDay === undefined ? 'later' : 'dueDay'}`)]
      : []),
  ]
}

/** By what a stretch is told from the others of its duty. */
function keyOf(stretch: Stretch): string {
  if (stretch.kind === 'phase') return stretch.phase
  return stretch.kind === 'festival' ? (stretch.key ?? stretch.festival) : stretch.key
}

/** Days of the year may run over New Year; dates, and days counted from a festival, may not run backwards. */
function isBackwards(stretch: Stretch): boolean {
  if (stretch.kind === 'dates') return stretch.start !== undefined && stretch.end < stretch.start
  return stretch.kind === 'festival' && stretch.first !== undefined && stretch.last < stretch.first
}

function ofStretches(when: When, path: string): PlanFault[] {
  const seen = new Set<string>()
  return stretchesOf(when).flatMap(({ path: at, stretch }) => {
    const place = `${path}.${at}`
    const key = keyOf(stretch)
    const isRepeated = seen.has(key)
    seen.add(key)
    return [
      ...(isBackwards(stretch) ? [planFault('when.backwards', place)] : []),
      ...(isRepeated ? [planFault('when.repeated', place, { key })] : []),
    ]
  })
}

/** Times that contradict themselves. */
export const whenFaults = ({ duties }: Plan): PlanFault[] =>
  (duties.owed ?? []).flatMap(({ when }, index) => {
    if (!when) return []
    const path = `duties.owed.${index}.when`
    const isTooLate =
      (when.kind === 'closeOut' || when.kind === 'release') && when.after !== undefined && when.after > when.within
    return [
      ...(when.kind === 'cycle' ? ofCycle(when, path) : []),
      ...ofStretches(when, path),
      ...(isTooLate ? [planFault('when.after-limit', `${path}.after`)] : []),
    ]
  })

/** The stretches of days that a *when* names, with their place in it. */
export function stretchesOf(when: When | undefined): { path: string; stretch: Stretch }[] {
  const named = (name: string, stretches: readonly Stretch[]) =>
    stretches.map((stretch, index) => ({ path: `${name}.${index}`, stretch }))
  if (when?.kind === 'windows') return named('windows', when.windows)
  return when?.kind === 'cycle' ? named('during', when.during ?? []) : []
}
