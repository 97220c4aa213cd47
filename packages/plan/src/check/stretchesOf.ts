import type { Stretch, When } from '../schema/when.ts'

/** The stretches of days that a *when* names, with their place in it. */
export function stretchesOf(when: When | undefined): { path: string; stretch: Stretch }[] {
  const named = (name: string, stretches: readonly Stretch[]) =>
    stretches.map((stretch, index) => ({ path: `${name}.${index}`, stretch }))
  if (when?.kind === 'windows') return named('windows', when.windows)
  return when?.kind === 'cycle' ? named('during', when.during ?? []) : []
}
