import type { TargetView } from '@duzhan/contracts'

/** `annex`: as printed; `place`: by region code; anything else names an attribute, largest first. */
export type TargetOrder = 'annex' | 'place' | (string & {})

/** Targets in the order asked for; equals keep the order of the annex. */
export function sortTargets(targets: readonly TargetView[], order: TargetOrder): TargetView[] {
  const printed = [...targets].sort((a, b) => annexSeq(a) - annexSeq(b))
  if (order === 'annex') return printed
  if (order === 'place') return printed.sort((a, b) => a.regionCode.slice(0, 9).localeCompare(b.regionCode.slice(0, 9)))
  return printed.sort((a, b) => figureOf(b, order) - figureOf(a, order))
}

function annexSeq(target: TargetView): number {
  const seq = target.annex?.['seq']
  return typeof seq === 'number' ? seq : Number.POSITIVE_INFINITY
}

function figureOf(target: TargetView, attribute: string): number {
  const value = target.attributes[attribute]
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY
}
