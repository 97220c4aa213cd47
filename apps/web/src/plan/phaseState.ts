import type { Phase } from '@duzhan/plan'

/** Whether a phase lies before, behind or around a date. */
export function phaseState({ start, end }: Pick<Phase, 'start' | 'end'>, today: string): 'coming' | 'past' | 'current' {
  if (today < start) return 'coming'
  return today > end ? 'past' : 'current'
}
