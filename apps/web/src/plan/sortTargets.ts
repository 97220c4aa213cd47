import type { TargetView } from '@duzhan/contracts'

/** `annex`: as printed; `place`: by region code; anything else names a figure, largest first. */
export type TargetOrder = 'annex' | 'place' | (string & {})

type Figures = Readonly<Record<string, unknown>>

/** Targets in the order asked for, by their figures as `figuresOf` tells them; equals keep the order of the annex. */
export function sortTargets(
  targets: readonly TargetView[],
  order: TargetOrder,
  figuresOf: (target: TargetView) => Figures = ({ attributes }) => attributes,
): TargetView[] {
  const printed = [...targets].sort((a, b) => annexSeq(a) - annexSeq(b))
  if (order === 'annex') return printed
  if (order === 'place') return printed.sort((a, b) => a.regionCode.slice(0, 9).localeCompare(b.regionCode.slice(0, 9)))
  const figure = new Map(printed.map((target) => [target, numberIn(figuresOf(target), order)]))
  return printed.sort((a, b) => (figure.get(b) ?? 0) - (figure.get(a) ?? 0))
}

function annexSeq(target: TargetView): number {
  const seq = target.annex?.['seq']
  return typeof seq === 'number' ? seq : Number.POSITIVE_INFINITY
}

function numberIn(figures: Figures, key: string): number {
  const value = figures[key]
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY
}
